import Foundation
import Testing

/// The articles of the documentation show the book in `Examples/Dice`, which is built and compared elsewhere.
@Suite struct BookArticleTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: package.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The files of the example, one after another.
  private static let example =
    (FileManager.default.enumerator(atPath: package.appending(path: "Examples/Dice").path)?
    .compactMap { $0 as? String } ?? [])
    .filter { !$0.hasPrefix(".build") && ["swift", "json", "md"].contains(URL(filePath: $0).pathExtension) }
    .map { "\n" + text("Examples/Dice/\($0)") }.joined()

  @Test(arguments: ["Workbook.docc/WriteABook", "Workbook.docc/GrammarOfProse", "ReportKit.docc/ReportKit"])
  func `listings between tildes are parts of the example`(
    _ article: String
  ) {
    // Blocks between backticks, such as commands, are not part of it.
    let blocks = Self.text("Sources/\(article.prefix { $0 != "." })/\(article).md").components(separatedBy: "\n~~~")
    let listings = stride(from: 1, to: blocks.count, by: 2).map { blocks[$0].drop { $0 != "\n" } }
    #expect(!listings.isEmpty)
    for listing in listings { #expect(Self.example.contains(listing), "\(listing)") }
  }
}
