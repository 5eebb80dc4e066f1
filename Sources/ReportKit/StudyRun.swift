import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// The study of many seeds: makes it and keeps it with the code, or runs a few of its seeds anew.
struct StudyRun {
  let book: Book
  /// The chapters to run.
  let chapters: [ChapterPlace]
  /// How long a run of a chapter may take.
  let timeLimit: Duration
  /// Whether runs of an earlier, interrupted study are made again.
  var isFresh = false

  /// Runs the chapters with every seed, says which claims fail, and keeps the study.
  ///
  /// - Returns: whether every run came to its end; otherwise the kept study is as it was.
  /// - Throws: `StudyError` where the kept study cannot be read, or the runs do not make the same claims; `OutputError` where
  ///   the study cannot be written.
  func write(_ seeds: Seeds) throws -> Bool {
    var study = try Study(renewing: chapters.map(\.name), of: book, seeds)
    let store = try StudyStore(chapters: chapters, isFresh: isFresh)
    let runs = SeedRuns(
      chapters: chapters, seeds: seeds, store: store, usesStore: true,
      farewell: "interrupted; the next start with the same programs goes on where this one stopped",
      timeLimit: timeLimit)
    let (recordings, failures) = try runs.make()
    guard failures.isEmpty else {
      warn(failures)
      return false
    }
    for (chapter, recordings) in recordings { study.chapters[chapter] = try Study.Chapter(recordings) }
    describe(study)
    try writeAtomically(try study.json(), to: book.root.appending(path: Study.file))
    print("Written to \(Study.file)")
    return true
  }

  /// Runs the chapters with some of the kept seeds, and says where they measure anything else than the study.
  ///
  /// - Returns: whether they do not.
  /// - Throws: `StudyError` where there is no study to be read.
  func check(seeds count: Int) throws -> Bool {
    guard let study = try book.study() else {
      throw StudyRunError(
        description: "expected a study of many seeds in \(Study.file), which ‘swift run report --seeds 1-100’ makes")
    }
    let seeds = study.sample(count)
    let runs = SeedRuns(
      chapters: chapters, seeds: seeds, store: try StudyStore(chapters: chapters, isFresh: false), usesStore: false,
      farewell: "interrupted; nothing has been compared", timeLimit: timeLimit)
    let (recordings, failures) = try runs.make()
    warn(failures)
    var differences: [String] = []
    for (chapter, recordings) in recordings.sorted(by: { $0.key < $1.key }) {
      for recording in recordings {
        if let difference = study.difference(from: recording) {
          differences.append("\(chapter), seed \(recording.seed): \(difference)")
        }
      }
    }
    for chapter in study.chapters.keys.sorted() where book.chapter(named: chapter) == nil {
      differences.append("\(chapter): the study has it, but the book does not")
    }
    for difference in differences { print("✗ \(difference)") }
    guard differences.isEmpty else {
      print("Run ‘swift run report --seeds 1-100’ and look at what has changed.")
      return false
    }
    if failures.isEmpty { print("\(Study.file) is what the code measures, for the seeds \(seeds.text).") }
    return failures.isEmpty
  }

  /// Says which runs failed, those of a chapter that failed alike in one sentence.
  private func warn(_ failures: [SeedRuns.Failure]) {
    let alike = Dictionary(grouping: failures) { "\($0.chapter.name): \($0.reason)" }
    for (_, failures) in alike.sorted(by: { $0.key < $1.key }) {
      let seeds = Seeds(failures.map(\.seed))
      Terminal.warn(
        "chapter \(failures[0].chapter.number) failed for the seed\(seeds.all.count == 1 ? "" : "s") \(seeds.text): \(failures[0].reason)"
      )
    }
  }

  /// Says which claims fail, and for how many seeds all of them hold.
  private func describe(_ study: Study) {
    var failing: Set<UInt64> = []
    for chapter in chapters {
      for claim in study.chapters[chapter.name]?.claims ?? [] where !claim.fails.all.isEmpty {
        failing.formUnion(claim.fails.all)
        print(
          "✗ Chapter \(chapter.number): ‘\(claim.statement)’ \(claim.summary), required \(claim.requirement.text); fails for \(claim.fails.text)"
        )
      }
    }
    let count = study.seeds.all.count
    print("All claims hold for \(count - failing.count) of \(count) seeds.")
  }
}

extension Study {
  /// What the kept study has of the chapters that do not run.
  ///
  /// - Throws: `StudyRunError` where some chapters do not run and there are none with the same seeds.
  fileprivate init(renewing chapters: [String], of book: Book, _ seeds: Seeds) throws {
    let kept = try book.study()
    let others = book.contents.chapters.filter { !chapters.contains($0) }
    self.init(seeds: seeds, chapters: [:])
    for chapter in others {
      guard let kept, kept.seeds == seeds, let same = kept.chapters[chapter] else {
        let found = kept.map { $0.seeds == seeds ? "lacks ‘\(chapter)’" : "is one of the seeds \($0.seeds.text)" }
        throw StudyRunError(
          description: "a study of some chapters renews a part of \(Study.file), which "
            + (found ?? "is not there") + "; run all chapters, or the seeds of the study")
      }
      self.chapters[chapter] = same
    }
  }
}

/// A study that cannot be made or compared.
private struct StudyRunError: Error, CustomStringConvertible {
  let description: String
}
