import Dispatch
import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// Programs that do not behave.
@Suite(.serialized) struct ChildProcessesTests {
  private let children = ChildProcesses()

  /// Runs a shell script.
  private func run(_ script: String, timeLimit: Duration? = .seconds(60)) throws -> (
    ending: ChildProcesses.Ending, lines: [String]
  ) {
    var lines: [String] = []
    let ending = try children.run(URL(filePath: "/bin/sh"), ["-c", script], timeLimit: timeLimit) { lines.append($0) }
    return (ending, lines)
  }

  @Test func `a program's lines and errors are heard, and how it ended`() throws {
    let exited = try run("echo one; echo; echo two >&2; printf three; exit 3")
    #expect(exited.ending == .exited(status: 3) && exited.lines == ["one", "", "two", "three"])
    #expect(try run("kill -9 $$").ending == .killed(signal: SIGKILL))
    #expect(try run("read line || exit 4").ending == .exited(status: 4))
    // What it says while it ends is not missed.
    #expect(try run("seq 1 9000").lines == (1...9000).map(String.init))
    // It lives on after its output is closed.
    #expect(try run("exec >&- 2>&-; sleep 0.2; exit 5").ending == .exited(status: 5))
  }

  @Test func `output without a line break takes neither time nor memory`() throws {
    let start = ContinuousClock.now
    let lines = try run("head -c 64000000 /dev/zero | tr '\\0' a; echo; echo end").lines
    // A tenth of a second; two minutes were not enough where each piece was searched from the first byte on.
    #expect(lines == [String(repeating: "a", count: LineReader.longestLine), "end"])
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func `a program ends at its time limit, and all that it has started`() throws {
    let witness = try Witness()
    let start = ContinuousClock.now
    let run = try run("echo begun; trap '' TERM; \(witness.command); sleep 60 & sleep 60", timeLimit: .seconds(1))
    #expect(run.ending == .exceededTimeLimit && run.lines == ["begun"] && !witness.isHeld)
    #expect(start.duration(to: .now) > .seconds(1) && start.duration(to: .now) < .seconds(3))
    // One that listens ends as it likes; what it says to that is not heard.
    let polite = try self.run("echo begun; trap 'echo end; exit' TERM; sleep 60 & wait", timeLimit: .seconds(1))
    #expect(polite.ending == .exceededTimeLimit && polite.lines == ["begun"])
  }

  @Test func `what a program leaves behind neither outlives it nor delays it`() throws {
    let witness = try Witness()
    let start = ContinuousClock.now
    let run = try run("\(witness.command); (trap '' TERM HUP; sleep 60; echo late) & echo end")
    #expect(run.ending == .exited(status: 0) && run.lines == ["end"] && !witness.isHeld)
    // It has left its group and keeps the output.
    let escaped = try self.run("setsid sh -c 'sleep 30; echo late' & sleep 0.5; echo end")
    #expect(escaped.ending == .exited(status: 0) && escaped.lines == ["end"])
    #expect(start.duration(to: .now) < .seconds(15))
  }

  @Test func `all end within a second, and none begins afterwards`() throws {
    let witnesses = [try Witness(), try Witness()]
    let scripts = witnesses.map { "trap '' TERM; \($0.command); sleep 60; sleep 60" }
    let ended = DispatchGroup()
    for script in scripts {
      DispatchQueue.global().async(group: ended) { [children] in
        _ = try? children.run(URL(filePath: "/bin/sh"), ["-c", script]) { _ in }
      }
    }
    witnesses.forEach { $0.waitForStart() }
    let start = ContinuousClock.now
    children.end()
    // A second, and one more for a busy machine.
    #expect(start.duration(to: .now) < .seconds(2) && !witnesses.contains { $0.isHeld })
    ended.wait()
    let error = #expect(throws: StartError.self) { try run("echo late") }
    #expect(error?.code == ECANCELED)
  }

  @Test func `a program inherits no open file and no signal that is blocked or ignored`() throws {
    let file = open("/dev/null", O_WRONLY)
    defer { close(file) }
    #expect(try run("test ! -e /dev/fd/\(file)").ending == .exited(status: 0))
    signal(SIGPIPE, SIG_IGN)
    // Ignored, the signal would become an error that ‘yes’ complains about.
    #expect(try run("yes | head -n 1").lines == ["y"])
    var (all, earlier) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &earlier)
    defer { pthread_sigmask(SIG_SETMASK, &earlier, nil) }
    #expect(try run("kill -TERM $$; exit 0").ending == .killed(signal: SIGTERM))
  }

  @Test func `a program that cannot be started says why`() throws {
    for (program, reason) in [("/nowhere", "No such file or directory"), ("/usr", "Permission denied")] {
      let error = #expect(throws: StartError.self) { try children.run(URL(filePath: program), []) }
      #expect(error?.reason == reason)
    }
  }
}
