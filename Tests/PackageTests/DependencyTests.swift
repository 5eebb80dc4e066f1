import Foundation
import TestPrograms
import Testing

/// The arrows between the modules run one way. That there is no cycle among them SwiftPM sees to; it does not mind that a file
/// imports a module which its target does not depend on, where that happens to be built, nor does it know the walls.
@Suite struct DependencyTests {
  private let package: PackageDescription

  init() throws { package = try PackageDescription.ofBook.get() }

  /// What the engine's products have behind them is Swift alone: whoever uses them installs no library.
  @Test(arguments: ["NeuralNetworks", "Probability", "LinearAlgebra", "Problems"])
  func `a product of the engine reaches no system library`(product: String) throws {
    let reached = package.reached(from: try #require(package.products[product]))
    let systemLibraries = reached.filter { package.targets[$0]?.isSystemLibrary == true }
    #expect(systemLibraries.isEmpty && reached.contains("Preconditions"))
  }

  @Test(arguments: [
    ("Plotting", ["CCairo", "CDeflate", "CairoCanvas", "Weaving", "NeuralNetworks"]),
    ("CairoCanvas", ["Weaving", "Workbook", "NeuralNetworks"]),
    ("Recordings", ["Weaving", "Workbook", "Plotting"]),
    ("Weaving", ["Plotting", "CairoCanvas", "Workbook", "ReportKit", "NeuralNetworks", "ArgumentParser"]),
    ("Workbook", ["ReportKit", "NeuralNetworks", "Problems", "LinearAlgebra"]),
    ("ReportKit", ["NeuralNetworks", "Problems", "NetworkViews"]),
    ("NeuralNetworks", ["LeastSquares", "Plotting", "Workbook", "ArgumentParser"]),
    ("Problems", ["LeastSquares", "Plotting", "Workbook", "ArgumentParser"]),
  ])
  func `a wall keeps out what it is there for`(target: String, others: [String]) throws {
    let reached = package.reached(from: [target])
    #expect(reached.isDisjoint(with: others), "\(target) reaches \(reached.intersection(others).sorted())")
    let known = Set(package.targets.keys).union(package.targets.values.flatMap(\.dependencies))
    #expect(known.isSuperset(of: others + [target]), "each name is one of the package")
  }

  @Test func `a file imports only what its target depends on`() throws {
    let modules = Set(package.targets.keys).union(package.targets.values.flatMap(\.dependencies))
    var count = 0
    for target in package.targets.values where !target.isSystemLibrary {
      for file in try target.sources() {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          guard let module = imported(by: line, from: modules) else { continue }
          count += 1
          #expect(target.dependencies.contains(module), "\(file.lastPathComponent) of \(target.name) imports \(module)")
        }
      }
    }
    #expect(count > 500, "imports are found")
  }

  /// The module that a line such as `@testable import Weaving` or `import struct Weaving.Book` imports, if it is one of some.
  private func imported(by line: Substring, from modules: Set<String>) -> String? {
    let line = line.drop { $0 == " " }
    let marks = ["", "@testable ", "@preconcurrency ", "public ", "package ", "internal ", "private "]
    guard let start = marks.lazy.map({ $0 + "import " }).first(where: line.hasPrefix) else { return nil }
    return line.dropFirst(start.count).split { !$0.isLetter && !$0.isNumber }.map(String.init).first(
      where: modules.contains)
  }
}
