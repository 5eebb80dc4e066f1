/// Writes the transpose of a block, whose number of rows is a multiple of eight and whose number of columns is a
/// multiple of four: element (r, c) of the source becomes element (c, r) of the destination.
func transpose(
  _ source: UnsafePointer<Float>, stride sourceStride: Int, rows: Int, columns: Int,
  into destination: UnsafeMutablePointer<Float>, stride destinationStride: Int
) {
  for row in stride(from: 0, to: rows, by: 8) {
    var (source, destination) = (source + row * sourceStride, destination + row)
    for _ in 0..<columns / 4 {
      transposeBlock(source, sourceStride, destination, destinationStride)
      source += 4
      destination += 4 * destinationStride
    }
  }
}

/// Transposes eight rows of four. Row i and row i + 4 share a vector, one in each half, and no number has to leave its
/// half: a first round interleaves the numbers of two rows, a second one the resulting pairs of two such rows.
@inline(always)
private func transposeBlock(
  _ source: UnsafePointer<Float>, _ sourceStride: Int, _ destination: UnsafeMutablePointer<Float>,
  _ destinationStride: Int
) {
  // A pair is handled as one number of twice the size. Written with single numbers, the compiler merges the two rounds
  // into one inefficient shuffle.
  typealias Numbers = SIMD8<Float>
  typealias Pairs = SIMD4<Double>
  @inline(always)
  func load(_ row: Int) -> Numbers {
    @inline(always)
    func half(_ row: Int) -> SIMD2<Double> {
      UnsafeRawPointer(source + row * sourceStride).loadUnaligned(as: SIMD2<Double>.self)
    }
    return unsafeBitCast(Pairs(lowHalf: half(row), highHalf: half(row + 4)), to: Numbers.self)
  }
  @inline(always)
  func store(_ row: Int, _ pairs: Pairs) {
    UnsafeMutableRawPointer(destination + row * destinationStride).storeBytes(of: pairs, as: Pairs.self)
  }
  @inline(always)
  func low(_ a: Numbers, _ b: Numbers) -> Pairs {
    unsafeBitCast(Numbers(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]), to: Pairs.self)
  }
  @inline(always)
  func high(_ a: Numbers, _ b: Numbers) -> Pairs {
    unsafeBitCast(Numbers(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7]), to: Pairs.self)
  }
  let (r0, r1, r2, r3) = (load(0), load(1), load(2), load(3))
  let (upperLow, upperHigh) = (low(r0, r1), high(r0, r1))
  let (lowerLow, lowerHigh) = (low(r2, r3), high(r2, r3))
  store(0, Pairs(upperLow[0], lowerLow[0], upperLow[2], lowerLow[2]))
  store(1, Pairs(upperLow[1], lowerLow[1], upperLow[3], lowerLow[3]))
  store(2, Pairs(upperHigh[0], lowerHigh[0], upperHigh[2], lowerHigh[2]))
  store(3, Pairs(upperHigh[1], lowerHigh[1], upperHigh[3], lowerHigh[3]))
}
