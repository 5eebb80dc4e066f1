import Foundation
import TestPrograms
import Testing

/// The code of the articles in the documentation catalogues is code of this target, which is compiled and run.
///
/// The listings of `Sources/Module/Module.docc/Article.md`, one after another, stand in `ModuleArticle.swift` between
/// `// article: begin` and `// article: end`, indented like these; what they import is imported at the top of that
/// file.
@Suite struct ArticleTests {
  private static let sources = Programs.package.appending(path: "Sources")

  /// The articles with code, by their paths below `Sources`.
  static let articles = (FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.contains(".docc/") && $0.hasSuffix(".md") && !listings(in: text(sources.appending(path: $0))).isEmpty }
    .sorted()

  @Test func `there are articles with code`() {
    #expect(Self.articles.contains("NeuralNetworks/NeuralNetworks.docc/GettingStarted.md"))
    #expect(Self.articles.contains("Probability/Probability.docc/GettingStarted.md"))
  }

  @Test(arguments: articles) func `an article prints the code that is run`(_ article: String) throws {
    let name = article.prefix { $0 != "/" } + URL(filePath: article).deletingPathExtension().lastPathComponent
    let code = Self.lines(
      Self.text(URL(filePath: #filePath).deletingLastPathComponent().appending(path: name + ".swift")))
    let begin = try #require(code.first { $0.hasSuffix("// article: begin") }, "\(name).swift runs no article")
    let indentation = begin.prefix { $0 == " " }
    let body = code.drop { $0 != begin }.dropFirst().prefix { !$0.hasSuffix("// article: end") }
    let printed = Self.lines(Self.listings(in: Self.text(Self.sources.appending(path: article))))
    #expect(printed.filter { !$0.hasPrefix("import ") }.map { indentation + $0 } == Array(body))
    #expect(Set(printed.filter { $0.hasPrefix("import ") }).isSubset(of: code))
  }

  private static func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  /// The lines of code, without the empty ones.
  private static func lines(_ code: String) -> [String] { code.split(separator: "\n").map(String.init) }

  /// What an article's fences of Swift hold, one after another.
  private static func listings(in article: String) -> String {
    article.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
      .joined(separator: "\n")
  }
}
