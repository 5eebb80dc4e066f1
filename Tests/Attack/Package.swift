// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that it sees of the book's modules only what everyone sees.
let book = "mixture-density-workbook"

let package = Package(
  name: "attack",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: book, path: "../..")],
  targets: [
    .executableTarget(
      name: "attack",
      dependencies: [
        .product(name: "NeuralNetworks", package: book), .product(name: "LeastSquares", package: book),
        .product(name: "Plotting", package: book), .product(name: "Weaving", package: book),
        .product(name: "Workbook", package: book), .product(name: "ReportKit", package: book),
      ])
  ]
)
