import CairoCanvas
import Foundation
import Plotting
import Testing

@Suite struct PlottingGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // article: begin
    func height(_ time: Double) -> Double { 20 - 9.81 / 2 * time * time }
    let times = [0.0, 0.4, 0.8, 1.2, 1.6, 2.0]
    let heights = [19.9, 19.3, 16.7, 13.1, 7.2, 0.6]

    let fall = Figure(
      caption: "A stone falls $20$ m.", alt: "Six points close to a falling parabola."
    ) {
      Panel(x: "time $t$ / s", y: "height $h$ / m") {
        Line(over: 0...2, label: "$h = h_0 - g t^2 / 2$", colour: .vermilion) { height($0) }
        Scatter(x: times, y: heights, label: "measured", colour: .blue)
      }
    }

    let png = try fall.png(scale: 2)  // pixels per point
    let svg = try fall.svg()
    let pdf = try fall.pdf(theme: .dark)
    try Data(png).write(to: folder.appending(path: "fall.png"))

    let errors = zip(times, heights).map { $1 - height($0) }
    let comparison = Figure(
      caption: "Errors of the measurements.", alt: "Two panels with six points each, scattered about zero.",
      columns: 2, sharing: .y, lettered: true
    ) {
      Panel("in order", x: Axis("time $t$ / s", range: 0...2, minorTicks: true), y: "error / m") {
        Rule(y: 0)
        Scatter(x: times, y: errors)
      }
      Panel("by height", x: Axis("height $h$ / m", scale: .logarithmic), y: "error / m") {
        Rule(y: 0)
        Scatter(x: heights, y: errors)
      }
    }

    let bowl = Figure(caption: "A bowl.", alt: "Ellipses around the origin, dark in the middle.") {
      Panel(x: "$x$", y: "$y$", equalAspect: true) {
        HeatMap(x: -2...2, y: -1...1, label: "$x^2 + 4y^2$") { $0 * $0 + 4 * $1 * $1 }
        Contour(x: -2...2, y: -1...1, levels: [1, 2, 4], colour: .text) { $0 * $0 + 4 * $1 * $1 }
      }
    }

    let empty = Figure(caption: "Growth.", alt: "A rising line with a gap.") {
      Panel(x: "day", y: Axis("cells", scale: .logarithmic)) {
        Line(x: [0.0, 1, 2, 3], y: [0.0, 10, 100, 1000], label: "culture")
      }
    }
    let drawing = try FigureDrawing(empty)
    let warnings = drawing.layout.warnings  // one: 1 data point of Line “culture” has no place on the axes

    struct Rug: Mark {
      let values: [Double]

      func include(in extent: inout DataExtent) {
        extent.x.include(values)
      }

      func draw(in context: MarkContext) -> [DrawingCommand] {
        let foot = context.box.maxY
        let places = values.map { context.projection.x($0) }.filter { $0.isFinite }
        let strokes = places.map { [Point($0, foot - 8), Point($0, foot)] }
        return [.stroke(Path(strokes), Stroke(context.colour, width: 1))]
      }
    }

    let distribution = Figure(caption: "Heights.", alt: "A histogram over short strokes.") {
      Panel(x: "height $h$ / m", y: "count") {
        Histogram(heights, bins: 4)
        Rug(values: heights)
      }
    }
    let picture = try distribution.png()
    // article: end
    #expect(png.starts(with: [0x89] + "PNG".utf8) && picture.starts(with: [0x89] + "PNG".utf8))
    #expect(String(decoding: svg, as: UTF8.self).contains("prefers-color-scheme:dark") && pdf.starts(with: "%PDF".utf8))
    #expect(try fall.png(scale: 2) == png)
    #expect(warnings == [.unplaceable(mark: "Line “culture”", count: 1)])
    for figure in [fall, comparison, bowl, distribution] {
      #expect(try FigureDrawing(figure).layout.warnings == [], "\(figure.caption)")
    }
  }
}
