/// A misuse of the literate grammar: where it stands and what is wrong with it.
///
/// Its description has the form compilers use, so that editors can jump to it:
/// `chapters/chapter1/main.swift:12: …`.
public struct WeavingError: Error, Equatable, CustomStringConvertible {
  /// The file, relative to the package.
  public var file: String
  /// The line in `file`, counted from 1.
  public var line: Int
  /// One sentence that says what was expected and what came.
  public var message: String

  /// An error at a line of a file.
  public init(file: String, line: Int, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: message`
  public var description: String { "\(file):\(line): \(message)" }
}
