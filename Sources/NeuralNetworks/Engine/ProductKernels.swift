// The innermost loops of a product: blocks of sums that stay in registers while terms are added, in order.

/// Five rows and two vectors of columns of a product: ten sums in registers. Rows beyond the last repeat it and are not
/// stored.
@inline(always)
func multiplyWide<E: Epilogue>(
  _ a: LeftFactor, row: Int, rows: Int, _ block: DepthBlock, _ b: UnsafePointer<Float>, _ bStride: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1, a2, a3, a4) = (
    a.row(row), a.row(row + 1, rows), a.row(row + 2, rows), a.row(row + 3, rows), a.row(row + 4, rows)
  )
  @inline(always)
  func start(_ offset: Int) -> (Vector, Vector) {
    guard !block.isFirst else { return (Vector(), Vector()) }
    let index = min(row + offset, rows - 1) * cStride + column
    return (c.vector(at: index), c.vector(at: index + lanes))
  }
  var (left0, right0) = start(0)
  var (left1, right1) = start(1)
  var (left2, right2) = start(2)
  var (left3, right3) = start(3)
  var (left4, right4) = start(4)
  var bRow = b
  var k = 0
  for _ in 0..<block.count {
    let left = bRow.vector(at: 0)
    let right = bRow.vector(at: lanes)
    bRow += bStride
    let (f0, f1, f2, f3, f4) = (
      Vector(repeating: a0[k]), Vector(repeating: a1[k]), Vector(repeating: a2[k]), Vector(repeating: a3[k]),
      Vector(repeating: a4[k])
    )
    k &+= a.depthStride
    left0.addProduct(left, f0)
    right0.addProduct(right, f0)
    left1.addProduct(left, f1)
    right1.addProduct(right, f1)
    left2.addProduct(left, f2)
    right2.addProduct(right, f2)
    left3.addProduct(left, f3)
    right3.addProduct(right, f3)
    left4.addProduct(left, f4)
    right4.addProduct(right, f4)
  }
  @inline(always)
  func store(_ left: Vector, _ right: Vector, _ offset: Int) {
    guard row + offset < rows else { return }
    let index = (row + offset) * cStride + column
    c.store(block.isLast ? epilogue(left, at: index) : left, at: index)
    c.store(block.isLast ? epilogue(right, at: index + lanes) : right, at: index + lanes)
  }
  store(left0, right0, 0)
  store(left1, right1, 1)
  store(left2, right2, 2)
  store(left3, right3, 3)
  store(left4, right4, 4)
}

/// Ten rows and one vector of columns of a product, for what is left of the columns.
@inline(always)
func multiplyTall<E: Epilogue>(
  _ a: LeftFactor, row: Int, rows: Int, _ block: DepthBlock, _ b: UnsafePointer<Float>, _ bStride: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1, a2, a3, a4) = (
    a.row(row), a.row(row + 1, rows), a.row(row + 2, rows), a.row(row + 3, rows), a.row(row + 4, rows)
  )
  let (a5, a6, a7, a8, a9) = (
    a.row(row + 5, rows), a.row(row + 6, rows), a.row(row + 7, rows), a.row(row + 8, rows), a.row(row + 9, rows)
  )
  @inline(always)
  func start(_ offset: Int) -> Vector {
    block.isFirst ? Vector() : c.vector(at: min(row + offset, rows - 1) * cStride + column)
  }
  var (sum0, sum1, sum2, sum3, sum4) = (start(0), start(1), start(2), start(3), start(4))
  var (sum5, sum6, sum7, sum8, sum9) = (start(5), start(6), start(7), start(8), start(9))
  var bRow = b
  var k = 0
  for _ in 0..<block.count {
    let vector = bRow.vector(at: 0)
    bRow += bStride
    sum0.addProduct(vector, Vector(repeating: a0[k]))
    sum1.addProduct(vector, Vector(repeating: a1[k]))
    sum2.addProduct(vector, Vector(repeating: a2[k]))
    sum3.addProduct(vector, Vector(repeating: a3[k]))
    sum4.addProduct(vector, Vector(repeating: a4[k]))
    sum5.addProduct(vector, Vector(repeating: a5[k]))
    sum6.addProduct(vector, Vector(repeating: a6[k]))
    sum7.addProduct(vector, Vector(repeating: a7[k]))
    sum8.addProduct(vector, Vector(repeating: a8[k]))
    sum9.addProduct(vector, Vector(repeating: a9[k]))
    k &+= a.depthStride
  }
  @inline(always)
  func store(_ sum: Vector, _ offset: Int) {
    guard row + offset < rows else { return }
    let index = (row + offset) * cStride + column
    c.store(block.isLast ? epilogue(sum, at: index) : sum, at: index)
  }
  store(sum0, 0)
  store(sum1, 1)
  store(sum2, 2)
  store(sum3, 3)
  store(sum4, 4)
  store(sum5, 5)
  store(sum6, 6)
  store(sum7, 7)
  store(sum8, 8)
  store(sum9, 9)
}

/// Two rows and four vectors of columns of a product, for one that has no more rows. What is beyond the last row or the last
/// column repeats it and is not stored.
@inline(always)
func multiplyFlat<E: Epilogue>(
  _ a: LeftFactor, rows: Int, depth: Int, _ b: UnsafePointer<Float>, _ bStride: Int, _ columns: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1) = (a.row(0), a.row(1, rows))
  let last = columns - lanes
  let (column1, column2, column3) = (
    min(column + lanes, last), min(column + 2 * lanes, last), min(column + 3 * lanes, last)
  )
  var (upper0, upper1, upper2, upper3) = (Vector(), Vector(), Vector(), Vector())
  var (lower0, lower1, lower2, lower3) = (Vector(), Vector(), Vector(), Vector())
  var bRow = b
  var k = 0
  for _ in 0..<depth {
    let (f0, f1) = (Vector(repeating: a0[k]), Vector(repeating: a1[k]))
    let (b0, b1, b2, b3) = (
      bRow.vector(at: column), bRow.vector(at: column1), bRow.vector(at: column2), bRow.vector(at: column3)
    )
    bRow += bStride
    k &+= a.depthStride
    upper0.addProduct(b0, f0)
    lower0.addProduct(b0, f1)
    upper1.addProduct(b1, f0)
    lower1.addProduct(b1, f1)
    upper2.addProduct(b2, f0)
    lower2.addProduct(b2, f1)
    upper3.addProduct(b3, f0)
    lower3.addProduct(b3, f1)
  }
  @inline(always)
  func store(_ upper: Vector, _ lower: Vector, _ offset: Int) {
    guard column + offset < columns else { return }
    let index = column + offset
    c.store(epilogue(upper, at: index), at: index)
    guard rows > 1 else { return }
    c.store(epilogue(lower, at: cStride + index), at: cStride + index)
  }
  store(upper0, lower0, 0)
  store(upper1, lower1, lanes)
  store(upper2, lower2, 2 * lanes)
  store(upper3, lower3, 3 * lanes)
}

extension LeftFactor {
  /// The beginning of a row that exists.
  @inline(always)
  fileprivate func row(_ index: Int) -> UnsafePointer<Float> { pointer + index * rowStride }

  /// The beginning of a row, or of the last where there are not so many.
  @inline(always)
  fileprivate func row(_ index: Int, _ rows: Int) -> UnsafePointer<Float> {
    pointer + min(index, rows - 1) * rowStride
  }
}
