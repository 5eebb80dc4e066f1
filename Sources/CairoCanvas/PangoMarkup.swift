import Plotting

/// Text runs in the markup language of Pango.
enum PangoMarkup {
  /// Markup for `line`; sizes and rises are in 1024ths of a point, so that no unit depends on the screen.
  static func markup(for line: TextLine) -> String {
    let spans = line.content.runs.map { run in
      var attributes = "size='\(units(line.size * run.scale))'"
      if run.rise != 0 { attributes += " rise='\(units(line.size * run.rise))'" }
      if run.isItalic { attributes += " style='italic'" }
      return "<span \(attributes)>\(xmlEscaped(run.text))</span>"
    }.joined()
    return line.isBold ? "<b>\(spans)</b>" : spans
  }

  private static func units(_ points: Double) -> Int {
    Int((max(-1000, min(points, 1000)) * 1024).rounded())
  }

}
