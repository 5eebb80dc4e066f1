/// A line of text as runs of equal style: what a label like `"density $σ_k^2$"` means.
///
/// Between two dollar signs stands math in Unicode: Latin letters and lower-case Greek are italic, `_` and `^` set the
/// next character (or the next `{…}`) as a subscript or superscript, one above the other where both follow, names of
/// functions such as `log` stay upright, and a hyphen is a minus. A literal dollar is `\$`; a dollar without a partner is
/// a literal one as well.
public struct RichText: Hashable, Sendable {
  /// Characters drawn in one style.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// Whether they are slanted.
    public var isItalic: Bool
    /// Their size as a share of the label's.
    public var scale: Double
    /// How far they are raised above the baseline, as a share of the label's size.
    public var rise: Double

    /// Characters in the given style; upright, full size and on the baseline unless said otherwise.
    public init(text: String, isItalic: Bool = false, scale: Double = 1, rise: Double = 0) {
      self.text = text
      self.isItalic = isItalic
      self.scale = scale
      self.rise = rise
    }
  }

  /// What follows one after the other in a line.
  public enum Part: Hashable, Sendable {
    /// Characters of one style.
    case run(Run)
    /// A subscript and a superscript that start at the same place; what follows starts after the wider of them.
    case scripts(below: RichText, above: RichText)
  }

  /// The parts in reading order.
  public package(set) var parts: [Part]

  /// The parts of `source`, with the math between its dollar signs understood.
  public init(_ source: String) {
    self.init(RichTextParser.parts(of: source))
  }

  /// Text of the given parts, which are not deep: what draws them follows them down.
  package init(_ parts: [Part] = []) {
    self.parts = parts
  }

  /// All runs in reading order, subscripts before the superscripts above them.
  public var runs: [Run] {
    parts.flatMap { part in
      switch part {
      case .run(let run): [run]
      case .scripts(let below, let above): below.runs + above.runs
      }
    }
  }

  /// The characters without their styles.
  public var plain: String { runs.map(\.text).joined() }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }
}
