#if os(Linux)
  import Foundation
  import TestPrograms
  import Testing

  /// A program is killed at each of its calls that change a name in the file system, one after another, or each of these calls
  /// fails in turn, as on a full disk. Whatever happens, the output is all of the old or all of the new.
  @Suite struct FaultTests {
    private let book: SmallBook
    private let tools: TemporaryFolder

    init() throws {
      book = try SmallBook()
      tools = try TemporaryFolder()
      let source = Programs.package.appending(path: "Tests/Fixtures/KillAtName.c")
      let compiler = try Programs.run(
        URL(filePath: "/usr/bin/env"), ["clang", "-shared", "-fPIC", "-o", "\(tools.path)/faults.so", source.path])
      try #require(compiler.status == 0, "\(compiler)")
      try tools.write(
        script: #"for a; do case "$a" in --print-to-pdf=*) echo %PDF-1 >"${a#*=}";; esac; done"#, to: "browser")
    }

    /// How a call goes wrong.
    enum Fault: String, CaseIterable { case kill, fullDisk }

    /// A run that finds an earlier one's output, or none.
    struct Case: CustomTestStringConvertible {
      var earlier: [String]?
      var later: [String]
      var testDescription: String {
        "\(earlier?.joined(separator: " ") ?? "nothing") then \(later.joined(separator: " "))"
      }
    }

    static let all = ["--format", "markdown,html,pdf"]
    static let cases = [
      Case(earlier: nil, later: all), Case(earlier: all, later: all), Case(earlier: all, later: ["--format", "html"]),
      Case(earlier: all, later: all + ["--chapters", "2"]), Case(earlier: all + ["--chapters", "2"], later: all),
    ]

    private func environment(_ fault: Fault, of program: String, at call: Int) -> [String: String] {
      var environment = [
        "LD_PRELOAD": "\(tools.path)/faults.so", "FAULT_PROGRAM": program, "FAULT_AT": "\(call)",
        "CHROMIUM": "\(tools.path)/browser",
      ]
      if fault == .fullDisk { environment["FAULT_ERROR"] = "\(ENOSPC)" }
      return environment
    }

    /// The visible files below a folder. Two runs take different times.
    private func files(in folder: URL) -> [String: Data] {
      var files: [String: Data] = [:]
      let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        if !path.hasSuffix("timings.json") { files[path] = try? Data(contentsOf: folder.appending(path: path)) }
      }
      return files
    }

    /// Every fourth call goes wrong in a run of the tests, and every one where `FAULTS=all` asks for it, which takes minutes.
    private static let stride = ProcessInfo.processInfo.environment["FAULTS"] == "all" ? 1 : 4

    /// Lets one call after another go wrong.
    ///
    /// - Parameters:
    ///   - fault: how.
    ///   - output: the folder that the run writes, as it finds it.
    ///   - run: runs the program, whose call of this number goes wrong; none does for 0.
    /// - Throws: where the program cannot be started or the folder not be copied.
    private func check(_ fault: Fault, in output: URL, run: (Int) throws -> Programs.Run) throws {
      let old = files(in: output)
      let earlier = tools.url.appending(path: "earlier")
      if !old.isEmpty { try FileManager.default.copyItem(at: output, to: earlier) }
      try #require(try run(0).status == 0)
      let new = files(in: output)
      #expect(old != new)
      var (unchanged, changed) = (0, 0)
      for call in Swift.stride(from: Int.random(in: 1...Self.stride), through: .max, by: Self.stride) {
        try? FileManager.default.removeItem(at: output)
        if !old.isEmpty { try FileManager.default.copyItem(at: earlier, to: output) }
        let run = try run(call)
        let files = files(in: output)
        #expect(files == old || files == new, "at call \(call): \(files.keys.sorted()) after \(run)")
        let isNew = files == new
        (unchanged, changed) = (unchanged + (isNew ? 0 : 1), changed + (isNew ? 1 : 0))
        if fault == .fullDisk {
          // What fails is said, in terms of what the user knows; a scratch file that stays is no failure.
          #expect((run.status == 0) == isNew && !run.errors.contains("unpublished"), "at call \(call): \(run)")
        }
        if fault == .kill ? run.status == 0 : !run.errors.contains("[fault]") { break }
      }
      // Most is prepared before the exchange, and something is cleaned up after it.
      #expect(unchanged > 0 && changed > 0, "\(unchanged) calls before the exchange, \(changed) after it")
      let folder = output.deletingLastPathComponent()
      for place in [folder, output] {
        // What killed runs have left is gone after the next.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        #expect(names.filter { $0.hasPrefix(".") } == [])
      }
    }

    @Test(arguments: Fault.allCases, cases) func `a report is published whole or not at all`(
      fault: Fault, _ runs: Case
    ) throws {
      let output = book.package.url.appending(path: "output")
      func report(_ options: [String], _ call: Int) throws -> Programs.Run {
        try book.report(["--fresh"] + options, environment: environment(fault, of: "report", at: call))
      }
      func record(_ shade: String) throws { for chapter in ["one", "two"] { try book.record(chapter, shade: shade) } }
      if let earlier = runs.earlier {
        try record("black")
        let run = try report(earlier, 0)
        try #require(run.status == 0, "\(run)")
        try Data("mine".utf8).write(to: output.appending(path: "notes.txt"))
      }
      try record("white")
      try check(fault, in: output) { try report(runs.later, $0) }
    }

    @Test(arguments: Fault.allCases, [true, false]) func `a chapter is published whole or not at all`(
      fault: Fault, isFirst: Bool
    ) throws {
      let output = tools.url.appending(path: "output")
      func chapter(seed: Int, _ call: Int) throws -> Programs.Run {
        try Programs.run(
          Programs.folder.appending(path: "misuse"), ["--output", output.path, "--seed", "\(seed)"],
          environment: environment(fault, of: "misuse", at: call))
      }
      if !isFirst {
        let run = try chapter(seed: 1, 0)
        try #require(run.status == 0, "\(run)")
        try Data("mine".utf8).write(to: output.appending(path: "misuse/notes.txt"))
      }
      try check(fault, in: output) { try chapter(seed: 2, $0) }
    }
  }
#endif
