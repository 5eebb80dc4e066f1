import Preconditions

/// Heights on a grid over the plane.
public struct ScalarField: Hashable, Sendable {
  /// Places of the columns, increasing.
  public let x: [Double]
  /// Places of the rows, increasing.
  public let y: [Double]
  /// The heights, row by row: `values[row * x.count + column]` lies over (`x[column]`, `y[row]`).
  public let values: [Double]

  /// Heights over the grid of `x` and `y`. What does not fit together stops the program.
  ///
  /// - Parameters:
  ///   - x: places of the columns, increasing, `[columns]`.
  ///   - y: places of the rows, increasing, `[rows]`.
  ///   - values: the heights, row by row, `[rows, columns]`; they need not be finite.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    values: some Collection<some BinaryFloatingPoint>
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    self.values = doubles(values)
    let count = requireArea(rows: self.y.count, columns: self.x.count, "a field")
    require(
      self.values.count == count,
      "a field over \(self.x.count) columns and \(self.y.count) rows has \(count) values, not \(self.values.count)")
    require(
      ScalarField.isIncreasing(self.x) && ScalarField.isIncreasing(self.y),
      "the places of a field's columns and rows must be finite and increase")
  }

  /// A function sampled at evenly spaced places of a rectangle, its edges included; rethrows what the function throws.
  ///
  /// - Parameters:
  ///   - x: the rectangle's extent along the horizontal axis.
  ///   - y: its extent along the vertical axis.
  ///   - columns: samples along the horizontal axis, at least 2.
  ///   - rows: samples along the vertical axis, at least 2.
  ///   - function: the height at a point.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, rows: Int,
    _ function: (Double, Double) throws -> Double
  ) rethrows {
    require(columns >= 2 && rows >= 2, "a field needs at least 2 columns and 2 rows, got \(columns) and \(rows)")
    let count = requireArea(rows: rows, columns: columns, "a field")
    func places(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map {
        let fraction = Double($0) / Double(count - 1)
        return range.lowerBound * (1 - fraction) + range.upperBound * fraction
      }
    }
    let (columns, rows) = (places(x, columns), places(y, rows))
    var values: [Double] = []
    values.reserveCapacity(count)
    for row in rows {
      for column in columns { values.append(try function(column, row)) }
    }
    self.init(x: columns, y: rows, values: values)
  }

  /// The lowest and the highest finite height, or nil if there is none.
  var span: ClosedRange<Double>? {
    let finite = values.lazy.filter(\.isFinite)
    guard let lowest = finite.min(), let highest = finite.max() else { return nil }
    return lowest...highest
  }

  private static func isIncreasing(_ places: [Double]) -> Bool {
    places.allSatisfy(\.isFinite) && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
  }
}
