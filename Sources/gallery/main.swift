import CairoCanvas
import Foundation
import Plotting

// Writes gallery.md with pictures and the code of each example, to `output` or to the folder given as an argument.

let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "output")
let pictures = folder.appendingPathComponent("gallery")

do {
  try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
  var page = introduction
  for (title, examples) in [("Marks", markExamples), ("Axes, panels and legends", layoutExamples)] {
    page += "\n## \(title)\n"
    for example in examples {
      let source = try String(contentsOfFile: example.file, encoding: .utf8)
      let drawing = try FigureDrawing(example.figure)
      let dark = try FigureDrawing(example.figure, theme: .dark)
      let files = [
        "\(example.name).png": try drawing.png(), "\(example.name).svg": try drawing.svg(),
        "\(example.name)-dark.png": try dark.png(),
      ]
      for (name, bytes) in files {
        try Data(bytes).write(to: pictures.appendingPathComponent(name), options: .atomic)
      }
      let code = ExampleCode.lines(of: source, from: example.line).joined(separator: "\n")
      let images = ["", "-dark"].map {
        "<img src=\"gallery/\(example.name)\($0).png\" alt=\"\(example.figure.alt)\" width=\"49%\">"
      }
      page += "\n### \(example.name)\n\n\(example.text)\n\n\(images.joined(separator: "\n"))\n\n"
      page += "```swift\n\(code)\n```\n"
    }
  }
  try Data(page.utf8).write(to: folder.appendingPathComponent("gallery.md"), options: .atomic)
  print("\(folder.relativePath)/gallery.md: \(markExamples.count + layoutExamples.count) examples")
} catch {
  FileHandle.standardError.write(Data("gallery: \(error)\n".utf8))
  exit(1)
}
