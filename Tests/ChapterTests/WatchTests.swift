import Foundation
import TestPrograms
import Testing

/// The report that follows its sources.
@Suite struct WatchTests {
  @Test func `a watch that is interrupted while it builds ends the build`() throws {
    let (programs, package, tools) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    for name in ["report", "misuse"] {
      try FileManager.default.copyItem(
        at: Programs.folder.appending(path: name), to: programs.url.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: Programs.package.appending(path: "Tests/Fixtures/chapters"), to: package.url.appending(path: "chapters"))
    // Stands for a compiler that does not listen.
    let build = try Witness()
    try tools.write(script: "trap '' TERM; \(build.command); sleep 60 & sleep 60", to: "swift")
    let path = "\(tools.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let report = try RunningProgram(
      programs.url.appending(path: "report"), ["--package", package.path, "--watch", "--format", "markdown"],
      environment: ["PATH": path])
    report.wait(for: "Watching the sources")
    try Data("A reference.\n".utf8).write(to: package.url.appending(path: "chapters/references.md"))
    build.waitForStart()
    report.send(SIGINT)
    let start = ContinuousClock.now
    // A second, and one more for a busy machine.
    #expect(report.finish().status == 128 + SIGINT && start.duration(to: .now) < .seconds(2) && !build.isHeld)
  }
}
