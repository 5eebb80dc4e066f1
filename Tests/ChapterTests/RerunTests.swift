import Foundation
import Recordings
import TestPrograms
import Testing

/// What runs again after an edit, in a package of two chapters. Their programs write down that they have run, and what they
/// record lies beside them.
@Suite struct RerunTests {
  /// Programs of their own, so that the runs that are kept beside them are, too, and the sources.
  private let (programs, package): (TemporaryFolder, TemporaryFolder)

  /// One's figure tells in its caption where two's is, so that the picture holds a number of the other chapter.
  private let one = """
    //: # One
    //:
    //: It begins.
    chapter.figure("first", drawing)
    """
  private let two = """
    //: # Two
    //:
    //: It follows.
    chapter.figure("second", drawing)
    """

  init() throws {
    (programs, package) = (try TemporaryFolder(), try TemporaryFolder())
    try FileManager.default.copyItem(
      at: Programs.folder.appending(path: "report"), to: programs.url.appending(path: "report"))
    try write(#"{"title": "A book", "chapters": ["one", "two"]}"#, to: "chapters/book.json", in: package)
    for (number, name, source, figure, caption) in [
      (1, "one", one, "first", "It is unlike {{figure:second}}."), (2, "two", two, "second", "It stands alone."),
    ] {
      try edit(name, source)
      var recording = Recording(of: ChapterPlace(number: number, name: name), seed: 42)
      recording.results = [RecordedResult(line: 4, .figure(name: figure, caption: caption, alt: "A drawing."))]
      try write(
        String(decoding: try recording.json(), as: UTF8.self), to: "recorded/\(name)/recording.json", in: programs)
      // By this file the report knows a folder of a chapter.
      try write("{}", to: "recorded/\(name)/results.json", in: programs)
      let drawing = #"<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"></svg>"#
      try write(drawing, to: "recorded/\(name)/\(figure).svg", in: programs)
      try build(name, "the first code")
    }
  }

  private func write(_ text: String, to path: String, in folder: TemporaryFolder) throws {
    let file = folder.url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func edit(_ chapter: String, _ source: String) throws {
    try write(source, to: "chapters/\(chapter)/main.swift", in: package)
  }

  /// Makes a chapter's program, which differs with its code.
  private func build(_ chapter: String, _ code: String) throws {
    try write(
      """
      #!/bin/sh
      # \(code)
      echo \(chapter) >> '\(programs.path)/runs'
      cp -r '\(programs.path)/recorded/\(chapter)' "$2"
      """, to: chapter, in: programs)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(programs.path)/\(chapter)")
  }

  /// Makes the report; which chapters ran for it.
  private func runs(_ options: String...) throws -> [String] {
    let run = try Programs.run(
      programs.url.appending(path: "report"), ["--package", package.path, "--format", "markdown,html"] + options)
    try #require(run.status == 0 && run.errors.isEmpty, "\(run)")
    defer { try? FileManager.default.removeItem(atPath: programs.path + "/runs") }
    return (programs.text("runs") ?? "").split(separator: "\n").map(String.init).sorted()
  }

  private func page(_ name: String) throws -> String { try #require(package.text("output/\(name)")) }

  @Test func `where nothing is edited, nothing runs, and the pages are the same`() throws {
    #expect(try runs() == ["one", "two"])
    let pages = try (page("report.md"), page("report.html"), page("one/one.md"))
    #expect(try runs() == [])
    #expect(try (page("report.md"), page("report.html"), page("one/one.md")) == pages)
  }

  @Test func `an edit of prose runs no chapter, and is on the pages`() throws {
    _ = try runs()
    try edit("two", two.replacing("It follows.", with: "It goes on after {{figure:first}}."))
    #expect(try runs() == [])
    for name in ["report.md", "two/two.md"] {
      let page = try page(name)
      #expect(page.contains("It goes on after [Figure 1.1](") && !page.contains("It follows."))
    }
    for name in ["report.html", "two/two.html"] { #expect(try page(name).contains("It goes on after")) }
  }

  @Test func `an edit of code runs its chapter and no other`() throws {
    _ = try runs()
    try build("two", "other code")
    #expect(try runs() == ["two"])
    #expect(try runs() == [])
    try build("one", "other code")
    #expect(try runs() == ["one"])
  }

  @Test func `where what a caption refers to has another number, its chapter runs again`() throws {
    _ = try runs()
    // The numbers of the book are one thing that goes into every run: two, whose own caption refers to nothing, runs too.
    let moved = two.replacing("//: It follows.", with: #"if false { chapter.figure("before", drawing) }"#)
    try edit("two", moved)
    #expect(try runs() == ["one", "two"])
    #expect(try page("one/one.md").contains("It is unlike [Figure 2.2]("))
    // A name, too, is what a caption may refer to.
    try edit("two", moved.replacing("before", with: "earlier"))
    #expect(try runs() == ["one", "two"])
    try edit("two", moved)
    #expect(try runs() == [])
  }

  @Test func `another study of many seeds runs all chapters, whose captions may tell of it`() throws {
    _ = try runs()
    try write(#"{"version":2,"seeds":"1","chapters":{}}"#, to: "chapters/seeds.json", in: package)
    #expect(try runs() == ["one", "two"])
  }

  @Test func `all run where that is asked for`() throws {
    _ = try runs()
    #expect(try runs("--fresh") == ["one", "two"])
    #expect(try runs("--fresh", "--chapters", "2") == ["two"])
  }

  /// The style sheet is part of each program that writes pages. So who edits it builds them all anew, and all chapters run; it is
  /// not an edit that the report alone could know of.
  @Test func `an edit of style is an edit of every program`() throws {
    let sheet = try Data(contentsOf: Programs.package.appending(path: "Sources/Weaving/HTML/page.css"))
    for program in ["report"] + Programs.chapters {
      let code = try Data(contentsOf: Programs.folder.appending(path: program), options: .alwaysMapped)
      #expect(code.range(of: sheet) != nil, "\(program) holds the style sheet")
    }

    // The report's own sheet is that of all pages, also of chapters that do not run.
    _ = try runs()
    let (old, new) = (Data("--measure: 38.5rem".utf8), Data("--measure: 12.5rem".utf8))
    var report = try Data(contentsOf: programs.url.appending(path: "report"))
    let place = try #require(report.range(of: old))
    report.replaceSubrange(place, with: new)
    let program = programs.url.appending(path: "report")
    try FileManager.default.removeItem(at: program)
    try report.write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    #expect(try runs() == [])
    for name in ["report.html", "one/one.html", "two/two.html"] {
      let page = try page(name)
      #expect(page.contains("--measure: 12.5rem") && !page.contains("--measure: 38.5rem"))
    }
  }
}
