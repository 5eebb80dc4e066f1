/// A fault in the placement of text, found by `textFaults`.
package enum TextFault: Hashable, Sendable, CustomStringConvertible {
  /// Two texts overlap.
  case overlap(String, String)
  /// A text extends beyond the page.
  case outside(String)

  /// The fault in words, with the texts it concerns.
  package var description: String {
    switch self {
    case .overlap(let first, let second): "the texts “\(first)” and “\(second)” overlap"
    case .outside(let text): "the text “\(text)” extends beyond the page"
    }
  }
}

extension [DrawingCommand] {
  /// All texts among the commands, in order.
  package var texts: [PlacedText] {
    compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Texts that overlap each other or extend beyond a page of the given size. Boxes may touch.
  package func textFaults(on page: Size) -> [TextFault] {
    let texts = texts.filter { !$0.line.content.isEmpty }
    // Boxes include the font's full ascent and descent, which letters rarely fill.
    let boxes = texts.map { $0.box.inset(by: 0.5) }
    let sheet = Rectangle(x: 0, y: 0, width: page.width, height: page.height)
    var faults: [TextFault] = []
    for (index, text) in texts.enumerated() {
      if !sheet.contains(boxes[index]) { faults.append(.outside(text.line.content.plain)) }
      for other in texts.indices.dropFirst(index + 1) where boxes[index].intersects(boxes[other]) {
        faults.append(.overlap(text.line.content.plain, texts[other].line.content.plain))
      }
    }
    return faults
  }
}
