import Plotting

/// A figure of the gallery, with its place in the source so that its code can be shown beside it.
struct Example {
  /// The name of its files.
  let name: String
  /// A sentence on what it shows.
  let text: String
  let figure: Figure
  /// The file and the line on which its code starts.
  let file: String
  let line: Int

  /// An example with the figure that `make` returns. Its code is the text between the braces of the call.
  init(
    _ name: String, _ text: String, file: String = #filePath, line: Int = #line, make: () throws -> Figure
  ) rethrows {
    self.name = name
    self.text = text
    self.file = file
    self.line = line
    figure = try make()
  }
}
