/// An operation applied to the results of a product before they are stored.
protocol Epilogue {
  /// The numbers to store from an index of the result on, in place of the sums.
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector
}

/// Stores the sums as they are.
struct Plain: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { sum }
}

/// Adds the sums to what is already stored in the result. Longer sums keep their partial sums there, so this is only
/// for products with at most as many terms as a tile has samples.
struct Adding: Epilogue {
  let result: UnsafePointer<Float>

  init(to result: UnsafePointer<Float>) { self.result = result }

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { result.vector(at: index) + sum }
}

/// The left factor of a product, in any layout: element (r, k) is at `r * rowStride + k * depthStride`.
struct LeftFactor {
  var pointer: UnsafePointer<Float>
  var rowStride: Int
  var depthStride: Int
}

/// C(r, c) = Σₖ A(r, k) B(k, c), summed over k in order with fused multiply-add.
///
/// All the network's products have this form: outputs from activations, errors from errors, gradients from both. B and
/// C are stored in rows at the given strides and processed sixteen columns at a time, each vector multiplied by a
/// single number of A. The number of columns is a multiple of sixteen.
///
/// A strip of B, four vectors wide and as long as a tile, stays in the first-level cache while all rows of A are
/// multiplied by it.
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

/// The number of terms of a long sum that are added in one block: at least as many as a tile has samples.
private let depthOfBlock = tileSize
