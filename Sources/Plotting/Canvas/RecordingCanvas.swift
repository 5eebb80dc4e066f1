/// A canvas without pixels: it keeps the commands, so that tests can inspect a layout.
package struct RecordingCanvas: Canvas {
  /// What was drawn, in order.
  package private(set) var commands: [DrawingCommand] = []
  private let measuring: any TextMeasuring

  /// A canvas that measures text with `measuring`; by default roughly, without any fonts.
  package init(measuring: any TextMeasuring = RoughTextMeasure()) {
    self.measuring = measuring
  }

  /// The room that `line` takes, points.
  package func measure(_ line: TextLine) -> TextExtent { measuring.measure(line) }

  /// Keeps the command.
  package mutating func draw(_ command: DrawingCommand) { commands.append(command) }

  /// All texts drawn, in order.
  package var texts: [PlacedText] { commands.texts }
}

/// Takes every character to be 0.6 of the text size wide, which is more than the average of most fonts.
package struct RoughTextMeasure: TextMeasuring {
  /// A measure that needs no fonts.
  package init() {}

  /// The room that `line` takes, points.
  package func measure(_ line: TextLine) -> TextExtent {
    let lines = line.content.plain.split(separator: "\n", omittingEmptySubsequences: false)
    let scale = line.content.runs.map(\.scale).max() ?? 1
    let width = Double(lines.map(\.count).max() ?? 0) * 0.6 * line.size * scale
    let further = Double(max(lines.count - 1, 0)) * 1.2 * line.size
    return TextExtent(width: width, ascent: 0.93 * line.size, descent: 0.24 * line.size + further)
  }
}
