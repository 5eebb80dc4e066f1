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

/// Adds the sums to what is at the place of the result. Longer sums leave their first parts there, so this is for products of
/// no more terms than a tile has samples.
struct Adding: Epilogue {
  let result: UnsafePointer<Float>

  init(to result: UnsafePointer<Float>) { self.result = result }

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { result.vector(at: index) + sum }
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
///
/// A strip of B, four vectors wide and as long as a tile, stays in the nearest cache while all rows of A meet it.
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
  if depth <= 2 {
    multiplyShallow(a, rows: rows, depth: depth, b, bStride, columns, c, cStride, epilogue)
    return
  }
  let broad = columns / (4 * lanes) * (4 * lanes)
  let wide = columns / (2 * lanes) * (2 * lanes)
  for first in stride(from: 0, to: depth, by: depthOfBlock) {
    let product = PartialProduct(
      a: LeftFactor(pointer: a.pointer + first * a.depthStride, rowStride: a.rowStride, depthStride: a.depthStride),
      rows: rows, depth: min(depthOfBlock, depth - first), b: b + first * bStride, bStride: bStride, c: c,
      cStride: cStride, isFirst: first == 0, isLast: first + depthOfBlock >= depth, epilogue: epilogue)
    for column in stride(from: 0, to: broad, by: 4 * lanes) {
      product.multiplyFiveByFour(column)
    }
    if broad + 3 * lanes == columns {
      product.multiplyFiveByThree(broad)
      continue
    }
    if broad < wide {
      product.multiplyFiveByTwo(broad)
    }
    if wide < columns {
      product.multiplyTenByOne(wide)
    }
  }
}

/// The terms of long sums are added so many at a time: at least as many as a tile has samples.
private let depthOfBlock = tileSize
