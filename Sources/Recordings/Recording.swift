/// What a run of a chapter recorded, with the lines of source it came from.
public struct Recording: Codable, Sendable {
  /// The chapter that ran.
  public var chapter: ChapterPlace
  /// The seed of the run.
  public var seed: UInt64
  /// The most epochs that a training took, where the reader asked for fewer than planned. Such a run is no measure of the
  /// book, and is not compared with the study of many seeds.
  public var epochs: Int?
  /// The numbers that prose can show, by name.
  public var values: [String: RecordedValue] = [:]
  /// Everything that is printed in the book, in the order in which the run produced it.
  public var results: [RecordedResult] = []

  /// An empty recording.
  public init(of chapter: ChapterPlace, seed: UInt64) {
    self.chapter = chapter
    self.seed = seed
  }
}

/// A number with the way it is written.
public struct RecordedValue: Codable, Equatable, Sendable {
  /// The number, finite.
  public var number: Double
  /// How prose writes it.
  public var style: NumberStyle

  /// A number with the way it is written.
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
  /// The line of the chapter's source, counted from 1.
  public var line: Int
  /// What it is.
  public var content: Content

  /// By what a figure or a table is referred to.
  package struct Name: Hashable, Sendable {
    /// ‘figure’ or ‘table’: one of each may have the same name.
    package let kind: String
    package let name: String

    package init(kind: String, name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// The name of a figure or a table.
  package var name: Name? {
    switch content {
    case .figure(let name, _, _): Name(kind: "figure", name: name)
    case .table(let name, _, _, _): Name(kind: "table", name: name)
    case .output, .claim: nil
    }
  }

  /// A result of a line of source.
  public init(line: Int, _ content: Content) {
    self.line = line
    self.content = content
  }

  /// The kinds of results. Captions, alternative texts, statements and cells are prose in the grammar of the book.
  public enum Content: Codable, Sendable {
    /// Lines of text.
    case output(String)
    /// A figure, kept in files named for it.
    case figure(name: String, caption: String, alt: String)
    /// A table, every row as long as `columns`.
    case table(name: String, caption: String, columns: [String], rows: [[TableCell]])
    /// A measured statement. Where it says what a figure shows, that figure's name: it ends the caption.
    case claim(statement: String, measured: Double, requirement: Requirement, figure: String? = nil)
  }
}

/// What a claim requires of its measured value.
public enum Requirement: Codable, Equatable, Sendable {
  /// Less than the bound.
  case below(Double)
  /// More than the bound.
  case above(Double)
  /// No further from the value than the tolerance, which is absolute; exactly the value where none is told.
  case equal(Double, within: Double = 0)

  /// Whether a measured value meets the requirement; a value that is not a number meets none.
  public func isMet(by measured: Double) -> Bool {
    switch self {
    case .below(let bound): measured < bound
    case .above(let bound): measured > bound
    case .equal(let value, let tolerance): abs(measured - value) <= tolerance
    }
  }

  /// The requirement in words: ‘below 10⁻⁹’.
  public var text: String {
    let number = { (bound: Double) in
      // A bound such as 1/6 has no short form; six digits tell it from its neighbours well enough.
      let exact = NumberStyle.shortest.text(bound)
      return exact.count <= 12 ? exact : NumberStyle.significant(6).text(bound)
    }
    return switch self {
    case .below(let bound): "below \(number(bound))"
    case .above(let bound): "above \(number(bound))"
    case .equal(let value, 0): "exactly \(number(value))"
    case .equal(let value, let tolerance): "\(number(value)) ± \(number(tolerance))"
    }
  }
}
