import Foundation

/// The line of a terminal that is redrawn in place to show progress: a bar and a text beside it.
package struct StatusLine: Sendable {
  /// The number of columns of the terminal.
  private let columns: Int

  /// The line of a terminal with the given number of columns.
  package init(columns: Int) { self.columns = columns }

  /// The line of the terminal to which standard output goes; `nil` if it goes elsewhere, or if the terminal cannot redraw a line,
  /// as with `TERM=dumb`.
  package static var current: StatusLine? {
    guard isatty(STDOUT_FILENO) == 1, let kind = getenv("TERM").map({ String(cString: $0) }),
      !["", "dumb"].contains(kind)
    else { return nil }
    var size = winsize()
    // Some terminals do not know how wide they are.
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return StatusLine(columns: 80) }
    return StatusLine(columns: Int(size.ws_col))
  }

  /// The characters that erase the line.
  package static let erasure = "\r\u{1B}[K"

  /// The characters that draw the line anew. It stays narrower than the terminal: a line that wraps could not be erased.
  ///
  /// - Parameters:
  ///   - share: how much of the bar is filled, from 0 to 1.
  ///   - text: the text beside the bar.
  /// - Returns: the characters to print.
  package func drawn(_ share: Double, _ text: String) -> String {
    StatusLine.erasure + fitted("\(bar(share)) \(text)")
  }

  /// The characters that draw the line for the last time. It stays as it is, so its text is whole.
  package func concluded(_ text: String) -> String { "\(StatusLine.erasure)\(bar(1)) \(text)\n" }

  /// A bar of twenty characters, or of fewer in a narrow terminal.
  private func bar(_ share: Double) -> String {
    let width = min(20, columns / 4)
    // In this order of arguments a share that is not a number is none.
    let filled = Int(Double(width) * min(1, max(0, share)))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }

  /// The start of a text that leaves the last column free. Characters that would move the cursor become spaces.
  private func fitted(_ text: String) -> String {
    var free = columns - 1
    return String(
      text.map { $0.isControl ? " " : $0 }.prefix { character in
        free -= character.columns
        return free >= 0
      })
  }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }

  /// The number of columns in which a terminal shows the character: two for most of those of East Asia and for emoji.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x20000...0x3FFFD,
    ]
    return scalar.properties.isEmojiPresentation || wide.contains { $0 ~= scalar.value } ? 2 : 1
  }
}
