import Foundation
import Recordings
import Weaving
import Workbook

/// Weaves inputs one after another and judges what comes out. It may crash: the input that is being tried is always in
/// a file.
final class Worker {
  private let folder: URL
  private var formulas = FormulaTypesetter.installed
  private(set) var tried = 0
  private(set) var woven = 0
  private(set) var slowest = (seconds: 0.0, name: "")
  private(set) var faults = 0

  /// - Parameter folder: where the input is kept that is being tried, and those in which something is wrong.
  init(folder: URL) { self.folder = folder }

  /// Tries an input. What is wrong is printed, and the input is kept.
  func `try`(_ input: FuzzInput) throws {
    let data = try JSONEncoder().encode(input)
    try data.write(to: folder.appending(path: "current.json"))
    if tried.isMultiple(of: 500) {
      // What it keeps would fill the memory. Loading it is not the input's fault.
      formulas = .installed
      try formulas.load()
    }
    // An input that never ends is ended by a signal, which the parent sees.
    alarm(20)
    let (pages, told, seconds) = weave(input)
    var wrong = pages.flatMap { name, page in
      (name.hasSuffix(".md") ? Verdict.faults(ofMarkdown: page) : Verdict.faults(ofHTML: page)).map { "\(name): \($0)" }
    }
    if seconds > 1 { wrong.append(String(format: "takes %.1f s of the processor", seconds)) }
    if let told, !told.hasPrefix("chapters/") || told.contains("\n") {
      wrong.append("the error names no line: \(told)")
    }
    if Worker.peakMemory > 1 << 30 { wrong.append("takes more than 1 GB") }
    if tried.isMultiple(of: 10) {
      let again = weave(input)
      if again.pages != pages || again.error != told { wrong.append("comes out otherwise the second time") }
    }
    alarm(0)
    tried += 1
    if told == nil { woven += 1 }
    if seconds > slowest.seconds { slowest = (seconds, input.name) }
    if !wrong.isEmpty {
      faults += 1
      let name = "fault-\(input.name.filter { $0.isLetter || $0.isNumber }.prefix(60)).json"
      try data.write(to: folder.appending(path: name))
      print("\(input.name): \(wrong.prefix(3).joined(separator: "; ")) (kept in \(name))")
      fflush(nil)
    }
  }

  /// The pages by their names, or the error in which weaving has ended, and the seconds of the processor that it took.
  func weave(_ input: FuzzInput) -> (pages: [String: String], error: String?, seconds: Double) {
    let root = folder.appending(path: "package")
    defer { try? FileManager.default.removeItem(at: root) }
    let recorded = input.recording(of: ChapterPlace(number: 1, name: "chapter1"))
    var start = Worker.processorSeconds
    do {
      try input.write(to: root)
      try Data(Worker.picture.utf8).write(to: root.appending(path: "picture.svg"))
      start = Worker.processorSeconds
      let book = try Book(root: root)
      let figures = FigureFiles { _ in root }
      var pages: [String: String] = [:]
      var parts: [Report.Part] = []
      for place in book.chapters {
        let recording = place.number == 1 ? recorded : Recording(of: place, seed: 1)
        let chapter = try Weaver.weave(try book.source(of: place), with: recording, in: book)
        pages.merge(try chapter.pages(in: book, formats: [.markdown, .html], formulas: formulas, figures: figures)) {
          $1
        }
        parts.append(.woven(chapter))
      }
      let report = try Report(book, parts: parts)
      pages["report.md"] = try report.markdown
      pages["report.html"] = try HTMLPage(report, formulas: formulas, figures: figures).html()
      return (pages, nil, Worker.processorSeconds - start)
    } catch {
      return ([:], "\(error)", Worker.processorSeconds - start)
    }
  }

  private static let picture = #"<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"></svg>"#

  /// The time that the process has computed; a busy machine does not make it longer.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that the process has had, bytes.
  static var peakMemory: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
