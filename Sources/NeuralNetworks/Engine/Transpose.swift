/// Writes the transpose of a block whose rows and columns are multiples of eight: element (r, c) of the source becomes
/// element (c, r) of the destination.
func transpose(
  _ source: UnsafePointer<Float>, stride sourceStride: Int, rows: Int, columns: Int,
  into destination: UnsafeMutablePointer<Float>, stride destinationStride: Int
) {
  for row in stride(from: 0, to: rows, by: 8) {
    for column in stride(from: 0, to: columns, by: 8) {
      transposeBlock(
        source + (row * sourceStride + column), sourceStride,
        destination + (column * destinationStride + row), destinationStride)
    }
  }
}

/// Eight rows of eight, in three rounds: each interleaves row i with row i + 4.
@inline(always)
private func transposeBlock(
  _ source: UnsafePointer<Float>, _ sourceStride: Int, _ destination: UnsafeMutablePointer<Float>,
  _ destinationStride: Int
) {
  typealias Row = SIMD8<Float>
  typealias Rows = (Row, Row, Row, Row, Row, Row, Row, Row)
  @inline(always)
  func load(_ row: Int) -> Row { UnsafeRawPointer(source + row * sourceStride).loadUnaligned(as: Row.self) }
  @inline(always)
  func store(_ row: Int, _ values: Row) {
    UnsafeMutableRawPointer(destination + row * destinationStride).storeBytes(of: values, as: Row.self)
  }
  @inline(always)
  func low(_ a: Row, _ b: Row) -> Row {
    var row = Row()
    row.evenHalf = a.lowHalf
    row.oddHalf = b.lowHalf
    return row
  }
  @inline(always)
  func high(_ a: Row, _ b: Row) -> Row {
    var row = Row()
    row.evenHalf = a.highHalf
    row.oddHalf = b.highHalf
    return row
  }
  @inline(always)
  func round(_ r: Rows) -> Rows {
    (
      low(r.0, r.4), high(r.0, r.4), low(r.1, r.5), high(r.1, r.5), low(r.2, r.6), high(r.2, r.6), low(r.3, r.7),
      high(r.3, r.7)
    )
  }
  let r = round(round(round((load(0), load(1), load(2), load(3), load(4), load(5), load(6), load(7)))))
  store(0, r.0)
  store(1, r.1)
  store(2, r.2)
  store(3, r.3)
  store(4, r.4)
  store(5, r.5)
  store(6, r.6)
  store(7, r.7)
}
