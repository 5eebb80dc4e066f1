import ArgumentParser
import Exchange
import Foundation

/// Counts what an epoch of training costs and fails where it has become more: a check that no other program on the machine
/// can disturb. The code that it counts is made for another processor than this one, perhaps, and must give the same digits.
struct Guard: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts instructions and allocations of an epoch of training; fails where they have become more.",
    discussion: """
      valgrind counts, on one thread, in code that is made for x86-64-v3, which it knows on every machine. The status is 1 \
      where an epoch takes 10 % more instructions than Benchmarks/guard.json says, or allocates memory, and where that \
      code trains to other digits than code for this machine.
      """)

  @Flag(help: "Write what is counted to Benchmarks/guard.json instead.")
  var record = false

  /// By how much instructions may become more.
  private static let tolerance = 0.1
  private static let file = Places.benchmarks.appending(path: "guard.json")

  func run() throws {
    let engine = try builtEngine()
    var counts: [String: EpochCounts] = [:]
    for (name, problem) in [
      ("mixture", ArticleProblems.mixture), ("fullMixture", ArticleProblems.fullMixture),
      ("feedForward", ArticleProblems.feedForward),
    ] {
      try checkDigits(name, problem, engine)
      counts[name] = try EpochCounts(of: problem, engine: engine)
    }
    if record {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(counts) + Data("\n".utf8)).write(to: Guard.file, options: .atomic)
      return
    }
    let kept = try JSONDecoder().decode([String: EpochCounts].self, from: Data(contentsOf: Guard.file))
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      try check(name, count, kept[name])
    }
  }

  /// The test losses of a short training must be the same to the last bit as those of this very program, which is made for this
  /// machine. Where that has no wider vectors than x86-64-v3 the tests have compared its digits already.
  private func checkDigits(_ name: String, _ problem: Problem, _ engine: URL) throws {
    let folder = Places.scratch.appending(path: "digits")
    let files = try ArticleProblems.files(problem.lasting(epochs: 30))
    try files.write(to: folder)
    let competitor = try Competitor("engine", engine)
    let (here, there) = (try files.answer().testLosses, try competitor.train(folder).testLosses)
    guard here == there else {
      let epoch = zip(here, there).prefix { $0 == $1 }.count
      throw BenchmarkError(
        "\(name): trained by code for x86-64-v3, it has other digits from recorded loss \(epoch + 1) on")
    }
    print("\(name): the same digits by code for x86-64-v3 and for this machine, \(here.count) losses")
  }

  private func check(_ name: String, _ count: EpochCounts, _ kept: EpochCounts?) throws {
    guard let kept else {
      throw BenchmarkError("guard.json has nothing of \(name); ‘benchmarks guard --record’ writes it")
    }
    let change = Double(count.instructions) / Double(kept.instructions) - 1
    let text = "\(name): \(count.instructions) instructions an epoch, \(String(format: "%+.1f", 100 * change)) %"
    guard change <= Guard.tolerance else { throw BenchmarkError("\(text), more than guard.json allows") }
    guard count.allocations == 0 else {
      throw BenchmarkError("\(name): an epoch allocates memory, \(count.allocations) times, where none is expected")
    }
    print("\(text); no allocations")
    if change < -Guard.tolerance { print("\(name): much less than before; keep it by ‘benchmarks guard --record’") }
  }

  /// The engine, made for a processor that valgrind knows, apart from other builds.
  private func builtEngine() throws -> URL {
    let scratch = Places.benchmarks.appending(path: ".build/guard").path
    say("building the engine for x86-64-v3")
    try benchmarks.run(
      "env",
      [
        "BOOK_CPU=x86-64-v3", "swift", "build", "-c", "release", "--package-path", Places.benchmarks.path,
        "--scratch-path", scratch, "--product", "engine",
      ])
    return URL(filePath: scratch).appending(path: "release/engine")
  }
}
