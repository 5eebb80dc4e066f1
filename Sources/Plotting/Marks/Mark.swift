/// Something a panel shows. To add a kind of mark, conform to this: say what data it covers, and draw it with the
/// projection of the context.
public protocol Mark: Sendable {
  /// Its name in a legend or beside it; may hold math. No name, no entry.
  var label: String? { get }
  /// The colour asked for.
  var ink: Ink { get }
  /// How the legend shows it.
  var legendKey: LegendKey { get }
  /// How its values become colours, which a colour bar explains; nil where colours do not stand for values.
  var colourScale: ColourScale? { get }
  /// Widens `extent` to the data, on which the axes' ranges are based.
  func include(in extent: inout DataExtent)
  /// The commands that draw it, lowest first. The panel clips strokes, fills and images.
  func draw(in context: MarkContext) -> [DrawingCommand]
  /// The line beside which its name may stand, in the order in which it is drawn; empty where only a legend can name it.
  func trace(in projection: Projection) -> [Point]
  /// Texts that belong to it, which the layout places where they cover least.
  func callouts(in context: MarkContext) -> [Callout]
  /// How many of its data points have no place on the axes and were left out.
  func countUnplaceable(in context: MarkContext) -> Int
}

extension Mark {
  /// No name.
  public var label: String? { nil }
  /// The next colour of the series.
  public var ink: Ink { .automatic }
  /// A short line.
  public var legendKey: LegendKey { .line(width: nil, dash: nil) }
  /// None.
  public var colourScale: ColourScale? { nil }
  /// Nothing: a legend names it.
  public func trace(in projection: Projection) -> [Point] { [] }
  /// None.
  public func callouts(in context: MarkContext) -> [Callout] { [] }
  /// None.
  public func countUnplaceable(in context: MarkContext) -> Int { 0 }
}

/// How a legend shows a mark beside its name.
public enum LegendKey: Hashable, Sendable {
  /// A short line; no width and no dash mean those of the theme.
  case line(width: Double?, dash: [Double]?)
  /// One marker; no shape means that of the theme.
  case marker(MarkerShape?, size: Double)
  /// A filled box of the given opacity.
  case area(opacity: Double)
}

/// What a mark knows when it is drawn.
public struct MarkContext: Sendable {
  /// From data to the page.
  public let projection: Projection
  /// The panel's box on the page.
  public let box: Rectangle
  /// The mark's own colour.
  public let colour: Colour
  /// The colours and sizes of the figure.
  public let theme: Theme
  /// Which of the theme's dashes or shapes it has where its author asks for none, from 0.
  public let variant: Int

  /// The dash of a line whose author asks for `dash`, or for none.
  public func dash(_ dash: [Double]?) -> [Double] { dash ?? theme.dash(variant) }
  /// The shape of points whose author asks for `shape`, or for none.
  public func marker(_ shape: MarkerShape?) -> MarkerShape { shape ?? theme.marker(variant) }

  /// The frame that shapes are cut to before they are drawn: the panel's box with room for wide strokes.
  public var frame: Rectangle { box.inset(by: -20) }

  /// How many of the data points have no place on the axes.
  public func countUnplaceable(x: [Double], y: [Double]) -> Int {
    zip(x, y).count { !projection($0, $1).isFinite }
  }
}
