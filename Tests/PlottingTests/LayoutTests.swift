import Probability
import Synchronization
import Testing

@testable import Plotting

@Suite("Layout")
struct LayoutTests {
  private func layout(_ figure: Figure) -> FigureLayout {
    FigureLayout(figure, measuring: RoughTextMeasure())
  }

  private func panel(_ marks: [any Mark], x: Axis = "x", y: Axis = "y") -> Figure {
    Figure(caption: "", alt: "") { Panel(x: x, y: y) { marks } }
  }

  @Test func theRecordingCanvasReceivesTheCommands() throws {
    let layout = layout(panel([Line(x: [0, 1], y: [0, 1])]))
    var canvas = RecordingCanvas()
    try layout.draw(on: &canvas)
    #expect(canvas.commands == layout.commands)
    #expect(canvas.texts.contains { $0.line.content.plain == "x" && !$0.isVertical })
    #expect(canvas.texts.contains { $0.line.content.plain == "y" && $0.isVertical })
  }

  @Test func overlapsAndTextPastThePageAreFound() {
    func text(_ content: String, x: Double) -> DrawingCommand {
      let line = TextLine(RichText(content), size: 10)
      return .text(
        PlacedText(
          line, extent: RoughTextMeasure().measure(line), colour: Colour(white: 0), at: Point(x, 20),
          horizontal: .left, vertical: .top))
    }
    #expect([text("one", x: 10), text("two", x: 40)].textFaults(on: Size(100, 50)) == [])
    #expect([text("one", x: 10), text("two", x: 20)].textFaults(on: Size(100, 50)) == [.overlap("one", "two")])
    #expect([text("one", x: 90)].textFaults(on: Size(100, 50)) == [.outside("one")])
  }

  @Test func marginsHoldTheWidestNumber() throws {
    let short = layout(panel([Line(x: [0, 1], y: [0, 1])])).commands
    let long = layout(panel([Line(x: [0, 1], y: [100_000, 900_000])])).commands
    func left(_ commands: [DrawingCommand]) throws -> Double {
      try #require(commands.lazy.compactMap { if case .clip(let box) = $0 { box } else { nil } }.first).minX
    }
    // Seven characters of 0.6 of the text's size instead of three.
    #expect(abs(try left(long) - left(short) - 4 * 0.6 * Theme.light.tickTextSize) < 1e-9)
  }

  @Test func aPowerOfTenIsWrittenOnceAtTheEndOfEachAxis() throws {
    let label =
      "a label that is as long as the axis, so that it has to leave room for the power of ten, whatever it takes"
    let commands = layout(
      panel([Line(x: [0, 4e7], y: [0, 5e-9])], x: Axis(label), y: "current $I_1$ / A")
    ).commands
    let factors = commands.texts.filter { $0.line.content.plain.hasPrefix("×") }
    #expect(factors.map(\.line.content.plain) == ["× 107", "× 10−9"])
    #expect(commands.textFaults(on: Size(600, 375)) == [])
    let (x, y) = (try #require(factors.first).box, try #require(factors.last).box)
    #expect(x.maxX > 550 && x.minY > 330 && y.maxX < 100 && y.maxY < 40)
  }

  @Test func smallTicksAreDrawnWhereAskedForAndOnLogarithmicAxes() {
    func minorTicks(_ x: Axis) -> Int {
      layout(panel([Line(x: [1, 10], y: [0, 1])], x: x)).commands.reduce(0) { count, command in
        guard case .stroke(let path, let stroke) = command, stroke.width == 0.6 else { return count }
        return count + path.outlines.count
      }
    }
    #expect(minorTicks("x") == 0 && minorTicks(Axis("x", minorTicks: true)) > 15)
    #expect(minorTicks(Axis("x", scale: .logarithmic)) > 7)
    #expect(minorTicks(Axis("x", scale: .logarithmic, minorTicks: false)) == 0)
  }

  @Test func theLegendStandsWhereNoDataAre() throws {
    let x = (0..<200).map { Double($0) / 200 }
    for (y, expected) in [(x, (left: true, top: true)), (x.map { 1 - $0 }, (left: false, top: true))] {
      let layout = layout(panel([Scatter(x: x, y: y, label: "dots")]))
      let text = try #require(layout.commands.texts.first { $0.line.content.plain == "dots" })
      #expect((text.box.centre.x < 300) == expected.left)
      #expect((text.box.centre.y < 187) == expected.top)
    }
  }

  @Test func fewLinesAreNamedAtTheirEnds() throws {
    let layout = layout(
      panel([Line(x: [0, 1], y: [0, 1], label: "up"), Line(x: [0, 1], y: [1, 0], label: "down")]))
    let up = try #require(layout.commands.texts.first { $0.line.content.plain == "up" })
    let down = try #require(layout.commands.texts.first { $0.line.content.plain == "down" })
    #expect(up.box.minX == down.box.minX && up.box.maxY < down.box.minY)
    #expect(up.colour.contrast(with: Colour(white: 1)) >= 4.5)
  }

  @Test func marksOfALegendAreToldApartInGrey() {
    func dashes(_ count: Int, dash: [Double]? = nil) -> (dashes: [[Double]], warnings: [FigureWarning]) {
      let lines = (0..<count).map { Line(x: [0, 1], y: [Double($0), 1], label: "line \($0)", width: 2, dash: dash) }
      let layout = layout(panel(lines))
      let found = layout.commands.compactMap { command -> [Double]? in
        guard case .stroke(let path, let stroke) = command, stroke.width == 2, path.outlines[0].count == 2 else {
          return nil
        }
        return stroke.dash
      }
      return (found, layout.warnings)
    }
    // Three lines are named beside them; six are drawn twice each, in the panel and in the legend.
    #expect(dashes(3).dashes == [[], [], []] && dashes(3).warnings == [])
    let six = dashes(6)
    #expect(six.dashes.count == 12 && Set(six.dashes).count == 6 && six.dashes.prefix(6) == six.dashes.suffix(6))
    #expect(six.warnings == [])
    // Blue, vermilion, green and reddish purple are about equally light.
    #expect(dashes(4, dash: []).warnings.contains(.alikeInGrey("line 0", "line 1")))
    let dots = (0..<7).map { Scatter(x: [0, 1], y: [Double($0), 1], label: "dots \($0)") }
    #expect(layout(panel(dots)).warnings == [])
    let areas = [0.5, 0.5].map { Area(x: [0, 1], y: [1, 1], label: "area", alpha: $0) }
    #expect(layout(panel(areas)).warnings == [.alikeInGrey("area", "area")])
  }

  @Test func aMarkIsDrawnOnceUnlessANameMoves() {
    final class Counter: Sendable { let draws = Mutex(0) }
    struct Counted: Mark {
      let counter = Counter()
      let line: Line
      var label: String? { line.label }
      func include(in extent: inout DataExtent) { line.include(in: &extent) }
      func draw(in context: MarkContext) -> [DrawingCommand] {
        counter.draws.withLock { $0 += 1 }
        return line.draw(in: context)
      }
    }
    func draws(_ others: [any Mark]) -> Int {
      let mark = Counted(line: Line(x: [0, 1], y: [0, 1], label: "counted"))
      _ = layout(panel([mark] + others))
      return mark.counter.draws.withLock { $0 }
    }
    #expect(draws([]) == 1)
    // Dots everywhere drive the legend out of the panel, which changes the panel's box.
    var random = RandomSource(seed: 8)
    let places = (0..<9999).map { _ in (x: random.uniform(), y: random.uniform()) }
    #expect(draws([Scatter(at: places, label: "dots")]) == 2)
  }

  @Test func heightsStandOnTheirLinesWhereThereIsRoom() {
    func numbers(_ scale: Double, levels: Contour.Levels) -> [String] {
      let contour = Contour(x: -1...1, y: -1...1, levels: levels, numbered: true) { scale * ($0 * $0 + $1 * $1) }
      let notes = (0..<5).map { Annotation("a note", at: (0, 0.2 * Double($0))) }
      let commands = layout(panel([contour] + notes)).commands
      #expect(commands.textFaults(on: Size(600, 375)) == [])
      return commands.texts.filter { $0.halo != nil }.map(\.line.content.plain).filter { $0 != "a note" }.sorted()
    }
    #expect(numbers(1, levels: [0.5, 1, 1.5]) == ["0.5", "1.0", "1.5"])
    #expect(numbers(1e-7, levels: [1e-7]) == ["1 × 10−7"])
    #expect(numbers(1, levels: [1e-5]) == [])
    // If there are very many lines, only some are numbered.
    #expect((1..<100).contains(numbers(1, levels: .even(100)).count))
    // A number of levels asks for round ones.
    #expect(numbers(1, levels: 4) == ["0.5", "1.0", "1.5"])
  }

  @Test func namesColourBarAndLegendStandSideBySide() {
    var random = RandomSource(seed: 8)
    // So many dots everywhere that the legend finds no place among them.
    let dots = (0..<9).map { index in
      Scatter(
        x: random.uniform(in: 0...1, count: 99), y: random.uniform(in: 0...1, count: 99), label: "dots \(index)")
    }
    let lines = [Line(x: [0, 1], y: [0, 1], label: "up"), Line(x: [0, 1], y: [1, 0], label: "down")]
    let map = HeatMap(x: 0...1, y: 0...1, label: "height", resolution: 4) { $0 + $1 }
    let figure = panel([map] + lines + dots)
    let commands = layout(figure).commands
    #expect(commands.textFaults(on: figure.size) == [])
    func left(_ text: String) -> Double { commands.texts.first { $0.line.content.plain == text }?.box.minX ?? .nan }
    #expect(left("up") < left("height") && left("height") < left("dots 0"))
  }

  @Test func namesAtEndsAreMovedApart() {
    let box = Rectangle(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let places = EndLabels.separated([50, 51, 52], heights: [12, 12, 12], in: box)
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 12 })
    let low = EndLabels.separated([99, 100], heights: [12, 12], in: box)
    #expect(low[1] - low[0] >= 12)
  }

  @Test func pointsWithoutAPlaceAreReportedOnce() {
    let figure = panel([Line(x: [0, 1, 2, 3], y: [1, .nan, .infinity, 2], label: "loss")])
    #expect(layout(figure).warnings == [.unplaceable(mark: "Line “loss”", count: 2)])
    let logarithmic = panel([Scatter(x: [0, 1, 10], y: [1, 2, 3])], x: Axis("x", scale: .logarithmic))
    #expect(layout(logarithmic).warnings == [.unplaceable(mark: "Scatter", count: 1)])
    #expect(layout(Figure(caption: "", alt: "") {}).warnings == [.empty])
  }

  @Test func equalAspectMakesUnitsEqual() throws {
    let figure = Figure(caption: "", alt: "") {
      Panel(x: "x", y: "y", equalAspect: true) { Line(x: [0, 4, 4], y: [0, 0, 2]) }
    }
    let box = try #require(
      layout(figure).commands.lazy.compactMap { if case .clip(let box) = $0 { box } else { nil } }.first)
    #expect(abs(box.width - 2 * box.height) < 1e-9)
  }

  @Test(arguments: [5 as UInt64]) func randomFiguresKeepTheirTextOnThePage(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for round in 0..<300 {
      let (x, y) = (random.range(), random.range())
      let label = random.label()
      let size = Size(random.uniform(in: 300...700), random.uniform(in: 250...550))
      let figure = Figure(caption: "", alt: "", size: size) {
        for _ in 0..<(1 + Int(2 * random.uniform())) {
          Panel(
            random.label(), x: Axis(random.label(), scale: random.element(of: [.linear, .logarithmic])),
            y: Axis(random.label())
          ) {
            Line(x: [x.lowerBound, x.upperBound], y: [y.lowerBound, y.upperBound], label: label)
            Annotation(random.label(), at: (x.lowerBound, y.upperBound), arrow: true)
          }
        }
      }
      let commands = layout(figure).commands
      #expect(
        commands.textFaults(on: figure.size).filter { if case .outside(let text) = $0 { !text.isEmpty } else { false } }
          == [],
        "round \(round)"
      )
      #expect(commands.allSatisfy { $0.isFinite })
    }
  }
}
