import CairoCanvas
import Plotting

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]
private let numbers = [-Double.infinity, -1e300, -1, 0, 1e-320, 1e5, 1e300, .infinity, .nan]

/// Draws a figure in every format.
private func draw(_ figure: Figure, scale: Double = 1, theme: Theme = .light) throws {
  let drawing = try FigureDrawing(figure, theme: theme)
  // Each format is asked, also where one before it has refused.
  let results = [
    Result { try drawing.png(scale: scale) }, Result { try drawing.svg() }, Result { try drawing.pdf() },
  ]
  for result in results { _ = try result.get() }
}

private func draw(_ marks: [any Mark], size: Size? = nil, scale: Double = 1, theme: Theme = .light) throws {
  let figure = Figure(caption: "", alt: "", size: size) { Panel("a title", x: "x", y: "y") { marks } }
  try draw(figure, scale: scale, theme: theme)
}

/// A mark that asks for any commands and says anything about itself.
private struct Anything: Mark {
  var commands: [DrawingCommand] = []
  var path: [Point] = []
  var texts: [Callout] = []
  var key = LegendKey.line(width: nil, dash: nil)
  var unplaceable = 0
  var label: String? { "any" }
  var legendKey: LegendKey { key }
  func include(in extent: inout DataExtent) { extent.x.include([0, 1]) }
  func draw(in context: MarkContext) -> [DrawingCommand] { commands }
  func trace(in projection: Projection) -> [Point] { path }
  func callouts(in context: MarkContext) -> [Callout] { texts }
  func countUnplaceable(in context: MarkContext) -> Int { unplaceable }
}

private let line = Line(x: [0.0, 1], y: [0.0, 1], label: "a line")
private let ink = Colour(white: 0)
private let image = Raster(width: 2, height: 2) { _, _ in Colour(red: 1, green: 0, blue: 0, alpha: 0.5) }

let figureAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("image of \(size)×\(size)") { _ = Raster(width: size, height: size) { _, _ in ink } },
      Attack("image of \(size)×1 and no bytes") { _ = Raster(width: size, height: 1, bytes: []) },
      Attack("field of \(size)") { _ = ScalarField(x: 0...1, y: 0...1, columns: size, rows: size) { $0 + $1 } },
      Attack("graph of \(size) points") { try draw([Line(over: 0...1, points: size) { $0 }]) },
      Attack("\(size) bins of a histogram") { try draw([Histogram([1.0, 2, 3], bins: size)]) },
      Attack("\(size) contours") {
        try draw([Contour(x: 0...1, y: 0...1, levels: .round(size), resolution: 4) { $0 + $1 }])
        try draw([Contour(x: 0...1, y: 0...1, levels: .even(size), resolution: 4) { $0 + $1 }])
      },
      Attack("\(size) columns of panels") {
        try draw(Figure(caption: "", alt: "", columns: size) { Panel(x: "x", y: "y") { line } })
      },
      Attack("series colour \(size)") { try draw([Line(x: [0.0, 1], y: [0.0, 1], colour: .series(size))]) },
      Attack("\(size) points without a place") { try draw([Anything(unplaceable: size)]) },
    ]
  }
  + numbers.flatMap { number in
    [
      Attack("figure of \(number) points") { try draw([line], size: Size(number, 100)) },
      Attack("scale of \(number)") { try draw([line], scale: number) },
      Attack("ticks at \(number)") {
        for scale in [AxisScale.linear, .logarithmic] {
          let axis = Axis("x", scale: scale, ticks: [number, 1])
          try draw(Figure(caption: "", alt: "") { Panel(x: axis, y: "y") { line } })
        }
      },
      Attack("colour of \(number)") {
        _ = Colour(red: number, green: number, blue: number, alpha: number).opacity(number)
      },
      Attack("colour map at \(number)") { _ = ColourMap.viridis(number) },
      Attack("theme of \(number)") {
        var theme = Theme.light
        (theme.tickTextSize, theme.labelTextSize, theme.titleTextSize, theme.lineWidth) = (
          number, number, number, number
        )
        try draw([line, Scatter(x: [0.5], y: [0.5], label: "a point")], theme: theme)
      },
      Attack("dashes of \(number)") {
        var theme = Theme.light
        theme.dashes = [[number, 1], [number]]
        let lines = (0..<5).map { Line(x: [0.0, 1], y: [0, Double($0)], label: "\($0)") }
        try draw(lines, theme: theme)
      },
      Attack("axis with ticks at \(number)") {
        let axis = Axis("x", scale: .logarithmic, ticks: [number, number], minorTicks: true)
        try draw(Figure(caption: "", alt: "") { Panel(x: axis, y: Axis("y", ticks: [number])) { line } })
      },
      Attack("points of \(number)") {
        try draw([Scatter(x: [0.0, number], y: [number, 1], size: number, alpha: number)])
      },
      Attack("line of \(number)") {
        try draw([Line(x: [0.0, 1, number], y: [number, 1, 2], width: number, dash: [number])])
      },
      Attack("notes at \(number)") {
        try draw([Annotation("a note", at: (number, number), arrow: true), Rule(x: number), line])
      },
      Attack("picture over \(number)") {
        let edge = number.isNaN ? 0 : number
        try draw([ImageLayer(image, x: min(edge, 0)...max(edge, 0), y: 0...1), line])
      },
    ]
  } + [
    Attack("no panels") { try draw(Figure(caption: "", alt: "") {}) },
    Attack("no marks") { try draw([]) },
    Attack("no colours") {
      var theme = Theme.light
      (theme.series, theme.dashes, theme.markers) = ([], [], [])
      try draw([line, Scatter(x: [0.5], y: [0.5], label: "a point")], theme: theme)
    },
    Attack("colour map of nothing") { _ = ColourMap([]) },
    Attack("image of no pixels") {
      try draw([ImageLayer(Raster(width: 0, height: 0, bytes: []), x: 0...1, y: 0...1), line])
    },
    Attack("image that is long") {
      try draw([ImageLayer(Raster(width: 40_000, height: 1) { _, _ in ink }, x: 0...1, y: 0...1), line])
    },
    Attack("bytes that are no PNG") { _ = try Raster(png: [1, 2, 3]) },
    Attack("no bytes of a PNG") { _ = try Raster(png: []) },
    Attack("half a PNG") {
      let png = try Figure(caption: "", alt: "") { Panel(x: "x", y: "y") { line } }.png()
      for length in stride(from: 0, to: png.count, by: 97) { _ = try? Raster(png: Array(png[..<length])) }
      for place in stride(from: 0, to: png.count, by: 31) {
        var damaged = png
        damaged[place] ^= 0x5A
        _ = try? Raster(png: damaged)
      }
    },
    Attack("a label of many braces") {
      let label = "$" + String(repeating: "x^{", count: 50_000) + "$"
      try draw([Line(x: [0.0, 1], y: [0.0, 1], label: label)])
    },
    Attack("a label with a zero byte") {
      try draw(
        Figure(caption: "a\u{0}b", alt: "c\u{0}") { Panel("t\u{0}<", x: "\u{0}", y: "\u{FFFC}$x_a^b$") { line } })
    },
    Attack("series of unequal length") { _ = Line(x: [1.0], y: [1.0, 2]) },
    Attack("field of too few values") { _ = ScalarField(x: [1.0, 2], y: [1.0, 2], values: [1.0]) },
  ]

let markAttacks: [Attack] =
  numbers.flatMap { number -> [Attack] in
    let point = Point(number, number)
    let box = Rectangle(minX: 0, minY: number, maxX: number, maxY: 10)
    let path = Path([[Point(0, 0), point, Point(10, 10)]])
    let many = (0..<600).map { Point(Double($0), $0 == 7 ? number : 1) }
    return [
      Attack("fill to \(number)") { try draw([Anything(commands: [.fill(path, ink)])]) },
      Attack("stroke to \(number)") { try draw([Anything(commands: [.stroke(path, Stroke(ink, width: 1))])]) },
      Attack("stroke of width \(number)") {
        try draw([Anything(commands: [.stroke(Path([[Point(0, 0), Point(9, 9)]]), Stroke(ink, width: number))])])
      },
      Attack("stroke with dashes \(number)") {
        let stroke = Stroke(ink, width: 1, dash: [number, number])
        try draw([Anything(commands: [.stroke(Path([[Point(0, 0), Point(9, 9)]]), stroke)])])
      },
      Attack("markers at \(number)") {
        for points in [[point], many] {
          try draw([Anything(commands: [.markers(Markers(at: points, shape: .circle, size: 3, colours: [ink]))])])
        }
      },
      Attack("markers of size \(number)") {
        for points in [[Point(9, 9)], many] {
          try draw([Anything(commands: [.markers(Markers(at: points, shape: .ring, size: number, colours: [ink]))])])
        }
      },
      Attack("image over \(number)") { try draw([Anything(commands: [.image(image, box, smooth: true)])]) },
      Attack("clip to \(number)") { try draw([Anything(commands: [.clip(box), .fill(path, ink), .unclip])]) },
      Attack("trace to \(number)") { try draw([Anything(path: [Point(0, 0), point, Point(1, number)]), line]) },
      Attack("text at \(number)") {
        let extent = TextExtent(width: number, ascent: number, descent: number)
        let text = PlacedText(
          TextLine(RichText("$x_a^b$"), size: number), extent: extent, colour: ink, at: point, horizontal: .left,
          vertical: .top)
        try draw([Anything(commands: [.text(text)])])
      },
      Attack("callout at \(number)") {
        let places = Callout.Candidate.around(point, distances: [number])
        let texts = [
          Callout(RichText("a"), colour: ink, candidates: places, arrowTip: point),
          Callout(RichText("a"), colour: ink, candidates: places, arrowTip: point, maximumCost: number),
          Callout(RichText("a"), colour: ink, candidates: []),
        ]
        try draw([Anything(texts: texts)])
      },
      Attack("legend with \(number)") {
        let keys = [LegendKey.line(width: number, dash: [number]), .marker(nil, size: number), .area(opacity: number)]
        try draw(keys.map { Anything(key: $0) })
      },
    ]
  } + [
    Attack("more ends of clips than clips") { try draw([Anything(commands: [.unclip, .unclip, .unclip])]) },
    Attack("clips without an end") {
      try draw([Anything(commands: Array(repeating: .clip(Rectangle(x: 0, y: 0, width: 9, height: 9)), count: 10_000))])
    },
    Attack("markers without colours") {
      _ = Markers(at: [Point(9, 9)], shape: .circle, size: 3, colours: [])
    },
    Attack("markers with too few colours") {
      _ = Markers(at: [Point(9, 9), Point(8, 8), Point(7, 7)], shape: .circle, size: 3, colours: [ink, ink])
    },
    Attack("no markers and no colours") {
      try draw([Anything(commands: [.markers(Markers(at: [], shape: .circle, size: 3, colours: []))])])
    },
    Attack("paths of nothing") {
      try draw([Anything(commands: [.fill(Path([]), ink), .stroke(Path([[], []]), Stroke(ink, width: 1))])])
    },
  ]
