// swift-tools-version: 6.3
import PackageDescription

/// As in the book's package: warnings are errors where `CI` is set, and code is made for this machine or for `BOOK_CPU`.
let settings: [SwiftSetting] = [
  .unsafeFlags(Context.environment["CI"] != nil ? ["-warnings-as-errors"] : []),
  .unsafeFlags(["-O"], .when(configuration: .debug)),
  .unsafeFlags(["-Xcc", "-march=\(Context.environment["BOOK_CPU"] ?? "native")"]),
]

let book = "mixture-density-workbook"
let neuralNetworks = Target.Dependency.product(name: "NeuralNetworks", package: book)

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: book, path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    // The problems that are trained, and what is asked of those who train them.
    .target(name: "Exchange", dependencies: [neuralNetworks], swiftSettings: settings),
    // The book's engine as one competitor among others: a process of its own.
    .executableTarget(name: "engine", dependencies: ["Exchange", neuralNetworks], swiftSettings: settings),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Exchange", neuralNetworks, .product(name: "Problems", package: book),
        .product(name: "Plotting", package: book),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
  ]
)
