import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// The report, with the real chapters and with some that fail.
@Suite(.serialized) struct ReportTests {
  private func report(_ programs: TemporaryFolder, _ arguments: String...) throws -> Programs.Run {
    try Programs.run(programs.url.appending(path: "report"), ["--format", "markdown"] + arguments)
  }

  @Test func `the report stitches the chapters, the same bytes each time`() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    for folder in [first, second] {
      let run = try Programs.run("report", "--format", "markdown,html", "--fresh", "--output", folder.path)
      #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
      for number in 1...Programs.chapters.count { #expect(run.output.contains("Chapter \(number): ")) }
    }
    #expect(first.names() == (Programs.chapters + ["report.html", "report.json", "report.md"]).sorted())
    let report = try #require(first.text("report.md"))
    for folder in [""] + Programs.chapters.map({ $0 + "/" }) {
      for file in first.names(folder) where file != "timings.json" && first.data(folder + file) != nil {
        #expect(first.data(folder + file) == second.data(folder + file), "\(folder)\(file) differs between two runs")
      }
    }
    for part in [
      "## Contents", "## Chapter 1. Regression", "## Chapter 2. Likelihood", "## All claims",
      "## Where we differ from the article", "## References", "Osborne", "Bishop",
    ] {
      #expect(report.contains(part))
    }
    // Every link within the report has its target, and every picture its file.
    for link in report.matches(of: /\]\(#([^)]+)\)/) {
      #expect(report.contains("<a id=\"\(link.1)\"></a>"), "\(link.1)")
    }
    for picture in report.matches(of: /\]\((chapter[^)]+\.png)\)/) { #expect(first.data(String(picture.1)) != nil) }
  }

  @Test func `a chapter into which nothing new goes does not run again`() throws {
    let (folder, programs) = (try TemporaryFolder(), try reportPrograms([:]))
    func isUnchanged(_ options: String...) throws -> Bool {
      let run = try Programs.run(
        programs.url.appending(path: "report"),
        ["--format", "markdown", "--chapters", "2", "--output", folder.path] + options)
      #expect(run.status == 0, "\(run)")
      return run.output.contains("Chapter 2: 20 of 20 claims hold, unchanged\n")
    }
    #expect(try !isUnchanged())
    let page = folder.text("report.md")
    try FileManager.default.removeItem(at: folder.url.appending(path: "chapter2"))
    #expect(try isUnchanged())
    // It is as if it had run.
    #expect(folder.text("report.md") == page && folder.names("chapter2").count { $0.hasSuffix(".png") } > 3)
    #expect(try !isUnchanged("--fresh"))
    #expect(try !isUnchanged("--seed", "7"))
    #expect(try isUnchanged())

    // Another program is another run, though it does the same.
    let program = programs.url.appending(path: "chapter2")
    let code = try Data(contentsOf: program.resolvingSymlinksInPath()) + Data([0])
    try FileManager.default.removeItem(at: program)
    try code.write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    #expect(try !isUnchanged())
    #expect(try isUnchanged())

    // An entry that has been damaged is not used.
    for entry in programs.names("recorded-chapters") {
      let file = programs.url.appending(path: "recorded-chapters/\(entry)")
      var contents = try Data(contentsOf: file)
      contents[contents.count / 2] ^= 1
      try contents.write(to: file)
    }
    #expect(try !isUnchanged())
    #expect(try isUnchanged())
    #expect(programs.names("recorded-chapters").count == 3)
  }

  @Test func `formats are chosen by name`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("report", "--output", folder.path, "--chapters", "2", "--format", "html")
    #expect(run.status == 0 && folder.names() == ["chapter2", "report.html", "report.json"], "\(run)")
    #expect(folder.names("chapter2").contains("chapter2.html") && !folder.names("chapter2").contains("chapter2.md"))
    let wrong = try Programs.run("report", "--format", "word")
    #expect(wrong.status == 64 && wrong.errors.contains("--format lists markdown, html and pdf; there is no ‘word’"))
    let page = try Programs.run("chapter2", "--format", "pdf")
    #expect(
      page.status == 64
        && page.errors.hasPrefix("chapter2: --format lists markdown and html; ‘swift run report’ makes a PDF"))
  }

  @Test func `a PDF without a browser is an error that says what to install`() throws {
    let (folder, programs) = (try TemporaryFolder(), try reportPrograms([:]))
    func report(_ options: String...) throws -> Programs.Run {
      try Programs.run(
        programs.url.appending(path: "report"), ["--output", folder.path, "--chapters", "2"] + options,
        environment: ["PATH": "/nowhere"])
    }
    let asked = try report("--format", "pdf")
    #expect(asked.status == 2 && folder.names() == [])
    #expect(
      asked.errors
        == "report: report.pdf: needs a headless Chromium, such as the package chromium or chromium-headless-shell of a Linux distribution, or Google Chrome\n"
    )
    // Where nobody has asked for it, the report is made without.
    let unasked = try report()
    #expect(
      unasked.status == 0 && folder.names() == ["chapter2", "report.html", "report.json", "report.md"], "\(unasked)")
    #expect(unasked.output.hasPrefix("report.pdf: needs a headless Chromium"))
  }

  @Test func `chapters are chosen by number or by name`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run(
      "report", "--format", "markdown", "--output", folder.path, "--chapters", "chapter2", "--seed", "7")
    #expect(run.status == 0 && folder.names() == ["chapter2", "report.json", "report.md"], "\(run)")
    #expect(folder.text("chapter2/results.json")?.contains("\"seed\" : 7") == true)
    let known = zip(1..., Programs.chapters).map { "\($0) (\($1))" }.joined(separator: ", ")
    for wrong in ["9", "1,x", "", "1,,2"] {
      let run = try Programs.run("report", "--format", "markdown", "--output", folder.path, "--chapters", wrong)
      #expect(run.status == 64)
      #expect(
        run.errors.hasPrefix(
          "report: --chapters lists chapters of the book, which are \(known); there is no chapter ‘"))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
    let seed = try Programs.run("report", "--seed", "x")
    #expect(seed.status == 64 && seed.errors.contains("report: --seed is a whole number from 0, not ‘x’"))
  }

  @Test(arguments: [
    ("echo 'chapter2: no data' >&2; exit 2", "no data"),
    ("kill -9 $$", "was killed by signal 9"),
    ("exit 3", "ended with status 3"),
    ("echo 'A.swift:1: Fatal error: a'; echo ' and b'; exit 2", "chapters/chapter2: a and b"),
    (
      "echo 'chapters/chapter2/A.swift:7: stopped by a fatal error; c'; exit 2",
      "chapters/chapter2/A.swift:7: stopped by a fatal error"
    ),
    ("exit 0", "ended before chapter.finish(), without writing its results"),
  ])
  func `a chapter that fails leaves the others complete`(script: String, message: String) throws {
    let folder = try TemporaryFolder()
    let failing = try reportPrograms(["chapter2": script])
    let first = try report(failing, "--output", folder.path, "--chapters", "1,2")
    #expect(first.status == 1 && first.errors == "report: chapter 2 failed: \(message)\n")
    let partial = try #require(folder.text("report.md"))
    #expect(partial.contains("## Chapter 2. Likelihood\n") && partial.contains("failed to run:** `\(message)`"))
    #expect(folder.names("chapter1").contains("chapter1.md"))

    // A complete report is not replaced by one that lacks a chapter.
    _ = try Programs.run("report", "--format", "markdown", "--output", folder.path, "--chapters", "1,2")
    let complete = folder.text("report.md")
    let second = try report(failing, "--output", folder.path, "--chapters", "1,2")
    #expect(second.status == 1)
    #expect(folder.text("report.md") == complete && complete != partial)
    #expect(folder.text("partial/report.md") == partial && folder.names("partial").contains("chapter1"))
    #expect(second.output.hasSuffix("The report in \(folder.path) holds more chapters and is left as it was.\n"))
    _ = try Programs.run("report", "--format", "markdown", "--output", folder.path, "--chapters", "1,2")
    #expect(folder.names() == ["chapter1", "chapter2", "report.json", "report.md"])
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a report that is interrupted changes nothing and leaves nothing behind`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    _ = try Programs.run("report", "--format", "markdown", "--output", folder.path, "--chapters", "1,2")
    let before = (folder.text("report.md"), folder.data("chapter2/results.json"))
    // Chapter 2 has come to its end when the report is asked to stop, and chapter 1 does not listen.
    let chapter1 = try Witness()
    let waiting = try reportPrograms(["chapter1": "trap '' TERM; \(chapter1.command); sleep 60 & sleep 60"])
    let report = try RunningProgram(
      waiting.url.appending(path: "report"),
      ["--format", "markdown", "--output", folder.path, "--chapters", "1,2", "--seed", "7"])
    report.wait(for: "Chapter 2: ")
    chapter1.waitForStart()
    let (run, duration) = report.finish(after: signal)
    // A second, and one more for a busy machine.
    #expect(run.status == 128 + signal && duration < .seconds(2) && !chapter1.isHeld)
    #expect(run.errors == "report: interrupted; the output of earlier runs is unchanged\n")
    #expect(folder.text("report.md") == before.0 && folder.data("chapter2/results.json") == before.1)
    #expect(folder.names() == ["chapter1", "chapter2", "report.json", "report.md"])
  }

  #if os(Linux)
    @Test func `a report that is killed takes its chapters with it`() throws {
      let (folder, chapter) = (try TemporaryFolder(), try Witness())
      let waiting = try reportPrograms(["chapter1": "\(chapter.command); exec sleep 60"])
      let report = try RunningProgram(
        waiting.url.appending(path: "report"), ["--output", "\(folder.path)/output", "--chapters", "1"])
      chapter.waitForStart()
      report.send(SIGKILL)
      #expect(report.finish().status == SIGKILL && !chapter.isHeld)
      // What it has left is gone after the next.
      #expect(folder.names().count == 1, "\(folder.names())")
      _ = try Programs.run("report", "--format", "markdown", "--output", "\(folder.path)/output", "--chapters", "2")
      #expect(folder.names() == ["output"])
    }
  #endif

  @Test func `a chapter that does not come to its end fails, and tells its last line`() throws {
    let folder = try TemporaryFolder()
    let run = try report(
      try reportPrograms(["chapter2": "trap 'echo chapter2: interrupted; exit' TERM; echo 'epoch 3'; sleep 60 & wait"]),
      "--output", folder.path, "--chapters", "1,2",
      "--time-limit", "2")
    #expect(
      run.status == 1
        && run.errors
          == "report: chapter 2 failed: did not end within 2 s, the limit that --time-limit sets; its last line was ‘epoch 3’\n"
    )
    #expect(folder.names("chapter1").contains("chapter1.md"))
    let wrong = try Programs.run("report", "--time-limit", "0")
    #expect(wrong.status == 64 && wrong.errors.contains("report: --time-limit is a whole number from 1, not 0"))
  }

  @Test func `a program that is missing is named`() throws {
    let folder = try TemporaryFolder()
    let programs = try reportPrograms([:])
    try FileManager.default.removeItem(at: programs.url.appending(path: "chapter2"))
    let run = try report(programs, "--output", folder.path, "--chapters", "1,2")
    #expect(run.status == 1 && run.errors.hasPrefix("report: chapter 2 failed: expected its program /"))
    #expect(
      run.errors.hasSuffix(
        "/chapter2, which is not built; Package.swift has to name ‘chapter2’ as a program, "
          + "and as one that ‘report’ depends on. If it reads the list of chapters from a file, build once with "
          + "--manifest-cache none, for SwiftPM does not notice that the file has changed\n"), "\(run)")
  }

  @Test func `a claim that fails is written, named, and is the status`() throws {
    let (good, folder) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try Programs.run("chapter2", "--output", good.path)
    // Stands for a chapter whose first claim fails: it writes its page and ends with status 1.
    let programs = try reportPrograms([
      "chapter2": """
      mkdir -p "$2/chapter2"
      cp '\(good.path)/chapter2'/*.svg "$2/chapter2"
      sed 's/"measured":[0-9.e-]*/"measured":"not a number"/' '\(good.path)/chapter2/recording.json' > "$2/chapter2/recording.json"
      exit 1
      """
    ])
    let run = try report(programs, "--output", folder.path, "--chapters", "1,2")
    #expect(run.status == 1)
    let first = try #require(run.errors.split(separator: "\n").first)
    #expect(
      first.wholeMatch(
        of:
          #/report: chapters/chapter2/main\.swift:\d+: claim 2\.1, ‘[^{}$]+’, does not hold: measured .+, required .+/#)
        != nil, "\(first)")
    #expect(try #require(folder.text("report.md")).contains("✗ **Claim 2."))
  }

  @Test func `an output folder that cannot be written is named`() throws {
    let run = try Programs.run("report", "--output", "/dev/null/output")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errors == "report: cannot write /dev/null/output: /dev/null is not a folder; name another folder\n")
  }

  @Test(arguments: [
    ("a\nb", "a\nc", "‘b’ is now ‘c’"), ("a\nb", "a", "‘b’ is now the end of the file"),
    ("a", "a\nb", "the end of the file is now ‘b’"),
  ])
  func `a check quotes the line that differs`(old: String, new: String, difference: String) throws {
    let (expected, actual) = (try TemporaryFolder(), try TemporaryFolder())
    try expected.write(old, to: "report.md")
    try actual.write(new, to: "report.md")
    let comparison = OutputComparison(expected: expected.url, actual: actual.url, parts: ["report.md"])
    #expect(comparison.differences() == ["report.md differs from line 2: \(difference)"])
  }

  @Test func `check finds the committed output to be what the code generates, and sees a change`() throws {
    let folder = try TemporaryFolder()
    _ = try Programs.run("report", "--format", "markdown", "--output", folder.path, "--chapters", "1,2")
    let same = try Programs.run("report", "--check", "--output", folder.path, "--chapters", "1,2")
    #expect(same.status == 0, "\(same)")
    let page = try #require(folder.text("chapter1/chapter1.md"))
    try Data(page.replacing("# 1 Regression", with: "# 1 Progression").utf8)
      .write(to: folder.url.appending(path: "chapter1/chapter1.md"))
    let figure = try #require(folder.names("chapter2").first { $0.hasSuffix(".png") })
    try FileManager.default.removeItem(at: folder.url.appending(path: "chapter2/\(figure)"))
    let changed = try Programs.run("report", "--check", "--output", folder.path, "--chapters", "1,2")
    #expect(changed.status == 1)
    #expect(changed.output.contains("chapter1/chapter1.md differs from line 5:"))
    #expect(changed.output.contains("chapter2/\(figure) is generated but does not exist"))
  }
}
