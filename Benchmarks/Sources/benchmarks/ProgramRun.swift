import Foundation

/// One run of a program from its start to its end, watched from outside.
struct ProgramRun {
  /// How long it took.
  let seconds: Double
  /// How long it took to its first line; nil where it printed none.
  let firstLine: Double?
  /// The most memory that it, or a process that it started, had, megabytes; nil where the system does not tell.
  let peakMemory: Double?

  /// Runs a command, a program and its arguments.
  ///
  /// - Throws: ``BenchmarkError`` where the program fails.
  init(_ command: [String]) throws {
    let process = process(command[0], Array(command.dropFirst()))
    let lines = Pipe()
    process.standardOutput = lines
    process.standardError = FileHandle.nullDevice
    let clock = ContinuousClock()
    let begin = clock.now
    try process.run()
    let memory = MemoryWatch(process.processIdentifier)
    var firstLine: Double?
    while !lines.fileHandleForReading.availableData.isEmpty {
      firstLine = firstLine ?? begin.duration(to: clock.now) / .seconds(1)
    }
    process.waitUntilExit()
    seconds = begin.duration(to: clock.now) / .seconds(1)
    self.firstLine = firstLine
    peakMemory = memory.end()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError("‘\(command.joined(separator: " "))’ failed with status \(process.terminationStatus)")
    }
  }
}

/// Asks again and again how much memory a process and those that it has started have had. The kernel keeps the greatest, so
/// that only what is new in the last moment of a process can be missed.
private final class MemoryWatch: @unchecked Sendable {
  private let process: Int32
  private let queue = DispatchQueue(label: "memory")
  private let timer: any DispatchSourceTimer
  /// Touched on the queue alone.
  private var peak: Double?

  init(_ process: Int32) {
    self.process = process
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now(), repeating: .milliseconds(10))
    timer.setEventHandler { [weak self] in self?.look() }
    timer.activate()
  }

  private func look() {
    let processes = [process] + descendants(ofProcess: process)
    peak = (processes.compactMap(peakMegabytes(ofProcess:)) + [peak].compactMap(\.self)).max()
  }

  /// Stops asking.
  func end() -> Double? {
    timer.cancel()
    return queue.sync { peak }
  }
}
