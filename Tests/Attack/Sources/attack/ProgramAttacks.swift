import Foundation
import Plotting
import ReportKit
import Workbook

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]
private let numbers = [-Double.infinity, -.greatestFiniteMagnitude, 0, 1e-320, .infinity, .nan]
private let dot = Figure(caption: "A dot.", alt: "A dot.") { Panel(x: "x", y: "y") { Scatter(x: [1], y: [1]) } }

/// A chapter of a book in the working folder. Misuse of one ends the program with a line and the status 2.
private func chapter(_ source: String = "//: # One\n\nf(); chapter.table(\"t\", x); chapter.figure(\"f\", x)\n") throws
  -> (chapter: Chapter, file: String)
{
  _ = try makeBook(source)
  let file = FileManager.default.currentDirectoryPath + "/chapters/one/main.swift"
  return (Chapter(file: file), file)
}

let programAttacks = chapterCountAttacks + chapterNumberAttacks + chapterNameAttacks + otherChapterAttacks

private let chapterCountAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("a text shown on line \(size)") {
        let (chapter, file) = try chapter()
        chapter.show("a", file: file, line: size)
        chapter.finish()
      },
      Attack("a figure on line \(size)") {
        let (chapter, file) = try chapter()
        chapter.figure("f", dot, file: file, line: size)
        chapter.finish()
      },
      Attack("a value of \(size) decimals") {
        let (chapter, file) = try chapter()
        chapter.record("a", 0.1, .decimals(size), file: file, line: 3)
        chapter.record("b", 1e300, .significant(size), file: file, line: 3)
        chapter.record("c", size, file: file, line: 3)
        chapter.finish()
      },
      Attack("\(size) steps") {
        let (chapter, _) = try chapter()
        for other in sizes {
          chapter.progress(size, of: other, every: 1, "a")
          chapter.progress(other, of: size, every: 1, "a")
          chapter.progress(1, of: other, every: size, "a")
        }
        _ = chapter.epochs(size)
        chapter.finish()
      },
    ]
  }

private let chapterNumberAttacks: [Attack] = numbers.map { number in
  Attack("a claim that measures \(number)") {
    let (chapter, file) = try chapter()
    for requirement in [Requirement.above(number), .below(number), .equal(number, within: number)] {
      chapter.claim("A number is \(number).", number, requirement, file: file, line: 3)
    }
    chapter.record("a", number, file: file, line: 3)
  }
}

private let chapterNameAttacks: [Attack] =
  names.enumerated().flatMap { index, name in
    [
      Attack("a chapter in file of name \(index)") { _ = Chapter(file: name) },
      Attack("a report around file of name \(index)") { ReportProgram.run(file: name) },
      Attack("a chapter's value of name \(index)") {
        let (chapter, file) = try chapter()
        chapter.record(name, 1, file: file, line: 3)
        chapter.finish()
      },
      Attack("a chapter's figure of name \(index)") {
        let (chapter, file) = try chapter()
        chapter.figure(name, dot, file: file, line: 3)
        chapter.finish()
      },
      Attack("a chapter's figure told by name \(index)") {
        let (chapter, file) = try chapter()
        let figure = Figure(caption: name, alt: name) { Panel(name, x: "x", y: "y") {} }
        chapter.figure("f", figure, file: file, line: 3)
        chapter.finish()
      },
      Attack("a chapter's table of name \(index)") {
        let (chapter, file) = try chapter()
        chapter.table(name, name, columns: [name], rows: [[.text(name)]], file: file, line: 3)
        chapter.finish()
      },
    ]
  }

private let otherChapterAttacks: [Attack] = [
  Attack("a chapter's ragged table") {
    let (chapter, file) = try chapter()
    chapter.table("t", "A table.", columns: ["a", "b"], rows: [["1", "2"], ["1"]], file: file, line: 3)
  },
  Attack("a chapter's table of nothing") {
    let (chapter, file) = try chapter()
    chapter.table("t", "A table.", columns: [], rows: [[], []], file: file, line: 3)
    chapter.finish()
  },
  Attack("two chapters in one program") {
    _ = try chapter()
    _ = try chapter()
  },
]
