import CairoCanvas
import Plotting
import Testing

@Suite("Output")
struct OutputTests {
  private let figure = Figure(caption: "A line & a point", alt: "A rising line < a point") {
    Panel(x: "$x_1$", y: "value") {
      Line(x: [0, 1, 2], y: [0, 1, 4], label: "$x^2$")
      Scatter(x: (0..<3000).map { Double($0) / 1500 }, y: (0..<3000).map { Double($0 % 7) })
    }
  }

  @Test func pngHasTwoPixelsAPoint() throws {
    let image = try Raster(png: try figure.png())
    #expect(image.width == 1200 && image.height == 750)
    #expect(image.bytes[0..<4] == [255, 255, 255, 255])
    #expect(image.bytes.contains { $0 < 100 })
  }
}
