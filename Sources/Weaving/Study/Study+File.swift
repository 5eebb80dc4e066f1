import Foundation
import Recordings

/// A study as a file that is saved with the code: the same bytes for the same study, with a line for each claim and
/// value so that a diff shows what has changed.
extension Study: Decodable {
  /// The path of the file, relative to the package.
  package static let file = "chapters/seeds.json"
  /// The version of the file format, to be increased whenever the format changes.
  private static let version = 3

  private enum CodingKeys: CodingKey { case version, seeds, chapters }

  /// Parses a study.
  ///
  /// - Throws: ``StudyError`` if the file is damaged or has another version.
  package init(json: Data) throws(StudyError) {
    do {
      self = try JSONDecoder.ofMeasuredNumbers().decode(Study.self, from: json)
    } catch {
      let reason = (error as? DecodingError)?.reason ?? "\(error)"
      throw StudyError(
        "\(Study.file) cannot be read: \(reason); delete it and make a new one with ‘swift run report --seeds 1-100’")
    }
  }

  /// The contents of the file.
  package func json() throws -> Data {
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try JSONEncoder.ofMeasuredNumbers().encode(value), as: UTF8.self)
    }
    let chapters = try chapters.sorted { $0.key < $1.key }.map { name, chapter in
      let values = try chapter.values.sorted { $0.key < $1.key }.map { try "\(text($0)):\(text($1))" }
      return """
        "\(name)":{"claims":[
        \(try chapter.claims.map { try text($0) }.joined(separator: ",\n"))
        ],"values":{
        \(values.joined(separator: ",\n"))
        },"code":\(try text(chapter.code)),"digests":\(try text(chapter.digests))}
        """
    }
    let file = """
      {"version":\(Study.version),"seeds":\(try text(seeds)),"chapters":{
      \(chapters.joined(separator: ",\n"))
      }}

      """
    return Data(file.utf8)
  }

  /// Decodes the parts of a file and checks that they are consistent.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Study.version else { throw StudyError("expected version \(Study.version), but it is \(version)") }
    self.init(
      seeds: try container.decode(Seeds.self, forKey: .seeds),
      chapters: try container.decode([String: Chapter].self, forKey: .chapters))
    for (name, chapter) in chapters { try check(chapter, name) }
  }

  /// Throws unless every seed has a digest and every claim either holds or fails for every seed.
  private func check(_ chapter: Chapter, _ name: String) throws(StudyError) {
    guard chapter.digests.count == seeds.all.count else {
      throw StudyError("\(name) has \(chapter.digests.count) digests, but there are \(seeds.all.count) seeds")
    }
    for claim in chapter.claims
    where claim.holds + claim.fails.all.count != seeds.all.count || !Set(claim.fails.all).isSubset(of: seeds.all) {
      throw StudyError("the seeds for which ‘\(claim.statement)’ holds and fails are not those of the study")
    }
  }
}
