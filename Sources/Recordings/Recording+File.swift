import Foundation

/// A recording as a JSON file, in which a chapter's run passes its results to the report. Infinite and NaN measurements
/// survive the round trip.
extension Recording {
  /// The file's name in the chapter's output folder.
  public static let file = "recording.json"

  /// Reads a recording.
  ///
  /// - Parameter json: what ``json()`` wrote.
  /// - Throws: `DecodingError` if the data is not a recording.
  public init(json: Data) throws { self = try JSONDecoder.ofMeasuredNumbers().decode(Recording.self, from: json) }

  /// The recording as JSON with sorted keys, the same bytes for the same recording.
  ///
  /// - Throws: nothing that a recording can cause; the encoder's own errors are passed on.
  public func json() throws -> Data { try JSONEncoder.ofMeasuredNumbers().encode(self) }
}
