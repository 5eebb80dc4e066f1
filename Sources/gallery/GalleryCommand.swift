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
      Writes OUTPUT/gallery/gallery.md, which shows each picture with the code that draws it, and beside it the pictures as \
      PNG and SVG. The exit status is 0; 2 if something cannot be drawn or written; and 64 if an option is wrong.
      """)

  @Option(
    help: "The folder in which to write the folder ‘gallery’; by default ‘output’.",
    transform: Terminal.folder("--output"))
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
    let page = "gallery.md"
    let folder = try OutputFolder(
      URL(filePath: output, directoryHint: .isDirectory).appending(path: "gallery"), of: "the gallery"
    ) { $0.contains(page) }
    var text = introduction
    var files: [String: Data] = [:]
    for (title, examples) in [("Marks", markExamples), ("Axes, panels and legends", layoutExamples)] {
      text += "\n## \(title)\n"
      for example in examples {
        files.merge(try pictures(of: example)) { $1 }
        text += try section(of: example)
      }
    }
    files[page] = Data(text.utf8)
    let earlier = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
    try folder.replace(with: files, dropping: Set(earlier.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }))
    print("\(folder.url.relativePath)/\(page): \(markExamples.count + layoutExamples.count) examples")
  }

  /// The pictures of an example, by the names of their files: PNG files in both themes, and an SVG document, which follows
  /// the reader's choice.
  private func pictures(of example: Example) throws -> [String: Data] {
    let drawing = try FigureDrawing(example.figure)
    return [
      "\(example.name).png": Data(try drawing.png()), "\(example.name).svg": Data(try drawing.svg()),
      "\(example.name)-dark.png": Data(try FigureDrawing(example.figure, theme: .dark).png()),
    ]
  }

  /// An example on the page, in Markdown.
  private func section(of example: Example) throws -> String {
    let source = try String(contentsOfFile: example.file, encoding: .utf8)
    let code = ExampleCode.lines(of: source, from: example.line).joined(separator: "\n")
    let images = ["", "-dark"].map {
      "<img src=\"\(example.name)\($0).png\" alt=\"\(example.figure.alt)\" width=\"49%\">"
    }
    return "\n### \(example.name)\n\n\(example.text)\n\n\(images.joined(separator: "\n"))\n\n```swift\n\(code)\n```\n"
  }
}
