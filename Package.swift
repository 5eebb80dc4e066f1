// swift-tools-version: 6.1
import PackageDescription

/// The chapters of the book, in reading order. Each is a folder in `chapters/` and an executable of the same name.
let chapters = ["chapter1", "chapter2"]

/// SwiftPM refuses unsafe flags in a package that another one requires by version, so they are set only where this
/// package is the root. `swift run` builds for debugging; the library targets are optimised even then, because the book
/// is run far more often than it is debugged. The processor the code is made for is this machine's, or `BOOK_CPU`.
let isRoot = !Context.packageDirectory.contains("/checkouts/")
let processor = Context.environment["BOOK_CPU"] ?? "native"
let optimised: [SwiftSetting] =
  isRoot
  ? [
    .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug)),
    .unsafeFlags(["-Xcc", "-march=\(processor)"]),
  ] : []

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "mixture-density-workbook",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
    .library(name: "Plotting", targets: ["Plotting", "CairoCanvas"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Libraries of the system: a module map and a header each.
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev", "libblas-dev"]), .brew(["lapack"])]),

    // The lesson's engine.
    .target(name: "ElementaryFunctions", swiftSettings: optimised),
    .target(name: "LinearAlgebra", dependencies: ["ElementaryFunctions", "CLAPACK"], swiftSettings: optimised),
    .target(name: "Probability", dependencies: ["ElementaryFunctions", "LinearAlgebra"], swiftSettings: optimised),
    .target(
      name: "NeuralNetworks", dependencies: ["ElementaryFunctions", "LinearAlgebra", "Probability"],
      swiftSettings: optimised),

    // Figures: description and layout without any C, and the drawing of them on Cairo.
    .target(name: "Plotting", swiftSettings: optimised),
    .target(name: "CairoCanvas", dependencies: ["Plotting", "CCairo"], swiftSettings: optimised),

    // The book: from a chapter's source and what its run recorded to pages.
    .target(name: "Weaving", swiftSettings: optimised),
    .target(
      name: "Workbook", dependencies: ["Weaving", "Plotting", "CairoCanvas", argumentParser], swiftSettings: optimised),
    .executableTarget(
      name: "report", dependencies: ["Weaving", "CairoCanvas", argumentParser] + chapters.map { .target(name: $0) }),

    .testTarget(name: "ElementaryFunctionsTests", dependencies: ["ElementaryFunctions"]),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"]),
    .testTarget(name: "ProbabilityTests", dependencies: ["Probability", "LinearAlgebra", "ElementaryFunctions"]),
    .testTarget(name: "NeuralNetworksTests", dependencies: ["NeuralNetworks"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(name: "CairoCanvasTests", dependencies: ["CairoCanvas"]),
    .testTarget(name: "WeavingTests", dependencies: ["Weaving"]),
  ]
    + chapters.map {
      .executableTarget(name: $0, dependencies: ["Workbook", "Probability"], path: "chapters/\($0)")
    }
)
