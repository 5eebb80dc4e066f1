import ArgumentParser
import Foundation

/// Measures the book's engine and its report beside their peers.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures the engine and the report beside PyTorch, JAX and NumPy, and writes Benchmarks/README.md.",
    discussion: """
      The peers run in a Python environment that is made at the first time, beside the builds. Results are kept in \
      Benchmarks/results.json; what is not measured this time stays as it was.
      """,
    subcommands: [Measure.self, Guard.self], defaultSubcommand: Measure.self)
}

/// What there is to measure.
enum Part: String, CaseIterable, ExpressibleByArgument {
  /// Training in turns with the peers, and the share of the peak.
  case training
  /// The report beside Python's imports; start and memory of the programs.
  case programs
  /// The time of an epoch against the sizes of a network.
  case growth
  /// Building the book's package.
  case builds
}

/// Measures some parts and writes the page.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measures and writes the page (what happens unless told).")

  @Option(parsing: .upToNextOption, help: "What to measure, such as training; everything unless told.")
  var parts = Part.allCases

  @Flag(help: "Measure nothing and write the page anew, with the results that are kept.")
  var pageOnly = false

  @Option(help: "How often everyone takes a turn.")
  var rounds = 5

  @Option(help: "In how many of these rounds those take part that need many seconds.")
  var slowRounds = 2

  @Option(help: ArgumentHelp("An interpreter with the peers' libraries, instead of one made here.", valueName: "path"))
  var python: String?

  func validate() throws {
    guard rounds > 0, slowRounds > 0 else { throw ValidationError("there must be at least one round of each kind") }
  }

  func run() throws {
    var results = try Results.load()
    guard !pageOnly else { return try BenchmarkPage(results: results).write() }
    let python = try PythonEnvironment(interpreter: python)
    for part in parts {
      switch part {
      case .training:
        results.training = try TrainingRounds(rounds: rounds, slowRounds: slowRounds, python: python).results()
      case .builds: results.builds = try BuildRounds(rounds: slowRounds).results()
      case .growth: results.growth = try GrowthRounds(rounds: rounds, python: python).results()
      case .programs: results.programs = try ProgramRounds(rounds: rounds, python: python).results()
      }
      try results.save()
      try BenchmarkPage(results: results).write()
    }
  }
}
