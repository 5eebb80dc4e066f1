import CairoCanvas
import Foundation
import Plotting
import Testing

@testable import gallery

/// Every figure of the gallery: its texts, its pixels, its code.
@Suite("Gallery")
struct GalleryTests {
  private static let examples = markExamples + layoutExamples

  @Test(arguments: examples.indices)
  func noTextOverlapsOrIsCut(index: Int) throws {
    let example = Self.examples[index]
    for theme in [Theme.light, .dark] {
      let layout = try FigureDrawing(example.figure, theme: theme).layout
      #expect(layout.commands.textFaults(on: layout.size) == [], "\(example.name)")
    }
  }

  @Test(arguments: examples.indices)
  func itLooksLikeItsReference(index: Int) throws {
    let example = Self.examples[index]
    try ReferenceImage(example.name).compare(try example.figure.png(scale: 1))
  }

  @Test(arguments: examples.indices)
  func filesAreSmall(index: Int) throws {
    let figure = Self.examples[index].figure
    #expect(try figure.svg().count < 400_000)
    #expect(try figure.png().count < 400_000)
  }

  @Test func onlyTheExamplesWithGapsWarn() throws {
    let warned = try Self.examples.filter { try !FigureDrawing($0.figure).layout.warnings.isEmpty }.map(\.name)
    #expect(warned == ["heat-map-cells", "gaps"])
  }

  @Test func theCodeShownIsTheCodeThatRan() throws {
    for example in Self.examples {
      let source = try String(contentsOfFile: example.file, encoding: .utf8)
      let code = ExampleCode.lines(of: source, from: example.line)
      #expect(ExampleCode.lines(of: source.replacing("\n", with: "\r\n"), from: example.line) == code)
      #expect(code.contains { $0.contains("Figure(") } && code.last == "}", "\(example.name)")
      #expect(code.count { $0.contains("Figure(") } == 1, "\(example.name)")
    }
  }
}
