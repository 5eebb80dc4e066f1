/// The box that names marks by their colour and shape.
struct Legend {
  /// Between a panel and a legend to its right, points.
  static let outsideGap = 10.0
  /// A legend that covers more than this, in the units of `OccupancyGrid.cost`, belongs outside.
  static let maximumCost = 25.0

  /// Between the legend and the panel's edges, points.
  private static let gap = 6.0
  private static let padding = 6.0
  private static let keyWidth = 20.0
  private static let keyGap = 6.0

  private struct Entry {
    let line: TextLine
    let extent: TextExtent
    let key: LegendKey
    let colour: Colour
  }

  private let entries: [Entry]
  private let theme: Theme
  /// Size of the box, points.
  let size: Size

  /// The legend of a panel whose box is `boxWidth` points wide.
  init(_ content: PanelContent, boxWidth: Double, theme: Theme, measuring: any TextMeasuring) {
    self.theme = theme
    let sides = Legend.keyWidth + Legend.keyGap + 2 * Legend.padding
    let widest = content.isLegendOutside ? 0.4 * content.cell.width : max(20, boxWidth - 2 * Legend.gap - sides)
    entries = content.legendNamed.map { index in
      let coloured = content.marks[index]
      let fitted = TextFitting(measuring: measuring).fit(
        content.name(index, theme: theme), width: widest, height: 0.2 * content.cell.height)
      let key =
        switch coloured.mark.legendKey {
        case .line(let width, nil): LegendKey.line(width: width, dash: theme.dash(content.variant(of: index)))
        case .marker(nil, let size): LegendKey.marker(theme.marker(content.variant(of: index)), size: size)
        case let key: key
        }
      return Entry(line: fitted.line, extent: fitted.extent, key: key, colour: coloured.colour)
    }
    let width = (entries.map(\.extent.width).max() ?? 0) + sides
    let height = entries.map { $0.extent.height + 2 }.reduce(-2, +) + 2 * Legend.padding
    size = Size(width, height)
  }

  /// The names of marks whose keys look the same to anyone who sees or prints no hues: they have the same shape, and
  /// differ in lightness by less than 15 of 100.
  var alikeInGrey: [(String, String)] {
    func lightness(_ entry: Entry) -> Double {
      guard case .area(let opacity) = entry.key else { return entry.colour.lightness }
      return theme.background.mixed(with: entry.colour, fraction: opacity).lightness
    }
    return entries.enumerated().flatMap { index, entry in
      entries.dropFirst(index + 1).filter { $0.key == entry.key && abs(lightness($0) - lightness(entry)) < 15 }
        .map { (entry.line.content.plain, $0.line.content.plain) }
    }
  }

  /// The place requested, or else the one where the legend covers as little as possible, with its cost.
  func place(_ placement: LegendPlacement, box: Rectangle, grid: OccupancyGrid) -> (origin: Point, cost: Double) {
    if case .at(let position) = placement { return (origin(position, in: box), 0) }
    func cost(at origin: Point) -> Double {
      let area = Rectangle(x: origin.x, y: origin.y, width: size.width, height: size.height)
      return box.contains(area) ? grid.cost(of: area) : .infinity
    }
    func best(_ origins: [Point]) -> (origin: Point, cost: Double) {
      let places = origins.map { (origin: $0, cost: cost(at: $0)) }
      // The first of equals is chosen; corners come first in the list.
      return places.min { $0.cost < $1.cost } ?? (Point(box.minX, box.minY), .infinity)
    }
    let usual = best(LegendPosition.allCases.map { origin($0, in: box) })
    if usual.cost < Double(OccupancyGrid.textWeight) { return usual }
    // Every usual place is taken by a text.
    let anywhere = best(Callout.Candidate.everywhere(in: box, near: usual.origin).map(\.anchor))
    return anywhere.cost < usual.cost ? anywhere : usual
  }

  /// Draws the legend with its top left corner at `origin`.
  func commands(at origin: Point) -> [DrawingCommand] {
    let area = Rectangle(x: origin.x, y: origin.y, width: size.width, height: size.height)
    var commands: [DrawingCommand] = [
      .fill(Path(area), theme.background.opacity(0.88)), .stroke(Path(area), Stroke(theme.grid, width: 0.8)),
    ]
    var y = area.minY + Legend.padding
    for entry in entries {
      let middle = y + min(entry.extent.height, 1.2 * entry.line.size) / 2
      commands += key(entry, x: area.minX + Legend.padding, y: middle)
      let x = area.minX + Legend.padding + Legend.keyWidth + Legend.keyGap
      commands.append(
        .text(
          PlacedText(
            entry.line, extent: entry.extent, colour: theme.text, at: Point(x, y), horizontal: .left, vertical: .top)))
      y += entry.extent.height + 2
    }
    return commands
  }

  private func key(_ entry: Entry, x: Double, y: Double) -> [DrawingCommand] {
    switch entry.key {
    case .line(let width, let dash):
      let stroke = Stroke(entry.colour, width: width ?? theme.lineWidth, dash: dash ?? [])
      return [.stroke(Path(from: Point(x, y), to: Point(x + Legend.keyWidth, y)), stroke)]
    case .marker(let shape, let size):
      let place = Point(x + Legend.keyWidth / 2, y)
      return [.markers(Markers(at: [place], shape: shape ?? .circle, size: size, colours: [entry.colour]))]
    case .area(let opacity):
      let swatch = Rectangle(x: x + 1, y: y - 4, width: Legend.keyWidth - 2, height: 8)
      return [.fill(Path(swatch), entry.colour.opacity(opacity))]
    }
  }

  private func origin(_ position: LegendPosition, in box: Rectangle) -> Point {
    let gap = Legend.gap
    let (left, right) = (box.minX + gap, box.maxX - gap - size.width)
    let (top, bottom) = (box.minY + gap, box.maxY - gap - size.height)
    let (centre, middle) = ((left + right) / 2, (top + bottom) / 2)
    switch position {
    case .topRight: return Point(right, top)
    case .topLeft: return Point(left, top)
    case .bottomRight: return Point(right, bottom)
    case .bottomLeft: return Point(left, bottom)
    case .right: return Point(right, middle)
    case .left: return Point(left, middle)
    case .top: return Point(centre, top)
    case .bottom: return Point(centre, bottom)
    }
  }
}
