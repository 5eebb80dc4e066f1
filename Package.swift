// swift-tools-version: 6.3
import Foundation
import PackageDescription

/// The book's table of contents. Each chapter is a folder in `chapters/` and a program of the same name. If another
/// package requires this one by version, SwiftPM reads the manifest before the files exist; the chapters are then not
/// needed.
let book = FileManager.default.contents(atPath: Context.packageDirectory + "/chapters/book.json")
let contents = try book.flatMap { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
let chapters = contents?["chapters"] as? [String] ?? []

/// With `CI` set in the environment, warnings are errors.
let strict: [SwiftSetting] = Context.environment["CI"] != nil ? [.treatAllWarnings(as: .error)] : []

/// `swift run` makes a debug build; libraries and chapters are optimised even then, because the book is run far more
/// often than it is debugged. Code is generated for this machine's processor, or for the one that `BOOK_CPU` names.
/// Nobody reads `errno` after a square root; without it, a square root is one instruction with the same bits, not a
/// call.
let processor = Context.environment["BOOK_CPU"] ?? "native"
let optimised: [SwiftSetting] =
  strict
  + [
    .unsafeFlags(
      ["-O", "-whole-module-optimization", "-disable-batch-mode", "-num-threads", "2"], .when(configuration: .debug)),
    .unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"]),
  ]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// System libraries, each a module map and a header.
let systemLibraries: [Target] = [
  .systemLibrary(
    name: "CCairo", pkgConfig: "pangocairo",
    providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
  .systemLibrary(
    name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
  .systemLibrary(
    name: "CHarfBuzz", pkgConfig: "harfbuzz-subset",
    providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
  .systemLibrary(
    name: "CFontconfig", pkgConfig: "fontconfig",
    providers: [.apt(["libfontconfig1-dev"]), .brew(["fontconfig"])]),
  .systemLibrary(
    name: "CMarkdown", pkgConfig: "libcmark-gfm",
    providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
  // On macOS it is a framework.
  .systemLibrary(
    name: "CJavaScriptCore", pkgConfig: "javascriptcoregtk-4.1", providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]),
  .systemLibrary(
    name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
  .systemLibrary(
    name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev", "libblas-dev"]), .brew(["lapack"])]),
]

/// The engine: pure Swift, with no C beneath it. Least squares stands apart because it needs LAPACK.
let engine: [Target] = [
  .target(name: "Preconditions", swiftSettings: optimised),
  .target(name: "ElementaryFunctions", swiftSettings: optimised),
  .target(name: "LinearAlgebra", dependencies: ["Preconditions"], swiftSettings: optimised),
  .target(
    name: "LeastSquares", dependencies: ["Preconditions", "LinearAlgebra", "CLAPACK"], swiftSettings: optimised),
  .target(
    name: "Probability", dependencies: ["Preconditions", "ElementaryFunctions", "LinearAlgebra"],
    swiftSettings: optimised),
  .target(
    name: "NeuralNetworks", dependencies: ["Preconditions", "ElementaryFunctions", "LinearAlgebra", "Probability"],
    swiftSettings: optimised),
  // The article's data, and the scores of the best possible answers to them.
  .target(
    name: "Problems",
    dependencies: ["Preconditions", "ElementaryFunctions", "LinearAlgebra", "Probability", "NeuralNetworks"],
    swiftSettings: optimised),
]

/// Figures: description and layout without any C, drawing with Cairo, and a gallery of every mark.
let figures: [Target] = [
  .target(name: "Plotting", dependencies: ["Preconditions"], swiftSettings: optimised),
  .target(name: "CairoCanvas", dependencies: ["Plotting", "CCairo", "CDeflate"], swiftSettings: optimised),
  .executableTarget(
    name: "gallery",
    dependencies: [
      "Files", "Terminal", "Plotting", "CairoCanvas", "Problems", "Probability", "LinearAlgebra", argumentParser,
    ],
    swiftSettings: optimised),
]

/// What the programs of this package have in common.
let programs: [Target] = [
  .target(name: "Files", swiftSettings: optimised),
  .target(name: "Terminal", dependencies: [argumentParser], swiftSettings: optimised),
]

/// From a chapter's source and the recording of its run to pages.
let weaving: [Target] = [
  .target(name: "Recordings", swiftSettings: optimised),
  .target(
    name: "Weaving",
    dependencies: [
      "Recordings", "CMarkdown", "CHarfBuzz", "CFontconfig",
      .target(name: "CJavaScriptCore", condition: .when(platforms: [.linux])),
    ],
    resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")], swiftSettings: optimised),
  .target(
    name: "Workbook",
    dependencies: ["Recordings", "Weaving", "Plotting", "CairoCanvas", "Files", "Terminal", argumentParser],
    swiftSettings: optimised),
  .target(
    name: "ReportKit",
    dependencies: [
      "Recordings", "Workbook", "Weaving", "CairoCanvas", "Plotting", "Files", "Terminal", "CXXHash", argumentParser,
    ], swiftSettings: optimised),
  // Views of data, networks and training for chapters: the only place that knows both the engine and the book.
  .target(
    name: "NetworkViews", dependencies: ["LinearAlgebra", "Probability", "NeuralNetworks", "Plotting", "Workbook"],
    swiftSettings: optimised),
  .executableTarget(
    name: "report", dependencies: ["ReportKit"] + chapters.map { .target(name: $0) }, swiftSettings: strict),
]

/// With these, a check that fails in an optimised chapter, such as an index out of range, still reports what failed and
/// on which line: tail merging would combine all such checks into one place that has no line.
let checked: [SwiftSetting] = [
  .unsafeFlags(["-assert-config", "Debug", "-Xllvm", "-enable-tail-merge=0"], .when(configuration: .debug))
]

let chapterPrograms: [Target] = chapters.map {
  .executableTarget(
    name: $0,
    dependencies: [
      "Workbook", "NetworkViews", "Problems", "NeuralNetworks", "Probability", "LeastSquares", "LinearAlgebra",
      "ElementaryFunctions", "Plotting",
    ], path: "chapters/\($0)", swiftSettings: optimised + checked)
}

let tests: [Target] = [
  // The code of the articles in Sources/*/*.docc, compiled and run.
  .testTarget(
    name: "DocumentationTests",
    dependencies: [
      "NeuralNetworks", "Probability", "LinearAlgebra", "LeastSquares", "Problems", "Plotting", "CairoCanvas",
      "Recordings", "Weaving", "TestPrograms",
    ],
    swiftSettings: strict),
  .testTarget(
    name: "ElementaryFunctionsTests", dependencies: ["ElementaryFunctions", "Probability", "TestReferences"],
    swiftSettings: strict),
  .testTarget(
    name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "Preconditions", "TestReferences"],
    swiftSettings: strict),
  .testTarget(
    name: "LeastSquaresTests", dependencies: ["LeastSquares", "LinearAlgebra", "TestReferences"], swiftSettings: strict),
  .testTarget(
    name: "ProbabilityTests", dependencies: ["Probability", "ElementaryFunctions", "LinearAlgebra", "TestReferences"],
    swiftSettings: strict),
  .testTarget(
    name: "NeuralNetworksTests",
    dependencies: [
      "NeuralNetworks", "Problems", "Probability", "LinearAlgebra", "ElementaryFunctions", "TestReferences",
      "TestPrograms",
    ], swiftSettings: strict),
  .testTarget(
    name: "ProblemsTests",
    dependencies: ["Problems", "NeuralNetworks", "Probability", "ElementaryFunctions", "TestReferences"],
    swiftSettings: strict),
  .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Probability"], swiftSettings: strict),
  .testTarget(
    name: "CairoCanvasTests",
    dependencies: ["CairoCanvas", "CCairo", "Plotting", "gallery", "Probability", "TestPrograms", "TestReferences"],
    swiftSettings: strict),
  .testTarget(
    name: "WeavingTests", dependencies: ["Weaving", "Recordings", "Workbook", "Probability"], swiftSettings: strict),
  .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
  .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
  .testTarget(name: "WorkbookTests", dependencies: ["Workbook", "Recordings", "Weaving"], swiftSettings: strict),
  .testTarget(
    name: "NetworkViewsTests",
    dependencies: ["NetworkViews", "Problems", "NeuralNetworks", "Probability", "LinearAlgebra", "Plotting"],
    swiftSettings: strict),
  .testTarget(
    name: "ChapterTests", dependencies: ["ReportKit", "report", "misuse", "fuzz", "Recordings", "TestPrograms"],
    swiftSettings: strict),
  .testTarget(name: "PackageTests", dependencies: ["TestPrograms"], swiftSettings: strict),
  // The chapters' programs are imported here as modules, for the helpers that measure what the claims measure.
  .testTarget(
    name: "ClaimTests",
    dependencies: [
      "Weaving", "Recordings", "Problems", "NeuralNetworks", "Probability", "LeastSquares", "LinearAlgebra",
      "ElementaryFunctions", "TestPrograms",
    ]
      + chapters.map { .target(name: $0) }, swiftSettings: strict),
  .testTarget(
    name: "BrowserTests", dependencies: ["ReportKit", "report", "Recordings", "Weaving", "Workbook", "TestPrograms"],
    swiftSettings: strict),
  // Reads the reference values in Tests/References, and makes numbers of all sizes.
  .target(
    name: "TestReferences", dependencies: ["Probability"], path: "Tests/TestReferences", swiftSettings: strict),
  // Helpers for tests that run the package's programs.
  .target(name: "TestPrograms", path: "Tests/TestPrograms", swiftSettings: strict),
  // Weaves hostile books; ChapterTests run it for some seconds.
  .executableTarget(
    name: "fuzz",
    dependencies: ["Weaving", "Recordings", "Workbook", "Probability", "CMarkdown", argumentParser],
    path: "Tests/Fuzz",
    swiftSettings: optimised),
  // A chapter that makes whatever mistake a test asks for.
  .executableTarget(
    name: "misuse", dependencies: ["Workbook", "LinearAlgebra", "Plotting"],
    path: "Tests/Fixtures/chapters/misuse", swiftSettings: optimised + checked),
]

let package = Package(
  name: "mixture-density-workbook",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks", "Probability", "LinearAlgebra"]),
    .library(name: "Probability", targets: ["Probability", "LinearAlgebra"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "LeastSquares", targets: ["LeastSquares", "LinearAlgebra"]),
    .library(name: "Problems", targets: ["Problems"]),
    .library(name: "Plotting", targets: ["Plotting", "CairoCanvas"]),
    .library(name: "Workbook", targets: ["Workbook"]),
    .library(name: "Weaving", targets: ["Weaving", "Recordings"]),
    .library(name: "ReportKit", targets: ["ReportKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // The command ‘swift package generate-documentation’. No target needs it, so no package that requires this one
    // fetches it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: systemLibraries + engine + figures + programs + weaving + chapterPrograms + tests
)
