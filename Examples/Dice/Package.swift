// swift-tools-version: 6.3
import PackageDescription

let chapters = ["dice", "coins"]
let workbook = "mixture-density-workbook"

let package = Package(
  name: "dice",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: workbook, path: "../..")],
  targets: chapters.map {
    .executableTarget(
      name: $0, dependencies: ["Workbook", "Plotting", "Probability"].map { .product(name: $0, package: workbook) },
      path: "chapters/\($0)")
  } + [
    .executableTarget(
      name: "report",
      dependencies: [.product(name: "ReportKit", package: workbook)] + chapters.map { .target(name: $0) })
  ]
)
