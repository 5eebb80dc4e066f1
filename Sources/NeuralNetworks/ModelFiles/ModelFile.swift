import LinearAlgebra

/// What a file says of a network: its kind and settings, in the metadata, and its layers, in tensors.
///
/// The tensors have the names and shapes that `torch.nn.Sequential` gives them if an activation follows every layer but
/// the last: `0.weight`, `0.bias`, `2.weight`, …
///
/// A new setting is one more case of ``Setting``, which ``FiledNetwork/settings`` writes and the network's initialiser
/// reads.
struct ModelFile {
  /// The names in the metadata.
  enum Setting: String {
    case network, version, activation, components, outputs, covariance
  }

  /// The version of the format. It grows when programs that know only earlier versions would misread a file.
  static let version = "1"

  private let file: SafeTensors

  private static func tensorNames(ofLayer index: Int) -> (weights: String, biases: String) {
    ("\(2 * index).weight", "\(2 * index).bias")
  }
}

// MARK: - Writing

extension ModelFile {
  /// The tensors and metadata of a network's file.
  static func tensors<Network: FiledNetwork>(of network: Network) throws(ModelFileError.Problem) -> SafeTensors {
    let layers: [LinearLayer]
    do throws(TrainingError) {
      layers = try CheckedNetwork(network).layers
    } catch {
      throw .network(error)
    }
    let settings = network.settings.merging([.network: Network.kind, .version: version]) { $1 }
    var file = SafeTensors(metadata: Dictionary(uniqueKeysWithValues: settings.map { ($0.key.rawValue, $0.value) }))
    for (index, layer) in layers.enumerated() {
      let names = tensorNames(ofLayer: index)
      file.tensors.append(
        .init(name: names.weights, shape: [layer.outputs, layer.inputs], elements: layer.weights.elements))
      file.tensors.append(.init(name: names.biases, shape: [layer.outputs], elements: layer.biases))
    }
    return file
  }
}

// MARK: - Reading

extension ModelFile {
  /// What a file says of a network of some kind.
  init(_ file: SafeTensors, kind: String) throws(ModelFileError.Problem) {
    self.file = file
    let version = try text(.version, expected: Self.version)
    guard version == Self.version else { throw .version(expected: Self.version, actual: version) }
    let found = try text(.network, expected: kind)
    guard found == kind else { throw .kind(expected: kind, actual: found) }
  }

  /// The layers, whose shapes may not fit one another.
  func layers() throws(ModelFileError.Problem) -> [LinearLayer] {
    var tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
    var layers: [LinearLayer] = []
    repeat {
      let names = Self.tensorNames(ofLayer: layers.count)
      let weights = tensors.removeValue(forKey: names.weights)
      // A side of no length would let the other be longer than a matrix can be.
      guard let weights, weights.shape.count == 2, weights.shape.allSatisfy({ $0 > 0 }) else {
        throw .tensor(names.weights, expected: "[outputs, inputs]", actual: weights?.shape)
      }
      let (outputs, inputs) = (weights.shape[0], weights.shape[1])
      let biases = tensors.removeValue(forKey: names.biases)
      guard let biases, biases.shape == [outputs] else {
        throw .tensor(names.biases, expected: "[\(outputs)]", actual: biases?.shape)
      }
      layers.append(
        LinearLayer(
          weights: Matrix(rows: outputs, columns: inputs, elements: weights.elements), biases: biases.elements))
    } while !tensors.isEmpty
    return layers
  }

  /// The text of a setting.
  private func text(_ setting: Setting, expected: String) throws(ModelFileError.Problem) -> String {
    guard let text = file.metadata[setting.rawValue] else {
      throw .setting(setting.rawValue, expected: expected, actual: nil)
    }
    return text
  }

  /// A setting that counts something.
  func count(_ setting: Setting) throws(ModelFileError.Problem) -> Int {
    let expected = "a positive whole number"
    let text = try text(setting, expected: expected)
    guard let count = Int(text), count > 0 else {
      throw .setting(setting.rawValue, expected: expected, actual: text)
    }
    return count
  }

  /// A setting that is one of several.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ setting: Setting
  ) throws(ModelFileError.Problem) -> Choice {
    let expected = Choice.allCases.map(\.rawValue).joined(separator: " or ")
    let text = try text(setting, expected: expected)
    guard let choice = Choice(rawValue: text) else {
      throw .setting(setting.rawValue, expected: expected, actual: text)
    }
    return choice
  }
}
