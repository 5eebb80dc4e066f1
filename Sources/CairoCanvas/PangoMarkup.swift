import Plotting

/// Text in the markup language of Pango.
///
/// Pango has no way to set a superscript above a subscript, so a spacer follows each of the two: one that goes back by
/// the width of the subscript, and one that makes up for a narrower superscript.
struct PangoMarkup {
  /// Stands in the text for a spacer (U+FFFC, object replacement character).
  static let spacer = "\u{FFFC}"

  /// The markup.
  private(set) var text = ""
  /// Widths of the spacers in points, in the order in which they stand in the text; negative ones go back.
  private(set) var spacers: [Double] = []

  private let line: TextLine
  private let width: (TextLine) -> Double

  /// The markup for `line`. Sizes and rises are in 1024ths of a point, so that no unit depends on the screen. `width`
  /// measures text, in points.
  init(_ line: TextLine, width: @escaping (TextLine) -> Double) {
    self.line = line
    self.width = width
    append(line.content)
    if line.isBold { text = "<b>\(text)</b>" }
  }

  private mutating func append(_ content: RichText) {
    for part in content.parts {
      switch part {
      case .run(let run): append(run)
      case .scripts(let below, let above):
        let widths = [below, above].map { width(TextLine($0, size: line.size, isBold: line.isBold)) }
        append(below)
        append(spacer: -widths[0])
        append(above)
        append(spacer: max(0, widths[0] - widths[1]))
      }
    }
  }

  private mutating func append(_ run: RichText.Run) {
    var attributes = "size='\(PangoMarkup.units(line.size * run.scale))'"
    if run.rise != 0 { attributes += " rise='\(PangoMarkup.units(line.size * run.rise))'" }
    if run.isItalic { attributes += " style='italic'" }
    text += "<span \(attributes)>\(xmlEscaped(run.text.replacing(PangoMarkup.spacer, with: "")))</span>"
  }

  private mutating func append(spacer: Double) {
    // Small, so that it does not make the line any taller.
    text += "<span size='1'>\(PangoMarkup.spacer)</span>"
    spacers.append(spacer)
  }

  private static func units(_ points: Double) -> Int {
    Int((max(-1000, min(points, 1000)) * 1024).rounded())
  }
}
