import Preconditions

/// A two-dimensional matrix of numbers with value semantics, stored row by row.
///
/// ```swift
/// let a = Matrix<Double>([[1, 2], [3, 4], [5, 6]])   // 3 rows, 2 columns
/// a[2, 0]                                            // 5
/// a.column(1)                                        // [2, 4, 6]
/// ```
/// Networks use `Matrix<Float>`, least squares `Matrix<Double>`. Shapes that do not match are programmer errors: they
/// stop the program with a message that gives both shapes. Sums and products follow IEEE 754: what overflows is infinite,
/// and NaN where infinite terms cancel; ``isFinite`` tells.
public struct Matrix<Scalar: BinaryFloatingPoint & SIMDScalar & Sendable>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// All elements in row-major order: element (i, j) is `elements[i * columns + j]`.
  public internal(set) var elements: [Scalar]

  /// A matrix from its elements.
  ///
  /// - Parameters:
  ///   - rows: the number of rows, from 0.
  ///   - columns: the number of columns, from 0.
  ///   - elements: the `rows * columns` elements in row-major order; any other count stops the program.
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    let count = requireArea(rows: rows, columns: columns, "a matrix")
    require(elements.count == count, "a \(rows)×\(columns) matrix needs \(count) elements, got \(elements.count)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix whose elements all have the same value.
  ///
  /// - Parameters:
  ///   - rows: the number of rows, from 0.
  ///   - columns: the number of columns, from 0. A matrix that no memory can hold stops the program.
  ///   - value: the value of every element.
  public init(rows: Int, columns: Int, repeating value: Scalar) {
    let count = requireArea(rows: rows, columns: columns, "a matrix")
    self.init(rows: rows, columns: columns, elements: Array(repeating: value, count: count))
  }

  /// A matrix from its rows, all of the same length; rows of different lengths stop the program.
  @inlinable
  public init(_ rows: [[Scalar]]) {
    let columns = rows.first?.count ?? 0
    var elements: [Scalar] = []
    elements.reserveCapacity(requireArea(rows: rows.count, columns: columns, "a matrix"))
    for i in rows.indices {
      require(rows[i].count == columns, "row \(i) has \(rows[i].count) elements, row 0 has \(columns)")
      elements += rows[i]
    }
    self.init(rows: rows.count, columns: columns, elements: elements)
  }

  /// A matrix from a function of row and column.
  ///
  /// - Parameters:
  ///   - rows: the number of rows, from 0.
  ///   - columns: the number of columns, from 0. A matrix that no memory can hold stops the program.
  ///   - element: returns the element in a row and a column, both counted from zero.
  /// - Throws: what `element` throws.
  @inlinable
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Scalar) rethrows {
    var elements: [Scalar] = []
    elements.reserveCapacity(requireArea(rows: rows, columns: columns, "a matrix"))
    for i in 0..<rows {
      for j in 0..<columns { elements.append(try element(i, j)) }
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// A matrix with a single column, `[column.count, 1]`.
  @inlinable
  public init(column: [Scalar]) {
    self.init(rows: column.count, columns: 1, elements: column)
  }

  /// The identity matrix `[size, size]`: ones on the diagonal, zeros elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { i, j in i == j ? 1 : 0 }
  }

  /// The element in a row and a column, both counted from zero; any outside the matrix stop the program.
  public subscript(row: Int, column: Int) -> Scalar {
    @inlinable get {
      checkIndex(row, column)
      return elements[row * columns + column]
    }
    set {
      checkIndex(row, column)
      elements[row * columns + column] = newValue
    }
  }

  /// One row, counted from zero: `columns` numbers. A row outside the matrix stops the program.
  @inlinable
  public func row(_ row: Int) -> ArraySlice<Scalar> {
    require(0..<rows ~= row, "row \(row) of a \(shape) matrix")
    return elements[row * columns..<(row + 1) * columns]
  }

  /// One column, counted from zero: `rows` numbers. A column outside the matrix stops the program.
  @inlinable
  public func column(_ column: Int) -> [Scalar] {
    require(0..<columns ~= column, "column \(column) of a \(shape) matrix")
    return (0..<rows).map { elements[$0 * columns + column] }
  }

  /// The chosen rows, counted from zero, in the given order: `[chosen.count, columns]`. A row may be chosen more than
  /// once; one outside the matrix stops the program.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var selected: [Scalar] = []
    selected.reserveCapacity(requireArea(rows: chosen.count, columns: columns, "a matrix"))
    for i in chosen { selected += row(i) }
    return Matrix(rows: chosen.count, columns: columns, elements: selected)
  }

  /// The transpose Aᵀ, `[columns, rows]`.
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { i, j in elements[j * columns + i] }
  }

  /// The numbers of rows and columns as text: `3×2`.
  @inlinable
  public var shape: String { "\(rows)×\(columns)" }

  /// Whether every element is finite, that is neither infinite nor NaN.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  @inlinable
  func checkIndex(_ row: Int, _ column: Int) {
    require(0..<rows ~= row && 0..<columns ~= column, "element (\(row), \(column)) of a \(shape) matrix")
  }
}
