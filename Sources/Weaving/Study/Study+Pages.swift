import Foundation
import Recordings

/// What pages show of a study.
extension Study {
  /// How the study saved with the code relates to a run of a chapter.
  enum Match: Equatable, Sendable {
    /// There is no study, or the run was shortened, so that the study does not apply.
    case absent
    /// The study was made with different code.
    case foreign(Seeds)
    /// The study was made with the code of the run.
    case kept(Seeds, Chapter)

    /// Compares a study with a run.
    init(_ study: Study?, of run: Recording, in book: Book) {
      guard let study, run.epochs == nil else {
        self = .absent
        return
      }
      if study.difference(from: run, of: book) == nil, let chapter = study.chapters[run.chapter.name] {
        self = .kept(study.seeds, chapter)
      } else {
        self = .foreign(study.seeds)
      }
    }

    /// The study's results for a claim, if the study belongs to the run.
    func claim(_ statement: String) -> Claim? {
      guard case .kept(_, let chapter) = self else { return nil }
      return chapter.claims.first { $0.statement == statement }
    }
  }

  /// The mark for the number of seeds, a name reserved from values.
  package static let seedsMark = "seeds"

  /// The statistics of a recorded value that prose can show, as in `{{median:name}}`.
  enum Statistic: String, CaseIterable { case least, median, greatest, mean, sum }
}

extension Study.Claim {
  /// For how many seeds the claim holds, and the range of the measured values: `100 of 100; 0.04–0.11`.
  package var summary: String { "\(holds) of \(holds + fails.all.count); \(range)" }

  /// The smallest and the largest measured value, with just enough digits to distinguish them and to show on which side
  /// of the bound they lie. Where one begins a decade above the other, both have the same decimals: 0.98–1.04.
  private var range: String {
    let ends = [measured.least, measured.greatest]
    let decades = ends.map { $0.isFinite && $0 != 0 ? log10(abs($0)) : .infinity }
    // Numbers far from 1 are written with powers of ten, which have decimals of their own.
    let isNear = abs(decades[0] - decades[1]) < 1 && decades.allSatisfy { -4...6 ~= $0 }
    let lowest = decades.map { $0.rounded(.down) }.min() ?? 0
    let extra = decades.map { isNear && $0.rounded(.down) > lowest ? 1 : 0 }
    func isClear(_ digits: Int) -> Bool {
      let rounded = zip(ends, extra).map { Double(String(format: "%.\(digits + $1 - 1)e", $0)) ?? $0 }
      return (ends[0] == ends[1] || rounded[0] != rounded[1])
        && zip(ends, rounded).allSatisfy { requirement.isMet(by: $0) == requirement.isMet(by: $1) }
    }
    let digits = isClear(2) ? 2 : isClear(3) ? 3 : 4
    let texts = zip(ends, extra).map { NumberStyle.significant(digits + $1).text($0) }
    if texts[0] == texts[1] { return texts[0] }
    // A dash next to a minus sign or a power would be misread as part of it.
    let isPlain = texts.joined().utf8.allSatisfy { $0.isDigit || $0.isOne(of: ".,") }
    return texts.joined(separator: isPlain ? "–" : " to ")
  }
}

extension Study.Chapter {
  /// A statistic of a value over all seeds, and its style; `nil` if there is no such value.
  func value(_ statistic: Study.Statistic, of name: String) -> RecordedValue? {
    values[name].map { value in
      let number =
        switch statistic {
        case .least: value.spread.least
        case .median: value.spread.median
        case .greatest: value.spread.greatest
        case .mean: value.sum / Double(digests.count)
        case .sum: value.sum
        }
      // The mean or median of whole numbers need not be whole.
      let isBetween = value.style == .decimals(0) && number != number.rounded()
      return RecordedValue(number, isBetween ? .significant(3) : value.style)
    }
  }
}

/// A sentence for a page about the study of its chapters, or two if the study belongs to only some of them; `nil` if
/// there is no study.
func studyNote(_ matches: [(chapter: Int, match: Study.Match)]) -> String? {
  var kept: Seeds?
  var foreign: (seeds: Seeds, chapters: [Int])?
  for (chapter, match) in matches {
    switch match {
    case .absent: break
    case .kept(let seeds, _): kept = seeds
    case .foreign(let seeds): foreign = (seeds, (foreign?.chapters ?? []) + [chapter])
    }
  }
  let sentences = [
    kept.map {
      "‘Seeds’ gives the number of seeds, out of those studied (\($0.prose)), for which a claim holds, "
        + "and the range of the values measured."
    },
    foreign.map { seeds, chapters in
      let names = chapters.count == 1 ? "chapter \(chapters[0])" : "chapters \(chapters.map(String.init).list)"
      return
        "The study of many seeds (\(seeds.prose)) was made with a different version of \(names); "
        + "`swift run report --seeds 1-100` updates it."
    },
  ].compactMap(\.self)
  return sentences.isEmpty ? nil : sentences.joined(separator: " ")
}
