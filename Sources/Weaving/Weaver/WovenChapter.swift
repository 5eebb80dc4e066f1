import Recordings

/// A woven chapter: everything the reader sees, in reading order and independent of the output format.
public struct WovenChapter: Equatable, Sendable {
  /// The chapter's number and name.
  public var place: ChapterPlace
  /// The title, without the number.
  public var title: [Inline]
  /// The contents after the title.
  public var blocks: [Block]
  /// The values its run recorded, by name, which front and back matter may show.
  public var values: [String: RecordedValue] = [:]
  /// How the saved study of many seeds relates to the run.
  var study = Study.Standing.absent
}

/// A block-level part of a chapter or page.
public enum Block: Equatable, Sendable {
  /// A heading below the chapter's title. `level` is 2 for a section; only sections have a `number`, such as `1.2`.
  case heading(level: Int, number: String?, text: [Inline], anchor: Anchor)
  /// Markdown text, with formulas and references separated out.
  case prose([Inline])
  /// A displayed formula in TeX, with its source line. Only labelled formulas have a number, such as `1.2`, and an
  /// anchor.
  case equation(tex: String, line: Int, number: String?, anchor: Anchor?)
  /// Swift code without its hidden lines, and the file it comes from.
  case listing(lines: [SourceLine], file: String, isExcerpt: Bool)
  /// Text that the code printed.
  case output(String)
  /// A figure, stored as `name.png` and `name.svg` in the chapter's output folder. If there is a claim about what it
  /// shows, the claim ends its caption.
  case figure(name: String, number: String, caption: [Inline], finding: Claim? = nil, alt: String, anchor: Anchor)
  /// A numbered table.
  case table(number: String, caption: [Inline], Table, anchor: Anchor)
  /// A measured statement.
  case claim(Claim)
}

extension Block {
  /// The level of a heading on a page whose headings move down by some levels: from 1 to 6, which is all that pages have.
  static func headingLevel(_ level: Int, movedBy offset: Int) -> Int { min(max(level, 1), 6 - offset) + offset }
}

/// The contents of a table; each row has as many cells as there are columns.
public struct Table: Equatable, Sendable {
  /// The column headings.
  public var columns: [[Inline]]
  /// For each column, whether it contains only numbers and is set flush right.
  public var isNumeric: [Bool]
  /// The cells, row by row.
  public var rows: [[[Inline]]]
}

/// An inline part of prose.
public enum Inline: Equatable, Sendable {
  /// Markdown text.
  case text(String)
  /// An inline formula in TeX, with its source line.
  case math(tex: String, line: Int)
  /// A link to something numbered: `Figure 1.2`, `(1.4)`, `Chapter 2`, `[1]`.
  case reference(text: String, target: Anchor)
}

/// A claim of the book together with the measurement of a run.
public struct Claim: Equatable, Sendable {
  /// The claim's number, such as `1.2`.
  public var number: String
  /// The statement.
  public var statement: [Inline]
  /// Whether it holds in the run.
  public var holds: Bool
  /// The measured value as text.
  public var measured: String
  /// The requirement on the measured value, such as `below 10⁻⁹`.
  public var requirement: String
  /// The code that makes the claim.
  public var code: [SourceLine] = []
  /// For how many of the studied seeds it holds, and the range of values measured: `100 of 100; 0.04–0.11`. `nil` if
  /// there is no study or it does not belong to the run.
  public var seeds: String?
  /// The place of the claim.
  public var anchor: Anchor
}

/// A place in the book that links can lead to.
public struct Anchor: Hashable, Sendable {
  /// The chapter whose page contains the place; `nil` if only the report does.
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
  /// The place of the chapter's title.
  var anchor: Anchor { .chapter(place) }

  /// All claims of the chapter, in reading order, including those that end a caption.
  public var claims: [Claim] {
    blocks.compactMap { block in
      switch block {
      case .claim(let claim), .figure(_, _, _, let claim?, _, _): claim
      default: nil
      }
    }
  }

  /// Whether the chapter's prose, captions, tables or claims cite a work.
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
