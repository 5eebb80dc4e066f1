// swift-tools-version: 6.3
import PackageDescription

/// The chapters of the book, in reading order. Each is a folder in `chapters/` and an executable of the same name.
let chapters = ["chapter1", "chapter2", "chapter3", "chapter4", "chapter5"]

/// SwiftPM refuses unsafe flags in a package that another one requires by version, so they are set only where this
/// package is the root.
let isRoot = !Context.packageDirectory.contains("/checkouts/")

/// Where `CI` is set, warnings are errors.
let strict: [SwiftSetting] =
  isRoot && Context.environment["CI"] != nil ? [.unsafeFlags(["-warnings-as-errors"])] : []

/// `swift run` builds for debugging; libraries and chapters are optimised even then, because the book is run far more often
/// than it is debugged. The processor the code is made for is this machine's, or `BOOK_CPU`.
/// Nobody reads `errno` after a square root; without it one is an instruction, the same bits, instead of a call.
let processor = Context.environment["BOOK_CPU"] ?? "native"
let optimised: [SwiftSetting] =
  strict
  + (isRoot
    ? [
      .unsafeFlags(
        ["-O", "-whole-module-optimization", "-disable-batch-mode", "-num-threads", "2"], .when(configuration: .debug)),
      .unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"]),
    ] : [])

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Libraries of the system: a module map and a header each.
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
    name: "CMarkdown", pkgConfig: "libcmark-gfm",
    providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
  // macOS has a framework of this name.
  .systemLibrary(
    name: "CJavaScriptCore", pkgConfig: "javascriptcoregtk-4.1", providers: [.apt(["libjavascriptcoregtk-4.1-dev"])]),
  .systemLibrary(
    name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
  .systemLibrary(
    name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev", "libblas-dev"]), .brew(["lapack"])]),
]

/// The lesson's engine.
let engine: [Target] = [
  .target(name: "Preconditions", swiftSettings: optimised),
  .target(name: "ElementaryFunctions", swiftSettings: optimised),
  .target(
    name: "LinearAlgebra", dependencies: ["Preconditions", "ElementaryFunctions", "CLAPACK"], swiftSettings: optimised),
  .target(
    name: "Probability", dependencies: ["Preconditions", "ElementaryFunctions", "LinearAlgebra"],
    swiftSettings: optimised),
  .target(
    name: "NeuralNetworks", dependencies: ["Preconditions", "ElementaryFunctions", "LinearAlgebra", "Probability"],
    swiftSettings: optimised),
]

/// Figures: description and layout without any C, the drawing of them on Cairo, and a picture of every mark.
let figures: [Target] = [
  .target(name: "Plotting", dependencies: ["Preconditions"], swiftSettings: optimised),
  .target(name: "CairoCanvas", dependencies: ["Plotting", "CCairo", "CDeflate"], swiftSettings: optimised),
  .executableTarget(
    name: "gallery", dependencies: ["Workbook", "Plotting", "CairoCanvas", argumentParser], swiftSettings: optimised),
]

/// The book: from a chapter's source and what its run recorded to pages.
let book: [Target] = [
  .target(
    name: "Weaving",
    dependencies: [
      "CMarkdown", "CHarfBuzz", .target(name: "CJavaScriptCore", condition: .when(platforms: [.linux])),
    ],
    resources: [.embedInCode("HTML/handout.css"), .embedInCode("HTML/handout.js")], swiftSettings: optimised),
  .target(
    name: "Workbook", dependencies: ["Weaving", "Plotting", "CairoCanvas", argumentParser], swiftSettings: optimised),
  .target(
    name: "Experiments",
    dependencies: [
      "Preconditions", "ElementaryFunctions", "LinearAlgebra", "Probability", "NeuralNetworks", "Plotting", "Workbook",
    ], swiftSettings: optimised),
  .executableTarget(
    name: "report",
    dependencies: ["Workbook", "Weaving", "CairoCanvas", "Plotting", "CXXHash", argumentParser]
      + chapters.map { .target(name: $0) }, swiftSettings: strict),
]

/// A check that fails in a chapter, such as that of an index, says what has failed and on which line, though the chapter is
/// optimised: the merging of tails would make one place of all such checks, and that has no line.
let checked: [SwiftSetting] =
  isRoot
  ? [.unsafeFlags(["-assert-config", "Debug", "-Xllvm", "-enable-tail-merge=0"], .when(configuration: .debug))] : []

let chapterPrograms: [Target] = chapters.map {
  .executableTarget(
    name: $0,
    dependencies: [
      "Workbook", "Experiments", "NeuralNetworks", "Probability", "LinearAlgebra", "ElementaryFunctions", "Plotting",
    ], path: "chapters/\($0)", swiftSettings: optimised + checked)
}

let tests: [Target] = [
  .testTarget(name: "ElementaryFunctionsTests", dependencies: ["ElementaryFunctions"], swiftSettings: strict),
  .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: strict),
  .testTarget(name: "ProbabilityTests", dependencies: ["Probability", "ElementaryFunctions"], swiftSettings: strict),
  .testTarget(name: "NeuralNetworksTests", dependencies: ["NeuralNetworks", "TestPrograms"], swiftSettings: strict),
  // The code of the articles in Sources/*/*.docc, compiled and run.
  .testTarget(
    name: "DocumentationTests",
    dependencies: ["NeuralNetworks", "Probability", "Plotting", "CairoCanvas", "TestPrograms"],
    swiftSettings: strict),
  .testTarget(name: "PlottingTests", dependencies: ["Plotting"], swiftSettings: strict),
  .testTarget(
    name: "CairoCanvasTests", dependencies: ["CairoCanvas", "gallery", "TestPrograms"], swiftSettings: strict),
  .testTarget(name: "WeavingTests", dependencies: ["Weaving"], swiftSettings: strict),
  .testTarget(name: "WorkbookTests", dependencies: ["Workbook"], swiftSettings: strict),
  .testTarget(name: "ExperimentsTests", dependencies: ["Experiments"], swiftSettings: strict),
  .testTarget(name: "ChapterTests", dependencies: ["report", "chapter99", "TestPrograms"], swiftSettings: strict),
  // The programs of the chapters are modules here, whose helpers measure what the claims measure.
  .testTarget(
    name: "ClaimTests",
    dependencies: ["Weaving", "Experiments", "NeuralNetworks", "Probability", "LinearAlgebra", "TestPrograms"]
      + chapters.map { .target(name: $0) }, swiftSettings: strict),
  .testTarget(name: "BrowserTests", dependencies: ["report", "TestPrograms"], swiftSettings: strict),
  // What tests need that run the package's programs.
  .target(name: "TestPrograms", path: "Tests/TestPrograms", swiftSettings: strict),
  // A chapter that does wrong what a test asks it to.
  .executableTarget(
    name: "chapter99", dependencies: ["Workbook", "LinearAlgebra", "Plotting"],
    path: "Tests/Fixtures/chapters/chapter99", swiftSettings: optimised + checked),
]

let package = Package(
  name: "mixture-density-workbook",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks", "Probability", "LinearAlgebra"]),
    .library(name: "Plotting", targets: ["Plotting", "CairoCanvas"]),
    .library(name: "Experiments", targets: ["Experiments"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // The command ‘swift package generate-documentation’. No target needs it, so no package that requires this one fetches it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: systemLibraries + engine + figures + book + chapterPrograms + tests
)
