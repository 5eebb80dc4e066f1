import Foundation

/// The page of the benchmarks in Markdown, made of what has been measured.
struct BenchmarkPage {
  let results: Results

  /// Writes `Benchmarks/README.md`.
  ///
  /// - Throws: Foundation's errors where it cannot be written.
  func write() throws {
    let file = Places.benchmarks.appending(path: "README.md")
    try results.growth?.writeFigures()
    try Data((sections.joined(separator: "\n\n") + "\n").utf8).write(to: file, options: .atomic)
  }

  private var sections: [String] {
    [introduction] + (results.training.map(training) ?? []) + (results.programs.map(programs) ?? [])
      + (results.builds.map(builds) ?? []) + (results.growth.map(\.sections) ?? [])
  }

  private var introduction: String {
    """
    # Benchmarks

    The book's engine and its report beside their peers. This page is written by the command that measures:

    ```sh
    swift run --package-path Benchmarks benchmarks
    ```

    It builds what it measures, makes a Python environment of some gigabytes for the [peers](peers) the first time, and takes a \
    while; `--help` tells how to measure only a part. Processes of all competitors stay alive and train **in turns**, round after \
    round, so that whatever else the machine does meets all of them. A ratio is taken within a round; tables give the \
    median of the rounds and, in parentheses, the least and the greatest. Seconds depend on the machine and the day; \
    ratios should not.
    """
  }

  private func training(_ training: TrainingResults) -> [String] {
    [
      """
      ## Training

      Everyone reads the same data and the same initial parameters from files and makes the same epochs with the same \
      batches and Adam's settings, so that the test losses agree: after the first epoch to the digits shown, at the end as \
      far as rounding lets them. Nobody wins by doing less. The time of a training run begins with the data in memory and \
      ends with the last recorded loss. JAX compiles the whole run into one program before; that time stands apart.
      """,
      goalTable(
        "Release build (`-c release`)", training.goals(TrainingRounds.Name.release))
        + "\n\n"
        + goalTable("Debug build (what `swift run` makes)", training.goals(TrainingRounds.Name.debug)),
    ] + training.contests.map(contest) + [
      """
      The *share of the peak* is the time that the products of training would take at the peak of all cores, which a loop of \
      fused multiply-adds in registers reaches in the same round, divided by the time that training takes.

      \(training.circumstances.text) \(training.versions.joined(separator: ", ")).
      """
    ]
  }

  private func contest(_ contest: TrainingResults.Contest) -> String {
    let problem = contest.problem
    let rows = contest.entries.filter { !$0.seconds.values.isEmpty }.map { entry in
      let share = contest.shareOfPeak(entry).median
      let compile = entry.compileSeconds > 0 ? short(entry.compileSeconds) : "–"
      return """
        | \(entry.name) | \(entry.seconds.text) | \(compile) | \(String(format: "%.1f %%", 100 * share)) \
        | \(digits(entry.firstLoss)) | \(digits(entry.lastLoss)) | \(entry.peakMemory.map(short) ?? "–") |
        """
    }
    return """
      ### \(contest.name)

      Layers of \(problem.sizes.map(String.init).joined(separator: " → ")), \(problem.samples) samples in batches of \
      \(problem.batchSize), \(problem.epochs) epochs; test loss of \(problem.testSamples) samples after every \
      \(problem.recordEvery == 1 ? "epoch" : "\(problem.recordEvery) epochs"). Arithmetic of an epoch: \
      \(short(problem.operationsPerEpoch / 1e6)) MFLOP; the peak was \
      \(Spread(values: contest.peak.values.map { $0 / 1e9 }).text) GFLOP/s.

      | | seconds | compiling | share of the peak | first test loss | last test loss | memory, MB |
      | --- | --- | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))
      """
  }

  private func programs(_ programs: ProgramResults) -> [String] {
    let rows = programs.programs.map { program in
      let milliseconds = Spread(values: program.firstLine.values.map { 1000 * $0 })
      return "| \(program.name) | \(milliseconds.text) | \(program.peakMemory.map(short) ?? "–") |"
    }
    return [
      """
      ## The report and the programs

      The report is made anew, all chapters and nothing cached (`--fresh --format markdown,html`), in turns with a Python that \
      does nothing but import what one would train and draw with. Everything is built and has been read once before.
      """,
      goalTable("The programs as `swift run` makes them", programs.goals),
      """
      | | seconds |
      | --- | --- |
      | `swift run report` | \(programs.report.text) |
      | its program alone | \(programs.reportProgram.text) |
      | `\(ProgramRounds.importing)` | \(programs.importing.text) |

      | program | first line after, ms | most memory of it or a process it starts, MB |
      | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      \(programs.circumstances.text)
      """,
    ]
  }

  private func builds(_ builds: BuildResults) -> [String] {
    [
      """
      ## Building

      In a fresh clone, with the packages that the book depends on already fetched; then one chapter changes and is run.
      """,
      goalTable("Debug build", builds.goals), builds.circumstances.text,
    ]
  }

  private func goalTable(_ title: String, _ goals: [Goal]) -> String {
    """
    | \(title) | goal | measured | |
    | --- | --- | --- | --- |
    \(goals.map(\.row).joined(separator: "\n"))
    """
  }

  private func digits(_ loss: Double) -> String { String(format: "%.4f", loss) }
}
