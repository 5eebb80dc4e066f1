// The innermost loops of a product: blocks of sums that stay in registers while terms are added in order. They are
// written out for each width, because one loop that called a closure to add a term would keep the sums in memory, and
// training would take three times as long.

/// A block of the terms of each sum of a product. Between two blocks the sums are kept where the result will be.
struct PartialProduct<E: Epilogue> {
  let a: LeftFactor
  let rows: Int
  let depth: Int
  let b: UnsafePointer<Float>
  let bStride: Int
  let c: UnsafeMutablePointer<Float>
  let cStride: Int
  let isFirst: Bool
  let isLast: Bool
  let epilogue: E

  /// All rows of the four vectors of columns that begin at a column, five rows at a time: twenty sums. Rows beyond the
  /// last repeat it and are not stored.
  @inline(never)
  func multiplyFiveByFour(_ column: Int) {
    for row in stride(from: 0, to: rows, by: 5) {
      let a = FiveRows(of: a, from: row, count: rows)
      var (c0, c1, c2, c3) = (
        start(row, column), start(row, column + lanes), start(row, column + 2 * lanes), start(row, column + 3 * lanes)
      )
      var b = b + column
      var k = 0
      for _ in 0..<depth {
        let factors = a[k]
        c0.addProduct(factors, b.vector(at: 0))
        c1.addProduct(factors, b.vector(at: lanes))
        c2.addProduct(factors, b.vector(at: 2 * lanes))
        c3.addProduct(factors, b.vector(at: 3 * lanes))
        b += bStride
        k &+= self.a.depthStride
      }
      forEachRow(row, column) { offset, store in
        store(0, c0[offset])
        store(lanes, c1[offset])
        store(2 * lanes, c2[offset])
        store(3 * lanes, c3[offset])
      }
    }
  }

  /// All rows of three vectors of columns, five at a time.
  @inline(never)
  func multiplyFiveByThree(_ column: Int) {
    for row in stride(from: 0, to: rows, by: 5) {
      let a = FiveRows(of: a, from: row, count: rows)
      var (c0, c1, c2) = (start(row, column), start(row, column + lanes), start(row, column + 2 * lanes))
      var b = b + column
      var k = 0
      for _ in 0..<depth {
        let factors = a[k]
        c0.addProduct(factors, b.vector(at: 0))
        c1.addProduct(factors, b.vector(at: lanes))
        c2.addProduct(factors, b.vector(at: 2 * lanes))
        b += bStride
        k &+= self.a.depthStride
      }
      forEachRow(row, column) { offset, store in
        store(0, c0[offset])
        store(lanes, c1[offset])
        store(2 * lanes, c2[offset])
      }
    }
  }

  /// All rows of two vectors of columns, five at a time.
  @inline(never)
  func multiplyFiveByTwo(_ column: Int) {
    for row in stride(from: 0, to: rows, by: 5) {
      let a = FiveRows(of: a, from: row, count: rows)
      var (c0, c1) = (start(row, column), start(row, column + lanes))
      var b = b + column
      var k = 0
      for _ in 0..<depth {
        let factors = a[k]
        c0.addProduct(factors, b.vector(at: 0))
        c1.addProduct(factors, b.vector(at: lanes))
        b += bStride
        k &+= self.a.depthStride
      }
      forEachRow(row, column) { offset, store in
        store(0, c0[offset])
        store(lanes, c1[offset])
      }
    }
  }

  /// All rows of one vector of columns, ten at a time.
  @inline(never)
  func multiplyTenByOne(_ column: Int) {
    for row in stride(from: 0, to: rows, by: 10) {
      let (upper, lower) = (FiveRows(of: a, from: row, count: rows), FiveRows(of: a, from: row + 5, count: rows))
      var (c0, c1) = (start(row, column), start(row + 5, column))
      var b = b + column
      var k = 0
      for _ in 0..<depth {
        let vector = b.vector(at: 0)
        c0.addProduct(upper[k], vector)
        c1.addProduct(lower[k], vector)
        b += bStride
        k &+= a.depthStride
      }
      forEachRow(row, column) { offset, store in store(0, c0[offset]) }
      forEachRow(row + 5, column) { offset, store in store(0, c1[offset]) }
    }
  }

  /// The sums of five rows and one vector of columns over the terms before this block.
  @inline(always)
  private func start(_ row: Int, _ column: Int) -> FiveSums {
    guard !isFirst else { return FiveSums() }
    @inline(always)
    func sum(_ offset: Int) -> Vector { c.vector(at: min(row &+ offset, rows &- 1) &* cStride &+ column) }
    return FiveSums(sums: (sum(0), sum(1), sum(2), sum(3), sum(4)))
  }

  /// Stores the sums of five rows, except those beyond the last, with an epilogue that is chosen once for all of them.
  @inline(always)
  private func forEachRow(
    _ row: Int, _ column: Int, _ body: (_ offset: Int, _ store: (_ column: Int, _ sum: Vector) -> Void) -> Void
  ) {
    @inline(always)
    func storeRows(_ epilogue: some Epilogue) {
      @inline(always)
      func storeRow(_ offset: Int) {
        guard row &+ offset < rows else { return }
        let index = (row &+ offset) &* cStride &+ column
        body(offset) { column, sum in c.store(epilogue(sum, at: index &+ column), at: index &+ column) }
      }
      storeRow(0)
      storeRow(1)
      storeRow(2)
      storeRow(3)
      storeRow(4)
    }
    if isLast { storeRows(epilogue) } else { storeRows(Plain()) }
  }
}

/// The sums of five rows of a product and one vector of columns.
private struct FiveSums {
  var sums = (Vector(), Vector(), Vector(), Vector(), Vector())

  /// Adds a term to each sum: the row's own factor times a vector shared by all.
  @inline(always)
  mutating func addProduct(_ factors: (Vector, Vector, Vector, Vector, Vector), _ vector: Vector) {
    sums.0.addProduct(vector, factors.0)
    sums.1.addProduct(vector, factors.1)
    sums.2.addProduct(vector, factors.2)
    sums.3.addProduct(vector, factors.3)
    sums.4.addProduct(vector, factors.4)
  }

  /// The sum of a row, from 0 to 4.
  @inline(always)
  subscript(row: Int) -> Vector {
    switch row {
    case 0: sums.0
    case 1: sums.1
    case 2: sums.2
    case 3: sums.3
    default: sums.4
    }
  }
}

/// Five rows of a left factor; the last row stands in for those beyond it.
private struct FiveRows {
  private let rows:
    (
      UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>
    )

  @inline(always)
  init(of a: LeftFactor, from row: Int, count: Int) {
    rows = (
      a.row(row, count), a.row(row &+ 1, count), a.row(row &+ 2, count), a.row(row &+ 3, count),
      a.row(row &+ 4, count)
    )
  }

  /// The number at an offset from the start of each row, repeated in all lanes.
  @inline(always)
  subscript(offset: Int) -> (Vector, Vector, Vector, Vector, Vector) {
    (
      Vector(repeating: rows.0[offset]), Vector(repeating: rows.1[offset]), Vector(repeating: rows.2[offset]),
      Vector(repeating: rows.3[offset]), Vector(repeating: rows.4[offset])
    )
  }
}

/// A product with one or two terms in each sum, one vector of columns after another. Here the epilogue takes longer
/// than the sums.
@inline(always)
func multiplyShallow<E: Epilogue>(
  _ a: LeftFactor, rows: Int, depth: Int, _ b: UnsafePointer<Float>, _ bStride: Int, _ columns: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ epilogue: E
) {
  for column in stride(from: 0, to: columns, by: lanes) {
    let first = b.vector(at: column)
    @inline(always)
    func term(_ row: Int) -> Vector { Vector().addingProduct(first, Vector(repeating: a.pointer[row &* a.rowStride])) }
    if depth == 1 {
      storeRows(rows, column, term)
    } else {
      let second = b.vector(at: bStride &+ column)
      storeRows(rows, column) { row in
        term(row).addingProduct(second, Vector(repeating: a.pointer[row &* a.rowStride &+ a.depthStride]))
      }
    }
  }

  // Four vectors are computed before any is stored, so that there is work on one while another waits for its last
  // operation.
  @inline(always)
  func storeRows(_ rows: Int, _ column: Int, _ sum: (_ row: Int) -> Vector) {
    @inline(always)
    func result(_ row: Int) -> Vector { epilogue(sum(row), at: row &* cStride &+ column) }
    @inline(always)
    func store(_ result: Vector, _ row: Int) { c.store(result, at: row &* cStride &+ column) }
    var row = 0
    while row &+ 3 < rows {
      let (r0, r1, r2, r3) = (result(row), result(row &+ 1), result(row &+ 2), result(row &+ 3))
      store(r0, row)
      store(r1, row &+ 1)
      store(r2, row &+ 2)
      store(r3, row &+ 3)
      row &+= 4
    }
    while row < rows {
      store(result(row), row)
      row &+= 1
    }
  }
}

/// Two rows and four vectors of columns of a product with at most two rows. Whatever lies beyond the last row or the
/// last column repeats it and is not stored.
@inline(always)
func multiplyFlat<E: Epilogue>(
  _ a: LeftFactor, rows: Int, depth: Int, _ b: UnsafePointer<Float>, _ bStride: Int, _ columns: Int,
  _ c: UnsafeMutablePointer<Float>, _ cStride: Int, _ column: Int, _ epilogue: E
) {
  let (a0, a1) = (a.row(0, rows), a.row(1, rows))
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
  /// The start of a row, or of the last row if there are fewer.
  @inline(always)
  fileprivate func row(_ index: Int, _ count: Int) -> UnsafePointer<Float> {
    pointer + min(index, count &- 1) &* rowStride
  }
}
