import Foundation
import Plotting
import Probability
import Testing

@testable import CairoCanvas
@testable import gallery

@Suite("Output")
struct OutputTests {
  private let figure = Figure(caption: "A line & a point", alt: "A rising line < a point", size: Size(600, 375)) {
    Panel(x: "$x_1$", y: "value") {
      Line(x: [0, 1, 2], y: [0, 1, 4], label: "$x^2$")
      Scatter(x: (0..<3000).map { Double($0) / 1500 }, y: (0..<3000).map { Double($0 % 7) })
    }
    Panel(x: "x", y: "y") { HeatMap(x: 0...1, y: 0...1, label: "height", resolution: 10) { $0 * $1 } }
  }

  @Test func pngHasTwoPixelsAPoint() throws {
    let image = try Raster(png: try figure.png())
    #expect(image.width == 1200 && image.height == 750)
    #expect(image.bytes[0..<4] == [255, 255, 255, 255])
    #expect(image.bytes.contains { $0 < 100 })
    #expect(try Raster(png: try figure.png(scale: 0.5)).width == 300)
  }

  @Test func everyRunGivesTheSameBytes() async throws {
    let (png, svg, pdf) = (try figure.png(), try figure.svg(), try figure.pdf())
    // Several threads draw at once, which would mix up counters that belong to the process.
    try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<8 {
        group.addTask { [figure] in [try figure.png(), try figure.svg(), try figure.pdf()] }
      }
      for try await outputs in group { #expect(outputs == [png, svg, pdf]) }
    }
  }

  @Test func svgTellsWhatItShows() throws {
    let svg = String(decoding: try figure.svg(), as: UTF8.self)
    #expect(svg.contains("<title>A line &amp; a point</title>\n<desc>A rising line &lt; a point</desc>"))
    #expect(svg.contains("xlink:href=\"data:image/png;base64,"))
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func everyReferenceInAnSVGIsDefined() throws {
    let svg = String(decoding: try figure.svg(), as: UTF8.self)
    let defined = Set(svg.matches(of: /id="([^"]+)"/).map { String($0.1) })
    let used = Set(svg.matches(of: /(?:"#|\(#)([^")]+)/).map { String($0.1) })
    #expect(used.count > 10 && used.isSubset(of: defined))
    #expect(svg.matches(of: /id="([^"]+)"/).count == defined.count)
  }

  @Test func pdfHoldsNoPresentDate() throws {
    let pdf = String(decoding: try figure.pdf(), as: UTF8.self)
    #expect(pdf.contains("/CreationDate (20000101000000Z)"))
    #expect(pdf.contains("/Title (A line & a point)"))
  }

  @Test(arguments: [Size(0, 100), Size(100, -1), Size(.nan, 100), Size(100, .infinity), Size(1e9, 10)])
  func impossibleSizesAreErrors(size: Size) {
    var impossible = figure
    impossible.size = size
    #expect(throws: CanvasError.self) { try impossible.png() }
    #expect(throws: CanvasError.self) { try impossible.svg() }
    #expect(throws: CanvasError.self) { try impossible.pdf() }
  }

  @Test func verySmallPagesAreDrawn() throws {
    var small = figure
    small.size = Size(20, 15)
    #expect(try Raster(png: try small.png()).width == 40)
    small.size = Size(1, 1)
    #expect(try Raster(png: try small.png(scale: 1)).bytes.count == 4)
    #expect(throws: CanvasError.invalidImage(width: 0, height: 0)) { try small.png(scale: 0.4) }
  }

  @Test func whatIsNoImageIsAnError() throws {
    #expect(throws: CanvasError.self) { try Raster(png: []) }
    #expect(throws: CanvasError.self) { try Raster(png: Array("not a PNG".utf8)) }
    let png = try figure.png()
    #expect(throws: CanvasError.self) { try Raster(png: Array(png.prefix(png.count / 2))) }
  }

  @Test func oddTextIsDrawn() throws {
    let odd = ["\0", "<b>", "&", "\u{FFFE}\u{1}", "$\\$ _{ ^", "‮abc", "🙂", String(repeating: "long ", count: 200)]
    for text in odd {
      let figure = Figure(caption: text, alt: text, size: Size(200, 150)) {
        Panel(text, x: Axis(text), y: Axis(text)) { Line(x: [0, 1], y: [0, 1], label: text) }
      }
      _ = try figure.png(scale: 1)
      let svg = try figure.svg()
      #expect(XMLCheck.isWellFormed(svg), "\(text.debugDescription)")
    }
  }

  @Test func bytesThatAreNoTextAreDrawn() throws {
    // Swift replaces what is not UTF-8 when it makes a string; the figure sees nothing else.
    let text = String(decoding: [0x61, 0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80, 0x24, 0xF0, 0x9F], as: UTF8.self)
    let figure = Figure(caption: text, alt: text) {
      Panel(text, x: Axis(text), y: "y") { Line(x: [0, 1], y: [0, 1]) }
    }
    #expect(XMLCheck.isWellFormed(try figure.svg()))
    #expect(try figure.pdf().starts(with: "%PDF".utf8))
  }

  @Test(arguments: [6 as UInt64]) func randomLabelsAreDrawnOnThePage(seed: UInt64) throws {
    let pieces = [
      "$", "{", "}", "_", "^", "\\", "x", "ŷ", "σ_k^2", "$x_a^b$", " ", "log", "𝒩", "<b>", "&amp;", "\u{0}", "\u{FFFC}",
      "\n", "🙂",
      "‮", "a long word", "\u{301}", "عربي",
    ]
    var random = RandomSource(seed: seed)
    func label() -> String {
      (0..<Int(10 * random.uniform())).map { _ in pieces[Int(random.uniform() * Double(pieces.count))] }.joined()
    }
    for round in 0..<200 {
      let texts = (0..<4).map { _ in label() }
      let figure = Figure(caption: texts[0], alt: texts[1], size: Size(300, 220)) {
        Panel(texts[0], x: Axis(texts[1]), y: Axis(texts[2])) { Line(x: [0, 1], y: [0, 1], label: texts[3]) }
      }
      let drawing = try FigureDrawing(figure)
      let outside = drawing.layout.commands.textFaults(on: figure.size).filter {
        if case .outside(let text) = $0 { !text.isEmpty } else { false }
      }
      #expect(outside == [], "round \(round): \(texts)")
      #expect(XMLCheck.isWellFormed(try drawing.svg()), "round \(round): \(texts)")
      _ = try drawing.png(scale: 1)
    }
  }

  @Test(.timeLimit(.minutes(2))) func tenMillionPointsMakeASmallFileInSeconds() throws {
    let x = (0..<10_000_000).map { Double($0) }
    let y = x.map { Double(Int($0) &* 7919 % 10_007) }
    let figure = Figure(caption: "", alt: "") {
      Panel(x: "x", y: "y") { Line(x: x, y: y) }
      Panel(x: "x", y: "y") { Scatter(x: x, y: y) }
      Panel(x: "x", y: "y") { Histogram(y) }
    }
    let start = ContinuousClock.now
    let drawing = try FigureDrawing(figure)
    #expect(try drawing.png().count < 400_000)
    #expect(try drawing.svg().count < 400_000)
    // About 10 seconds on one core of 2023, while other tests run.
    #expect(start.duration(to: .now) < .seconds(60))
  }
}
