import Testing

@testable import Plotting

/// What marks draw at their edges, in gaps and where little room is left.
@Suite("Details of marks")
struct MarkDetailTests {
  private static let box = Rectangle(minX: 100, minY: 50, maxX: 300, maxY: 150)
  /// Both axes show 0…1.
  private static let context = MarkContext(
    projection: Projection(
      x: AxisProjection(scale: .linear, range: 0...1, start: box.minX, end: box.maxX),
      y: AxisProjection(scale: .linear, range: 0...1, start: box.maxY, end: box.minY)),
    box: box, colour: Colour(white: 0), theme: .light, variant: 0)

  private func outlines(_ commands: [DrawingCommand]) -> [[Point]] {
    commands.flatMap { command -> [[Point]] in
      switch command {
      case .stroke(let path, _), .fill(let path, _): path.outlines
      default: []
      }
    }
  }

  @Test func aPointBetweenTwoGapsIsADotAndNoStroke() {
    let line = Line(x: [0, 0.2, 0.4, 0.6, 0.8, 1], y: [0, 0, .nan, 0.5, .nan, 1])
    let drawn = line.draw(in: Self.context)
    #expect(outlines(drawn) == [[Point(100, 150), Point(140, 150)]])
    let dots = drawn.compactMap { if case .markers(let markers) = $0 { markers.points } else { nil } }
    #expect(dots == [[Point(220, 100), Point(300, 50)]])
  }

  @Test func theTipOfABandThatLiesBelowIsDrawn() throws {
    let band = Band(x: [0, 0.5, 1], lower: [-10, -10, -10], upper: [-10, 0.5, -10])
    let outline = try #require(outlines(band.draw(in: Self.context)).first)
    #expect(outline.count == 3 && outline.contains(Point(200, 100)))
    #expect(outlines(Band(x: [0.5], lower: [0], upper: [1]).draw(in: Self.context)).isEmpty)
  }

  @Test func cellsReachHalfACellBeyondTheirMiddles() {
    func extent(_ x: [Double], isSmooth: Bool) -> (Double, Double) {
      let field = ScalarField(x: x, y: [0, 1], values: Array(repeating: 1, count: 2 * x.count))
      var extent = DataExtent()
      HeatMap(field, smooth: isSmooth).include(in: &extent)
      return (extent.x.lower, extent.x.upper)
    }
    #expect(extent([0, 1], isSmooth: false) == (-0.5, 1.5))
    #expect(extent([0, 1, 3], isSmooth: false) == (-0.5, 4))
    #expect(extent([0, 1], isSmooth: true) == (0, 1))
    #expect(extent([2], isSmooth: false) == (2, 2))
  }

  @Test func aPieceShorterThanAPointIsCutToo() throws {
    let box = Rectangle(minX: 0, minY: 0, maxX: 10, maxY: 10)
    for (start, end, cut) in [
      (Point(9.8, 5), Point(10.2, 5), (Point(9.8, 5), Point(10, 5))),
      (Point(-0.25, 5), Point(0.25, 5), (Point(0, 5), Point(0.25, 5))),
      (Point(5, 10.25), Point(5, 9.75), (Point(5, 10), Point(5, 9.75))),
    ] {
      let piece = try #require(box.clip(from: start, to: end))
      #expect(abs(piece.start.x - cut.0.x) + abs(piece.start.y - cut.0.y) < 1e-12)
      #expect(abs(piece.end.x - cut.1.x) + abs(piece.end.y - cut.1.y) < 1e-12)
    }
  }

  @Test func thinningKeepsTheRangeOfEveryColumnAndWhatFollowsAGap() {
    // A sequence that jumps about, 100 points to a column of 0.25.
    var points = (0..<10_000).map { Point(Double($0) / 400, Double($0 * 7919 % 10_007)) }
    points[4321] = Point(.nan, 0)
    let thin = points.thinned()
    func columns(_ points: [Point]) -> [Int: [Double]] {
      Dictionary(grouping: points.filter(\.isFinite)) { Int(($0.x / 0.25).rounded(.down)) }.mapValues { $0.map(\.y) }
    }
    let (before, after) = (columns(points), columns(thin))
    #expect(before.count == 100 && thin.count < 500)
    for (column, values) in before {
      #expect(after[column]?.min() == values.min() && after[column]?.max() == values.max(), "column \(column)")
    }
    #expect(thin.contains(points[4320]) && thin.contains(points[4322]))
  }

  @Test func namesThatTouchMoveApartEquallyFar() {
    let places = EndLabels.separated([50, 51], heights: [12, 12], in: Self.box.inset(by: -100))
    #expect(abs((places[0] + places[1]) / 2 - 50.5) < 1e-9)
    #expect(places[1] - places[0] >= 12 && places[1] - places[0] < 12.1)
  }

  @Test func anAnnotationStandsWhereItsAuthorPutsItButInsideThePanel() throws {
    func box(_ offset: (right: Double, up: Double)) throws -> Rectangle {
      var placer = CalloutPlacer(box: Self.box, theme: .light, measuring: RoughTextMeasure(), shapes: [])
      let note = Annotation("note", at: (0.5, 0.5), offset: offset)
      for callout in note.callouts(in: Self.context) { placer.place(callout) }
      return try #require(placer.commands.texts.first).box
    }
    let free = try box((right: 30, up: 20)).centre
    #expect(abs(free.x - 230) < 1e-9 && abs(free.y - 80) < 1e-9)
    #expect(try abs(box((right: 0, up: -300)).maxY - 148) < 1e-9 && abs(box((right: 0, up: 300)).minY - 52) < 1e-9)
    #expect(try abs(box((right: 500, up: 0)).maxX - 298) < 1e-9 && abs(box((right: -500, up: 0)).minX - 102) < 1e-9)
  }

  @Test func textThatIsBrokenKeepsItsWords() {
    let text = "a rather long label $σ_k^2$ of several words"
    let fitted = TextFitting(measuring: RoughTextMeasure()).fit(TextLine(RichText(text), size: 10), width: 80)
    let plain = fitted.line.content.plain
    #expect(plain.contains("\n") && fitted.extent.width <= 80)
    #expect(plain.replacing("\n", with: "") == RichText(text).plain)
  }

  @Test func aLogarithmicAxisOverLessThanAnOctaveHasTicks() {
    let ticks = LogarithmicTicks.major(in: 2...3, count: 5)
    #expect(ticks.count > 2 && ticks.allSatisfy { (2.0...3).contains($0) })
  }

  @Test func aHistogramWithoutBinsStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Histogram([1.0, 2], bins: 0)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("Histogram: expected at least 1 bin, got 0"))
  }

  @Test func marksHaveTheSizesAndDashesOfTheirDocumentationUnlessTold() throws {
    for rule in [Rule(x: 0.5), Rule(y: 0.5)] {
      #expect(rule.draw(in: Self.context).allSatisfy { $0.stroke == Stroke(Colour(white: 0), width: 1, dash: [4, 3]) })
    }
    for bars in [
      ErrorBars(x: [0.5], y: [0.5], error: [0.1]), ErrorBars(x: [0.5], y: [0.5], lower: [0.4], upper: [0.7]),
    ] {
      #expect(bars.draw(in: Self.context).compactMap(\.markers).map(\.size) == [6])
    }
  }
}

extension DrawingCommand {
  fileprivate var stroke: Stroke? { if case .stroke(_, let stroke) = self { stroke } else { nil } }
  fileprivate var markers: Markers? { if case .markers(let markers) = self { markers } else { nil } }
}
