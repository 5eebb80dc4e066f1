import ArgumentParser
import CairoCanvas
import Foundation
import Plotting
import Files
import Terminal

/// Draws every example and writes the page that shows them.
@main
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draws an example of every mark, in the light and the dark theme.",
    discussion: """
      Writes OUTPUT/gallery.md, which shows each picture with the code that draws it, and the pictures in OUTPUT/gallery/ as \
      PNG and SVG. The exit status is 0, or 2 if something cannot be drawn or written.
      """)

  @Option(help: "The folder for the page and for the folder of pictures.")
  var output = "output"

  static func main() {
    let command = parseOrExitInOneLine()
    do {
      try command.write()
    } catch {
      fail(error)
    }
  }

  private func write() throws {
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let pictures = folder.appending(path: "gallery")
    try makeFolder(pictures)
    var page = introduction
    for (title, examples) in [("Marks", markExamples), ("Axes, panels and legends", layoutExamples)] {
      page += "\n## \(title)\n"
      for example in examples {
        try draw(example, in: pictures)
        page += try section(of: example)
      }
    }
    try writeAtomically(page.utf8, to: folder.appending(path: "gallery.md"))
    print("\(folder.relativePath)/gallery.md: \(markExamples.count + layoutExamples.count) examples")
  }

  /// Writes the pictures of an example: PNG files in both themes, and an SVG document, which follows the reader's
  /// choice.
  private func draw(_ example: Example, in folder: URL) throws {
    let drawing = try FigureDrawing(example.figure)
    let files = [
      "\(example.name).png": try drawing.png(), "\(example.name).svg": try drawing.svg(),
      "\(example.name)-dark.png": try FigureDrawing(example.figure, theme: .dark).png(),
    ]
    for (name, bytes) in files { try writeAtomically(bytes, to: folder.appending(path: name)) }
  }

  /// An example on the page, in Markdown.
  private func section(of example: Example) throws -> String {
    let source = try String(contentsOfFile: example.file, encoding: .utf8)
    let code = ExampleCode.lines(of: source, from: example.line).joined(separator: "\n")
    let images = ["", "-dark"].map {
      "<img src=\"gallery/\(example.name)\($0).png\" alt=\"\(example.figure.alt)\" width=\"49%\">"
    }
    return "\n### \(example.name)\n\n\(example.text)\n\n\(images.joined(separator: "\n"))\n\n```swift\n\(code)\n```\n"
  }
}
