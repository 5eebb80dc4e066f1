import ArgumentParser
import Foundation

/// Weaves hostile books until the time is over, in a process of its own that may crash: chapters of real books changed
/// at random, and for as long as there are any, bombs between them.
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Weaves hostile books and judges the pages.",
    discussion: """
      The exit status is 0 if every input gives a page or an error that names a line, in under a second and a \
      gigabyte, and no page runs, loads or leads to anything that is not its own. An input in which something is \
      wrong is kept.
      """)

  @Argument(help: "For how many seconds.") var seconds = 60.0
  @Option(help: "Try at most this many books.") var inputs = Int.max
  @Option(help: "The seed of the changes.") var seed: UInt64 = 1
  @Option(help: "The folder for inputs in which something is wrong.") var keep = ".build/fuzz"
  @Option(help: "Try one kept input and nothing else.") var replay: String?
  @Option(help: ArgumentHelp("Work from this input on.", visibility: .hidden)) var worker: Int?

  private var folder: URL { URL(filePath: keep, directoryHint: .isDirectory) }
  private var progress: URL { folder.appending(path: "progress") }

  func run() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let worker {
      try inThreadLikeTheReports { try work(from: worker) }
    } else {
      try supervise()
    }
  }

  /// Tries inputs from a number on.
  private func work(from first: Int) throws {
    let worker = Worker(folder: folder)
    let start = ContinuousClock.now
    if let replay {
      try worker.try(try JSONDecoder().decode(FuzzInput.self, from: Data(contentsOf: URL(filePath: replay))))
    } else {
      let mutation = try Mutation(
        package: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../.."))
      var number = first
      while start.duration(to: .now) < .seconds(seconds), number < inputs {
        try Data("\(number)".utf8).write(to: progress)
        let isBomb = !number.isMultiple(of: 2) && number / 2 < Bombs.all.count
        // In an order in which the first few are of all kinds.
        try worker.try(
          isBomb ? Bombs.all[number / 2 * Bombs.stride % Bombs.all.count] : mutation.input(number, seed: seed))
        number += 1
      }
    }
    let rate = Double(worker.tried) / max(0.001, Double(start.duration(to: .now) / .seconds(1)))
    print(
      "\(worker.tried) inputs, \(String(format: "%.0f", rate)) a second; \(worker.woven) woven, the others refused;",
      "slowest \(String(format: "%.2f", worker.slowest.seconds)) s (\(worker.slowest.name));",
      "at most \(Worker.peakMemory >> 20) MB; \(worker.faults) with faults")
    if worker.faults > 0 { throw ExitCode(1) }
  }

  /// Starts a worker, and another one behind the input that has killed it.
  private func supervise() throws {
    let start = ContinuousClock.now
    var (first, status) = (0, Int32(0))
    while true {
      let left = seconds - Double(start.duration(to: .now) / .seconds(1))
      guard left > 0 else { break }
      let process = Process()
      process.executableURL = Bundle.main.executableURL
      process.arguments =
        ["\(left)", "--inputs", "\(inputs)", "--seed", "\(seed)", "--keep", keep, "--worker", "\(first)"]
        + (replay.map { ["--replay", $0] } ?? [])
      try process.run()
      process.waitUntilExit()
      if process.terminationReason == .exit {
        status = max(status, process.terminationStatus)
        break
      }
      status = 1
      let number = (try? String(contentsOf: progress, encoding: .utf8)).flatMap { Int($0) } ?? first
      let kept = folder.appending(path: "crash-\(seed)-\(number).json")
      try? FileManager.default.removeItem(at: kept)
      try FileManager.default.copyItem(at: folder.appending(path: "current.json"), to: kept)
      print(
        "input \(number) has ended the worker by signal \(process.terminationStatus) (kept in \(kept.relativePath))")
      if replay != nil { break }
      first = number + 1
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Runs something with no more stack than the report's threads have.
  private func inThreadLikeTheReports(_ body: @escaping () throws -> Void) throws {
    nonisolated(unsafe) let body = body
    nonisolated(unsafe) var result: Result<Void, any Error>?
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result = Result { try body() }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    try result?.get()
  }
}

Fuzz.main()
