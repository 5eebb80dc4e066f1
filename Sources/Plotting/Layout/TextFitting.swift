/// Fits text into the room there is.
struct TextFitting {
  /// What measures the text.
  let measuring: any TextMeasuring

  /// Breaks a line at spaces, and sets it smaller if that is not enough, so that it is at most `width` wide and
  /// `height` high. It stays on one line unless `breaking`.
  func fit(_ line: TextLine, width: Double, height: Double = .infinity, breaking: Bool = true) -> (
    line: TextLine, extent: TextExtent
  ) {
    let extent = measuring.measure(line)
    guard extent.width > width || extent.height > height else { return (line, extent) }
    var broken = breaking && extent.width > width ? breakAtSpaces(line, width: width) : line
    let size = measuring.measure(broken)
    let fraction = min(width / size.width, height / size.height)
    // A little smaller than in proportion, since fonts round.
    if fraction < 1 { broken.size *= 0.99 * max(fraction, 0.01) }
    return (broken, measuring.measure(broken))
  }

  /// Puts words on a line for as long as they fit.
  private func breakAtSpaces(_ line: TextLine, width: Double) -> TextLine {
    var result = TextLine(RichText(), size: line.size, isBold: line.isBold)
    var current = result
    for word in words(of: line.content) {
      var longer = current
      longer.content.parts += word
      if !current.content.isEmpty && measuring.measure(longer).width > width {
        result.content.parts += current.content.parts + [.run(RichText.Run(text: "\n"))]
        current.content.parts = word
      } else {
        current = longer
      }
    }
    result.content.parts += current.content.parts
    return result
  }

  /// The parts between spaces; each word keeps the space after it.
  private func words(of text: RichText) -> [[RichText.Part]] {
    var words: [[RichText.Part]] = [[]]
    for part in text.parts {
      guard case .run(var run) = part else {
        words[words.count - 1].append(part)
        continue
      }
      for (index, piece) in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          run.text = " "
          words[words.count - 1].append(.run(run))
          words.append([])
        }
        run.text = String(piece)
        if !piece.isEmpty { words[words.count - 1].append(.run(run)) }
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
