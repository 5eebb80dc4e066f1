/// The texts around a panel, set so that they fit its box.
struct PanelTexts {
  /// A text with the room it takes.
  typealias Fitted = (line: TextLine, extent: TextExtent)

  let title: Fitted?
  let x: Fitted?
  let y: Fitted?

  /// The texts of a panel; those of the axes leave room for the factors of the plans.
  init(
    _ content: PanelContent, box: Rectangle, plans: (x: AxisPlan, y: AxisPlan), theme: Theme,
    measuring: any TextMeasuring
  ) {
    let fitting = TextFitting(measuring: measuring)
    func fit(_ text: String?, size: Double, width: Double, height: Double) -> Fitted? {
      let content = RichText(text ?? "")
      return content.isEmpty ? nil : fitting.fit(TextLine(content, size: size), width: width, height: height)
    }
    // However long a text is, it leaves most of the cell to the data.
    let maximum = (width: 0.2 * content.cell.width, height: 0.2 * content.cell.height)
    title = fit(content.title, size: theme.titleTextSize, width: box.width, height: maximum.height)
    let factorWidth = plans.x.factor.map { $0.extent.width + PanelDrawing.labelGap } ?? 0
    x = fit(
      content.hasTextsBelow ? content.panel.x.label : nil, size: theme.labelTextSize,
      width: box.width - 2 * factorWidth,
      height: maximum.height)
    y = fit(
      content.hasTextsLeft ? content.panel.y.label : nil, size: theme.labelTextSize, width: box.height,
      height: maximum.width)
  }
}
