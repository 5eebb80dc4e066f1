import ArgumentParser

/// The options of every chapter's program.
struct ChapterOptions: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: programName,
      abstract: "Runs one chapter of the book.",
      discussion: """
        Writes OUTPUT/\(programName)/ with the chapter's page, its figures as PNG and SVG, and results.json. \
        The exit status is 0 if every claim of the chapter holds, 1 if one does not, and 2 if the chapter could not run \
        to its end; then what an earlier run wrote is left as it was.
        """)
  }

  @Option(help: "The seed of every random number in the chapter, a whole number from 0.")
  var seed: UInt64 = 42

  @Option(help: "The folder in which the chapter's own folder is written.")
  var output = "output"

  @Option(help: "Train for at most so many epochs. For the impatient: claims may then fail.")
  var epochs: Int?

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let epochs, epochs < 1 { throw ValidationError("--epochs is a number from 1, not \(epochs)") }
  }
}
