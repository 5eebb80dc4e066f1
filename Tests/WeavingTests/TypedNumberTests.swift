import Foundation
import Recordings
import Testing

@testable import Weaving

/// Numbers in prose are values or literals of the code, by the rules at `TypedNumber`.
@Suite struct TypedNumberTests {
  /// The numbers that the rules find in a text.
  private func numbers(_ text: String) throws -> [String] {
    try ProseScanner.elements(of: text, file: "", line: 1).typedNumbers.map(\.text)
  }

  @Test(arguments: [
    "The loss is {{loss}}, or $x = {{loss}}$, or $x^{{{loss}}}$.",
    "code `17` and ``a ` 17`` and `x = 17`", "```\n17\n```\n", "[a page](a17.html) at https://example.org/17?18",
    "<https://example.org/17>", "the row S12 of chapter2, x86 and μ2",
    "1. One\n2. Two\n   more\n3. Three {{loss}}\n4. Four", "> 1) quoted", "see (4) and [3]",
    "in Figure 4.2 and Table 7",
    "Chapters 3, 4 and 5", "Exercises 2–4", "section 3, page 17", "December 2018 that", "on 5 March 2019",
    "March 14, 2018", "(C. M. Bishop, 1994, {{reference:b}})", "since 1992, offers", "in 1994 Bishop", "(1994)",
    "a half, ½, or two thirds, ⅔, of x² + x₁₂", "An article... and i.e. so", #"\`and so\` on"#,
  ])
  func `what belongs to language passes`(text: String) throws {
    #expect(try numbers(text) == [])
  }

  @Test(arguments: [
    ("about 1.17 nats", ["1.17"]), ("2,000 points, 200 lines.", ["2,000", "200"]),
    ("1500 and 500, 3.", ["1500", "500", "3"]),
    ("a variance of 1", ["1"]), ("−60 or -60, .5 or 0.5", ["60", "60", ".5", "0.5"]), ("the 2nd", ["2"]),
    ("10⁻³ and 3.1 × 10⁻¹² and 10² and 1e-9", ["10⁻³", "3.1 × 10⁻¹²", "10²", "1e-9"]), ("15²", ["15"]),
    ("in 2000 samples", ["2000"]), ("of 1994 points", ["1994"]), ("2.\nof\n7. The", ["2", "7"]),
    ("(15.5) and (200)", ["15.5", "200"]), ("Figures 1 and 2. In 30 units", ["30"]), ("Figure 1, 30 units", ["30"]),
    ("`a` 17 `b", ["17"]), ("a\n17 ``x\n\ny 18", ["17", "18"]), ("*17* [18 of](a19.20)", ["17", "18"]),
    ("30-component", ["30"]),
    ("95 percent, 95%", ["95", "95"]), ("{{loss}} 17", ["17"]), ("1–200, ±15", ["1", "200", "15"]),
    ("1. One\n17. Two", ["17"]), ("10,20,300", ["10", "20,300"]), ("_17_ \\18", ["17", "18"]), ("May 40", ["40"]),
  ])
  func `what is typed is found in text`(text: String, found: [String]) throws {
    #expect(try numbers(text) == found)
  }

  @Test(arguments: [
    "x^2 + x_{12} + x_1^{-15}", #"2\pi"#, #"\tfrac12 + \frac{n}{2} + \frac12"#, "1 - h^2", #"\mathcal N(0, 1)"#,
    "e^{-3}",
    #"\sum_{i=1}^{100} x_i"#, #"-2\,X^\top(y - X\beta)"#, "p = 1/6", "1, x, x^2", #"W_2 \max(0,\, W_1 x + b_1)"#,
    #"n \ge 1"#, "x = 0.0", #"\sqrt2 + \sqrt[3]{5x}"#, "10^k + 10^{k+1}", "x_10 + x^23", #"a \label{e-17} \tag{18}"#,
    #"\begin{array}{l} a \\[4pt] b \end{array}"#, #"[0, 5\pi]"#, "x = {{loss}}", "x^{{{loss}}}", "{{n}}2", "n - 2",
    "2^k",
    #"\frac{\partial L}{\partial s_k} = \tfrac 1 2 (D - 3x)"#, #"2{{n}}"#, "", #"\"#, "{", #"\frac"#, "_", "^{", "{{",
    #"\frac{"#, #"\sqrt{|x|}2"#, #"\frac{|a|}{|b|}2"#, #"x = \frac{n}{2}"#,
  ])
  func `what belongs to mathematics passes`(tex: String) {
    #expect(FormulaNumbers.list(in: tex, line: 1) == [])
  }

  @Test(arguments: [
    ("n = 100", ["100"]), ("0.5623", ["0.5623"]), ("[-15, 15]", ["15", "15"]), (#"x \approx 39.6"#, ["39.6"]),
    (#"\mu = 0.75"#, ["0.75"]), ("p = 2", ["2"]), ("(3, 4)", ["3", "4"]), (#"\{2, 3\}"#, ["2", "3"]), ("-60", ["60"]),
    (#"10^{-5}"#, ["10^{-5}"]), (#"x < 3.2 \times 10^{-14}"#, [#"3.2 \times 10^{-14}"#]), ("10^5", ["10^5"]),
    (#"2{,}000 + 1,500"#, ["2{,}000", "1,500"]), (#"f(x) = 0.5\,x + 8 \sin(0.3\,x)"#, ["0.5", "0.3"]), ("40 x", ["40"]),
    (#"\frac{1}{200} \sum_i x_i"#, ["200"]), (#"\pm 2"#, ["2"]), (#"x \in [2, 3\pi]"#, ["2"]), (#"5\,\text{m}"#, ["5"]),
    (#"95\%"#, ["95"]), ("40^2/2", ["40"]), (#"3\bigr)"#, ["3"]), (#"k = 1, \dots, 6"#, ["6"]), (#"{7}"#, ["7"]),
    (#"k \to 3 \quad a = 4\\ b = 5"#, ["3", "4", "5"]), (#"\frac{{{n}}}{17}, \frac{{n}}3 = 4"#, ["17", "4"]),
    (#"n\begin{matrix}2 & x\end{matrix}"#, ["2"]),
  ])
  func `what stands alone is found in formulas`(tex: String, found: [String]) {
    #expect(FormulaNumbers.list(in: tex, line: 1).map(\.text) == found)
  }

  @Test func `a number has its value and its line`() throws {
    let text = "1,500\nis 3.1 × 10⁻¹²\n`\n` 95 % $x\n= 2{,}000$ $2.5 \\times 10^{3}$\n$10^{-5}$"
    let found = try ProseScanner.elements(of: text, file: "", line: 7).typedNumbers
    #expect(found.map(\.value) == [1500, 3.1e-12, 95, 2000, 2500, 1e-5])
    #expect(found.map(\.line) == [7, 8, 10, 11, 11, 12])
    #expect(found.map(\.share) == [nil, nil, 0.95, nil, nil, nil])
  }

  @Test func `literals are those of the code, by their values`() {
    var literals = NumberLiterals()
    literals.insert(
      literalsOf: """
        let a17 = [1_500, -2.5, 1e-9, 0xFF] // 18
        let b = a.19 + pair.0.1 + $20 + x[0...3]
        let c = "21 \\(22)" /* 23 */ + #"24"# + A25()
        """)
    #expect(literals.values == [1500, 2.5, 1e-9, 255, 0, 3])
  }

  // MARK: In a chapter

  private let place = "chapters/chapter1/main.swift"

  @Test(arguments: [
    "//: 1,500, 1500 and −1500", "//: $n = 1{,}500$", "//: 95 percent of $95\\%$", "//: ## 1500",
  ])
  func `a literal of the page's code passes, printed, hidden or excerpted`(prose: String) throws {
    for code in ["let n = 1_500 + 0.95", "let n = 1_500 + 0.95  //hide"] {
      #expect(weavingError("\(prose)\n\(code)") == nil)
      #expect(weavingError("\(code)\n\(prose)") == nil)
    }
    let source = "let m = 7\n// excerpt: a\nlet n = 1_500 + 0.95\n// end: a\n"
    #expect(weavingError("\(prose)\n//: {{excerpt:Sources/A.swift#a}}", files: ["Sources/A.swift": source]) == nil)
    #expect(
      weavingError("//: {{excerpt:Sources/A.swift#a}}\n//: = 7", files: ["Sources/A.swift": source])?.contains("‘7’")
        == true)
    #expect(weavingError(prose) != nil)
  }

  @Test func `the refusal says what to write`() throws {
    let values = ["test loss": RecordedValue(1.172, .decimals(2)), "many": RecordedValue(2000, .decimals(0))]
    let refusal = "is neither a value of the run nor a literal in the code;"
    #expect(
      weavingError("//: It\n//: is\n//: 1.18.", values: values)
        == "\(place):4: the number ‘1.18’ \(refusal) record it and write {{name}}")
    #expect(
      weavingError("//: is 1.17.", values: values) == "\(place):2: the number ‘1.17’ \(refusal) write {{test loss}}")
    #expect(
      weavingError("//: $$\n//: n = 2{,}000\n//: $$", values: values)
        == "\(place):3: the number ‘2{,}000’ \(refusal) write {{many}}")
    let package = try TemporaryPackage(chapters: [1: "//: # The 7 samurai"])
    #expect(throws: WeavingError(file: place, line: 1, "the number ‘7’ \(refusal) record it and write {{name}}")) {
      try package.weave()
    }
  }

  @Test func `captions, alternative texts, column headings and claims are checked, cells are not`() {
    func error(_ content: RecordedResult.Content) -> String? {
      weavingError(
        "// a line\nshow.figure(\"a\")\nshow.table(\"a\")",
        results: [RecordedResult(line: 4, content)])
    }
    let refusal = "the number ‘17’ is neither a value of the run nor a literal in the code;"
    let contents: [(String, RecordedResult.Content)] = [
      ("in the caption of figure ‘a’, ", .figure(name: "a", caption: "A 17", alt: "B")),
      ("in the alternative text of figure ‘a’, ", .figure(name: "a", caption: "A", alt: "B 17")),
      ("in the caption of table ‘a’, ", .table(name: "a", caption: "17", columns: ["a"], rows: [])),
      ("in a column heading of table ‘a’, ", .table(name: "a", caption: "", columns: ["17"], rows: [])),
      ("", .claim(statement: "$x = 17$", measured: 1, requirement: .below(2))),
    ]
    for (part, content) in contents {
      #expect(error(content)?.hasPrefix("\(place):4: \(part)\(refusal)") == true, "\(content)")
    }
    #expect(error(.table(name: "a", caption: "", columns: ["a"], rows: [["17"]])) == nil)
    #expect(error(.output("17")) == nil)
  }

  @Test func `an alternative text has values, references and formulas in plain words`() throws {
    let alt = "A curve through {{low}},\nas in {{figure:a}}; $\\sigma^2 = {{low}}$, *low*"
    let figure = try blocks(
      "show.figure(\"a\")", values: ["low": RecordedValue(-0.5, .decimals(1))],
      results: [RecordedResult(line: 2, .figure(name: "a", caption: "", alt: alt))]
    ).last
    guard case .figure(_, _, _, _, let woven, _)? = figure else {
      Issue.record("no figure")
      return
    }
    #expect(woven == "A curve through −0.5, as in Figure 1.1; σ² = −0.5, low")
  }
}

/// Front and back matter can show values of chapters.
@Suite struct ValuesOfChaptersTests {
  private func blocks(_ page: String, values: [String: [String: RecordedValue]] = [:]) throws -> [Block] {
    let package = try TemporaryPackage(chapters: [1: "//: # One", 4: "//: # Four"])
    return try Weaver.weave(page: page, file: "chapters/preface.md", values: values, in: try package.book())
  }

  private let values = ["chapter4": ["limit": RecordedValue(1.23, .decimals(1))], "chapter1": [:]]

  @Test func `in text and in formulas`() throws {
    let page = "is {{chapter4:limit}}, {{ chapter4: limit }}, $x = {{chapter4:limit}}$"
    #expect(try blocks(page, values: values) == [.prose([.text("is 1.2, 1.2, "), .math(tex: "x = 1.2", line: 1)])])
    #expect(
      try blocks(page) == [.prose([.text("is [?], [?], "), .math(tex: #"x = \text{[?]}"#, line: 1)])])
  }

  @Test(arguments: [
    ("{{chapter4:gap}}", "‘chapter4’ did not record a value ‘gap’; known: ‘limit’"),
    ("{{chapter1:gap}}", "‘chapter1’ did not record a value ‘gap’"),
    ("$x = {{chapter4:gap}}$", "‘chapter4’ did not record a value ‘gap’; known: ‘limit’"),
    (
      "{{chapter2:gap}}",
      "a mark can refer to a figure, table, equation, section, chapter, reference or excerpt, but not to a ‘chapter2’; "
        + "known: ‘chapter1’, ‘chapter4’"
    ),
    ("{{limit}}", "the run did not record a value ‘limit’"),
    (
      "40 units",
      "the number ‘40’ is typed on a page without code; write it as a chapter's value, {{chapter1:name}}"
    ),
  ])
  func `an error says what is wrong`(page: String, message: String) {
    #expect(throws: WeavingError(file: "chapters/preface.md", line: 2, message)) {
      try blocks("# A\n\(page)", values: values)
    }
  }

  @Test func `a chapter can show only its own values`() {
    #expect(
      weavingError("//: {{chapter1:a}}", values: ["a": RecordedValue(1, .shortest)])
        == "chapters/chapter1/main.swift:2: only front and back matter can show values of chapters, such as ‘chapter1:a’"
    )
  }

  @Test func `a report passes them on`() throws {
    let package = try TemporaryPackage(
      chapters: [1: "//: # One"],
      files: ["chapters/preface.md": "{{chapter1:a}} nats", "chapters/differences.md": ""])
    let chapter = try package.weave(values: ["a": RecordedValue(2.5, .shortest)])
    #expect(try Report(package.book(), parts: [.woven(chapter)]).markdown.hasPrefix("# A book\n\n2.5 nats\n"))
    #expect(
      try Report(package.book(), parts: [.failed(1, error: "")]).markdown
        .hasPrefix("# A book\n\n[?] nats\n"))
  }
}
