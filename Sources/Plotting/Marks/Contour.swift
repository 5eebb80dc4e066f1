/// Lines of equal height of a surface over the plane.
public struct Contour: Mark {
  /// The heights for which lines are drawn.
  public enum Levels: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    /// So many heights, evenly spaced between lowest and highest.
    case even(Int)
    /// So many heights whose distances grow evenly from the lowest on: evenly spaced lines in a quadratic bowl.
    case bowl(Int)
    /// These heights.
    case values([Double])

    /// So many evenly spaced heights.
    public init(integerLiteral count: Int) { self = .even(count) }
    /// These heights.
    public init(arrayLiteral values: Double...) { self = .values(values) }

    /// The heights for a surface between `lowest` and `highest`.
    func heights(from lowest: Double, to highest: Double) -> [Double] {
      switch self {
      case .values(let values): return values.filter(\.isFinite)
      case .even(let count), .bowl(let count):
        guard lowest < highest, count > 0 else { return [] }
        return (1...count).map { index in
          let share = Double(index) / Double(count + 1)
          let place = if case .bowl = self { share * share } else { share }
          return lowest * (1 - place) + highest * place
        }
      }
    }
  }

  /// The surface.
  public let field: ScalarField
  /// The heights shown.
  public let levels: Levels
  /// Its name, in a legend or beside it.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// Width in points.
  public let width: Double

  /// Contour lines of values on a grid.
  public init(
    _ field: ScalarField, levels: Levels = 10, label: String? = nil, colour: Ink = .neutral, width: Double = 0.8
  ) {
    self.field = field
    self.levels = levels
    self.label = label
    self.ink = colour
    self.width = width
  }

  /// Contour lines of a function of x and y over a rectangle.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Levels = 10, label: String? = nil,
    colour: Ink = .neutral, width: Double = 0.8, resolution: Int = 200, _ function: (Double, Double) throws -> Double
  ) rethrows {
    let field = try ScalarField(x: x, y: y, columns: resolution, rows: resolution, function)
    self.init(field, levels: levels, label: label, colour: colour, width: width)
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { .line(width: width, dash: []) }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    for edge in [field.x.first, field.x.last] { if let edge { extent.x.include(edge: edge) } }
    for edge in [field.y.first, field.y.last] { if let edge { extent.y.include(edge: edge) } }
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    guard let span = field.span else { return [] }
    let lines = levels.heights(from: span.lowerBound, to: span.upperBound).flatMap { height in
      field.contours(at: height).flatMap { line in
        context.frame.clip(polyline: line.map { context.projection($0.x, $0.y) })
      }
    }
    return [.stroke(Path(lines.filter { $0.count > 1 }), Stroke(context.colour, width: width))]
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { field.values.count { !$0.isFinite } }
}
