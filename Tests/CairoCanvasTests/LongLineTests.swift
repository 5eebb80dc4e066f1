import Plotting
import Testing

@testable import CairoCanvas

/// Lines of many corners, which are stroked in parts where nobody sees it.
@Suite("Long lines")
struct LongLineTests {
  private struct Straight: Mark {
    var corners: Int
    var stroke: Stroke
    func include(in extent: inout DataExtent) {}
    func draw(in context: MarkContext) -> [DrawingCommand] {
      let points = (0..<corners).map { index in
        let share = Double(index) / Double(corners - 1)
        return Point(
          context.box.minX + share * context.box.width, context.box.minY + share * context.box.height)
      }
      return [.stroke(Path([points]), stroke)]
    }
  }

  private func raster(corners: Int, _ stroke: Stroke) throws -> Raster {
    let figure = Figure(caption: "", alt: "", size: Size(200, 150)) {
      Panel(x: "x", y: "y") { Straight(corners: corners, stroke: stroke) }
    }
    return try Raster(png: try figure.png())
  }

  @Test(arguments: [
    Stroke(Colour(white: 0), width: 3), Stroke(Colour(white: 0).opacity(0.5), width: 3),
    Stroke(Colour(white: 0), width: 0.5), Stroke(Colour(white: 0), width: 3, dash: [9, 7]),
  ])
  func aLineLooksTheSameHoweverManyCornersItHas(stroke: Stroke) throws {
    let (short, long) = (try raster(corners: 2, stroke), try raster(corners: 1500, stroke))
    let blank = try raster(corners: 2, Stroke(Colour(white: 1), width: 0.1))
    // Antialiasing alone; the line itself changes its tiles by more than 0.02.
    #expect(try #require(short.worstTile(against: long)).difference < 0.012)
    #expect(try #require(short.worstTile(against: blank)).difference > 0.02)
  }
}
