import Foundation

/// What tests compare with: the numbers and pictures kept in Tests/References, the numbers with the scripts that made them.
package enum References {
  /// The folder Tests/References.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "References")

  /// The numbers of a JSON file of the folder.
  package static func numbers<Numbers: Decodable>(of file: String) throws -> Numbers {
    try JSONDecoder().decode(Numbers.self, from: Data(contentsOf: folder.appending(path: file)))
  }
}
