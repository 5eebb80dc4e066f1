/// Places texts one after another where they cover as little as possible of what is already there.
struct CalloutPlacer {
  private(set) var commands: [DrawingCommand] = []
  /// What is drawn where, including the texts placed so far.
  private(set) var grid: OccupancyGrid

  private let box: Rectangle
  private let theme: Theme
  private let measuring: any TextMeasuring

  init(box: Rectangle, theme: Theme, measuring: any TextMeasuring, shapes: [DrawingCommand]) {
    self.box = box
    self.theme = theme
    self.measuring = measuring
    grid = OccupancyGrid(over: box)
    for shape in shapes { grid.add(shape) }
  }

  /// Draws the text at its best place and returns true, or draws nothing and returns false if it would cover more there
  /// than it may. A place near one of the lines `others` costs more, since the text would seem to belong to that line.
  @discardableResult
  mutating func place(_ callout: Callout, awayFrom others: [[Point]] = []) -> Bool {
    let limit = callout.maximumCost
    var rivals = OccupancyGrid(over: box)
    for other in others { rivals.add(.stroke(Path([other]), Stroke(theme.text, width: theme.lineWidth))) }
    let line = TextLine(callout.text, size: theme.tickTextSize)
    let fitted = TextFitting(measuring: measuring).fit(line, width: box.width - 8)
    let colour = callout.colour.legible(on: theme.background)
    var best: (text: PlacedText, cost: Double)?
    func consider(_ candidate: Callout.Candidate) {
      let text = PlacedText(
        fitted.line, extent: fitted.extent, colour: colour, halo: theme.background, at: candidate.anchor,
        horizontal: candidate.horizontal, vertical: candidate.vertical)
      guard box.inset(by: 1).contains(text.box) else { return }
      let cost =
        grid.cost(of: text.box.inset(by: -1)) + candidate.penalty
        + (others.isEmpty ? 0 : rivals.cost(of: text.box.inset(by: -10)))
      if cost < best?.cost ?? .infinity { best = (text, cost) }
    }
    for candidate in callout.candidates { consider(candidate) }
    if best?.cost ?? .infinity >= Double(OccupancyGrid.textWeight), callout.candidates.count > 1, !limit.isFinite {
      // Better far from its point than on another text.
      for candidate in Callout.Candidate.everywhere(in: box, near: callout.candidates[0].anchor) { consider(candidate) }
    }
    if best == nil, let first = callout.candidates.first {
      best = (moveInside(fitted, first, colour), limit.isFinite ? .infinity : 0)
    }
    guard let best, best.cost <= limit else { return false }
    if let tip = callout.arrowTip { drawArrow(from: best.text.box, to: tip, colour: colour) }
    commands.append(.text(best.text))
    grid.add(best.text.box, OccupancyGrid.textWeight)
    return true
  }

  /// The text at `candidate`, moved just far enough to lie within the panel.
  private func moveInside(
    _ fitted: (line: TextLine, extent: TextExtent), _ candidate: Callout.Candidate, _ colour: Colour
  ) -> PlacedText {
    let wanted = PlacedText(
      fitted.line, extent: fitted.extent, colour: colour, at: candidate.anchor, horizontal: candidate.horizontal,
      vertical: candidate.vertical
    ).box
    let room = box.inset(by: 2)
    let x = max(room.minX, min(wanted.minX, room.maxX - wanted.width))
    let y = max(room.minY, min(wanted.minY, room.maxY - wanted.height))
    return PlacedText(
      fitted.line, extent: fitted.extent, colour: colour, halo: theme.background, at: Point(x, y), horizontal: .left,
      vertical: .top)
  }

  /// A thin arrow from the nearest edge of the text to just before the tip.
  private mutating func drawArrow(from text: Rectangle, to tip: Point, colour: Colour) {
    let near = Point(min(max(tip.x, text.minX), text.maxX), min(max(tip.y, text.minY), text.maxY))
    let (dx, dy) = (tip.x - near.x, tip.y - near.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 12 else { return }
    func along(_ distance: Double) -> Point { Point(near.x + dx * distance / length, near.y + dy * distance / length) }
    // With a seam like that of the text, which keeps it visible on any background.
    let seam = ArrowShape(from: along(1.5), to: along(length - 3.5), width: 2.7)
    let arrow = ArrowShape(from: along(1.5), to: along(length - 5), width: 0.9)
    commands += seam.commands(theme.background.opacity(0.85)) + arrow.commands(colour)
  }
}
