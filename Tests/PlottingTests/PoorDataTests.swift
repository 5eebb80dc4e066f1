import Testing

@testable import Plotting

/// Every mark with data from which no sensible range follows: the result is a figure nonetheless, and never a crash.
@Suite("Poor data")
struct PoorDataTests {
  private static let series: [[Double]] = [
    [], [1], [0], [2, 2, 2], [.nan], [.nan, .nan, 1], [.infinity, -.infinity, 3], [-1, -2], [1, 1.0.nextUp],
    [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [0, 1e-300], [.leastNonzeroMagnitude, 0x1p-1030],
  ]

  /// One mark of each kind, of values taken from a series.
  private func marks(_ values: [Double]) -> [any Mark] {
    let places = (0..<values.count).map(Double.init)
    let field = ScalarField(x: places, y: [0.0, 1], values: values + values)
    let value = values.first ?? .nan
    return [
      Line(x: values, y: places, label: "a line"), Line(x: places, y: values), Steps(x: places, y: values),
      Scatter(x: places, y: values, label: "points"),
      Scatter(x: values, y: values, values: values, valueLabel: "value"),
      Scatter(x: places, y: values, values: values, scale: .logarithmic),
      Band(x: places, lower: values, upper: values.reversed(), label: "a band"),
      Area(x: places, y: values, base: value),
      Histogram(values, label: "draws"), Histogram(values, bins: 3, density: true),
      ErrorBars(x: places, y: values, error: values), Segments(x: places, y: values, endY: values.reversed()),
      Arrows(x: places, y: values, endX: values, endY: places), Rule(x: value, label: "a rule"), Rule(y: value),
      Annotation("a note", at: (value, value), arrow: true), HeatMap(field, label: "height"),
      HeatMap(field, scale: .logarithmic, smooth: false), Contour(field, levels: 5, numbered: true),
      Contour(field, levels: .values(values)), Contour(field, levels: .bowl(3)),
    ]
  }

  @Test(arguments: series)
  func everyMarkMakesASensibleFigure(values: [Double]) {
    let scales = [AxisScale.linear, .logarithmic]
    for mark in marks(values) {
      for (x, y) in scales.flatMap({ x in scales.map { (x, $0) } }) {
        let figure = Figure(caption: "", alt: "") {
          Panel(x: Axis("x", scale: x, minorTicks: true), y: Axis("y", scale: y)) { mark }
        }
        let layout = FigureLayout(figure, measuring: RoughTextMeasure())
        #expect(layout.commands.textFaults(on: layout.size) == [], "\(type(of: mark)), \(x), \(y)")
        #expect(layout.commands.allSatisfy { $0.isFinite }, "\(type(of: mark)), \(x), \(y)")
        #expect(layout.commands.texts.contains { $0.line.content.plain == "x" })
      }
    }
  }

  @Test(arguments: [Size(.nan, 100), Size(100, .infinity), Size(-1, 0), Size(1, 1), Size(1e300, 3)])
  func anySizeCanBeLaidOut(size: Size) {
    let figure = Figure(caption: "", alt: "", size: size) {
      Panel("a title", x: "x", y: "y") { marks([1, 2, 3]) }
      Panel(x: "x", y: "y", equalAspect: true) { HeatMap(x: 0...1, y: 0...1, resolution: 3) { $0 + $1 } }
    }
    let layout = FigureLayout(figure, measuring: RoughTextMeasure())
    #expect((1...FigureLayout.maximumSide).contains(layout.size.width))
    #expect((1...FigureLayout.maximumSide).contains(layout.size.height))
    #expect(layout.commands.allSatisfy { $0.isFinite })
  }

  @Test(
    arguments: [
      0...0, -1...1, -.greatestFiniteMagnitude ... .greatestFiniteMagnitude, 5...(5.0).nextUp,
    ] as [ClosedRange<Double>])
  func anyRangeAskedForIsShown(range: ClosedRange<Double>) {
    for scale in [AxisScale.linear, .logarithmic] {
      let axis = Axis("x", range: range, scale: scale, ticks: [.nan, 0, -.infinity, 1, 1])
      let figure = Figure(caption: "", alt: "") { Panel(x: axis, y: "y") { marks([1, 2, 3]) } }
      let layout = FigureLayout(figure, measuring: RoughTextMeasure())
      #expect(layout.commands.allSatisfy { $0.isFinite }, "\(range), \(scale)")
    }
  }
}
