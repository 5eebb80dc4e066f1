import Foundation

/// A network that files can keep.
protocol FiledNetwork: TrainableNetwork {
  /// All that makes the network beside its kind and its layers.
  var settings: [ModelFile.Setting: String] { get }
  /// A network with the settings and layers of a file.
  init(_ file: ModelFile) throws(ModelFileError.Problem)
}

extension FiledNetwork {
  /// What the metadata call this kind of network: its type.
  static var kind: String { "\(Self.self)" }

  func bytesOfFile() throws(ModelFileError) -> Data {
    try naming("the bytes") { () throws(ModelFileError.Problem) in try ModelFile.tensors(of: self).bytes }
  }

  func writeFile(_ file: URL) throws(ModelFileError) {
    try naming(file.relativePath) { () throws(ModelFileError.Problem) in
      try ModelFile.tensors(of: self).write(to: file)
    }
  }

  init(bytesOfFile bytes: Data) throws(ModelFileError) {
    self = try naming("the bytes") { () throws(ModelFileError.Problem) in
      try Self(ModelFile(SafeTensors(bytes), kind: Self.kind))
    }
  }

  init(file: URL) throws(ModelFileError) {
    self = try naming(file.relativePath) { () throws(ModelFileError.Problem) in
      try Self(ModelFile(SafeTensors(file), kind: Self.kind))
    }
  }
}

/// Gives an error the name of the file.
private func naming<Result>(
  _ file: String, _ body: () throws(ModelFileError.Problem) -> Result
) throws(ModelFileError) -> Result {
  do throws(ModelFileError.Problem) {
    return try body()
  } catch {
    throw ModelFileError(file: file, problem: error)
  }
}

/// Gives what layers cannot be as a problem of the file they come from.
func checkingLayers<Network>(
  _ body: () throws(TrainingError) -> Network
) throws(ModelFileError.Problem) -> Network {
  do throws(TrainingError) {
    return try body()
  } catch {
    throw .network(error)
  }
}
