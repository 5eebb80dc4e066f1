import Foundation

/// All that has been measured; each part may be of another day.
struct Results: Codable {
  var training: TrainingResults?
  var programs: ProgramResults?
  var growth: GrowthResults?
  var builds: BuildResults?

  private static let file = Places.benchmarks.appending(path: "results.json")

  /// What was measured before; nothing where there is no file.
  ///
  /// - Throws: Foundation's errors where there is one that cannot be read.
  static func load() throws -> Results {
    guard FileManager.default.fileExists(atPath: file.path) else { return Results() }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(Results.self, from: Data(contentsOf: file))
  }

  /// Keeps what has been measured.
  ///
  /// - Throws: Foundation's errors where it cannot be written.
  func save() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    try (encoder.encode(self) + Data("\n".utf8)).write(to: Results.file, options: .atomic)
  }
}
