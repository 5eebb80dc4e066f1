import Foundation
import Recordings
import TestPrograms

/// A package with two chapters. Their programs are scripts, which write down that they have run, and what they record lies beside
/// them. So a report takes a moment.
final class SmallBook {
  /// Programs of their own, so that the runs that are kept beside them are, too, and the sources.
  let (programs, package): (TemporaryFolder, TemporaryFolder)

  /// One's figure tells in its caption where two's is, so that the picture holds a number of the other chapter.
  static let one = """
    //: # One
    //:
    //: It begins.
    chapter.figure("first", drawing)
    """
  static let two = """
    //: # Two
    //:
    //: It follows.
    chapter.figure("second", drawing)
    """

  init() throws {
    (programs, package) = (try TemporaryFolder(), try TemporaryFolder())
    try FileManager.default.copyItem(
      at: Programs.folder.appending(path: "report"), to: programs.url.appending(path: "report"))
    try package.write(#"{"title": "A book", "chapters": ["one", "two"]}"#, to: "chapters/book.json")
    for (name, source) in [("one", SmallBook.one), ("two", SmallBook.two)] {
      try edit(name, source)
      try record(name, shade: "black")
      try build(name, "the first code")
    }
  }

  /// Changes a chapter's source.
  func edit(_ chapter: String, _ source: String) throws {
    try package.write(source, to: "chapters/\(chapter)/main.swift")
  }

  /// Changes what a chapter records: its figure has a shade.
  func record(_ chapter: String, shade: String) throws {
    let (number, figure, caption) =
      chapter == "one" ? (1, "first", "It is unlike {{figure:second}}.") : (2, "second", "It stands alone.")
    var recording = Recording(of: ChapterPlace(number: number, name: chapter), seed: 42)
    recording.results = [RecordedResult(line: 4, .figure(name: figure, caption: caption, alt: "A \(shade) square."))]
    let folder = "recorded/\(chapter)"
    try programs.write(String(decoding: try recording.json(), as: UTF8.self), to: "\(folder)/recording.json")
    // By this file the report knows a folder of a chapter, and which figures are its own.
    try programs.write(
      #"{"chapter":1,"claims":[],"figures":[{"alt":"","caption":"","name":"\#(figure)"}],"seed":42,"values":{}}"#,
      to: "\(folder)/results.json")
    try programs.write(
      #"<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><!--\#(shade)--></svg>"#,
      to: "\(folder)/\(figure).svg")
  }

  /// Makes a chapter's program, which differs with its code.
  func build(_ chapter: String, _ code: String) throws {
    try programs.write(
      script: """
        # \(code)
        echo \(chapter) >> '\(programs.path)/runs'
        cp -r '\(programs.path)/recorded/\(chapter)' "$2"
        """, to: chapter)
  }

  /// Makes the report.
  func report(_ options: [String], environment: [String: String] = [:]) throws -> Programs.Run {
    try Programs.run(
      programs.url.appending(path: "report"), ["--package", package.path] + options, environment: environment)
  }

  /// Which chapters have run since the last time.
  func chaptersRun() -> [String] {
    defer { try? FileManager.default.removeItem(atPath: programs.path + "/runs") }
    return (programs.text("runs") ?? "").split(separator: "\n").map(String.init).sorted()
  }
}
