import Foundation

/// A recording as a file, by which a chapter's run hands its results to the report. Infinities, which a measured value may
/// be, are kept.
extension Recording {
  /// The name of the file in the chapter's folder.
  public static let file = "recording.json"

  /// Reads a recording.
  ///
  /// - Throws: `DecodingError` where the text is not one.
  public init(json: Data) throws { self = try JSONDecoder.ofMeasuredNumbers().decode(Recording.self, from: json) }

  /// The recording as text.
  public func json() throws -> Data { try JSONEncoder.ofMeasuredNumbers().encode(self) }
}
