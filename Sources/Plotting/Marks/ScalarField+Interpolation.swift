extension ScalarField {
  /// The height at a place given in steps of the grid, by bilinear interpolation; NaN next to a value that is not
  /// finite.
  func value(column: Double, row: Double) -> Double {
    let (left, bottom) = (min(Int(column), x.count - 1), min(Int(row), y.count - 1))
    let (u, v) = (column - Double(left), row - Double(bottom))
    let (right, top) = (min(left + 1, x.count - 1), min(bottom + 1, y.count - 1))
    func mix(_ a: Double, _ b: Double, _ fraction: Double) -> Double { fraction == 0 ? a : a + (b - a) * fraction }
    let below = mix(values[bottom * x.count + left], values[bottom * x.count + right], u)
    guard v > 0 else { return below }
    return mix(below, mix(values[top * x.count + left], values[top * x.count + right], u), v)
  }
}
