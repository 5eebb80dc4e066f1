import Foundation

/// Measured numbers in JSON: infinities and NaN, for which JSON has no notation, are written as strings.
extension JSONEncoder {
  /// An encoder that sorts keys, so that equal values give equal bytes.
  package static func ofMeasuredNumbers() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    return encoder
  }
}

extension JSONDecoder {
  /// A decoder for what `JSONEncoder.ofMeasuredNumbers()` writes.
  package static func ofMeasuredNumbers() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    return decoder
  }
}
