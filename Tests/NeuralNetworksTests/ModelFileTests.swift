import Foundation
import LinearAlgebra
import NeuralNetworks
import Probability
import TestPrograms
import TestReferences
import Testing

/// Networks in files, against PyTorch's package safetensors: Tests/References/NeuralNetworks/make_model_file_references.py.
@Suite("Model files")
struct ModelFileTests {
  /// Inputs, and PyTorch's outputs for them.
  private struct Outputs: Decodable {
    var inputs: [Float]
    var outputs: [Float]
  }

  private static let folder = References.folder.appending(path: "NeuralNetworks")

  private static func file(_ name: String) -> URL { folder.appending(path: "\(name).safetensors") }

  private func outputs(_ name: String) throws -> Outputs {
    let all: [String: Outputs] = try References.numbers(of: "NeuralNetworks/modelFiles.json")
    return try #require(all[name])
  }

  private func expect(_ predictions: Matrix<Float>, _ references: [Float]) {
    #expect(predictions.elements.count == references.count)
    // Outputs below 2 in magnitude, whose sums of up to six products PyTorch rounds in another order.
    let worst = zip(predictions.elements, references).map { ($0 - $1).magnitude }.max() ?? .infinity
    #expect(worst < 1e-6)
  }

  @Test func `a feed-forward network of PyTorch's is read`() throws {
    let network = try FeedForwardNetwork(contentsOf: Self.file("feedForwardOfPyTorch"))
    #expect(network.activation == .tanh)
    let reference = try outputs("feedForward")
    expect(try network.predict(Matrix(rows: 7, columns: 3, elements: reference.inputs)), reference.outputs)
  }

  @Test func `a mixture density network of PyTorch's is read`() throws {
    let network = try MixtureDensityNetwork(contentsOf: Self.file("mixtureOfPyTorch"))
    #expect(network.activation == .relu && network.components == 3 && network.outputs == 2)
    #expect(network.layers.map(\.outputs) == [6, 5, 12])
    let reference = try outputs("mixture")
    let units = try FeedForwardNetwork(layers: network.layers, activation: .relu)
    expect(try units.predict(Matrix(rows: 7, columns: 2, elements: reference.inputs)), reference.outputs)
  }

  /// What we write is kept, and the script above lets PyTorch read it. `RECORD_REFERENCES=1` writes it anew.
  @Test func `the bytes are the ones that PyTorch has read`() throws {
    let mixture = try MixtureDensityNetwork(contentsOf: Self.file("mixtureOfPyTorch"))
    let feedForward = try FeedForwardNetwork(contentsOf: Self.file("feedForwardOfPyTorch"))
    if ProcessInfo.processInfo.environment["RECORD_REFERENCES"] != nil {
      try mixture.write(to: Self.file("mixtureOfSwift"))
      try feedForward.write(to: Self.file("feedForwardOfSwift"))
    }
    #expect(try mixture.safetensors() == Data(contentsOf: Self.file("mixtureOfSwift")))
    #expect(try feedForward.safetensors() == Data(contentsOf: Self.file("feedForwardOfSwift")))
  }

  @Test(arguments: Activation.allCases, CovarianceStructure.allCases) func `what is written is read, bit for bit`(
    _ activation: Activation, _ covariance: CovarianceStructure
  ) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "network.safetensors")
    var random = RandomSource(seed: 151)
    for hidden in [[], [3], [4, 2, 5], Array(repeating: 2, count: 12)] {
      var mixture = try MixtureDensityNetwork(
        inputs: 2, hidden: hidden, components: 3, outputs: 2, covariance: covariance, activation: activation,
        using: &random)
      mixture.layers[0].biases[0] = .leastNonzeroMagnitude
      mixture.layers[0].weights[0, 0] = -0.0
      try mixture.write(to: file)
      let read = try MixtureDensityNetwork(contentsOf: file)
      #expect(read == mixture)
      #expect(read.layers[0].weights[0, 0].sign == .minus)
      #expect(try MixtureDensityNetwork(safetensors: mixture.safetensors()) == mixture)
      #expect(try Data(contentsOf: file) == mixture.safetensors())
      let point = try FeedForwardNetwork(
        inputs: 1, hidden: hidden, outputs: 2, activation: activation, using: &random)
      // Over the earlier file.
      try point.write(to: file)
      #expect(try FeedForwardNetwork(contentsOf: file) == point)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["network.safetensors"])
  }
}
