import Foundation
import TestPrograms
import Testing

/// What the programs say to the person in front of them: one sentence each, with the place, what was expected and what came.
@Suite struct MessageTests {
  @Test(arguments: [
    ("index", "chapters/misuse/main.swift:42: Index out of range"),
    ("unequal", "chapters/misuse/Figures.swift:6: Scatter: x has 3 values, y has 2 values"),
    ("value twice", "chapters/misuse/main.swift:20: the value ‘one’ is recorded twice"),
    ("early end", "ended before chapter.finish(), so nothing was written"),
    (
      "typed number",
      "chapters/misuse/main.swift:45: in the caption of figure ‘eleven’, the number ‘11’ is neither a value of the run "
        + "nor a literal in the code; record it and write {{name}}"
    ),
  ])
  func `a chapter that fails says where first`(misuse: String, message: String) throws {
    let run = try MisusedBook().report(misuse: misuse)
    #expect(run.status == 1 && run.errors == "report: chapter 1 failed: \(message)\n", "\(run)")
  }

  @Test func `an error that nothing catches is told without what Swift says of itself`() throws {
    let run = try MisusedBook().report(misuse: "error")
    #expect(
      run.errors.hasPrefix(
        "report: chapter 1 failed: chapters/misuse: an error was thrown at top level: expected a positive-definite matrix"
      ),
      "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1 && !run.errors.contains("Fatal error"))
  }

  @Test func `a claim that does not hold is told with its place and in plain characters`() throws {
    let book = try MisusedBook()
    let run = try book.report(misuse: "false claim with marks")
    let statement = "The σ² of Figure 1.6 is more than 1."
    #expect(
      run.errors
        == "report: chapters/misuse/main.swift:48: claim 1.2, ‘\(statement)’, does not hold: measured 1, required above 2\n",
      "\(run)")
    let chapter = try Programs.run(
      Programs.folder.appending(path: "misuse"), ["--output", "\(book.programs.path)/alone"],
      environment: ["MISUSE": "false claim with marks"])
    #expect(chapter.output.contains("\n  ✗ \(statement) (measured 1, required above 2)\n"), "\(chapter)")
  }

  @Test func `what a chapter recorded must be whole`() throws {
    let book = try MisusedBook()
    try FileManager.default.removeItem(at: book.programs.url.appending(path: "misuse"))
    for (json, reason) in [
      ("{", "it is not JSON"), ("{}", "it lacks ‘chapter’"), ("[1]", "it has a value of the wrong type"),
    ] {
      try book.programs.write(
        script: "mkdir -p \"$2/misuse\"; echo '\(json)' >\"$2/misuse/recording.json\"", to: "misuse")
      let run = try book.report(misuse: "")
      #expect(
        run.errors
          == "report: chapter 1 failed: what it recorded, misuse/recording.json, cannot be read: \(reason)\n", "\(run)")
    }
  }

  @Test(arguments: [
    (#""frontMatter": ["prefac.md"]"#, "‘frontMatter’ names ‘prefac.md’, but there is no chapters/prefac.md"),
    (#""backMatter": ["notes.md"]"#, "‘backMatter’ names ‘notes.md’, but there is no chapters/notes.md"),
    (#""references": "works.md""#, "‘references’ names ‘works.md’, but there is no chapters/works.md"),
  ])
  func `a page that is missing is told with who names it`(part: String, message: String) throws {
    let book = try MisusedBook()
    try book.package.write(#"{"title": "T", "chapters": ["misuse"], \#(part)}"#, to: "chapters/book.json")
    let run = try book.report(misuse: "")
    #expect(run.status == 2 && run.errors == "report: chapters/book.json: \(message)\n", "\(run)")
  }

  @Test func `a chapter that is missing is told with who names it`() throws {
    let book = try MisusedBook()
    try book.package.write(#"{"title": "T", "chapters": ["misuses"]}"#, to: "chapters/book.json")
    let run = try book.report(misuse: "")
    #expect(
      run.errors.hasPrefix(
        "report: chapter 1 failed: chapters/book.json: ‘chapters’ names ‘misuses’, but there is no chapters/misuses/main.swift"
      ), "\(run)")
  }

  @Test(arguments: [
    (["--seed", "-1"], "--seed is a whole number from 0, not -1"),
    (["--seed", "x"], "--seed is a whole number from 0, not ‘x’"),
    (
      ["--seed", "99999999999999999999"],
      "--seed is a whole number from 0 to 18446744073709551615, not 99999999999999999999"
    ),
    (["--output", ""], "--output names a folder, such as ‘output’, and is empty"),
    (["--format", "epub"], "--format lists markdown, html and pdf; there is no ‘epub’"),
    (["--time-limit", "-5"], "--time-limit is a whole number from 1, not -5"),
    (["--time-limit", "31536001"], "--time-limit is a whole number from 1 to 31536000, not 31536001"),
    (["--epochs", "0"], "--epochs is a whole number from 1, not 0"),
    (["--format", "html,epub"], "--format lists markdown and html; there is no ‘epub’"),
    (
      ["--seeds", "-3"],
      "--seeds: expected seeds such as 1-100 or 1-3,10, but ‘-3’ is neither a whole number nor a range"
    ),
  ])
  func `a wrong option is told in our own words`(options: [String], message: String) throws {
    let isOfChapter = options.contains("--epochs") || options.contains("html,epub")
    let program = isOfChapter ? "misuse" : "report"
    let run = try Programs.run(Programs.folder.appending(path: program), options)
    #expect(
      run.status == 64 && run.output.isEmpty
        && run.errors == "\(program): \(message) (--help lists the options)\n", "\(run)")
  }

  @Test func `a check does not name a folder that is gone`() throws {
    let book = try SmallBook()
    let output = "\(book.programs.path)/output"
    #expect(try book.report(["--format", "markdown", "--output", output]).status == 0)
    let run = try book.report(["--check", "--output", output])
    #expect(run.status == 0 && !run.output.contains("Written to") && !run.output.contains("book-check"), "\(run)")
  }

  @Test func `fonts that are missing are said once`() throws {
    let book = try MisusedBook()
    let hidden = ["TeX Gyre Pagella", "DejaVu Sans Mono"].map {
      "<rejectfont><pattern><patelt name=\"family\"><string>\($0)</string></patelt></pattern></rejectfont>"
    }
    try book.programs.write(
      """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><include>/etc/fonts/fonts.conf</include><selectfont>\(hidden.joined())</selectfont></fontconfig>
      """, to: "fonts.conf")
    let environment = ["FONTCONFIG_FILE": "\(book.programs.path)/fonts.conf"]
    let message =
      "expected the fonts TeX Gyre Pagella and DejaVu Sans Mono, which pages and figures are set in, but found no such font, "
      + "so others take their place; install fonts-texgyre and fonts-dejavu-core, as ‘./book install’ does\n"
    let report = try book.report(misuse: "", environment: environment)
    #expect(report.status == 0 && report.errors == "report: \(message)", "\(report)")
    let chapter = try Programs.run(
      Programs.folder.appending(path: "misuse"), ["--output", "\(book.programs.path)/alone"], environment: environment)
    #expect(chapter.status == 0 && chapter.errors == "misuse: \(message)", "\(chapter)")
  }
}
