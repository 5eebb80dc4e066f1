import LinearAlgebra

extension Matrix<Float> {
  /// A matrix from its rows, rounded to `Float`.
  ///
  /// - Parameters:
  ///   - rows: all of the same length.
  ///   - what: what the matrix holds, as in `"inputs"`.
  /// - Throws: ``TrainingError`` that names the first row which has another length than row 0.
  @specialized(where Number == Double)
  @specialized(where Number == Float)
  init<Number: BinaryFloatingPoint>(rows: [[Number]], of what: String) throws(TrainingError) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columns {
      throw .raggedRow(what: what, row: index, expected: columns, actual: row.count)
    }
    self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0.map { Float($0) } })
  }
}
