/// The panels of a figure in rows and columns. Margins are measured from the panels' texts and are the same along each
/// row and column, so that the boxes line up.
struct PanelGrid {
  private var contents: [PanelContent]
  private let columns: Int
  private let page: Size
  private let theme: Theme
  private let measuring: any TextMeasuring

  private var rows: Int { (contents.count + columns - 1) / columns }

  init(_ figure: Figure, theme: Theme, measuring: any TextMeasuring) {
    columns = figure.columnCount
    page = figure.size
    self.theme = theme
    self.measuring = measuring
    let rows = (figure.panels.count + columns - 1) / columns
    let cell = Size(figure.size.width / Double(columns), figure.size.height / Double(rows))
    contents = figure.panels.map { PanelContent($0, theme: theme, cell: cell, measuring: measuring) }
    if figure.isLettered {
      let letters = "abcdefghijklmnopqrstuvwxyz".map { "(\($0))" }
      for index in contents.indices { contents[index].letter = letters[index % letters.count] }
    }
    uniteRanges(along: figure.sharedAxes)
  }

  /// Gives panels above each other the same horizontal range, and panels side by side the same vertical one; only the
  /// last row and the first column keep the texts of such an axis.
  private mutating func uniteRanges(along axes: SharedAxes) {
    for index in contents.indices {
      if axes.contains(.x) {
        let ranges = contents.indices.filter { $0 % columns == index % columns }.map { contents[$0].xRange }
        contents[index].xRange = PanelGrid.union(ranges)
        contents[index].hasTextsBelow = index + columns >= contents.count
      }
      if axes.contains(.y) {
        let ranges = contents.indices.filter { $0 / columns == index / columns }.map { contents[$0].yRange }
        contents[index].yRange = PanelGrid.union(ranges)
        contents[index].hasTextsLeft = index % columns == 0
      }
    }
  }

  private static func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double> {
    let (lowest, highest) = (ranges.map(\.lowerBound).min() ?? 0, ranges.map(\.upperBound).max() ?? 1)
    return lowest...max(lowest, highest)
  }

  /// A panel with its box, and its marks in that box.
  typealias SettledPanel = (content: PanelContent, box: Rectangle, marks: PanelMarks)

  /// Finds the boxes of all panels. Margins depend on ticks, and ticks on the size of the box, so the two are found in
  /// turn; names that find no room in their panel then move out of it.
  mutating func settle() -> [SettledPanel] {
    var boxes = contents.map { _ in
      Rectangle(x: 0, y: 0, width: page.width * 0.8 / Double(columns), height: page.height * 0.75 / Double(rows))
    }
    func settle(turns: Int) -> [SettledPanel] {
      for _ in 0..<turns {
        let margins = zip(contents, boxes).map { content, box in
          PanelMargins(content, box: equalAspect(box, content), theme: theme, measuring: measuring)
        }
        boxes = place(margins)
      }
      return zip(contents, boxes).map { content, box in
        let box = equalAspect(box, content)
        return (content, box, PanelMarks(content, in: box, theme: theme, measuring: measuring))
      }
    }
    var panels = settle(turns: 4)
    // Names beside lines give way first, since a legend may have to take them up.
    let short = panels.indices.filter { panels[$0].marks.isShortOfRoomBesideLines }
    for index in short { contents[index].giveUpNamesBesideLines() }
    if !short.isEmpty { panels = settle(turns: 2) }
    let crowded = panels.indices.filter { panels[$0].marks.isLegendCrowded && hasRoomForLegend(beside: contents[$0]) }
    for index in crowded { contents[index].isLegendOutside = true }
    if !crowded.isEmpty { panels = settle(turns: 2) }
    return panels
  }

  /// Whether enough of the panel remains when its legend stands beside it.
  private func hasRoomForLegend(beside content: PanelContent) -> Bool {
    var beside = content
    beside.isLegendOutside = true
    let legend = Legend(beside, boxWidth: content.cell.width, theme: theme, measuring: measuring)
    return legend.size.width < 0.35 * content.cell.width
  }

  /// Boxes for the given margins: equal widths and heights, as large as the page allows.
  private func place(_ margins: [PanelMargins]) -> [Rectangle] {
    var left = Array(repeating: 0.0, count: columns)
    var right = left
    var top = Array(repeating: 0.0, count: rows)
    var bottom = top
    for (index, margin) in margins.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      left[column] = max(left[column], margin.left)
      right[column] = max(right[column], margin.right)
      top[row] = max(top[row], margin.top)
      bottom[row] = max(bottom[row], margin.bottom)
    }
    func boxLength(_ pageLength: Double, _ count: Int, _ before: [Double], _ after: [Double]) -> Double {
      let gaps = 2 * FigureLayout.margin + Double(count - 1) * FigureLayout.gutter
      return max((pageLength - gaps - before.reduce(0, +) - after.reduce(0, +)) / Double(count), 12)
    }
    let width = boxLength(page.width, columns, left, right)
    let height = boxLength(page.height, rows, top, bottom)
    return margins.indices.map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let x =
        FigureLayout.margin + Double(column) * (width + FigureLayout.gutter) + left[...column].reduce(0, +)
        + right[..<column].reduce(0, +)
      let y =
        FigureLayout.margin + Double(row) * (height + FigureLayout.gutter) + top[...row].reduce(0, +)
        + bottom[..<row].reduce(0, +)
      return Rectangle(x: x, y: y, width: width, height: height)
    }
  }

  /// The largest box in the middle of `box` in which a unit of x is as long as a unit of y, if the panel asks for it.
  private func equalAspect(_ box: Rectangle, _ content: PanelContent) -> Rectangle {
    guard content.panel.isEqualAspect else { return box }
    let (x, y) = (content.xRange, content.yRange)
    let ratio = (y.upperBound / 2 - y.lowerBound / 2) / (x.upperBound / 2 - x.lowerBound / 2)
    guard ratio.isFinite, ratio > 0.02, ratio < 50 else { return box }
    let width = min(box.width, box.height / ratio)
    let height = width * ratio
    return Rectangle(x: box.centre.x - width / 2, y: box.centre.y - height / 2, width: width, height: height)
  }
}
