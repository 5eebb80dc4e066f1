import Files
import Foundation
import Recordings
import Weaving

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

  /// The file's name in the chapter's output folder.
  static let file = "results.json"

  /// The results in a folder, if there are any.
  fileprivate init?(in folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: Results.file)),
      let results = try? JSONDecoder().decode(Results.self, from: data)
    else { return nil }
    self = results
  }
}

extension OutputFolder {
  /// The folder of a chapter's pages, figures and results.
  ///
  /// - Throws: `OutputError` if it cannot be written, or no chapter wrote what it holds.
  package init(chapter name: String, in output: URL) throws(OutputError) {
    try self.init(output.appending(path: name), of: "a chapter") { $0.contains(Results.file) }
  }

  /// Whether a folder is one that a chapter wrote.
  package static func isChapter(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: Results.file).path)
  }

  /// The names of the files that an earlier run of a chapter wrote to the folder, or may have written.
  package func files(ofChapter name: String) -> Set<String> {
    let fixed = [Results.file, Recording.file, Timings.file] + PageFormat.allCases.map { "\(name).\($0.fileEnding)" }
    let figures = Results(in: url)?.figures.flatMap { ["\($0.name).png", "\($0.name).svg"] }
    return Set(fixed + (figures ?? []))
  }
}

/// JSON for people and for `git diff`: indented, with sorted keys and a final line break.
func json(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return try encoder.encode(value) + Data("\n".utf8)
}
