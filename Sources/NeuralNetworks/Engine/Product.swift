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
  for first in stride(from: 0, to: depth, by: depthOfBlock) {
    let block = DepthBlock(
      count: min(depthOfBlock, depth - first), isFirst: first == 0, isLast: first + depthOfBlock >= depth)
    let a = LeftFactor(pointer: a.pointer + first * a.depthStride, rowStride: a.rowStride, depthStride: a.depthStride)
    let b = b + first * bStride
    for row in stride(from: 0, to: rows, by: 5) {
      for column in stride(from: 0, to: wide, by: 32) {
        multiplyWide(a, row: row, rows: rows, block, b + column, bStride, c, cStride, column, epilogue)
      }
    }
    guard wide < columns else { continue }
    for row in stride(from: 0, to: rows, by: 10) {
      multiplyTall(a, row: row, rows: rows, block, b + wide, bStride, c, cStride, wide, epilogue)
    }
  }
}

/// The terms of long sums are added so many at a time, so that what all rows of the left factor meet stays in a near cache.
private let depthOfBlock = 256

/// A part of the terms of each sum. Between two parts the sums lie where the result will.
struct DepthBlock {
  var count: Int
  var isFirst: Bool
  var isLast: Bool
}
