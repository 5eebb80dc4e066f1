import Foundation

/// The peak of floating-point work on this machine's cores: a loop of fused multiply-adds that stays in the registers.
enum FusedMultiplyAddPeak {
  /// Measures for some tenths of a second with so many threads at once.
  ///
  /// Ten sums of sixteen numbers keep both multipliers of a processor with AVX-512 busy, but are more than the registers of
  /// one with AVX2 hold, where five suffice: the better of both counts, and the best of some attempts, because a peak is
  /// what cannot be passed.
  ///
  /// - Returns: floating-point operations a second, two for a multiply-add.
  static func measure(threads: Int) -> Double {
    (0..<5).map { _ in max(attempt(threads, blocks: 1, five), attempt(threads, blocks: 2, ten)) }.max() ?? 0
  }

  private static let iterations = 2_000_000

  private static func attempt(_ threads: Int, blocks: Int, _ loop: @Sendable (Float) -> Float) -> Double {
    let clock = ContinuousClock()
    let begin = clock.now
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      // From zero the sums would become subnormal numbers, which are slow. A result that is looked at keeps the loop.
      if loop(Float(thread + 1)).isNaN { say("multiply-adds of finite numbers gave none") }
    }
    let seconds = begin.duration(to: clock.now) / .seconds(1)
    return 2 * 5 * 16 * Double(blocks * iterations * threads) / seconds
  }

  @inline(never) @Sendable
  private static func five(start: Float) -> Float {
    var sums = FiveSums(start)
    for _ in 0..<iterations { sums.multiplyAdd() }
    return sums.total
  }

  @inline(never) @Sendable
  private static func ten(start: Float) -> Float {
    var (first, second) = (FiveSums(start), FiveSums(start + 1))
    for _ in 0..<iterations {
      first.multiplyAdd()
      second.multiplyAdd()
    }
    return first.total + second.total
  }
}

/// Five sums that do not wait for each other.
private struct FiveSums {
  private typealias Vector = SIMD16<Float>
  private var sums: (Vector, Vector, Vector, Vector, Vector)
  private let factor = Vector(repeating: 0.999)
  private let summand: Vector

  init(_ start: Float) {
    summand = Vector(repeating: start)
    sums = (summand, summand + 1, summand + 2, summand + 3, summand + 4)
  }

  @inline(__always)
  mutating func multiplyAdd() {
    sums.0 = summand.addingProduct(sums.0, factor)
    sums.1 = summand.addingProduct(sums.1, factor)
    sums.2 = summand.addingProduct(sums.2, factor)
    sums.3 = summand.addingProduct(sums.3, factor)
    sums.4 = summand.addingProduct(sums.4, factor)
  }

  var total: Float { (sums.0 + sums.1 + sums.2 + sums.3 + sums.4).sum() }
}
