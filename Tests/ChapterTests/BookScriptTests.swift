import Foundation
import TestPrograms
import Testing

/// The `book` script on machines that lack something, played by a folder of stand-ins before the real programs.
@Suite struct BookScriptTests {
  private func book(_ arguments: [String], _ programs: [String: String]) throws -> Programs.Run {
    let folder = try TemporaryFolder()
    for (name, script) in programs {
      let file = folder.url.appending(path: name)
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return try Programs.run(
      Programs.package.appending(path: "book"), arguments, environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
  }

  @Test func `help lists the verbs`() throws {
    let help = try book(["help"], [:])
    #expect(help.status == 0)
    for verb in ["report", "pdf", "test", "seeds", "check", "guard", "docs", "help"] {
      #expect(help.output.contains("\n  \(verb) "))
    }
    let unknown = try book(["rapport"], [:])
    #expect(unknown.status == 1 && unknown.errors.hasSuffix("book: there is no verb ‘rapport’\n"))
  }

  @Test func `where all is there, nothing is installed`() throws {
    let run = try book(
      ["report", "--seed", "1"],
      ["pkg-config": "exit 0", "apt-get": "echo touched the network; exit 1", "swift": "echo swift \"$@\""])
    #expect(run.status == 0 && run.output == "swift run report --seed 1\n" && run.errors.isEmpty, "\(run)")
    let seeds = try book(["seeds", "--fresh"], ["pkg-config": "exit 0", "swift": "echo swift \"$@\""])
    #expect(seeds.status == 0 && seeds.output == "swift run report --seeds 1-100 --fresh\n", "\(seeds)")
  }

  @Test func `what is missing is installed`() throws {
    let run = try book(
      ["test"],
      [
        "pkg-config": "[ -e \"$(dirname \"$0\")/installed\" ] || [ \"$2\" != cairo ]",
        "apt-get": "case $1 in install) echo \"$@\" > \"$(dirname \"$0\")/installed\";; esac",
        "sudo": "exec \"$@\"", "swift": "cat \"$(dirname \"$0\")/installed\"",
      ])
    #expect(run.status == 0 && run.output == "install -y --no-install-recommends libcairo2-dev\n", "\(run)")
    #expect(run.errors == "book: installing libcairo2-dev\n")
  }

  @Test func `a browser is installed for the PDF, and its absence is named`() throws {
    // No browser of this machine can be seen: only the programs that the script itself needs.
    let tools = ["dirname", "readlink", "uname", "sort", "tr", "mktemp", "id", "grep", "tail", "rm", "cat", "touch"]
    func run(_ programs: [String: String]) throws -> Programs.Run {
      let folder = try TemporaryFolder()
      for tool in tools {
        let file = ["/usr/bin/\(tool)", "/bin/\(tool)"].first { FileManager.default.fileExists(atPath: $0) }
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder.path)/\(tool)", withDestinationPath: try #require(file))
      }
      for (name, script) in programs {
        let file = folder.url.appending(path: name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      return try Programs.run(
        URL(filePath: "/bin/sh"), [Programs.package.appending(path: "book").path, "pdf"],
        environment: ["PATH": folder.path])
    }
    let shell = "touch \"${0%/*}/chromium\"; /bin/chmod +x \"${0%/*}/chromium\""
    let installing = "case $* in *chromium-headless-shell*) \(shell);; esac"
    let there = try run([
      "pkg-config": "exit 0", "apt-get": installing, "sudo": "exec \"$@\"", "swift": "echo swift \"$@\"",
    ])
    #expect(there.status == 0 && there.output == "swift run report --format markdown,html,pdf\n", "\(there)")
    let missing = try run(["pkg-config": "exit 0", "apt-get": "exit 100", "sudo": "exec \"$@\"", "swift": "exit 0"])
    #expect(missing.status == 1 && missing.errors.contains("book: cannot install a headless Chromium; "), "\(missing)")
  }

  @Test func `what cannot be installed is named in one line`() throws {
    let run = try book(
      ["report"],
      [
        "pkg-config": "[ \"$2\" != lapacke ]", "apt-get": "echo 'E: Unable to locate package' >&2; exit 100",
        "sudo": "exec \"$@\"", "swift": "echo built",
      ])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors.hasSuffix(
        "book: cannot install liblapacke-dev (E: Unable to locate package); install it by hand and start again\n"))
  }
}
