import Foundation
import Recordings

/// What pages say of a study.
extension Study {
  /// How the study that is kept with the code stands to a run of a chapter.
  enum Standing: Equatable, Sendable {
    /// There is none, or the run was a shortened one, of which a study says nothing.
    case absent
    /// It was made with other code than the run.
    case foreign(Seeds)
    /// It belongs to the code of the run.
    case kept(Seeds, Chapter)

    /// Compares a study with a run.
    init(_ study: Study?, of run: Recording) {
      guard let study, run.epochs == nil else {
        self = .absent
        return
      }
      if study.difference(from: run) == nil, let chapter = study.chapters[run.chapter.name] {
        self = .kept(study.seeds, chapter)
      } else {
        self = .foreign(study.seeds)
      }
    }

    /// What was measured of a claim, where the study belongs to the run.
    func claim(_ statement: String) -> Claim? {
      guard case .kept(_, let chapter) = self else { return nil }
      return chapter.claims.first { $0.statement == statement }
    }
  }

  /// The mark for the number of seeds; no value can have its name.
  public static let seedsMark = "seeds"

  /// What prose can ask of a recorded value, as `{{median:name}}`.
  enum Statistic: String, CaseIterable { case least, median, greatest, mean, sum }
}

extension Study.Claim {
  /// In how many seeds the claim holds, and between what it was measured: ‘100 of 100; 0.04–0.11’.
  public var summary: String { "\(holds) of \(holds + fails.all.count); \(range)" }

  /// The least and the greatest measured value, with as few digits as tell them apart and on which side of the bound they lie.
  private var range: String {
    let ends = [measured.least, measured.greatest]
    func isClear(_ digits: Int) -> Bool {
      let rounded = ends.map { Double(String(format: "%.\(digits - 1)e", $0)) ?? $0 }
      return (ends[0] == ends[1] || rounded[0] != rounded[1])
        && zip(ends, rounded).allSatisfy { requirement.isMet(by: $0) == requirement.isMet(by: $1) }
    }
    let style = NumberStyle.significant((2...3).first(where: isClear) ?? 4)
    let texts = ends.map(style.text)
    if texts[0] == texts[1] { return texts[0] }
    // A dash beside a minus or a power would be read as a part of it.
    let isPlain = texts.joined().utf8.allSatisfy { $0.isDigit || $0.isOne(of: ".,") }
    return texts.joined(separator: isPlain ? "–" : " to ")
  }
}

extension Study.Chapter {
  /// A number over all the seeds, and how it is written; `nil` where there is no value of the name.
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
      // Between whole numbers lie others.
      let isBetween = value.style == .decimals(0) && number != number.rounded()
      return RecordedValue(number, isBetween ? .significant(3) : value.style)
    }
  }
}

/// One sentence for a page about the study of its chapters, or two where it belongs to some of them; `nil` where there is
/// none.
func studyNote(_ standings: [(chapter: Int, standing: Study.Standing)]) -> String? {
  var kept: Seeds?
  var foreign: (seeds: Seeds, chapters: [Int])?
  for (chapter, standing) in standings {
    switch standing {
    case .absent: break
    case .kept(let seeds, _): kept = seeds
    case .foreign(let seeds): foreign = (seeds, (foreign?.chapters ?? []) + [chapter])
    }
  }
  let sentences = [
    kept.map {
      "‘Seeds’ tells with how many of the seeds studied, \($0.prose), a claim holds, and the least and the greatest value measured."
    },
    foreign.map { seeds, chapters in
      let names = chapters.count == 1 ? "chapter \(chapters[0])" : "the chapters \(chapters.map(String.init).list)"
      return
        "The study of many seeds, \(seeds.prose), was made with other code than \(names); `swift run report --seeds 1-100` renews it."
    },
  ].compactMap(\.self)
  return sentences.isEmpty ? nil : sentences.joined(separator: " ")
}
