import Foundation
import TestPrograms
import Weaving

/// The claims of the study saved with the chapters.
struct KeptClaims {
  /// All claims of the book, in its order.
  let all: [Study.Claim]

  /// The claims in the file.
  ///
  /// - Throws: if it is missing or damaged.
  static func read() throws -> KeptClaims { try file.get() }

  private static let file = Result {
    let study = try Study(json: Data(contentsOf: Programs.package.appending(path: Study.file)))
    return KeptClaims(all: study.chapters.sorted { $0.key < $1.key }.flatMap(\.value.claims))
  }

  /// The one claim whose statement contains a text.
  ///
  /// - Throws: ``ClaimNameError`` if there is none or more than one.
  func claim(named part: String) throws(ClaimNameError) -> Study.Claim {
    let found = all.filter { $0.statement.contains(part) }
    guard found.count == 1 else { throw ClaimNameError(part: part, found: found.map(\.statement)) }
    return found[0]
  }
}

/// A text that does not identify one claim.
struct ClaimNameError: Error, CustomStringConvertible {
  let part: String
  let found: [String]

  var description: String {
    "expected one claim of the saved study to contain ‘\(part)’, but "
      + (found.isEmpty ? "none does" : "\(found.count) do: " + found.map { "‘\($0)’" }.joined(separator: ", "))
  }
}
