import Plotting

/// A figure of the gallery, with the place in the source where it is made, so that its code can be shown beside it.
struct Example {
  /// The name of its files.
  let name: String
  /// What it shows, in a sentence.
  let text: String
  let figure: Figure
  /// The file and the line on which its code begins.
  let file: String
  let line: Int

  /// The figure that `make` returns. Its code is what stands between the braces of the call.
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
