import Plotting
import Testing

@Suite("Comparing images")
struct RasterTests {
  private let white = Raster(width: 40, height: 40) { _, _ in Colour(white: 1) }

  @Test func equalImagesDoNotDiffer() {
    #expect(white.worstTile(against: white) == TileDifference(difference: 0, x: 0, y: 0))
  }

  @Test func aSmallFaultIsFoundWhereItIs() throws {
    // A black square of 4 × 4 in one tile: 16 of 256 pixels, three of their four channels.
    let faulty = Raster(width: 40, height: 40) { x, y in
      Colour(white: (20..<24).contains(x) && (34..<38).contains(y) ? 0 : 1)
    }
    let worst = try #require(white.worstTile(against: faulty))
    // The tile at the lower edge is only 8 pixels high.
    #expect(worst == TileDifference(difference: 16.0 * 3 / 4 / 128, x: 16, y: 32))
  }

  @Test func imagesOfUnequalSizeCannotBeCompared() {
    #expect(white.worstTile(against: Raster(width: 40, height: 41) { _, _ in Colour(white: 1) }) == nil)
  }
}
