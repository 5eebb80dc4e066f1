import LinearAlgebra

extension Matrix {
  /// Checks that every element is finite.
  ///
  /// - Parameter what: what the matrix holds, as in `"inputs"`.
  /// - Throws: ``TrainingError`` that names the first element which is not.
  func checkFinite(_ what: @autoclosure () -> String) throws(TrainingError) {
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return }
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    throw .notFinite(what: what(), row: row, column: column, value: Double(elements[index]))
  }
}
