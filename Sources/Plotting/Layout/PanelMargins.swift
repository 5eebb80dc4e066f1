/// The room that the texts of a panel take around its box, points.
struct PanelMargins {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// The margins of a panel whose box has the given size.
  init(_ content: PanelContent, box: Rectangle, theme: Theme, measuring: any TextMeasuring) {
    let (x, y) = PanelDrawing.plans(of: content, box: box, theme: theme, measuring: measuring)
    let texts = PanelTexts(content, box: box, plans: (x, y), theme: theme, measuring: measuring)
    func height(_ text: PanelTexts.Fitted?) -> Double { text.map { $0.extent.height + PanelDrawing.labelGap } ?? 0 }
    let reach = PanelDrawing.tickLength + PanelDrawing.tickGap
    let (below, beside) = (content.hasTextsBelow ? x.labelHeight : 0, content.hasTextsLeft ? y.labelWidth : 0)
    let factors = (x: content.hasTextsBelow ? x.factor : nil, y: content.hasTextsLeft ? y.factor : nil)
    left = max(reach + max(beside + height(texts.y), factors.y?.extent.width ?? 0), x.labelWidth / 2)
    bottom = reach + max(below, y.labelHeight / 2) + max(height(texts.x), height(factors.x))
    var top = max(y.labelHeight / 2, height(texts.title), factors.y == nil ? 0 : y.factorHeight)
    var right = max(x.labelWidth / 2, 3, EndLabels.width(content, theme: theme, measuring: measuring))
    if let scale = content.colourScale {
      let bar = ColourBar(scale, height: box.height, theme: theme, measuring: measuring)
      right += bar.width
      top = max(top, bar.heightAbove)
    }
    if content.isLegendOutside && !content.legendNamed.isEmpty {
      let legend = Legend(content, boxWidth: box.width, theme: theme, measuring: measuring)
      right += legend.size.width + Legend.outsideGap
    }
    self.top = top
    self.right = right
  }
}
