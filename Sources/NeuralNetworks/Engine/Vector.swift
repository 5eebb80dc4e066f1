/// The unit of the engine's arithmetic: sixteen numbers. Each lane is computed independently, so a processor gives the
/// same bits whether it works on four, eight or sixteen at a time.
typealias Vector = SIMD16<Float>

/// The number of lanes in a ``Vector``.
let lanes = 16

/// 0, 1, … 15
let laneNumbers = Vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

/// The number of samples in a tile. The samples of a batch are processed tile by tile, so that a tile stays in the
/// cache. The result depends on this number: gradients are summed first within each tile, then over the tiles in order.
let tileSize = 128

/// A count rounded up to whole vectors.
func padded(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

extension UnsafePointer<Float> {
  /// The sixteen numbers that begin at an index.
  @inline(always)
  func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }
}

extension UnsafeMutablePointer<Float> {
  /// The sixteen numbers that begin at an index.
  @inline(always)
  func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }

  /// Writes sixteen numbers, beginning at an index.
  @inline(always)
  func store(_ vector: Vector, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: vector, as: Vector.self)
  }
}

/// Memory for numbers: zero at first, aligned to a cache line, and freed together with this object.
final class Buffer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    pointer = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
      .bindMemory(to: Float.self, capacity: max(count, 1))
    pointer.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { pointer.deallocate() }
}
