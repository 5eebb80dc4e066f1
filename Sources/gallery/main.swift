import CairoCanvas
import Foundation
import Plotting

// Writes gallery.md with a picture and the code of each example, to `output` or to the folder given as an argument.

let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "output")
let pictures = folder.appendingPathComponent("gallery")

do {
  try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
  var page = "# Gallery of figures\n\nWritten by `swift run gallery`: each picture is drawn by the code below it.\n"
  for (title, examples) in [("Marks", markExamples), ("Axes, panels and legends", layoutExamples)] {
    page += "\n## \(title)\n"
    for example in examples {
      let source = try String(contentsOfFile: example.file, encoding: .utf8)
      try Data(example.figure.png()).write(to: pictures.appendingPathComponent("\(example.name).png"), options: .atomic)
      try Data(example.figure.svg()).write(to: pictures.appendingPathComponent("\(example.name).svg"), options: .atomic)
      let code = ExampleCode.lines(of: source, from: example.line).joined(separator: "\n")
      page += "\n### \(example.name)\n\n\(example.text)\n\n![\(example.figure.alt)](gallery/\(example.name).png)\n\n"
      page += "```swift\n\(code)\n```\n"
    }
  }
  let dark = markExamples[0].figure
  try Data(dark.png(theme: .dark)).write(to: pictures.appendingPathComponent("dark.png"), options: .atomic)
  page += "\n## Themes\n\n`figure.png(theme: .dark)` is for dark screens.\n\n![\(dark.alt)](gallery/dark.png)\n"
  try Data(page.utf8).write(to: folder.appendingPathComponent("gallery.md"), options: .atomic)
  print("\(folder.relativePath)/gallery.md: \(markExamples.count + layoutExamples.count) examples")
} catch {
  FileHandle.standardError.write(Data("gallery: \(error)\n".utf8))
  exit(1)
}
