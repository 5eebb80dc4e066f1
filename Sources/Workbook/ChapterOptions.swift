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
        The exit status is 0 if every claim of the chapter holds; 1 if one does not; 2 if the chapter could not run to its \
        end, and the output of an earlier run is then left unchanged; and 64 if an option is wrong.
        """)
  }

  @Option(
    parsing: .unconditional,
    help: "The seed of every random number in the chapter, a whole number from 0; by default 42.",
    transform: wholeNumber("--seed", in: 0 ... .max))
  var seed: UInt64 = 42

  @Option(
    help: "The folder in which to write the chapter's folder; by default ‘output’ in the book's package.",
    transform: folder("--output"))
  var output: String?

  @Option(
    parsing: .unconditional, help: "Train for at most this many epochs. For the impatient: claims may then fail.",
    transform: wholeNumber("--epochs", in: 1 ... .max))
  var epochs: Int?

  @Option(
    help: ArgumentHelp("The formats of the page, of markdown and html; by default both.", valueName: "formats"),
    transform: formats([.markdown, .html]))
  var format: Set<PageFormat> = [.markdown, .html]

  @Flag(help: "Print nothing but errors and claims that do not hold.")
  var quiet = false

  @Flag(help: ArgumentHelp("Write no pages, only what the report makes its pages from.", visibility: .hidden))
  var recordOnly = false

  @Flag(help: ArgumentHelp("Write only the measurements: no pages and no figures.", visibility: .hidden))
  var measureOnly = false
}
