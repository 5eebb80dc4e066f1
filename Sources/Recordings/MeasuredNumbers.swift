import Foundation

/// How numbers that a run measured are kept in JSON: infinities and what is not a number are kept, too, as words.
extension JSONEncoder {
  /// An encoder that sorts keys, so that the same values are the same bytes.
  package static func ofMeasuredNumbers() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    return encoder
  }
}

extension JSONDecoder {
  /// A decoder of what such an encoder wrote.
  package static func ofMeasuredNumbers() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    return decoder
  }
}
