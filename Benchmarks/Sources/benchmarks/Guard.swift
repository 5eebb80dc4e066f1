import ArgumentParser
import Exchange
import Foundation

/// Counts what an epoch of training costs and fails where it has become more: a check that no other program on the machine
/// can disturb.
struct Guard: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts instructions and allocations of an epoch of training; fails where they have become more.",
    discussion: """
      valgrind counts, on one thread, in code that is made for x86-64-v3, which it knows on every machine. The status is 1 \
      where an epoch takes 10 % more instructions than Benchmarks/guard.json says, or allocates memory.
      """)

  @Flag(help: "Write what is counted to Benchmarks/guard.json instead.")
  var record = false

  /// By how much instructions may become more.
  private static let tolerance = 0.1
  private static let file = Places.benchmarks.appending(path: "guard.json")

  func run() throws {
    let engine = try builtEngine()
    var counts: [String: EpochCounts] = [:]
    for (name, problem) in [("mixture", ArticleProblems.mixture), ("feedForward", ArticleProblems.feedForward)] {
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
