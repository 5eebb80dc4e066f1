import ArgumentParser
import Terminal
import Weaving

/// The options of every chapter's program.
struct ChapterOptions: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: programName,
      abstract: "Runs one chapter of the book.",
      discussion: """
        Writes OUTPUT/\(programName)/ with the chapter's page as Markdown and HTML, its figures as PNG and SVG, and results.json. \
        The exit status is 0 if every claim of the chapter holds, 1 if one does not, and 2 if the chapter could not run \
        to its end; the output of an earlier run is then left unchanged.
        """)
  }

  @Option(help: "The seed of every random number in the chapter, a whole number from 0.")
  var seed: UInt64 = 42

  @Option(help: "The folder in which to write the chapter's folder; by default ‘output’ in the book's package.")
  var output: String?

  @Option(help: "Train for at most this many epochs. For the impatient: claims may then fail.")
  var epochs: Int?

  @Option(help: ArgumentHelp("The formats of the page: markdown, html or both.", valueName: "formats"))
  var format = PageFormats([.markdown, .html])

  @Flag(help: "Print nothing but errors and claims that do not hold.")
  var quiet = false

  @Flag(help: ArgumentHelp("Write no pages, only what the report makes its pages from.", visibility: .hidden))
  var recordOnly = false

  @Flag(help: ArgumentHelp("Write only the measurements: no pages and no figures.", visibility: .hidden))
  var measureOnly = false

  func validate() throws {
    if format.formats.contains(.pdf) {
      throw ValidationError(
        "--format of a chapter is markdown, html or both; ‘swift run report’ makes a PDF of the book")
    }
    if let epochs, epochs < 1 { throw ValidationError("--epochs must be at least 1, not \(epochs)") }
  }
}
