import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// What runs again after an edit.
@Suite struct RerunTests {
  private let book: SmallBook

  init() throws { book = try SmallBook() }

  /// Makes the report; which chapters ran for it.
  private func runs(_ options: String...) throws -> [String] {
    let run = try book.report(["--format", "markdown,html"] + options)
    try #require(run.status == 0 && run.errors.isEmpty, "\(run)")
    return book.chaptersRun()
  }

  private func page(_ name: String) throws -> String { try #require(book.package.text("output/\(name)")) }

  @Test func `where nothing is edited, nothing runs, and the pages are the same`() throws {
    #expect(try runs() == ["one", "two"])
    let pages = try (page("report.md"), page("report.html"), page("one/one.md"))
    #expect(try runs() == [])
    #expect(try (page("report.md"), page("report.html"), page("one/one.md")) == pages)
  }

  @Test func `an edit of prose runs no chapter, and is on the pages`() throws {
    _ = try runs()
    try book.edit("two", SmallBook.two.replacing("It follows.", with: "It goes on after {{figure:first}}."))
    #expect(try runs() == [])
    for name in ["report.md", "two/two.md"] {
      let page = try page(name)
      #expect(page.contains("It goes on after [Figure 1.1](") && !page.contains("It follows."))
    }
    for name in ["report.html", "two/two.html"] { #expect(try page(name).contains("It goes on after")) }
  }

  @Test func `an edit of code runs its chapter and no other`() throws {
    _ = try runs()
    try book.build("two", "other code")
    #expect(try runs() == ["two"])
    #expect(try runs() == [])
    try book.build("one", "other code")
    #expect(try runs() == ["one"])
  }

  @Test func `where what a caption refers to has another number, its chapter runs again`() throws {
    _ = try runs()
    // The numbers of the book are one thing that goes into every run: two, whose own caption refers to nothing, runs too.
    let moved = SmallBook.two.replacing("//: It follows.", with: #"if false { chapter.figure("before", drawing) }"#)
    try book.edit("two", moved)
    #expect(try runs() == ["one", "two"])
    #expect(try page("one/one.md").contains("It is unlike [Figure 2.2]("))
    // A name, too, is what a caption may refer to.
    try book.edit("two", moved.replacing("before", with: "earlier"))
    #expect(try runs() == ["one", "two"])
    try book.edit("two", moved)
    #expect(try runs() == [])
  }

  @Test func `another study of many seeds runs all chapters, whose captions may tell of it`() throws {
    _ = try runs()
    try book.package.write(#"{"version":3,"seeds":"1","chapters":{}}"#, to: "chapters/seeds.json")
    #expect(try runs() == ["one", "two"])
  }

  /// The entries of the cache.
  private func entries() -> [URL] {
    book.programs.names("recorded-chapters").map { book.programs.url.appending(path: "recorded-chapters/\($0)") }
  }

  @Test func `an entry of the cache that is damaged counts as missing, and is repaired`() throws {
    _ = try runs()
    let pages = try (page("report.md"), page("report.html"))
    let whole = try entries().map { try Data(contentsOf: $0) }
    try #require(whole.count == 2 && whole.allSatisfy { $0.count > 100 })
    func check(_ damage: String, runs chapters: [String] = ["one", "two"]) throws {
      #expect(try runs() == chapters, "\(damage)")
      #expect(try (page("report.md"), page("report.html")) == pages)
      #expect(try runs() == [], "\(damage)")
    }
    for _ in 0..<5 {
      let place = Double.random(in: 0..<1)
      for (entry, contents) in zip(entries(), whole) {
        var contents = contents
        contents[Int(place * Double(contents.count))] ^= 1 << UInt8.random(in: 0..<8)
        try contents.write(to: entry)
      }
      try check("a bit flipped at \(place)")
    }
    for (entry, contents) in zip(entries(), whole) { try contents.prefix(contents.count / 2).write(to: entry) }
    try check("half a file")
    for entry in entries() { try Data().write(to: entry) }
    try check("an empty file")
    let (one, two) = (entries()[0], entries()[1])
    try FileManager.default.removeItem(at: one)
    try FileManager.default.copyItem(at: two, to: one)
    try check("the entry of the other chapter", runs: ["one"])
    try FileManager.default.removeItem(at: one)
    try FileManager.default.createDirectory(at: one, withIntermediateDirectories: true)
    try check("a folder", runs: ["one"])
    let folder = one.deletingLastPathComponent()
    try FileManager.default.removeItem(at: folder)
    try Data().write(to: folder)
    try check("a file in place of the cache")
  }

  @Test func `pieces do not run together in a checksum`() {
    func checksum(_ first: String, _ second: String) -> String { Checksum.of(Data(first.utf8), Data(second.utf8)) }
    #expect(checksum("ab", "c") != checksum("a", "bc") && checksum("ab", "c") == checksum("ab", "c"))
  }

  @Test func `all run where that is asked for`() throws {
    _ = try runs()
    #expect(try runs("--fresh") == ["one", "two"])
    #expect(try runs("--fresh", "--chapters", "2") == ["two"])
  }

  /// The style sheet is part of each program that writes pages. Editing it therefore rebuilds all of them, and all chapters run;
  /// the report alone could not tell.
  @Test func `an edit of style is an edit of every program`() throws {
    let sheet = try Data(contentsOf: Programs.package.appending(path: "Sources/Weaving/HTML/page.css"))
    for program in ["report"] + Programs.chapters {
      let code = try Data(contentsOf: Programs.folder.appending(path: program), options: .alwaysMapped)
      #expect(code.range(of: sheet) != nil, "\(program) holds the style sheet")
    }

    // The report's own sheet is that of all pages, also of chapters that do not run.
    _ = try runs()
    let (old, new) = (Data("--measure: 38.5rem".utf8), Data("--measure: 12.5rem".utf8))
    var report = try Data(contentsOf: book.programs.url.appending(path: "report"))
    let place = try #require(report.range(of: old))
    report.replaceSubrange(place, with: new)
    let program = book.programs.url.appending(path: "report")
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
