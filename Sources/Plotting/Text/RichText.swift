/// A line of text as runs of equal style: what a label such as `"density $σ_k^2$"` means.
///
/// Between two dollar signs stands math in Unicode: Latin letters and lower-case Greek ones are italic; `_` and `^` set
/// the next character (or the next `{…}`) as a subscript or a superscript, one above the other if both follow; names of
/// functions such as `log` stay upright; and a hyphen is a minus sign. A literal dollar sign is `\$`, and so is one
/// without a partner.
public struct RichText: Hashable, Sendable {
  /// Characters drawn in one style.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// Whether they are italic.
    public var isItalic: Bool
    /// Their size, as a fraction of the label's.
    public var scale: Double
    /// How far they are raised above the baseline, as a fraction of the label's size.
    public var rise: Double

    /// Characters in the given style: by default upright, in full size, and on the baseline.
    package init(text: String, isItalic: Bool = false, scale: Double = 1, rise: Double = 0) {
      self.text = text
      self.isItalic = isItalic
      self.scale = scale
      self.rise = rise
    }
  }

  /// What a line consists of.
  public enum Part: Hashable, Sendable {
    /// Characters of one style.
    case run(Run)
    /// A subscript and a superscript that start at the same place; what follows starts after the wider one.
    case scripts(below: RichText, above: RichText)
  }

  /// The parts in reading order.
  public package(set) var parts: [Part]

  /// Reads `source`, with math between its dollar signs. Every string has a reading.
  public init(_ source: String) {
    self.init(RichTextParser.parts(of: source))
  }

  /// Text of the given parts, which must not be deeply nested, since drawing is recursive.
  package init(_ parts: [Part] = []) {
    self.parts = parts
  }

  /// All runs in reading order, subscripts before the superscripts above them.
  package var runs: [Run] {
    parts.flatMap { part in
      switch part {
      case .run(let run): [run]
      case .scripts(let below, let above): below.runs + above.runs
      }
    }
  }

  /// The characters without their styles.
  package var plain: String { runs.map(\.text).joined() }

  /// Whether there is nothing to draw.
  var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }
}
