import Foundation

/// How long the book's package takes to build.
struct BuildResults: Codable {
  /// Seconds of `swift build` in a fresh clone, the packages it depends on already fetched.
  var clean: Spread
  /// Seconds of `swift run chapter1` to its first line, after a change to that chapter.
  var touched: Spread
  var circumstances: Circumstances
}

/// Builds the book's package from a clone of what is committed.
struct BuildRounds {
  let rounds: Int

  /// Clones and builds anew in each round.
  func results() throws -> BuildResults {
    let clone = Places.scratch.appending(path: "clone")
    var (clean, touched) = (Spread(values: []), Spread(values: []))
    let (_, circumstances) = try Circumstances.around {
      for round in 1...rounds {
        try? FileManager.default.removeItem(at: clone)
        try run("git", ["clone", "--quiet", Places.book.path, clone.path])
        try run("swift", ["package", "--package-path", clone.path, "resolve"])
        clean.values.append(try ProgramRun(["swift", "build", "--package-path", clone.path]).seconds)
        let chapter = try FileHandle(forWritingTo: clone.appending(path: "chapters/chapter1/main.swift"))
        try chapter.seekToEnd()
        try chapter.write(contentsOf: Data("\n// changed\n".utf8))
        try chapter.close()
        let output = clone.appending(path: "scratch").path
        let run = try ProgramRun(["swift", "run", "--package-path", clone.path, "chapter1", "--output", output])
        touched.values += [run.firstLine].compactMap(\.self)
        say(
          "round \(round): clean build \(short(clean.median)) s, first line after a change \(short(touched.median)) s")
      }
    }
    return BuildResults(clean: clean, touched: touched, circumstances: circumstances)
  }
}

extension BuildResults {
  /// What building is to reach.
  var goals: [Goal] {
    [
      Goal(text: "`swift build` in a fresh clone, s", bound: .atMost(90), measured: clean),
      Goal(
        text: "`swift run chapter1` after a change to it, s to its first line", bound: .atMost(5), measured: touched),
    ]
  }
}
