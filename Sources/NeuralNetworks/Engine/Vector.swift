/// The unit of the engine's arithmetic: sixteen numbers. Each lane is calculated by itself, so that a processor that
/// works on four, eight or sixteen at once gives the same bits.
typealias Vector = SIMD16<Float>

/// The number of lanes in a ``Vector``.
let lanes = 16

/// The samples of a batch are worked on in tiles of this many, so that a tile stays in the cache. The number is part of
/// the result: gradients are summed within a tile first and then over the tiles in order.
let tileSize = 128

/// A count rounded up to whole vectors.
func padded(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

extension UnsafePointer<Float> {
  /// The sixteen numbers from an index on.
  @inline(always)
  func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }
}

extension UnsafeMutablePointer<Float> {
  /// The sixteen numbers from an index on.
  @inline(always)
  func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }

  /// Writes sixteen numbers from an index on.
  @inline(always)
  func store(_ vector: Vector, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: vector, as: Vector.self)
  }
}

/// Memory for numbers that is zero at first, begins at a cache line and is given back with its owner.
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
