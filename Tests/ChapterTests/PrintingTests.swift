import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// The report with browsers that do not print.
@Suite(.serialized) struct PrintingTests {
  private let folder: TemporaryFolder
  private let programs: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    programs = try reportPrograms([:])
  }

  private func start(_ options: String..., browser: String) throws -> RunningProgram {
    try RunningProgram(
      programs.url.appending(path: "report"), ["--output", folder.path, "--chapters", "2"] + options,
      environment: ["CHROMIUM": browser])
  }

  @Test(arguments: [
    ("/bin/false", "false did not print the page (status 1)"),
    ("/bin/true", "true ended without printing the page"),
    ("/usr", "/usr cannot be started: Permission denied"),
  ])
  func `a PDF that cannot be printed costs the PDF only`(browser: String, reason: String) throws {
    let run = try start(browser: browser).finish()
    #expect(run.status == 1 && run.errors == "report: report.pdf: \(reason)\n")
    #expect(run.output.hasSuffix("Written to \(folder.path)/report.md, \(folder.path)/report.html\n"))
    #expect(folder.names() == ["chapter2", "report.html", "report.json", "report.md"])

    // An earlier PDF would belong to other results.
    try Data("%PDF-".utf8).write(to: folder.url.appending(path: "report.pdf"))
    let again = try start("--format", "pdf", browser: browser).finish()
    #expect(again.status == 1 && again.errors == "report: report.pdf: \(reason)\n")
    #expect(again.output.hasSuffix("\nRemoved the pages that an earlier run had written as md, html and pdf.\n"))
    #expect(folder.names() == ["chapter2", "report.json"])
  }

  @Test func `a browser that is not there is named`() throws {
    let run = try start("--format", "pdf", browser: "/nowhere").finish()
    #expect(
      run.status == 2
        && run.errors
          == "report: report.pdf: CHROMIUM names ‘/nowhere’, which is no program; name a headless Chromium, or unset it\n",
      "\(run)")
  }

  @Test func `a report that is interrupted while it is printed changes nothing and leaves nothing behind`() throws {
    let browser = try Witness()
    let script = try programs.write(
      script: "trap '' TERM; \(browser.command); sleep 60 & sleep 60", to: "browser")
    let report = try start(browser: script.path)
    report.wait(for: "Printing report.pdf\n")
    browser.waitForStart()
    let (run, duration) = report.finish(after: SIGINT)
    // A second, and one more for a busy machine.
    #expect(run.status == 128 + SIGINT && duration < .seconds(2) && !browser.isHeld)
    #expect(run.errors == "report: interrupted; the output of earlier runs is unchanged\n" && folder.names() == [])
  }

  @Test func `a browser that does not come to its end is ended`() throws {
    let browser = try Witness()
    let script = try programs.write(script: "trap '' TERM; \(browser.command); sleep 60", to: "browser")
    let start = ContinuousClock.now
    #expect(
      try printingError(of: script, timeLimit: .seconds(1)) == "report.pdf: browser did not print the page within 1 s")
    #expect(start.duration(to: .now) < .seconds(3) && !browser.isHeld)
  }

  @Test func `what a browser has printed is a PDF`() throws {
    let script = try programs.write(
      script: #"for a; do case "$a" in --print-to-pdf=*) echo Sorry >"${a#*=}";; esac; done"#, to: "browser")
    #expect(
      try printingError(of: script, timeLimit: .seconds(60)) == "report.pdf: browser ended without printing the page")
  }

  /// Why a browser does not print a page.
  private func printingError(of browser: URL, timeLimit: Duration) throws -> String? {
    #expect(throws: PrintingError.self) {
      try PDFPrinter(browser: browser).pdf(
        of: URL(filePath: "/page.html"), in: folder.url, among: ChildProcesses(), timeLimit: timeLimit)
    }?.description
  }

  @Test func `a check that is stopped leaves nothing in the folder for temporary files`() throws {
    let chapter = try Witness()
    try FileManager.default.removeItem(at: programs.url.appending(path: "chapter2"))
    try programs.write(script: "\(chapter.command); sleep 5", to: "chapter2")
    for signal in [SIGTERM, SIGKILL] {
      let check = try RunningProgram(
        programs.url.appending(path: "report"), ["--check", "--chapters", "2"], environment: ["TMPDIR": folder.path])
      chapter.waitForStart()
      check.send(signal)
      #expect(check.finish().status == (signal == SIGKILL ? SIGKILL : 128 + signal))
      #expect(folder.names().count == (signal == SIGKILL ? 1 : 0))
    }
    // What a killed one has left is gone after the next.
    try programs.write(script: "exit 2", to: "chapter2")
    _ = try Programs.run(
      programs.url.appending(path: "report"), ["--check", "--chapters", "2"], environment: ["TMPDIR": folder.path])
    #expect(folder.names() == [])
  }
}
