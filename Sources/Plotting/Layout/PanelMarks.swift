/// The marks of a panel in its box: what they draw, and their names and other texts, placed so that these cover as
/// little of it as possible.
struct PanelMarks {
  /// What the marks draw, lowest first.
  let shapes: [DrawingCommand]
  /// Names at the ends of lines, names beside lines, and callouts.
  private(set) var commands: [DrawingCommand]
  /// The legend with the place of its top left corner in the panel, nil where it stands outside; nil without a legend.
  private(set) var legend: (drawing: Legend, origin: Point?)?
  /// Data that are not shown, and names that cannot be told apart.
  private(set) var warnings: [FigureWarning]
  /// Whether a name that should stand beside its line found no room there.
  private(set) var isShortOfRoomBesideLines = false
  /// Whether even the best place for the legend covers much of the data.
  private(set) var isLegendCrowded = false

  private let content: PanelContent
  private let box: Rectangle
  private let projection: Projection

  init(_ content: PanelContent, in box: Rectangle, theme: Theme, measuring: any TextMeasuring) {
    self.content = content
    self.box = box
    projection = content.projection(onto: box)
    let contexts = content.contexts(in: box, theme: theme)
    shapes = zip(content.marks, contexts).flatMap { $0.mark.draw(in: $1) }
    warnings = zip(content.marks, contexts).compactMap { coloured, context in
      let count = coloured.mark.countUnplaceable(in: context)
      return count > 0 ? .unplaceable(mark: coloured.description, count: count) : nil
    }
    commands = EndLabels(content, projection: projection, box: box, theme: theme, measuring: measuring).commands
    let callouts = zip(content.marks, contexts).flatMap { $0.mark.callouts(in: $1) }
    if callouts.isEmpty && !content.hasNamesInside { return }
    var placer = CalloutPlacer(box: box, theme: theme, measuring: measuring, shapes: shapes)
    // Callouts that must be written come first, since they have the fewest places to go, and the legend, which fits
    // almost anywhere, comes last.
    for callout in callouts where !callout.maximumCost.isFinite { placer.place(callout) }
    placeNamesBesideLines(with: &placer)
    for callout in callouts where callout.maximumCost.isFinite { placer.place(callout) }
    commands += placer.commands
    guard !content.legendNamed.isEmpty else { return }
    placeLegend(
      Legend(content, boxWidth: box.width, theme: theme, measuring: measuring), over: placer.grid)
  }

  private mutating func placeNamesBesideLines(with placer: inout CalloutPlacer) {
    let traces = content.besideLabelled.map { content.marks[$0].mark.trace(in: projection) }
    for (number, index) in content.besideLabelled.enumerated() {
      let coloured = content.marks[index]
      let callout = Callout(
        RichText(coloured.mark.label ?? ""), colour: coloured.colour,
        candidates: Callout.Candidate.beside(traces[number], in: box), maximumCost: 8)
      let others = traces.indices.filter { $0 != number }.map { traces[$0] }
      if !placer.place(callout, awayFrom: others) { isShortOfRoomBesideLines = true }
    }
  }

  private mutating func placeLegend(_ drawing: Legend, over grid: OccupancyGrid) {
    warnings += drawing.alikeInGrey.map { .alikeInGrey($0, $1) }
    if content.isLegendOutside {
      legend = (drawing, nil)
    } else {
      let place = drawing.place(content.panel.legend, box: box, grid: grid)
      isLegendCrowded = place.cost > Legend.maximumCost && [.automatic, .best].contains(content.panel.legend)
      legend = (drawing, place.origin)
    }
  }
}
