import Foundation
import TestPrograms
import Testing

/// The report that follows its sources.
@Suite struct WatchTests {
  private let (programs, package, tools): (TemporaryFolder, TemporaryFolder, TemporaryFolder)

  init() throws { (programs, package, tools) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder()) }

  /// A watch of a package with one chapter, in which a script stands for the compiler.
  private func watch(swift script: String) throws -> RunningProgram {
    for name in ["report", "misuse"] {
      try FileManager.default.copyItem(
        at: Programs.folder.appending(path: name), to: programs.url.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: Programs.package.appending(path: "Tests/Fixtures/chapters"), to: package.url.appending(path: "chapters")
    )
    try tools.write(script: script, to: "swift")
    let path = "\(tools.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let report = try RunningProgram(
      programs.url.appending(path: "report"),
      ["--package", package.path, "--watch", "--format", "markdown"], environment: ["PATH": path])
    report.wait(for: "Watching the sources")
    return report
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: package.url.appending(path: "chapters/\(name)"))
  }

  @Test func `a watch that is interrupted while it builds ends the build`() throws {
    // Stands for a compiler that does not listen.
    let build = try Witness()
    let report = try watch(swift: "trap '' TERM; \(build.command); sleep 60 & sleep 60")
    try write("A reference.\n", to: "references.md")
    build.waitForStart()
    let (run, duration) = report.finish(after: SIGINT)
    // A second, and one more for a busy machine.
    #expect(run.status == 128 + SIGINT && duration < .seconds(2) && !build.isHeld)
  }

  @Test func `a watch goes on after a book that cannot be read, and tells the open page`() throws {
    let report = try watch(swift: "exit 0")
    try write("{", to: "book.json")
    report.wait(for: "The book cannot be read; the report is unchanged. Still watching the sources")
    let news = try #require(package.text("output/report.version.js"))
    #expect(news.contains("reportNews = 'The book cannot be read: see the terminal. This page is unchanged.'"))
    try write(#"{"title": "A mended book", "chapters": ["misuse"]}"#, to: "book.json")
    // The program starts again, and watches again.
    report.wait(for: "Written to ", times: 2)
    report.wait(for: "Watching the sources", times: 2)
    report.send(SIGINT)
    let run = report.finish()
    #expect(run.status == 128 + SIGINT && run.errors.contains("report: chapters/book.json:1: this is not JSON: "))
    #expect(package.text("output/report.md")?.hasPrefix("# A mended book\n") == true)
  }
}
