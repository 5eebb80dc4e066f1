/// Inputs that are made to take for ever, to fill the memory, or to overflow the stack.
enum Bombs {
  static let all: [FuzzInput] =
    prose.map { name, text in
      FuzzInput(name: name, chapters: ["//: # One\n//: " + text.replacing("\n", with: "\n//: ")])
    }
    + prose.map { name, text in
      var input = FuzzInput(name: "\(name), recorded", chapters: ["//: # One"])
      (input.caption, input.statement, input.output, input.cells[0][0]) = (text, text, text, text)
      return input
    }
    + code.map { name, text in FuzzInput(name: name, chapters: ["//: # One\n" + text]) }
    + [wide, long, title]

  /// A prime number, so that steps of this length reach all of them.
  static let stride = 1009

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  /// In prose, by what they try.
  private static let prose = repeated + formulas + tables + nested

  private static let repeated: [(String, String)] = marks.flatMap { text in
    [400, 5000, 100_000].map { ("\($0) × ‘\(text)’", times($0, text)) }
      // As much as files and lines may hold, in one paragraph and in many.
      + ["\n", "\n\n", "\n## a\n"].map { end in
        ("30 × ‘\(text)’…\(end)", times(30, times(9000 / text.utf8.count, text) + end))
      }
  }

  private static let marks = [
    "`", "``a", "$", "*", "**a ", "_a ", "[", "![", "[a](", "<", "<a ", "<!--", "<?", "<!A ", "<![CDATA[", "a <!--b ",
    "&", "\\", "> ", ">", "- ", "1. ", "#",
    "{{",
    "}}", "{", "|", "|-", "~", "\u{300}", "²", "“", "\"", "'", "a\n\n", "- a\n", "* *a", "[a]: b\n", "]", "(", "\t",
    "www.a",
    "a@b.c ", "{{x}}", "$x$ ", "$x^2$, ", "{{first:x}} ", "{{reference:work}}", "{{figure:picture}}",
    "1 ", "1,", "10 × ", "a.b ", "```\n",
    "$$x$$\n", "&#60;", "![a](b)", "[a][b]", "*a_", "a**b", "-- ", "... ",
  ]

  private static let formulas: [(String, String)] =
    [
      "^", "x^", "_", "{", "\\sqrt", "\\sqrt{", "\\frac", "\\left(", "\\hat", "\\begin{matrix}", "\\text{",
      "\\overbrace{",
      "&", "x",
    ].flatMap { text in [30, 300, 2400, 40_000].map { ("a formula of \($0) × ‘\(text)’", "$\(times($0, text))$") } }
    + [
      ("macros without end", "$\\def\\a{\\a\\a}\\a$"),
      ("macros that double", "$\\def\\a{x}\(doubling)\\j$"),
      ("a huge rule", "$\\rule{99999em}{99999em}$"),
      ("a wide array", "$\\begin{array}{\(times(400, "c"))}\(times(400, "&"))\\end{array}$"),
      ("different formulas", (0..<20_000).map { "$x_{a\($0)b}$ " }.joined()),
    ]

  private static let doubling = zip("bcdefghij", "abcdefghi").map { "\\def\\\($0){\\\($1)\\\($1)}" }.joined()

  private static let tables: [(String, String)] = [
    ("2000 × 2000 cells", times(2000, "|a") + "|\n" + times(2000, "|-") + "|\n" + times(2000, "|\n")),
    ("5000 columns", times(5000, "a|") + "\n" + times(5000, "-|") + "\n" + times(5000, "x\n")),
  ]

  private static let nested: [(String, String)] = [
    ("quotations in lists", times(3000, "> - ") + "a"),
    ("growing backticks", (1..<600).map { times($0, "`") + "a" }.joined()),
    ("growing lists", (0..<300).map { times($0, " ") + "- a\n" }.joined()),
    ("many definitions", (0..<20_000).map { "[a\($0)]: b\n" }.joined()),
    ("emphasis in links", times(20_000, "[*a](")),
    ("many excerpts", times(3000, "{{excerpt:chapters/chapter1/main.swift#a}}\n\n")),
    ("many first uses", (0..<1400).map { "$x_{\($0)}y$\n" }.joined() + "\n$q$\n" + times(190, "{{first:q}}\n")),
    ("deep references", times(10_000, "[") + "a" + times(10_000, "](b)")),
  ]

  /// In code.
  private static let code: [(String, String)] = [
    "\"\\(", "\"", "#", "#\"", "\"\"\"\n", "/*", "*/", "(", ")", "chapter.claim(\n", "chapter.claim(\"\"\"\n",
    "f( //hide\n", ") //hide\n",
    "//hide\n", "a\n", "\n", ".figure(\"a\", ", "0x", "1e", "1_", "\\\"", "$", "@", "= //hide\n", "\"//hide\n", "/",
    "x.", "é", "//: $x$\na\n", "//: ## a\n",
  ].flatMap { text in [5000, 100_000].map { ("code of \($0) × ‘\(text)’", times($0, text)) } }

  /// A table with more columns than a page has.
  private static var wide: FuzzInput {
    var input = FuzzInput(name: "a wide table", chapters: ["//: # One"])
    input.columns = Array(repeating: "*a*", count: 1000)
    input.cells = Array(repeating: Array(repeating: "$x$", count: 1000), count: 100)
    return input
  }

  /// A title that is as long as a chapter.
  private static var title: FuzzInput {
    var input = FuzzInput(name: "a long title", chapters: ["//: # One"])
    input.title = times(50_000, "<?")
    return input
  }

  /// A table with as many cells as there may be, each with something to read.
  private static var long: FuzzInput {
    var input = FuzzInput(name: "a long table", chapters: ["//: # One"])
    input.cells = (0..<4900).map { ["*a* `b\($0)`", "[c](http://d.e/\($0))"] }
    return input
  }
}
