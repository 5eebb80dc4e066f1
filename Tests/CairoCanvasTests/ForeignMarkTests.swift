import Plotting
import Testing

@testable import CairoCanvas

/// Marks of other packages may ask for anything; cairo sees only what it can draw.
@Suite("Foreign marks")
struct ForeignMarkTests {
  private struct Foreign: Mark {
    var commands: [DrawingCommand]
    func include(in extent: inout DataExtent) {}
    func draw(in context: MarkContext) -> [DrawingCommand] { commands }
  }

  private static let black = Colour(white: 0)
  private static let diagonal = Path(from: Point(0, 0), to: Point(9, 9))

  private func draw(_ commands: [DrawingCommand]) throws {
    let figure = Figure(caption: "", alt: "") { Panel(x: "x", y: "y") { Foreign(commands: commands) } }
    let drawing = try FigureDrawing(figure)
    _ = try drawing.png(scale: 1)
    _ = try drawing.svg()
  }

  static let impossible: [(DrawingCommand, String)] = [
    (.fill(Path([[Point(0, 0), Point(.nan, 1), Point(1, 1)]]), black), "coordinate"),
    (.stroke(Path(from: Point(0, 0), to: Point(0, 1e7)), Stroke(black, width: 1)), "coordinate"),
    (.stroke(diagonal, Stroke(black, width: .nan)), "width of a line"),
    (.stroke(diagonal, Stroke(black, width: -1)), "width of a line"),
    (.stroke(diagonal, Stroke(black, width: 1, dash: [1, .infinity])), "length of a dash"),
    (.stroke(diagonal, Stroke(black, width: 1, dash: [1e-300, 1e-300])), "length of dashes and gaps"),
    (.markers(Markers(at: [Point(1, 1)], shape: .circle, size: .nan, colours: [black])), "diameter of a marker"),
    (.clip(Rectangle(minX: 0, minY: 0, maxX: .infinity, maxY: 1)), "coordinate"),
    (
      .image(
        Raster(width: 1, height: 1) { _, _ in black }, Rectangle(x: 0, y: 0, width: .nan, height: 1), smooth: true),
      "coordinate"
    ),
  ]

  @Test(arguments: impossible) func whatCairoCannotDrawIsNamed(_ command: DrawingCommand, _ what: String) throws {
    let error = #expect(throws: CanvasError.self) { try draw([command]) }
    #expect("\(error, default: "")".hasPrefix("the \(what) must lie between "))
  }

  @Test func markersWithoutAPlaceAreLeftOut() throws {
    let points = [Point(.nan, 1), Point(20, 20), Point(.infinity, -.infinity)]
    try draw([.markers(Markers(at: points, shape: .cross, size: 3, colours: [Self.black]))])
    // So many that they become an image, which would be as large as the distance between them.
    let far = (0..<600).map { Point(Double($0), $0 == 7 ? 1e300 : 1) }
    let error = #expect(throws: CanvasError.self) {
      try draw([.markers(Markers(at: far, shape: .cross, size: 3, colours: [Self.black]))])
    }
    #expect("\(error, default: "")".hasSuffix(" pixels cannot be drawn; each side must have from 1 to 32,000"))
  }

  @Test func clipsThatDoNotPairAreErrors() {
    #expect(throws: CanvasError.self) { try draw([.unclip, .unclip]) }
  }

  @Test func imagesWithoutPixelsAndTooLongOnesAreErrors() {
    let box = Rectangle(x: 0, y: 0, width: 9, height: 9)
    #expect(throws: CanvasError.invalidImage(width: 0, height: 0)) {
      try draw([.image(Raster(width: 0, height: 0, bytes: []), box, smooth: true)])
    }
    #expect(throws: CanvasError.invalidImage(width: 32_001, height: 1)) {
      try draw([.image(Raster(width: 32_001, height: 1) { _, _ in Self.black }, box, smooth: true)])
    }
  }

  @Test func aThemeOfNoSizesIsDrawn() throws {
    var theme = Theme.light
    (theme.tickTextSize, theme.labelTextSize, theme.titleTextSize, theme.lineWidth) = (.nan, -1, .infinity, .nan)
    let figure = Figure(caption: "", alt: "") {
      Panel("t", x: "x", y: "y") { Line(x: [0, 1], y: [0, 1], label: "l") }
    }
    #expect(try figure.png(scale: 1, theme: theme).count > 100)
  }
}
