/// A panel with everything that can be settled before its size is known: colours, ranges, and which marks are named at
/// the ends of their lines and which in a legend.
struct PanelContent {
  /// A mark with its colour.
  struct ColouredMark {
    let mark: any Mark
    let colour: Colour

    /// Its kind and its name, such as `Line “loss”`.
    var description: String {
      let kind = String(describing: type(of: mark))
      return mark.label.map { "\(kind) “\($0)”" } ?? kind
    }
  }

  /// If there are more lines than this, a legend names them.
  static let maximumDirectLabels = 3
  /// Names beside the ends of lines do not tell these apart if they are closer than this fraction of the panel's
  /// height.
  static let minimumEndGap = 0.025

  let panel: Panel
  /// The size of the panel with its texts, points.
  let cell: Size
  let marks: [ColouredMark]
  private let lastX: Double
  var xRange: ClosedRange<Double>
  var yRange: ClosedRange<Double>
  /// Indices of the marks that are named at the right end of their line, outside the panel.
  private(set) var endLabelled: [Int] = []
  /// Indices of the marks that are named beside their line, inside the panel.
  private(set) var besideLabelled: [Int] = []
  /// Indices of the marks that are named in the legend.
  var legendNamed: [Int] = []
  /// Whether the numbers and the label of the horizontal axis are written.
  var hasTextsBelow = true
  /// Whether the numbers and the label of the vertical axis are written.
  var hasTextsLeft = true
  /// The letter of the panel in its figure, such as "(a)", or nil.
  var letter: String?
  /// Whether the legend stands to the right of the panel.
  var isLegendOutside: Bool

  /// The name of a mark as it is written: on one line.
  func name(_ index: Int, theme: Theme) -> TextLine {
    let label = (marks[index].mark.label ?? "").replacing("\n", with: " ")
    return TextLine(RichText(label), size: theme.tickTextSize)
  }

  /// Where data lie when the panel has the given box.
  func projection(onto box: Rectangle) -> Projection {
    Projection(
      x: AxisProjection(scale: panel.x.scale, range: xRange, start: box.minX, end: box.maxX),
      y: AxisProjection(scale: panel.y.scale, range: yRange, start: box.maxY, end: box.minY))
  }

  /// What each mark is told when it is drawn in the given box.
  func contexts(in box: Rectangle, theme: Theme) -> [MarkContext] {
    let projection = projection(onto: box)
    return marks.indices.map { index in
      MarkContext(
        projection: projection, box: box, colour: marks[index].colour, theme: theme, variant: variant(of: index))
    }
  }

  /// The number of a mark, from 0, among those of its kind that are named in the legend and ask for no dash or shape of
  /// their own.
  func variant(of index: Int) -> Int {
    func isSame(_ other: Int) -> Bool {
      switch (marks[index].mark.legendKey, marks[other].mark.legendKey) {
      case (.line(_, nil), .line(_, nil)), (.marker(nil, _), .marker(nil, _)): true
      default: false
      }
    }
    return legendNamed.filter(isSame).firstIndex(of: index) ?? 0
  }

  /// How values become colours in this panel, if they do.
  var colourScale: ColourScale? { panel.marks.lazy.compactMap(\.colourScale).first }

  /// What stands above the panel: its letter and its title.
  var title: String? {
    let parts = [letter, panel.title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }

  /// Whether a name needs a place among the data.
  var hasNamesInside: Bool { !besideLabelled.isEmpty || !legendNamed.isEmpty }

  init(_ panel: Panel, theme: Theme, cell: Size, measuring: any TextMeasuring) {
    self.panel = panel
    self.cell = cell
    var next = 0
    marks = panel.marks.map { mark in
      defer { if mark.ink == .automatic { next += 1 } }
      return ColouredMark(mark: mark, colour: theme.colour(of: mark.ink, next: next))
    }
    var extent = DataExtent()
    for mark in panel.marks { mark.include(in: &extent) }
    lastX = extent.x.upper
    xRange = PanelContent.range(of: panel.x, extent.x)
    yRange = PanelContent.range(of: panel.y, extent.y)
    isLegendOutside = panel.legend == .outside
    chooseNames(theme: theme, width: cell.width, measuring: measuring)
    if !endLabelled.isEmpty { endAxisAtData() }
  }

  /// The range of an axis: the one requested, made usable, or that of the data.
  private static func range(of axis: Axis, _ span: DataSpan) -> ClosedRange<Double> {
    guard let range = axis.range, range.lowerBound.isFinite, range.upperBound.isFinite else {
      return span.range(for: axis.scale)
    }
    return DataSpan.usable(range, for: axis.scale)
  }

  /// Names lines directly if there are few of them, and all other marks in the legend.
  private mutating func chooseNames(theme: Theme, width: Double, measuring: any TextMeasuring) {
    let named = marks.indices.filter { marks[$0].mark.label != nil }
    guard panel.legend != .none else { return }
    let unit = projection(onto: Rectangle(x: 0, y: 0, width: 1, height: 1))
    let traces = named.map { ($0, marks[$0].mark.trace(in: unit)) }
    let lines = traces.filter { !$0.1.isEmpty }
    guard panel.legend == .automatic, lines.count <= PanelContent.maximumDirectLabels else {
      legendNamed = named
      return
    }
    var ends: [(index: Int, y: Double)] = []
    for (index, trace) in traces {
      let line = name(index, theme: theme)
      if trace.isEmpty {
        legendNamed.append(index)
      } else if let end = EndLabels.end(of: trace, width: 1), end.x > 0.9, end.x < 1.001, end.y >= 0, end.y <= 1,
        measuring.measure(line).width < 0.25 * width
      {
        ends.append((index, end.y))
      } else {
        besideLabelled.append(index)
      }
    }
    // Names at ends that are close together would not say which line is which.
    let heights = ends.map(\.y).sorted()
    if besideLabelled.isEmpty && zip(heights, heights.dropFirst()).allSatisfy({ $1 - $0 > PanelContent.minimumEndGap })
    {
      endLabelled = ends.map(\.index)
    } else {
      besideLabelled = (besideLabelled + ends.map(\.index)).sorted()
    }
  }

  /// Moves the names that find no room beside their lines to the legend.
  mutating func giveUpNamesBesideLines() {
    legendNamed = (legendNamed + besideLabelled).sorted()
    besideLabelled = []
  }

  /// Ends the axis where the lines end, so that these run up to their names.
  private mutating func endAxisAtData() {
    guard panel.x.range == nil, panel.x.scale == .linear else { return }
    xRange = xRange.lowerBound...max(xRange.lowerBound, min(xRange.upperBound, lastX))
  }
}
