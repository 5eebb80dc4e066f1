import Recordings

/// A woven chapter: everything a reader sees of it, in reading order, independent of the format it is written in.
public struct WovenChapter: Equatable, Sendable {
  /// The chapter's place in the book.
  public var place: ChapterPlace
  /// Its title, without the number.
  public var title: [Inline]
  /// Its contents.
  public var blocks: [Block]
  /// The numbers that its run recorded, by name, for the pages around the chapters.
  public var values: [String: RecordedValue] = [:]
  /// How the kept study of many seeds stands to the run.
  var study = Study.Standing.absent
}

/// A part of a document that stands on lines of its own.
public enum Block: Equatable, Sendable {
  /// A heading below the chapter's title: `level` is 2 for a section; `number` such as `1.2` for sections only.
  case heading(level: Int, number: String?, text: [Inline], anchor: Anchor)
  /// Markdown text with its spans of math and its references set apart.
  case prose([Inline])
  /// A displayed formula in TeX, with its line of source. Only labelled ones have a number, such as `1.2`, and an anchor.
  case equation(tex: String, line: Int, number: String?, anchor: Anchor?)
  /// Swift code, with the file it comes from; hidden lines are left out.
  case listing(lines: [SourceLine], file: String, isExcerpt: Bool)
  /// Lines that the code printed.
  case output(String)
  /// A figure, kept as `name.png` and `name.svg` in the chapter's folder. What it shows is a claim, which ends its caption.
  case figure(name: String, number: String, caption: [Inline], finding: Claim? = nil, alt: String, anchor: Anchor)
  /// A table with its number.
  case table(number: String, caption: [Inline], Table, anchor: Anchor)
  /// A measured statement.
  case claim(Claim)
}

extension Block {
  /// The level of a heading on a page whose headings move down by some levels: from 1 to 6, which is all that pages have.
  static func headingLevel(_ level: Int, movedBy offset: Int) -> Int { min(max(level, 1), 6 - offset) + offset }
}

/// The columns and the rows of a table; every row has as many cells as there are columns.
public struct Table: Equatable, Sendable {
  /// The heads of the columns.
  public var columns: [[Inline]]
  /// Of each column whether it holds nothing but numbers, which are set flush right.
  public var isNumeric: [Bool]
  /// The cells.
  public var rows: [[[Inline]]]
}

/// A part of a line of prose.
public enum Inline: Equatable, Sendable {
  /// Markdown text, to be given to a Markdown parser as it is.
  case text(String)
  /// A formula in TeX, with its line of source.
  case math(tex: String, line: Int)
  /// A link to a numbered thing: ‘Figure 1.2’, ‘(1.4)’, ‘Chapter 2’, ‘[1]’.
  case reference(text: String, target: Anchor)
}

/// A statement of the book together with what a run measured.
public struct Claim: Equatable, Sendable {
  /// Its number in the book, such as `1.2`.
  public var number: String
  /// What is claimed.
  public var statement: [Inline]
  /// Whether the run found it to hold.
  public var holds: Bool
  /// The measured value, as people write numbers.
  public var measured: String
  /// What was required of the measured value, such as ‘below 10⁻⁹’.
  public var requirement: String
  /// The code that makes it.
  public var code: [SourceLine] = []
  /// With how many of the studied seeds it holds, and what was measured with them: ‘100 of 100; 0.04–0.11’. `nil` where the
  /// kept study does not belong to the run.
  public var seeds: String?
  /// Where it stands.
  public var anchor: Anchor
}

/// A place in the book that can be linked to.
public struct Anchor: Hashable, Sendable {
  /// The chapter whose page holds the place; `nil` for what only the report holds.
  public var chapter: ChapterPlace?
  /// The identifier on that page and in the report, such as `figure-1-2`.
  public var id: String

  static func chapter(_ chapter: ChapterPlace) -> Anchor { Anchor(chapter: chapter, id: "chapter-\(chapter.number)") }

  static func numbered(_ kind: String, _ number: String, in chapter: ChapterPlace?) -> Anchor {
    Anchor(chapter: chapter, id: "\(kind)-\(number.replacing(".", with: "-"))")
  }

  static func reference(_ key: String) -> Anchor { Anchor(chapter: nil, id: "reference-\(key)") }
}

extension WovenChapter {
  /// Where the chapter's title stands.
  var anchor: Anchor { .chapter(place) }

  /// Every claim of the chapter, in reading order.
  public var claims: [Claim] {
    blocks.compactMap { block in
      switch block {
      case .claim(let claim), .figure(_, _, _, let claim?, _, _): claim
      default: nil
      }
    }
  }

  /// Whether the chapter's prose, captions or claims cite a work.
  func cites(_ key: String) -> Bool {
    func cites(_ inlines: [Inline]) -> Bool {
      inlines.contains { if case .reference(_, .reference(key)) = $0 { true } else { false } }
    }
    return blocks.contains { block in
      switch block {
      case .prose(let inlines), .heading(_, _, let inlines, _): cites(inlines)
      case .figure(_, _, let caption, let finding, _, _): cites(caption) || cites(finding?.statement ?? [])
      case .claim(let claim): cites(claim.statement)
      case .table(_, let caption, let table, _): cites(caption) || table.rows.joined().contains(where: cites)
      case .equation, .listing, .output: false
      }
    }
  }
}
