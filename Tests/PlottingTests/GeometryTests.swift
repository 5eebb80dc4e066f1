import Testing

@testable import Plotting

@Suite("Clipping and thinning")
struct GeometryTests {
  private let box = Rectangle(minX: 0, minY: 0, maxX: 10, maxY: 10)

  @Test func aLineIsCutAtTheEdges() {
    let pieces = box.clip(polyline: [Point(-5, 5), Point(5, 5), Point(5, 20), Point(8, 20), Point(8, 2)])
    #expect(pieces == [[Point(0, 5), Point(5, 5), Point(5, 10)], [Point(8, 10), Point(8, 2)]])
  }

  @Test func aLineThatMissesIsNothing() {
    #expect(box.clip(polyline: [Point(-5, -5), Point(-5, 20), Point(20, 20)]).isEmpty)
  }

  @Test func pointsThatAreNotFiniteMakeGaps() {
    let pieces = box.clip(polyline: [Point(1, 1), Point(2, 2), Point(.nan, 3), Point(4, .infinity), Point(5, 5)])
    #expect(pieces == [[Point(1, 1), Point(2, 2)], [Point(5, 5)]])
  }

  @Test func aPolygonIsCutAtTheEdges() {
    let diamond = [Point(5, -5), Point(15, 5), Point(5, 15), Point(-5, 5)]
    let cut = box.clip(polygon: diamond)
    #expect(cut.allSatisfy { box.contains($0) })
    #expect(cut.count >= 4)
    #expect(box.clip(polygon: [Point(20, 20), Point(30, 20), Point(30, 30)]).isEmpty)
  }

  @Test func thinningKeepsPeaksAndGaps() {
    var points = (0..<100_000).map { Point(Double($0) / 1000, 0) }
    points[31_234].y = 7
    points[70_001] = Point(.nan, .nan)
    let thin = points.thinned()
    #expect(thin.count < 1700)
    #expect(thin.contains(Point(31.234, 7)))
    #expect(thin.count { !$0.isFinite } == 1)
    #expect(thin.first == points.first && thin.last == points.last)
  }
}
