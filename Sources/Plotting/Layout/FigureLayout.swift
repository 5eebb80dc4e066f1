/// A figure with everything at its place: measured, planned, ready to be drawn on any canvas.
public struct FigureLayout: Sendable {
  /// Extent of the page, points.
  public let size: Size
  /// The steps that draw it.
  public private(set) var commands: [DrawingCommand]
  /// What its author should know about the data.
  public private(set) var warnings: [FigureWarning] = []

  /// The longest side of a page, points: the most that PDF allows.
  package static let longestSide = 14_400.0

  /// Space around the figure and between panels, points.
  static let margin = 7.0
  static let gutter = 16.0

  /// Places the parts of `figure`; text is as wide as `measuring` says. A size that no page can have is brought to the
  /// nearest that one can.
  public init(_ figure: Figure, theme: Theme = .light, measuring: any TextMeasuring) {
    // A NaN compares as no size.
    func side(_ length: Double) -> Double { length > 1 ? min(length, FigureLayout.longestSide) : 1 }
    var figure = figure
    figure.size = Size(side(figure.size.width), side(figure.size.height))
    size = figure.size
    let theme = theme.bounded
    commands = [.fill(Path(Rectangle(x: 0, y: 0, width: size.width, height: size.height)), theme.background)]
    guard !figure.panels.isEmpty else {
      warnings.append(.empty)
      return
    }
    var grid = PanelGrid(figure, theme: theme, measuring: measuring)
    for panel in grid.settle() {
      commands +=
        PanelDrawing(panel.content, panel.marks, in: panel.box, theme: theme, measuring: measuring).commands
      warnings += panel.marks.warnings
    }
  }

  /// Draws the figure.
  public func draw(on canvas: inout some Canvas) throws {
    for command in commands { try canvas.draw(command) }
  }
}
