import Foundation
import Weaving

/// A recording as a file, by which a chapter's run hands its results to the report. Infinities, which a measured value may
/// be, are kept.
extension Recording {
  /// The name of the file in the chapter's folder.
  public static let file = "recording.json"

  /// Reads a recording.
  ///
  /// - Throws: `DecodingError` where the text is not one.
  public init(json: Data) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    self = try decoder.decode(Recording.self, from: json)
  }

  /// The recording as text.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "not a number")
    return try encoder.encode(self)
  }
}
