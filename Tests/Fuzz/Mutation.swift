import Foundation
import Probability

/// Makes inputs from the chapters and pages of real books, changed at random.
struct Mutation {
  /// Pieces of the books: runs of lines, separated where a blank line or a change between prose and code separates
  /// them.
  private let pieces: [String]
  private let pages: [String]

  /// Reads the books of a package.
  init(package: URL) throws {
    var (pieces, pages): ([String], [String]) = ([], [])
    for folder in ["chapters", "Examples/Dice/chapters"] {
      let root = package.appending(path: folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
      for name in names where name.hasSuffix("main.swift") || name.hasSuffix(".md") {
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        if name.hasSuffix(".md") {
          pages.append(text)
        } else {
          pieces += text.components(separatedBy: "\n//:\n").filter { !$0.contains("//: # ") }
        }
      }
    }
    (self.pieces, self.pages) = (pieces, pages)
  }

  /// The input of a number: the same for the same numbers.
  func input(_ number: Int, seed: UInt64) -> FuzzInput {
    var random = RandomSource(seed: seed &* 1_000_003 &+ UInt64(number))
    func piece() -> String { known(pieces[random.integer(below: pieces.count)]) }
    let chapter = (0...random.integer(below: 4)).map { _ in piece() }.joined(separator: "\n//:\n")
    var input = FuzzInput(
      name: "seed \(seed), input \(number)", chapters: ["//: # One\n" + chapter, "//: # Two\n//: Text."],
      preface: known(pages[random.integer(below: pages.count)]))
    for _ in 0...random.integer(below: 3) {
      let text = FuzzInput.texts[random.integer(below: FuzzInput.texts.count)]
      input[keyPath: text] = changed(input[keyPath: text], &random)
    }
    input.chapters[0] = input.chapters[0] + "\n" + literals(of: input)
    return input
  }

  /// A piece whose marks name things that are there.
  private func known(_ piece: String) -> String {
    piece.replacing(/\{\{(figure|table|equation|section|chapter|reference|first|excerpt|chapter[0-9])(:[^}]*)\}\}/) {
      match in
      switch match.output.1 {
      case "figure": "{{figure:picture}}"
      case "table": "{{table:numbers}}"
      case "reference": "{{reference:work}}"
      default: "{{chapter:chapter2}}"
      }
    }.replacing(/\{\{(seeds|least|median|greatest|mean|sum)(:[^}]*)?\}\}/, with: "many")
      .replacing(/(?m)^(try )?chapter\.(figure|table|claim)\(/, with: "call(")
  }

  /// Lines of hidden code with the numbers of the prose, which may stand there only if the code has them too.
  private func literals(of input: FuzzInput) -> String {
    let prose = FuzzInput.texts.map { input[keyPath: $0] }.joined(separator: "\n").prefix(100_000)
    let numbers = Set(prose.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.output.0) }).sorted()
    return numbers.prefix(500).map { "let n = \($0)  //hide" }.joined(separator: "\n")
  }

  private func changed(_ text: String, _ random: inout RandomSource) -> String {
    var characters = Array(text.unicodeScalars)
    let place = random.integer(below: characters.count + 1)
    let length = min(characters.count - place, random.integer(below: 40))
    let snippet = Array(Mutation.snippets[random.integer(below: Mutation.snippets.count)].unicodeScalars)
    switch random.integer(below: 8) {
    case 0: characters.removeSubrange(place..<(place + length))
    case 1: characters.insert(contentsOf: characters[place..<(place + length)], at: place)
    case 2: characters.insert(contentsOf: Array(pieces[random.integer(below: pieces.count)].unicodeScalars), at: place)
    case 3:
      let count = 1 << random.integer(below: 17)
      let part = Array(repeating: snippet, count: max(1, min(count, 100_000 / snippet.count))).joined()
      characters.insert(contentsOf: part, at: place)
    case 4:
      let other = Mutation.snippets[random.integer(below: Mutation.snippets.count)]
      characters.insert(contentsOf: other.unicodeScalars, at: min(characters.count, place + length))
      characters.insert(contentsOf: snippet, at: place)
    default: characters.insert(contentsOf: snippet, at: place)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: characters)
    return String(result)
  }

  /// What an attacker would write, and the words and marks of all the languages that are read.
  static let snippets = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>", "</title>",
    "\" onmouseover=\"alert(1)", "'", "<b onclick=\"x\">", "<a id=\"x\">", "</a>", "<!--", "-->", "<![CDATA[", "<?",
    "<svg onload=alert(1)>", "<iframe src=//evil>", "](javascript:alert(1))", "[x](javascript:alert(1))",
    "[x](javascript:\u{300}alert)", "[x](/\u{300}e)", "\u{300}",
    "[x](data:text/html,x)", "[x](file:///etc/passwd)", "[x](../../../x)", "![x](http://evil/)", "![",
    "[a]: javascript:x\n",
    "[a]", "<javascript:x>", "<http://e.com>", "www.e.com", "[x](http://e.com \"", "\u{E000}0\u{E001}",
    "&#xE000;0&#xE001;",
    "&#xE002;", "&lt;", "&#0;", "&#60;script&#62;", "\u{0}", "\r", "\r\n", "\u{202E}", "\u{FEFF}", "\u{1B}[31m",
    "`", "``", "```", "~~~", "$", "$$", "{{", "}}", "{{x}}", "{{figure:picture}}", "{{reference:work}}", "{{first:x}}",
    "{{excerpt:chapters/preface.md#a}}", "$x_1$", "$$\n", "\n$$\n", "|", "| - |\n", "\n|a|b|\n|-|-|\n|c|", "> ", "- ",
    "1. ",
    "# ", "## ", "===", "\n\n", "\n", "\n//: ", "\n//: ## ", "\n//:\n//: ", "    ", "\t", "\\", "*", "**", "_", "a*",
    "(",
    ")", "[", "]", "{", "}", "^", "x^", "_{", "\\sqrt", "\\sqrt{", "\\frac", "\\left(", "\\begin{matrix}", "&", "\\\\",
    "\\href{javascript:x}{y}", "\\includegraphics{http://e.com}", "\\htmlData{a=b}{c}", "\\def\\a{\\a\\a}\\a",
    "\\rule{1em}{9999em}",
    "\\text{", "\\label{x}", "\\tag{1}", "\\color{red}", "\\verb|x|", "//hide", "\"", "\"\\(", "\"\"\"", "#\"", "#",
    "/*", "*/", "\nchapter.claim(", "\nchapter.figure(\"x\", ", ")",
    "²", "⁻", "“", "‘", "–", "é", "e\u{301}", "👩‍👩‍👧", "12", "10^{-3}", " × 10⁻³",
  ]
}
