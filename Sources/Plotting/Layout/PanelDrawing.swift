/// One panel in its place: the commands that draw it.
struct PanelDrawing {
  private(set) var commands: [DrawingCommand] = []
  static let tickLength = 4.0
  static let tickGap = 3.0
  static let labelGap = 5.0

  private let content: PanelContent
  private let box: Rectangle
  private let theme: Theme
  private let measuring: any TextMeasuring
  private let projection: Projection

  /// The panel in its box, with its marks and their names as `marks` has placed them there.
  init(_ content: PanelContent, _ marks: PanelMarks, in box: Rectangle, theme: Theme, measuring: any TextMeasuring) {
    self.content = content
    self.box = box
    self.theme = theme
    self.measuring = measuring
    projection = content.projection(onto: box)
    let (x, y) = PanelDrawing.plans(of: content, box: box, theme: theme, measuring: measuring)
    drawGrid(x, y)
    draw(marks.shapes)
    drawAxes(x, y)
    drawTexts(x, y)
    // From left to right stand the panel, the names at the ends of its lines, the colour bar, and the legend.
    var beside = box.maxX + EndLabels.width(content, theme: theme, measuring: measuring)
    if let scale = content.colourScale {
      let bar = ColourBar(scale, height: box.height, theme: theme, measuring: measuring)
      commands += bar.commands(beside: Rectangle(minX: box.minX, minY: box.minY, maxX: beside, maxY: box.maxY))
      beside += bar.width
    }
    commands += marks.commands
    if let (legend, origin) = marks.legend {
      commands += legend.commands(at: origin ?? Point(beside + Legend.outsideGap, box.minY))
    }
  }

  /// The ticks of both axes for a box of the given size.
  static func plans(of content: PanelContent, box: Rectangle, theme: Theme, measuring: any TextMeasuring) -> (
    x: AxisPlan, y: AxisPlan
  ) {
    (
      AxisPlan(
        content.panel.x, range: content.xRange, length: box.width, isHorizontal: true,
        maximumLabelWidth: 0.5 * content.cell.width, theme: theme, measuring: measuring),
      AxisPlan(
        content.panel.y, range: content.yRange, length: box.height, isHorizontal: false,
        maximumLabelWidth: 0.3 * content.cell.width, theme: theme, measuring: measuring)
    )
  }

  private mutating func drawGrid(_ x: AxisPlan, _ y: AxisPlan) {
    let vertical = x.ticks.map { projection.x($0.value) }.map { [Point($0, box.minY), Point($0, box.maxY)] }
    let horizontal = y.ticks.map { projection.y($0.value) }.map { [Point(box.minX, $0), Point(box.maxX, $0)] }
    commands.append(.stroke(Path(vertical + horizontal), Stroke(theme.grid, width: 0.7)))
  }

  /// Draws what the marks draw, cut to the box except for markers.
  private mutating func draw(_ shapes: [DrawingCommand]) {
    var markers = 0
    for shape in shapes {
      switch shape {
      case .markers(let dots):
        markers += dots.points.count
        commands.append(shape)
      case .stroke(let path, let stroke) where markers > 200 && stroke.width > 1.2 && stroke.dash.isEmpty:
        // Without colour, a line among many dots would be lost without a seam around it.
        let seam = Stroke(theme.background, width: stroke.width + 1.8)
        commands += [.clip(box), .stroke(path, seam), shape, .unclip]
      default:
        commands += [.clip(box), shape, .unclip]
      }
    }
  }

  private mutating func drawAxes(_ x: AxisPlan, _ y: AxisPlan) {
    func ticks(_ length: Double, _ xs: [Double], _ ys: [Double]) -> [[Point]] {
      xs.map { projection.x($0) }.map { [Point($0, box.maxY), Point($0, box.maxY + length)] }
        + ys.map { projection.y($0) }.map { [Point(box.minX - length, $0), Point(box.minX, $0)] }
    }
    let corner = [[Point(box.minX, box.minY), Point(box.minX, box.maxY), Point(box.maxX, box.maxY)]]
    let major = ticks(PanelDrawing.tickLength, x.ticks.map(\.value), y.ticks.map(\.value))
    commands.append(.stroke(Path(corner + major), Stroke(theme.axis, width: 0.8)))
    let minor = ticks(PanelDrawing.tickLength / 2, x.minor, y.minor)
    if !minor.isEmpty { commands.append(.stroke(Path(minor), Stroke(theme.axis, width: 0.6))) }
  }

  private mutating func drawTexts(_ x: AxisPlan, _ y: AxisPlan) {
    let reach = PanelDrawing.tickLength + PanelDrawing.tickGap
    for tick in x.ticks where tick.isLabelled && content.hasTextsBelow {
      write(tick.line, tick.extent, at: Point(projection.x(tick.value), box.maxY + reach), .centre, .top)
    }
    for tick in y.ticks where tick.isLabelled && content.hasTextsLeft {
      write(tick.line, tick.extent, at: Point(box.minX - reach, projection.y(tick.value)), .right, .middle)
    }
    if let factor = x.factor, content.hasTextsBelow {
      let place = Point(box.maxX, box.maxY + reach + x.labelHeight + PanelDrawing.labelGap)
      write(factor.line, factor.extent, at: place, .right, .top)
    }
    if let factor = y.factor, content.hasTextsLeft {
      write(factor.line, factor.extent, at: Point(box.minX - reach, box.minY - y.factorHeight), .right, .top)
    }
    let texts = PanelTexts(content, box: box, plans: (x, y), theme: theme, measuring: measuring)
    if let label = texts.x {
      let place = Point(box.centre.x, box.maxY + reach + x.labelHeight + PanelDrawing.labelGap)
      write(label.line, label.extent, at: place, .centre, .top)
    }
    if let label = texts.y {
      let place = Point(box.minX - reach - y.labelWidth - PanelDrawing.labelGap, box.centre.y)
      write(label.line, label.extent, at: place, .right, .middle, isVertical: true)
    }
    if let label = texts.title {
      write(label.line, label.extent, at: Point(box.minX, box.minY - PanelDrawing.labelGap), .left, .bottom)
    }
  }

  private mutating func write(
    _ line: TextLine, _ extent: TextExtent, at anchor: Point, _ horizontal: PlacedText.HorizontalAnchor,
    _ vertical: PlacedText.VerticalAnchor, isVertical: Bool = false
  ) {
    commands.append(
      .text(
        PlacedText(
          line, extent: extent, colour: theme.text, at: anchor, horizontal: horizontal, vertical: vertical,
          isVertical: isVertical)))
  }
}
