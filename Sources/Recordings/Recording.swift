/// What a run of a chapter recorded, with the source lines that recorded it.
public struct Recording: Codable, Sendable {
  /// The chapter that ran.
  public var chapter: ChapterPlace
  /// The seed of the run.
  public var seed: UInt64
  /// The limit on training epochs, if the reader set one with `--epochs`. Such a run says little about the book and is
  /// not compared with the study of many seeds.
  public var epochs: Int?
  /// The numbers that prose can show, by name.
  public var values: [String: RecordedValue] = [:]
  /// Everything the pages show below the code, in the order in which the run produced it.
  public var results: [RecordedResult] = []

  /// An empty recording of a chapter.
  public init(of chapter: ChapterPlace, seed: UInt64) {
    self.chapter = chapter
    self.seed = seed
  }
}

/// A number and the style in which prose writes it.
public struct RecordedValue: Codable, Equatable, Sendable {
  /// The number, finite.
  public var number: Double
  /// The style in which prose writes it.
  public var style: NumberStyle

  /// A finite number and its style.
  public init(_ number: Double, _ style: NumberStyle) {
    self.number = number
    self.style = style
  }

  /// The number as prose writes it.
  package var text: String { style.text(number) }
  /// The number as formulas write it.
  package var tex: String { style.tex(number) }
}

/// Something a chapter printed, drew, tabulated or claimed.
public struct RecordedResult: Codable, Sendable {
  /// The line of `main.swift` that recorded it, from 1.
  public var line: Int
  /// The result itself.
  public var content: Content

  /// The name by which prose refers to a figure or a table.
  package struct Name: Hashable, Sendable {
    /// `figure` or `table`; a figure and a table may share a name.
    package let kind: String
    package let name: String

    package init(kind: String, name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// The name, if the result is a figure or a table.
  package var name: Name? {
    switch content {
    case .figure(let name, _, _): Name(kind: "figure", name: name)
    case .table(let name, _, _, _): Name(kind: "table", name: name)
    case .output, .claim: nil
    }
  }

  /// Whether a figure can have a name: letters and digits of ASCII and hyphens, and no hyphen first. It names files.
  package static func isFigureName(_ name: String) -> Bool {
    !name.isEmpty && name.first != "-"
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }
  }

  /// What is wrong with a figure's name, in one sentence.
  package static func figureNameFault(_ name: String) -> String {
    "a figure's name consists of letters, digits and hyphens and does not start with a hyphen, unlike ‘\(name)’"
  }

  /// A result recorded on a line of `main.swift`, from 1.
  public init(line: Int, _ content: Content) {
    self.line = line
    self.content = content
  }

  /// The kinds of results. Captions, alternative texts, statements and cells are written in the grammar of prose.
  public enum Content: Codable, Sendable {
    /// Lines of text, shown as a terminal would.
    case output(String)
    /// A figure, stored in the files `name.png` and `name.svg`.
    case figure(name: String, caption: String, alt: String)
    /// A table; each row has as many cells as there are columns.
    case table(name: String, caption: String, columns: [String], rows: [[TableCell]])
    /// A statement with the measurement that decides whether it holds. If `figure` names a figure, the claim ends that
    /// figure's caption.
    case claim(statement: String, measured: Double, requirement: Requirement, figure: String? = nil)
  }
}
