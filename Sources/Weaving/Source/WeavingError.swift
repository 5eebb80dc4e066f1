/// An error in a chapter or page: its place and what is wrong.
///
/// Its description has the form that compilers use, so that editors can jump to the place:
/// `chapters/chapter1/main.swift:12: …`.
public struct WeavingError: Error, Equatable, CustomStringConvertible {
  /// The file, relative to the package.
  public var file: String
  /// The line in `file`, from 1.
  public var line: Int
  /// One sentence with what was expected and what was found.
  public var message: String

  /// An error on a line of a file.
  ///
  /// - Parameters:
  ///   - file: the file, relative to the package.
  ///   - line: the line, from 1.
  ///   - message: one sentence with what was expected and what was found.
  public init(file: String, line: Int, _ message: String) {
    self.file = file
    self.line = line
    self.message = WeavingError.onOneLine(message)
  }

  /// The message without line breaks, which a quoted formula may contain, and without the middle of what is too long to
  /// read.
  private static func onOneLine(_ message: String) -> String {
    let line = message.replacing("\n", with: " ")
    return line.count <= 800 ? line : "\(line.prefix(500)) … \(line.suffix(200))"
  }

  /// `file:line: message`
  public var description: String { "\(file):\(line): \(message)" }
}
