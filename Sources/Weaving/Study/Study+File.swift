import Foundation
import Recordings

/// A study as a file, which is kept with the code: the same bytes for the same study, and a line for each claim and value, so
/// that a change shows what it changes.
extension Study: Decodable {
  /// Where it is kept, relative to the package.
  public static let file = "chapters/seeds.json"
  /// Of the form of the file. A change of what is kept is another version.
  private static let version = 2

  private enum CodingKeys: CodingKey { case version, seeds, chapters }

  /// Reads a study.
  ///
  /// - Throws: ``StudyError`` where the file is damaged or of another version.
  public init(json: Data) throws(StudyError) {
    do {
      self = try JSONDecoder.ofMeasuredNumbers().decode(Study.self, from: json)
    } catch {
      let reason = (error as? DecodingError)?.reason ?? "\(error)"
      throw StudyError(
        "\(Study.file) cannot be read: \(reason); delete it, and ‘swift run report --seeds 1-100’ makes another")
    }
  }

  /// The text of the file.
  public func json() throws -> Data {
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
        },"digests":\(try text(chapter.digests))}
        """
    }
    let file = """
      {"version":\(Study.version),"seeds":\(try text(seeds)),"chapters":{
      \(chapters.joined(separator: ",\n"))
      }}

      """
    return Data(file.utf8)
  }

  /// Reads the parts of a file, and checks what they say of each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Study.version else { throw StudyError("expected version \(Study.version), but it is \(version)") }
    self.init(
      seeds: try container.decode(Seeds.self, forKey: .seeds),
      chapters: try container.decode([String: Chapter].self, forKey: .chapters))
    for (name, chapter) in chapters { try check(chapter, name) }
  }

  /// Every seed has its digest, and every claim holds or fails with each.
  private func check(_ chapter: Chapter, _ name: String) throws(StudyError) {
    guard chapter.digests.count == seeds.all.count else {
      throw StudyError("\(name) has \(chapter.digests.count) digests, but there are \(seeds.all.count) seeds")
    }
    for claim in chapter.claims
    where claim.holds + claim.fails.all.count != seeds.all.count || !Set(claim.fails.all).isSubset(of: seeds.all) {
      throw StudyError("the seeds with which ‘\(claim.statement)’ holds and fails are not those of the study")
    }
  }
}
