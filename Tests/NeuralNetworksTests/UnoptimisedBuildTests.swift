import Foundation
import TestPrograms
import Testing

@testable import NeuralNetworks

@Suite struct UnoptimisedBuildTests {
  @Test func `the package's own build is optimised`() {
    #expect(!UnoptimisedBuild.applies)
  }

  /// The module is compiled anew without optimisation, with a program that trains twice, and linked with the other
  /// modules as they are.
  @Test func `an unoptimised build says so once`() throws {
    let folder = try TemporaryFolder()
    let main = folder.url.appending(path: "main.swift")
    let program = """
      import Probability

      var random = RandomSource(seed: 1)
      let x = random.normal(count: 32)
      let data = try DataSet(inputs: x, targets: x)
      var network = try FeedForwardNetwork(inputs: 1, hidden: [4], outputs: 1, activation: .tanh, using: &random)
      for _ in 1...2 { _ = try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 32) }
      print("trained")

      """
    try Data(program.utf8).write(to: main)
    let sources = try files(Programs.package.appending(path: "Sources/NeuralNetworks"), "swift")
    let objects = try ["Preconditions", "ElementaryFunctions", "LinearAlgebra", "Probability"].flatMap { module in
      // An earlier build may have left the object of a source that is no more.
      let sources = try files(Programs.package.appending(path: "Sources/\(module)"), "swift")
      return sources.map { "\(Programs.folder.path)/\(module).build/\($0.split(separator: "/").last ?? "").o" }
    }
    let compilation = try Programs.run(
      URL(filePath: "/usr/bin/env"),
      ["swiftc", "-Onone", "-swift-version", "6", "-module-name", "NeuralNetworks"]
        + ["-I", Programs.folder.path + "/Modules", "-o", folder.path + "/program", main.path] + sources + objects)
    try #require(compilation.status == 0, "\(compilation.errors)")
    let run = try Programs.run(folder.url.appending(path: "program"), [])
    #expect(run.output == "trained\n")
    #expect(run.errors == UnoptimisedBuild.warning + "\n")
  }

  /// The files with an extension in a folder and those below it.
  private func files(_ folder: URL, _ fileExtension: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".\(fileExtension)") }.sorted().map { "\(folder.path)/\($0)" }
  }
}
