/// What is done to a result of a product before it is stored.
protocol Epilogue {
  /// The number to store at an index of the result instead of a sum.
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector
}

/// Stores the sums as they are.
struct Plain: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { sum }
}

/// The left factor of a product, its elements wherever they lie: element (r, k) is at `r * rowStride + k * depthStride`.
struct LeftFactor {
  var pointer: UnsafePointer<Float>
  var rowStride: Int
  var depthStride: Int
}

/// C(r, c) = Σₖ A(r, k) B(k, c), the sum over k in order and with fused multiply-add.
///
/// All the network's products have this form: outputs from activations, errors from errors, gradients from both. The
/// numbers of B and C lie in rows, their strides apart, and are taken sixteen at a time; one number of A meets them all.
/// The number of columns is a multiple of sixteen.
@inline(always)
func multiply<E: Epilogue>(
  _ a: LeftFactor, rows: Int, depth: Int, _ b: UnsafePointer<Float>, bStride: Int, columns: Int,
  into c: UnsafeMutablePointer<Float>, cStride: Int, _ epilogue: E
) {
  if rows <= 2 {
    for column in stride(from: 0, to: columns, by: 4 * lanes) {
      multiplyFlat(a, rows: rows, depth: depth, b, bStride, columns, c, cStride, column, epilogue)
    }
    return
  }
  let wide = columns / 32 * 32
  for row in stride(from: 0, to: rows, by: 5) {
    for column in stride(from: 0, to: wide, by: 32) {
      multiplyWide(
        a, row: row, rows: rows, depth: depth, b + column, bStride, c, cStride, column, epilogue)
    }
  }
  guard wide < columns else { return }
  for row in stride(from: 0, to: rows, by: 10) {
    multiplyTall(a, row: row, rows: rows, depth: depth, b + wide, bStride, c, cStride, wide, epilogue)
  }
}

/// Five rows and two vectors of columns of a product: ten sums in registers. Rows beyond the last repeat it and are not
/// stored.
@inline(always)
private func multiplyWide<E: Epilogue>(
  _ a: LeftFactor, row: Int, rows: Int, depth: Int, _ b: UnsafePointer<Float>, _ bStride: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1, a2, a3, a4) = (
    a.row(row), a.row(row + 1, rows), a.row(row + 2, rows), a.row(row + 3, rows), a.row(row + 4, rows)
  )
  var (left0, left1, left2, left3, left4) = (Vector(), Vector(), Vector(), Vector(), Vector())
  var (right0, right1, right2, right3, right4) = (Vector(), Vector(), Vector(), Vector(), Vector())
  var bRow = b
  var k = 0
  for _ in 0..<depth {
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
    c.store(epilogue(left, at: index), at: index)
    c.store(epilogue(right, at: index + lanes), at: index + lanes)
  }
  store(left0, right0, 0)
  store(left1, right1, 1)
  store(left2, right2, 2)
  store(left3, right3, 3)
  store(left4, right4, 4)
}

/// Ten rows and one vector of columns of a product, for what is left of the columns.
@inline(always)
private func multiplyTall<E: Epilogue>(
  _ a: LeftFactor, row: Int, rows: Int, depth: Int, _ b: UnsafePointer<Float>, _ bStride: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1, a2, a3, a4) = (
    a.row(row), a.row(row + 1, rows), a.row(row + 2, rows), a.row(row + 3, rows), a.row(row + 4, rows)
  )
  let (a5, a6, a7, a8, a9) = (
    a.row(row + 5, rows), a.row(row + 6, rows), a.row(row + 7, rows), a.row(row + 8, rows), a.row(row + 9, rows)
  )
  var (sum0, sum1, sum2, sum3, sum4) = (Vector(), Vector(), Vector(), Vector(), Vector())
  var (sum5, sum6, sum7, sum8, sum9) = (Vector(), Vector(), Vector(), Vector(), Vector())
  var bRow = b
  var k = 0
  for _ in 0..<depth {
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
    c.store(epilogue(sum, at: index), at: index)
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
private func multiplyFlat<E: Epilogue>(
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
