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
    for verb in ["report", "pdf", "test", "seeds", "check", "guard", "docs", "install", "help"] {
      #expect(help.output.contains("\n  \(verb) "))
    }
    let unknown = try book(["rapport"], [:])
    #expect(unknown.status == 1 && unknown.errors.hasSuffix("book: unknown verb ‘rapport’\n"))
  }

  @Test func `where all is there, nothing is installed`() throws {
    let run = try book(
      ["report", "--seed", "1"],
      ["pkg-config": "exit 0", "apt-get": "echo touched the network; exit 1", "swift": "echo swift \"$@\""])
    #expect(
      run.status == 0 && run.output == "swift run --package-path \(Programs.package.path) report --seed 1\n"
        && run.errors.isEmpty, "\(run)")
    let seeds = try book(["seeds", "--fresh"], ["pkg-config": "exit 0", "swift": "echo swift \"$@\""])
    #expect(
      seeds.status == 0
        && seeds.output == "swift run --package-path \(Programs.package.path) report --seeds 1-100 --fresh\n",
      "\(seeds)")
    let test = try book(
      ["test", "--filter", "A"], ["pkg-config": "exit 0", "chromium": "exit 0", "swift": "echo swift \"$@\""])
    #expect(test.status == 0 && test.output == "swift test --disable-xctest --filter A\n", "\(test)")
  }

  @Test func `a relative path means the folder of the caller`() throws {
    let elsewhere = try TemporaryFolder()
    for (name, script) in [("pkg-config", "exit 0"), ("swift", "pwd -P; echo \"$@\"")] {
      try elsewhere.write(script: script, to: name)
    }
    let package = Programs.package.path
    let run = try Programs.run(
      URL(filePath: "/bin/sh"), ["-c", "cd '\(elsewhere.path)' && '\(package)/book' report --output here"],
      environment: ["PATH": "\(elsewhere.path):/usr/bin:/bin"])
    let folder = elsewhere.url.resolvingSymlinksInPath().path
    #expect(
      run.status == 0 && run.output == "\(folder)\nrun --package-path \(package) report --output here\n", "\(run)")
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

  /// Runs the script on a machine that has nothing of this one but the programs that the script itself needs.
  private func bareBook(_ verb: String, _ programs: [String: String]) throws -> Programs.Run {
    let tools = [
      "dirname", "readlink", "uname", "sort", "tr", "sed", "mktemp", "id", "grep", "tail", "rm", "cat", "touch",
      "mkdir",
    ]
    let folder = try TemporaryFolder()
    for tool in tools where programs[tool] == nil {
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
      URL(filePath: "/bin/sh"), [Programs.package.appending(path: "book").path, verb],
      environment: ["PATH": folder.path])
  }

  @Test func `a browser is installed for the PDF, and its absence is named`() throws {
    let shell = "touch \"${0%/*}/chromium\"; /bin/chmod +x \"${0%/*}/chromium\""
    let installing = "case $* in *chromium-headless-shell*) \(shell);; esac"
    let there = try bareBook(
      "pdf",
      ["pkg-config": "exit 0", "apt-get": installing, "sudo": "exec \"$@\"", "swift": "echo swift \"$@\""])
    #expect(
      there.status == 0
        && there.output == "swift run --package-path \(Programs.package.path) report --format markdown,html,pdf\n",
      "\(there)")
    let missing = try bareBook(
      "pdf", ["pkg-config": "exit 0", "apt-get": "exit 100", "sudo": "exec \"$@\"", "swift": "exit 0"])
    #expect(missing.status == 1 && missing.errors.contains("book: cannot install a headless Chromium; "), "\(missing)")
  }

  @Test(arguments: [
    // The archive cannot be asked; apt-get says so and goes on, and names another reason at the end.
    (
      [
        "apt-get":
          "echo \"W: Failed to fetch x  Temporary failure resolving 'deb.debian.org'\"; echo 'E: Unable to locate'; exit 100",
        "sudo": "exec \"$@\"",
      ], "no network connection"
    ),
    (["apt-get": "echo 'E: Unmet dependencies' >&2; exit 100", "sudo": "exec \"$@\""], "E: Unmet dependencies"),
    (["apt-get": "exit 100", "sudo": "exec \"$@\""], "apt-get gave no reason"),
    ([:], "there is no apt-get on this machine"),
    (
      ["apt-get": "exit 100", "id": "echo 1000"], "it needs administrator rights, and there is no sudo on this machine"
    ),
  ])
  func `what cannot be installed is named, with the reason and the command`(
    programs: [String: String], reason: String
  ) throws {
    let lacking = "[ \"$2\" != lapacke ] && [ \"$2\" != cairo ]"
    let run = try bareBook("report", ["pkg-config": lacking, "swift": "echo built"].merging(programs) { $1 })
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors == """
        book: installing libcairo2-dev liblapacke-dev
        book: cannot install the missing packages (\(reason)); install them by hand and try again:
          apt-get install libcairo2-dev liblapacke-dev

        """, "\(run.errors)")
  }

  @Test func `where nothing is there, everything is named`() throws {
    let toolchain = try bareBook("report", [:])
    #expect(toolchain.status == 1)
    #expect(
      toolchain.errors
        == "book: needs the Swift toolchain, version 6.3 or later: https://www.swift.org/install\n", "\(toolchain)")
    let libraries = try bareBook("report", ["swift": "echo built"])
    #expect(libraries.status == 1)
    for package in ["libcairo2-dev", "libpango1.0-dev", "libxxhash-dev", "liblapacke-dev", "pkg-config"] {
      #expect(libraries.errors.split(separator: "\n").last?.contains(package) == true, "\(libraries)")
    }
  }

  @Test func `a library is installed without a build`() throws {
    let run = try book(
      ["install"],
      ["pkg-config": "exit 0", "chromium": "exit 0", "apt-get": "echo network; exit 1", "swift": "echo swift"])
    #expect(run.status == 0 && run.output == "Everything is installed.\n" && run.errors.isEmpty, "\(run)")
  }

  /// The manifest says which Swift is needed; whoever reads on is told the same.
  @Test func `one version of Swift is named everywhere`() throws {
    func text(_ file: String) throws -> String {
      try String(contentsOf: Programs.package.appending(path: file), encoding: .utf8)
    }
    let manifest = try text("Package.swift")
    let version = try #require(manifest.firstMatch(of: /^\/\/ swift-tools-version: (\S+)/)?.1)
    #expect(try text("Benchmarks/Package.swift").hasPrefix("// swift-tools-version: \(version)\n"))
    let readme = try text("README.md").replacing("\n", with: " ")
    #expect(readme.contains("a Swift toolchain, \(version) or later"))
    for file in [".github/workflows/ci.yml", ".devcontainer/devcontainer.json"] {
      #expect(try text(file).contains("swift:\(version)-"), "\(file)")
    }
  }
}
