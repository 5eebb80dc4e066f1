import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// Runs of chapters with many seeds, as many at a time as there are cores. No figures are drawn and no pages written.
struct SeedRuns {
  let chapters: [ChapterPlace]
  let seeds: Seeds
  let store: StudyStore
  /// Whether runs already in the store are reused.
  let usesStore: Bool
  /// The message if the runs are interrupted.
  let farewell: String
  /// How long a run may take.
  let timeLimit: Duration

  /// A run that failed.
  struct Failure {
    let chapter: ChapterPlace
    let seed: UInt64
    let reason: String
  }

  private struct Run: Sendable {
    let process: ChapterProcess
    let output: URL
  }

  /// Runs every chapter with every seed.
  ///
  /// - Returns: the recordings of each chapter, by its name and in the order of the seeds, and the runs that failed.
  /// - Throws: `OutputError` if there is nowhere for the runs to write.
  func make() throws -> (recordings: [String: [Recording]], failures: [Failure]) {
    var recordings: [String: [Recording]] = [:]
    let staging = try StagingFolder(for: store.folder.appending(path: "runs"))
    defer { staging.discard() }
    var runs: [Run] = []
    for seed in seeds.all {
      // Later chapters take longer and start first.
      for chapter in chapters.reversed() {
        if usesStore, let recording = store.recording(of: chapter, seed: seed) {
          recordings[chapter.name, default: []].append(recording)
        } else {
          let output = staging.url.appending(path: "seed\(seed)")
          let process = ChapterProcess(
            chapter, seed: seed, output: output.path, flags: ["--measure-only", "--quiet"])
          runs.append(Run(process: process, output: output))
        }
      }
    }
    let board = StudyBoard(seeds: seeds.all.count, waiting: runs.map(\.process.seed))
    let children = ChildProcesses()
    let interruption = Interruption(farewell: farewell) {
      children.end()
      staging.discard()
    }
    let outcomes = concurrentMap(runs) { run in
      let outcome = Result { try recording(of: run, children) }
      board.finish(run.process.seed, failed: outcome.isFailure)
      return (run.process, outcome)
    }
    // Runs that were terminated count as failed, which is not the reader's concern.
    interruption.waitIfUnderWay()
    var failures: [Failure] = []
    for (process, outcome) in outcomes {
      switch outcome {
      case .success(let recording): recordings[process.chapter.name, default: []].append(recording)
      case .failure(let error):
        failures.append(Failure(chapter: process.chapter, seed: process.seed, reason: "\(error)"))
      }
    }
    return (recordings.mapValues { $0.sorted { $0.seed < $1.seed } }, failures)
  }

  private func recording(of run: Run, _ children: ChildProcesses) throws -> Recording {
    let (chapter, seed) = (run.process.chapter, run.process.seed)
    let folder = run.output.appending(path: chapter.name)
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = try run.process.run(among: children, timeLimit: timeLimit) { _ in }
    store.take(folder.appending(path: Recording.file), of: chapter, seed: seed)
    return recording
  }
}

extension Result {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
