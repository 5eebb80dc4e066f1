/// A figure with everything in its place: measured, laid out, and ready to be drawn on any canvas.
public struct FigureLayout: Sendable {
  /// Size of the page, points.
  public let size: Size
  /// What to draw, from back to front.
  public private(set) var commands: [DrawingCommand]
  /// What the figure's author should know about its data.
  public private(set) var warnings: [FigureWarning] = []

  /// The longest side that a page may have, points: the maximum that PDF allows.
  package static let maximumSide = 14_400.0

  /// Space around the figure and between panels, points.
  static let margin = 7.0
  static let gutter = 16.0

  /// Lays out a figure.
  ///
  /// - Parameters:
  ///   - figure: what to show. A side outside 1…14,400 points is brought to the nearer end.
  ///   - theme: colours and sizes.
  ///   - measuring: how much room text takes on the canvas that will draw it.
  public init(_ figure: Figure, theme: Theme = .light, measuring: any TextMeasuring) {
    // Written so that a NaN becomes the minimum.
    func side(_ length: Double) -> Double { length > 1 ? min(length, FigureLayout.maximumSide) : 1 }
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

  /// Draws the figure on a canvas; throws what the canvas throws.
  public func draw(on canvas: inout some Canvas) throws {
    for command in commands { try canvas.draw(command) }
  }
}
