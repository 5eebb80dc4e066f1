import Foundation
import Probability

extension MixtureDensityNetwork {
  /// Writes the network to a file in the format safetensors, from which ``init(contentsOf:)`` and PyTorch read it
  /// (<doc:ModelFiles>).
  ///
  /// The same network gives the same bytes. The file is written in one step: whatever happens, there is all of the new
  /// file or, unchanged, the old one.
  ///
  /// - Throws: ``ModelFileError`` if the layers do not fit together, a weight or bias is not finite, or the system cannot
  ///   write the file.
  public func write(to file: URL) throws(ModelFileError) { try writeFile(file) }

  /// The bytes that ``write(to:)`` writes.
  ///
  /// - Throws: ``ModelFileError`` if the layers do not fit together, or a weight or bias is not finite.
  public func safetensors() throws(ModelFileError) -> Data { try bytesOfFile() }

  /// Reads a network from a file, which ``write(to:)`` or another program has written (<doc:ModelFiles>).
  ///
  /// - Throws: ``ModelFileError`` if the file cannot be read, is damaged, has another version or other types of numbers,
  ///   or does not describe a mixture density network with finite weights and biases.
  public init(contentsOf file: URL) throws(ModelFileError) { try self.init(file: file) }

  /// Reads a network from the bytes of a file.
  ///
  /// - Throws: ``ModelFileError`` as for a file.
  public init(safetensors bytes: Data) throws(ModelFileError) { try self.init(bytesOfFile: bytes) }
}

extension MixtureDensityNetwork: FiledNetwork {
  var settings: [ModelFile.Setting: String] {
    [
      .activation: activation.rawValue, .components: "\(components)", .outputs: "\(outputs)",
      .covariance: covariance.rawValue,
    ]
  }

  init(_ file: ModelFile) throws(ModelFileError.Problem) {
    let (components, outputs) = (try file.count(.components), try file.count(.outputs))
    let covariance: CovarianceStructure = try file.choice(.covariance)
    let (activation, layers) = (try file.choice(.activation) as Activation, try file.layers())
    self = try checkingLayers { () throws(TrainingError) in
      try MixtureDensityNetwork(
        layers: layers, components: components, outputs: outputs, covariance: covariance, activation: activation)
    }
  }
}
