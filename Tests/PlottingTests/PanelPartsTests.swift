import Testing

@testable import Plotting

/// The small parts of a panel: ticks, seams, the places of names.
@Suite("Parts of a panel")
struct PanelPartsTests {
  private func commands(_ marks: [any Mark], x: Axis = "x", y: Axis = "y") -> [DrawingCommand] {
    let figure = Figure(caption: "", alt: "") { Panel(x: x, y: y) { marks } }
    return FigureLayout(figure, measuring: RoughTextMeasure()).commands
  }

  /// The lengths of all straight lines of a width and a colour.
  private func lengths(_ commands: [DrawingCommand], width: Double, colour: Colour) -> [Double] {
    commands.flatMap { command -> [Double] in
      guard case .stroke(let path, let stroke) = command, stroke.width == width, stroke.colour == colour else {
        return []
      }
      return path.outlines.filter { $0.count == 2 }.map { abs($0[1].x - $0[0].x) + abs($0[1].y - $0[0].y) }
    }
  }

  @Test func smallTicksAreHalfAsLong() {
    let axis = Axis("", scale: .logarithmic)
    let map = HeatMap(x: 1...100, y: 1...100, scale: .logarithmic, resolution: 4) { $0 * $1 }
    // Those of both axes, and those of the colour bar.
    let drawn = commands([map], x: axis, y: axis)
    let ticks = lengths(drawn, width: 0.8, colour: Theme.light.axis)
    let small = lengths(drawn, width: 0.6, colour: Theme.light.axis)
    #expect(ticks.count > 6 && small.count > 3 * 8)
    for length in ticks { #expect(abs(length - PanelDrawing.tickLength) < 1e-9) }
    for length in small { #expect(abs(length - PanelDrawing.tickLength / 2) < 1e-9) }
  }

  @Test func ticksAreNoFurtherApartThanTheirNumbersNeed() {
    // Five numbers of six characters have no room, four have; −30 000, 0 and 30 000 would be the three.
    let plan = AxisPlan(
      "x", range: -3e4...4e4, length: 300, isHorizontal: true, maximumLabelWidth: 100, theme: .light,
      measuring: RoughTextMeasure())
    #expect(plan.ticks.map(\.value) == [-2e4, 0, 2e4, 4e4])
  }

  @Test func aSolidLineAmongManyDotsHasASeam() {
    func seams(dots: Int, width: Double = 1.6, dash: [Double] = []) -> Int {
      let places = (0..<dots).map(Double.init)
      let drawn = commands([
        Scatter(x: places, y: places), Line(x: [0, 100], y: [100, 0], width: width, dash: dash),
      ])
      return drawn.count { command in
        guard case .stroke(let path, let stroke) = command else { return false }
        return stroke.colour == Theme.light.background && stroke.width > width && path.outlines[0].count == 2
      }
    }
    #expect(seams(dots: 201) == 1 && seams(dots: 200) == 0)
    // A thin or dashed line is not meant to stand out.
    #expect(seams(dots: 201, width: 1.2) == 0 && seams(dots: 201, dash: [4, 2]) == 0)
  }

  @Test func aRuleMayBeNamedAtBothEndsAndAnywhereBetween() throws {
    let box = Rectangle(minX: 100, minY: 50, maxX: 300, maxY: 150)
    let context = MarkContext(
      projection: Projection(
        x: AxisProjection(scale: .linear, range: 0...1, start: box.minX, end: box.maxX),
        y: AxisProjection(scale: .linear, range: 0...1, start: box.maxY, end: box.minY)),
      box: box, colour: Colour(white: 0), theme: .light, variant: 0)
    let level = try #require(Rule(y: 0.5, label: "a level").callouts(in: context).first).candidates
    // Flush with the right end if that is free, then further and further to the left, above and below the line.
    #expect(level.first == .init(anchor: Point(296, 98), horizontal: .right, vertical: .bottom, penalty: 0))
    #expect(level.last == .init(anchor: Point(104, 102), horizontal: .left, vertical: .top, penalty: 1))
    #expect(level.count == 22 && level[10].anchor.x == 200 && level[10].horizontal == .centre)
    let upright = try #require(Rule(x: 0.5, label: "a place").callouts(in: context).first).candidates
    #expect(upright.first == .init(anchor: Point(204, 54), horizontal: .left, vertical: .top, penalty: 0))
    #expect(upright.last == .init(anchor: Point(196, 146), horizontal: .right, vertical: .bottom, penalty: 1))
    #expect(upright.count == 22 && upright[10].anchor.y == 100 && upright[10].vertical == .middle)
  }

  @Test func aFieldIsSampledAtTwoHundredPlacesAlongEachSide() {
    var samples = 0
    _ = HeatMap(x: 0...1, y: 0...1) { x, _ in
      samples += 1
      return x
    }
    #expect(samples == 200 * 200)
    samples = 0
    _ = Contour(x: 0...1, y: 0...1, levels: 3) { x, _ in
      samples += 1
      return x
    }
    #expect(samples == 200 * 200)
  }

  @Test func aLogarithmicAxisShowsAPositiveRangeThatIsNotEmpty() {
    for range in [0.0...10, -1...10, 5...5, -2...0, 0...0] {
      let usable = DataSpan.usable(range, for: .logarithmic)
      #expect(usable.lowerBound > 0 && usable.lowerBound < usable.upperBound, "\(range) became \(usable)")
    }
    #expect(DataSpan.usable(1e-3...5, for: .logarithmic) == 1e-3...5)
  }
}
