import Files
import Foundation
import Recordings

/// The machine-readable results of a run, `results.json`: keys sorted and no times, so the same bytes for the same
/// seed.
package struct Results: Codable {
  /// The chapter's number.
  var chapter: Int
  var seed: UInt64
  var values: [String: Double]
  var claims: [Claim]
  var figures: [Figure]

  struct Claim: Codable {
    var statement: String
    var holds: Bool
    /// The measured value; `null` if it is not finite.
    var measured: Double?

    /// Writes `null` for a missing value instead of omitting the key.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(statement, forKey: .statement)
      try container.encode(holds, forKey: .holds)
      try container.encode(measured, forKey: .measured)
    }
  }

  struct Figure: Codable {
    var name: String
    var caption: String
    var alt: String
  }

  init(_ recording: Recording) {
    chapter = recording.chapter.number
    seed = recording.seed
    values = recording.values.mapValues(\.number)
    claims = recording.results.compactMap { result in
      guard case .claim(let statement, let measured, let requirement, _) = result.content else { return nil }
      return Claim(
        statement: statement, holds: requirement.isMet(by: measured), measured: measured.isFinite ? measured : nil)
    }
    figures = recording.results.compactMap { result in
      guard case .figure(let name, let caption, let alt) = result.content else { return nil }
      return Figure(name: name, caption: caption, alt: alt)
    }
  }

  /// The names of the files in a chapter's folder that the next run replaces. Pages are not among them, since the
  /// reader may ask for one format now and another later.
  package static func files(in folder: URL) -> Set<String> {
    guard let results = Results(in: folder) else { return [] }
    let fixed = [OutputFolder.mark, Recording.file, Timings.file]
    return Set(fixed + results.figures.flatMap { ["\($0.name).png", "\($0.name).svg"] })
  }

  /// The results in a folder, if there are any.
  private init?(in folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: OutputFolder.mark)),
      let results = try? JSONDecoder().decode(Results.self, from: data)
    else { return nil }
    self = results
  }
}

/// JSON for people and for `git diff`: indented, with sorted keys and a final line break.
func json(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return try encoder.encode(value) + Data("\n".utf8)
}
