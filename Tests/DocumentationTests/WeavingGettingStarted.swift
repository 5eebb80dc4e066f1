import Foundation
import Recordings
import Testing
import Weaving

@Suite struct WeavingGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "chapters/sevens"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // article: begin
    try Data(#"{"title": "Dice", "chapters": ["sevens"]}"#.utf8).write(to: folder.appending(path: BookContents.file))
    let program = """
      //: # Sevens
      let sevens = throwTwoDice(times: 600).count { $0 == 7 }
      print(sevens)
      //: Of 600 throws, {{sevens}} have the sum seven.
      """
    try Data(program.utf8).write(to: folder.appending(path: "chapters/sevens/main.swift"))
    let book = try Book(root: folder)

    let chapter = book.chapters[0]
    var recording = Recording(of: chapter, seed: 42)
    recording.values["sevens"] = RecordedValue(104, .shortest)
    recording.results = [RecordedResult(line: 3, .output("104"))]

    let woven = try Weaver.weave(try book.source(of: chapter), with: recording, in: book)
    let katex = URL(filePath: "/usr/share/javascript/katex")  // where KaTeX is; it is read for the first formula
    let figures = FigureFiles { folder.appending(path: "output/\($0.name)") }
    let pages = try woven.pages(
      in: book, formats: [.markdown], formulas: FormulaTypesetter(katex: katex), figures: figures)
    let report = try Report(book, parts: [.woven(woven)]).markdown
    // article: end
    let page = try #require(pages["sevens.md"])
    let sentence = "Of 600 throws, 104 have the sum seven."
    #expect(page.contains("```text\n104\n```\n\n\(sentence)\n") && report.contains(sentence))

    func weave(_ recording: Recording) throws {
      _ = try Weaver.weave(try book.source(of: chapter), with: recording, in: book)
    }
    #expect(throws: WeavingError.self) { try weave(Recording(of: chapter, seed: 42)) }
    recording.results[0].line = 9
    #expect(throws: WeavingError.self) { try weave(recording) }
  }
}
