import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// Makes the study of many seeds and saves it with the code, or checks it by running a few of its seeds again.
struct StudyRun {
  let book: Book
  /// The chapters to run.
  let chapters: [ChapterPlace]
  /// How long a run of a chapter may take.
  let timeLimit: Duration
  /// Whether the runs of an interrupted study are repeated rather than reused.
  var isFresh = false

  /// Runs the chapters with every seed, prints which claims fail, and saves the study.
  ///
  /// - Returns: whether every run came to its end; if not, the saved study is unchanged.
  /// - Throws: `StudyError` if the saved study cannot be read or the runs do not all make the same claims;
  ///   `OutputError` if the study cannot be written.
  func write(_ seeds: Seeds) throws -> Bool {
    var study = try Study(renewing: chapters.map(\.name), of: book, seeds)
    let store = try StudyStore(chapters: chapters, isFresh: isFresh)
    let runs = SeedRuns(
      chapters: chapters, seeds: seeds, store: store, usesStore: true,
      farewell: "interrupted; the same command continues from here as long as the programs stay the same",
      timeLimit: timeLimit)
    let (recordings, failures) = try runs.make()
    guard failures.isEmpty else {
      warn(failures)
      let count = seeds.all.count
      print("\(count - Set(failures.map(\.seed)).count) of \(count) seeds ran; \(Study.file) is unchanged.")
      return false
    }
    for chapter in chapters {
      guard let recordings = recordings[chapter.name] else { continue }
      study.chapters[chapter.name] = try Study.Chapter(recordings, code: book.codeDigest(of: chapter))
    }
    describe(study)
    try writeAtomically(try study.json(), to: book.root.appending(path: Study.file))
    print("Written to \(Study.file)")
    return true
  }

  /// Runs the chapters with some of the saved seeds and prints where they measure something different from the study.
  ///
  /// - Returns: whether everything agrees.
  /// - Throws: `StudyError` if there is no study or it cannot be read.
  func check(seeds count: Int) throws -> Bool {
    guard let study = try book.study() else {
      throw StudyRunError(
        description: "expected a study of many seeds in \(Study.file), which ‘swift run report --seeds 1-100’ makes")
    }
    let seeds = study.sample(count)
    let runs = SeedRuns(
      chapters: chapters, seeds: seeds, store: try StudyStore(chapters: chapters, isFresh: false), usesStore: false,
      farewell: "interrupted; nothing was compared", timeLimit: timeLimit)
    let (recordings, failures) = try runs.make()
    warn(failures)
    var differences: [String] = []
    for (chapter, recordings) in recordings.sorted(by: { $0.key < $1.key }) {
      for recording in recordings {
        if let difference = study.difference(from: recording, of: book) {
          differences.append("\(chapter), seed \(recording.seed): \(difference)")
        }
      }
    }
    for chapter in study.chapters.keys.sorted() where book.chapter(named: chapter) == nil {
      differences.append("\(chapter): in the study, but not in the book")
    }
    for difference in differences { print("✗ \(difference)") }
    guard differences.isEmpty else {
      print("Run ‘swift run report --seeds \(study.seeds.text)’ and look at the changes.")
      return false
    }
    if failures.isEmpty { print("\(Study.file) is what the code measures, for the seeds \(seeds.text).") }
    return failures.isEmpty
  }

  /// Prints which runs failed, with one sentence for those of a chapter that failed for the same reason.
  private func warn(_ failures: [SeedRuns.Failure]) {
    let alike = Dictionary(grouping: failures) { "\($0.chapter.name): \($0.reason)" }
    for (_, failures) in alike.sorted(by: { $0.key < $1.key }) {
      let seeds = Seeds(failures.map(\.seed))
      Terminal.warn(
        "chapter \(failures[0].chapter.number) failed for the seed\(seeds.all.count == 1 ? "" : "s") \(seeds.text): \(failures[0].reason)"
      )
    }
  }

  /// Prints which claims fail, and for how many seeds all of them hold.
  private func describe(_ study: Study) {
    var failing: Set<UInt64> = []
    for chapter in chapters {
      for claim in study.chapters[chapter.name]?.claims ?? [] where !claim.fails.all.isEmpty {
        failing.formUnion(claim.fails.all)
        let source = try? book.source(of: chapter)
        let statement = source.map { Weaver.plainText(ofStatement: claim.statement, in: $0, of: book) }
        print(
          "✗ Chapter \(chapter.number): ‘\(statement ?? claim.statement)’ holds for \(claim.summary), "
            + "required \(claim.requirement.text); fails for \(claim.fails.text)")
      }
    }
    let count = study.seeds.all.count
    print("All claims hold for \(count - failing.count) of \(count) seeds.")
  }
}

extension Study {
  /// A study with the saved results of the chapters that do not run.
  ///
  /// - Throws: `StudyRunError` if some chapters do not run and the saved study does not have them for the same seeds.
  fileprivate init(renewing chapters: [String], of book: Book, _ seeds: Seeds) throws {
    let kept = try book.study()
    let others = book.contents.chapters.filter { !chapters.contains($0) }
    self.init(seeds: seeds, chapters: [:])
    for chapter in others {
      guard let kept, kept.seeds == seeds, let same = kept.chapters[chapter] else {
        let found = kept.map { $0.seeds == seeds ? "lacks ‘\(chapter)’" : "has the seeds \($0.seeds.text)" }
        throw StudyRunError(
          description: "a study of some chapters updates part of \(Study.file), which "
            + (found ?? "does not exist") + "; run all chapters, or use the seeds of the saved study")
      }
      self.chapters[chapter] = same
    }
  }
}

/// Why a study cannot be made or compared.
private struct StudyRunError: Error, CustomStringConvertible {
  let description: String
}
