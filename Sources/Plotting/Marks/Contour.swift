import Preconditions

/// Lines of equal height of a surface over the plane.
public struct Contour: Mark {
  /// The heights for which lines are drawn.
  public enum Levels: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    /// About this many round heights.
    case round(Int)
    /// This many heights, evenly spaced between the lowest and the highest.
    case even(Int)
    /// This many heights whose distances grow evenly from the lowest up: evenly spaced lines in a quadratic bowl.
    case bowl(Int)
    /// Exactly these heights; those that are not finite are left out.
    case values([Double])

    /// About this many round heights.
    public init(integerLiteral count: Int) { self = .round(count) }
    /// Exactly these heights.
    public init(arrayLiteral values: Double...) { self = .values(values) }

    /// The heights for a surface between `lowest` and `highest`.
    func heights(from lowest: Double, to highest: Double) -> [Double] {
      switch self {
      case .values(let values): return values.filter(\.isFinite)
      case .round(let count):
        return lowest < highest && count > 0 ? ExtendedWilkinson.ticks(in: lowest...highest, count: Double(count)) : []
      case .even(let count), .bowl(let count):
        guard lowest < highest, count > 0 else { return [] }
        requireCount(count, "contours")
        return (1...count).map { index in
          let fraction = Double(index) / Double(count + 1)
          let place = if case .bowl = self { fraction * fraction } else { fraction }
          return lowest * (1 - place) + highest * place
        }
      }
    }
  }

  /// The surface.
  let field: ScalarField
  /// The heights shown.
  let levels: Levels
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Width in points.
  let width: Double
  /// Whether each height is written on one of its lines, where there is room for it.
  let isNumbered: Bool

  /// Contour lines of heights on a grid.
  ///
  /// - Parameters:
  ///   - field: the surface.
  ///   - levels: the heights for which lines are drawn; a number asks for about that many round ones.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - width: width of the lines, points.
  ///   - numbered: whether each height is written on one of its lines, where there is room.
  public init(
    _ field: ScalarField, levels: Levels = 10, label: String? = nil, colour: Ink = .neutral, width: Double = 0.8,
    numbered: Bool = false
  ) {
    self.field = field
    self.levels = levels
    self.label = label
    self.ink = colour
    self.width = width
    isNumbered = numbered
  }

  /// Contour lines of a function of x and y over a rectangle; rethrows what the function throws.
  ///
  /// - Parameters:
  ///   - x: the rectangle's extent along the horizontal axis.
  ///   - y: its extent along the vertical axis.
  ///   - levels: the heights for which lines are drawn; a number asks for about that many round ones.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - width: width of the lines, points.
  ///   - numbered: whether each height is written on one of its lines, where there is room.
  ///   - resolution: samples along each side, at least 2.
  ///   - function: the height at a point.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = 10, label: String? = nil,
    colour: Ink = .neutral, width: Double = 0.8, numbered: Bool = false, resolution: Int = 200,
    _ function: (Double, Double) throws -> Double
  ) rethrows {
    let field = try ScalarField(x: x, y: y, columns: resolution, rows: resolution, function)
    self.init(field, levels: levels, label: label, colour: colour, width: width, numbered: numbered)
  }

  /// A full line of its width.
  public var legendKey: LegendKey { .line(width: width, dash: []) }

  /// Includes the grid, at whose edges the axes may end.
  public func include(in extent: inout DataExtent) {
    for edge in [field.x.first, field.x.last] { if let edge { extent.x.include(edge: edge) } }
    for edge in [field.y.first, field.y.last] { if let edge { extent.y.include(edge: edge) } }
  }

  /// Strokes the lines of all heights.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    [.stroke(Path(heights.flatMap { lines(at: $0, in: context) }), Stroke(context.colour, width: width))]
  }

  /// The heights, each on the longest of its lines; one that would cover much of the data is left out.
  public func callouts(in context: MarkContext) -> [Callout] {
    guard isNumbered else { return [] }
    let labels = TickLabels(for: heights)
    return zip(heights, labels.texts).compactMap { height, text in
      // A small circle would be covered by its number.
      guard let line = lines(at: height, in: context).max(by: { $0.count < $1.count }),
        let left = line.map(\.x).min(), let right = line.map(\.x).max(), let top = line.map(\.y).min(),
        let bottom = line.map(\.y).max(), right - left + bottom - top > 6 * context.theme.tickTextSize
      else { return nil }
      let factor: [RichText.Part] = labels.factor.map { [.run(RichText.Run(text: " "))] + $0.parts } ?? []
      return Callout(
        RichText(text.parts + factor), colour: context.colour, candidates: Callout.Candidate.on(line, in: context.box),
        maximumCost: 30)
    }
  }

  private var heights: [Double] {
    field.span.map { levels.heights(from: $0.lowerBound, to: $0.upperBound) } ?? []
  }

  /// The lines of one height on the page.
  private func lines(at height: Double, in context: MarkContext) -> [[Point]] {
    field.contours(at: height).flatMap { line in
      context.frame.clip(polyline: line.map { context.projection($0.x, $0.y) })
    }.filter { $0.count > 1 }
  }

  /// The number of heights that are not finite.
  public func countUnplaceable(in context: MarkContext) -> Int { field.values.count { !$0.isFinite } }
}
