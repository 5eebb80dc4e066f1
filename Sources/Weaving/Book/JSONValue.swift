/// A value of a JSON file, of whatever type, so that an error can show what came.
enum JSONValue: Decodable, CustomStringConvertible {
  case text(String)
  case number(Double)
  case truth(Bool)
  case list([JSONValue])
  case object([String: JSONValue])
  case null

  /// Decodes a value of any type.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if container.decodeNil() {
      self = .null
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither of these")
    }
  }

  /// The text, if it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The texts, if it is a list of texts.
  var texts: [String]? {
    guard case .list(let values) = self else { return nil }
    let texts = values.compactMap(\.text)
    return texts.count == values.count ? texts : nil
  }

  /// Whether it is `null`, as if the part were missing.
  var isNull: Bool { if case .null = self { true } else { false } }

  /// The value for an error, as people would name it: `17`, `‘preface.md’`, `a list with 17`, `an object`.
  var description: String {
    switch self {
    case .text(let text): "‘\(text)’"
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .truth(let truth): String(truth)
    case .list(let values): values.first { $0.text == nil }.map { "a list with \($0)" } ?? "a list"
    case .object: "an object"
    case .null: "null"
    }
  }
}
