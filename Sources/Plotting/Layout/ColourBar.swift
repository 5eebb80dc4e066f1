/// The bar beside a panel that explains which colour means which value.
struct ColourBar {
  private static let gap = 12.0
  private static let thickness = 12.0

  private let scale: ColourScale
  private let theme: Theme
  private let plan: AxisPlan
  private let label: (line: TextLine, extent: TextExtent)?

  init(_ scale: ColourScale, height: Double, theme: Theme, measuring: any TextMeasuring) {
    self.scale = scale
    self.theme = theme
    plan = AxisPlan(
      Axis(scale.label, scale: scale.scale), range: scale.range, length: height, isHorizontal: false,
      maximumLabelWidth: 120,
      theme: theme,
      measuring: measuring)
    let content = RichText(scale.label)
    label =
      content.isEmpty
      ? nil
      : TextFitting(measuring: measuring).fit(
        TextLine(content, size: theme.labelTextSize), width: height, height: 3 * theme.labelTextSize)
  }

  /// From the panel's box to the far end of the bar's texts, points.
  var width: Double {
    let texts = plan.labelWidth + (label.map { $0.extent.height + PanelDrawing.labelGap } ?? 0)
    let numbered = ColourBar.thickness + PanelDrawing.tickLength + PanelDrawing.tickGap + texts
    return ColourBar.gap + max(numbered, plan.factor?.extent.width ?? 0)
  }

  /// How far the bar's texts reach above the panel's box, points.
  var heightAbove: Double { max(plan.labelHeight / 2, plan.factorHeight) }

  /// Draws the bar to the right of `box`, and as tall as it.
  func commands(beside box: Rectangle) -> [DrawingCommand] {
    let bar = Rectangle(
      minX: box.maxX + ColourBar.gap, minY: box.minY, maxX: box.maxX + ColourBar.gap + ColourBar.thickness,
      maxY: box.maxY)
    let raster = Raster(width: 1, height: 256) { _, row in scale.map(1 - Double(row) / 255) }
    let projection = AxisProjection(scale: scale.scale, range: scale.range, start: bar.maxY, end: bar.minY)
    func ticks(_ values: [Double], length: Double) -> Path {
      Path(values.map { projection($0) }.map { [Point(bar.maxX, $0), Point(bar.maxX + length, $0)] })
    }
    var commands: [DrawingCommand] = [
      .image(raster, bar, smooth: true),
      .stroke(ticks(plan.ticks.map(\.value), length: PanelDrawing.tickLength), Stroke(theme.axis, width: 0.8)),
      .stroke(ticks(plan.minor, length: PanelDrawing.tickLength / 2), Stroke(theme.axis, width: 0.6)),
    ]
    let textX = bar.maxX + PanelDrawing.tickLength + PanelDrawing.tickGap
    for tick in plan.ticks where tick.isLabelled {
      let place = Point(textX, projection(tick.value))
      commands.append(
        .text(
          PlacedText(
            tick.line, extent: tick.extent, colour: theme.text, at: place, horizontal: .left, vertical: .middle)))
    }
    if let factor = plan.factor {
      let place = Point(bar.minX, bar.minY - plan.factorHeight)
      commands.append(
        .text(
          PlacedText(
            factor.line, extent: factor.extent, colour: theme.text, at: place, horizontal: .left, vertical: .top)))
    }
    if let label {
      let place = Point(textX + plan.labelWidth + PanelDrawing.labelGap, box.centre.y)
      commands.append(
        .text(
          PlacedText(
            label.line, extent: label.extent, colour: theme.text, at: place, horizontal: .left, vertical: .middle,
            isVertical: true)))
    }
    return commands
  }
}
