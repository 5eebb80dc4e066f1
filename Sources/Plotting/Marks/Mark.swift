/// Something a panel shows.
///
/// To add a kind of mark, conform to this protocol: say which data it covers, and draw it with the projection of the
/// context. Everything else has a default.
public protocol Mark: Sendable {
  /// Its name, in the legend or beside it; may contain math between dollar signs. Without a name it has no entry.
  var label: String? { get }
  /// Its colour, by role; the context gives the colour that this means.
  var ink: Ink { get }
  /// What the legend shows beside its name.
  var legendKey: LegendKey { get }
  /// How its values become colours, which a colour bar explains; nil if its colours do not stand for values.
  var colourScale: ColourScale? { get }
  /// Widens `extent` to its data, from which the ranges of the axes follow.
  func include(in extent: inout DataExtent)
  /// What the mark draws, from back to front. The panel clips strokes, fills and images, but not markers.
  func draw(in context: MarkContext) -> [DrawingCommand]
  /// The line beside which its name may stand, on the page, in the order in which it is drawn; empty if only a legend
  /// can name it.
  func trace(in projection: Projection) -> [Point]
  /// Texts that belong to it, which the layout places where they cover as little as possible.
  func callouts(in context: MarkContext) -> [Callout]
  /// The number of its data points that have no place on the axes and are left out.
  func countUnplaceable(in context: MarkContext) -> Int
}

extension Mark {
  /// No name.
  public var label: String? { nil }
  /// The next unused colour of the series.
  public var ink: Ink { .automatic }
  /// A line of the theme's width.
  public var legendKey: LegendKey { .line(width: nil, dash: nil) }
  /// None: its colours do not stand for values.
  public var colourScale: ColourScale? { nil }
  /// Empty: only a legend can name it.
  public func trace(in projection: Projection) -> [Point] { [] }
  /// None.
  public func callouts(in context: MarkContext) -> [Callout] { [] }
  /// 0: everything has a place.
  public func countUnplaceable(in context: MarkContext) -> Int { 0 }
}

/// What a legend shows beside the name of a mark.
public enum LegendKey: Hashable, Sendable {
  /// A short line of a width and a dash in points, nil for those of the theme.
  case line(width: Double?, dash: [Double]?)
  /// One marker of a diameter in points; nil for the shape of the theme.
  case marker(MarkerShape?, size: Double)
  /// A swatch of the given opacity, 0…1.
  case area(opacity: Double)
}

/// What a mark is told when it is drawn.
public struct MarkContext: Sendable {
  /// From data to the page.
  public let projection: Projection
  /// The panel's box on the page.
  public let box: Rectangle
  /// The colour that the mark's ink means in this panel.
  public let colour: Colour
  /// The colours and sizes of the figure.
  public let theme: Theme
  /// Which of the theme's dashes or shapes the mark has if it asks for none, counted from 0.
  let variant: Int

  /// The dash of a line that asks for `dash`, or for none (nil); lengths of strokes and gaps in points.
  public func dash(_ dash: [Double]?) -> [Double] { dash ?? theme.dash(variant) }
  /// The shape of points that ask for `shape`, or for none (nil).
  public func marker(_ shape: MarkerShape?) -> MarkerShape { shape ?? theme.marker(variant) }

  /// What shapes are cut to before they are drawn: the panel's box with room for wide strokes.
  var frame: Rectangle { box.inset(by: -20) }

  /// The number of points (`x`, `y`), both `[points]`, that have no place on the axes.
  public func countUnplaceable(x: [Double], y: [Double]) -> Int {
    zip(x, y).count { !projection($0, $1).isFinite }
  }
}
