/// Why a network could not be written to a file or read from one.
public struct ModelFileError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with a file, or with the network that was to be written.
  public enum Problem: Error, Equatable {
    /// The system cannot read the file, for the reason it gives.
    case unreadable(String)
    /// The system cannot write the file, for the reason it gives.
    case unwritable(String)
    /// The bytes are not those of a safetensors file, or not all of them.
    case damaged(expected: String, actual: String)
    /// The numbers of a tensor are not of the type `F32`.
    case numberType(String, tensor: String)
    /// A setting in the metadata that is missing or has another value than expected.
    case setting(String, expected: String, actual: String?)
    /// The file holds a network of another kind.
    case kind(expected: String, actual: String)
    /// The file has another version of the format.
    case version(expected: String, actual: String)
    /// A tensor that is missing, is none of a network's, or has another shape than its place needs.
    case tensor(String, expected: String, actual: [Int]?)
    /// Layers that do not fit together or the settings, or a number that is not finite.
    case network(TrainingError)
  }

  /// The file, as it was named, or `the bytes` if no file was read.
  public let file: String
  /// What is wrong.
  public let problem: Problem

  /// One sentence that names the file and says what was expected and what came, and what to do.
  public var description: String { "\(file): \(problem)" }
}

extension ModelFileError.Problem: CustomStringConvertible {
  /// The sentence without the name of the file.
  public var description: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .unwritable(let reason): "cannot be written: \(reason)"
    case .damaged(let expected, let actual):
      "expected \(expected), got \(actual); the file is damaged or not in the format safetensors, so copy it or save"
        + " the network again"
    case .numberType(let type, let tensor):
      "expected tensor \(brief(tensor)) in F32, got \(brief(type)); convert the tensors to 32-bit floating point before"
        + " saving them"
    case .setting(let name, let expected, let actual):
      "expected the metadata to have ‘\(name)’: \(expected), got \(actual.map(brief) ?? "none"); save the network with"
        + " these metadata"
    case .kind(let expected, let actual):
      "expected a \(expected), got \(brief(actual)); read the file as that kind of network"
    case .version(let expected, let actual):
      "expected version \(expected) of the format, got \(brief(actual)); read it with the version of this package that"
        + " wrote it"
    case .tensor(let name, let expected, let actual):
      "expected a tensor \(brief(name)) of the shape \(expected), got \(actual.map { "\($0.prefix(8))" } ?? "none"); save"
        + " the network with the names and shapes of torch.nn.Sequential"
    case .network(let error): "\(error); settings and layers must make a network"
    }
  }
}

/// The beginning of a text from a file, in quotation marks and on one line.
func brief(_ text: String) -> String {
  let limit = 40
  return String(text.prefix(limit)).debugDescription + (text.dropFirst(limit).isEmpty ? "" : "…")
}
