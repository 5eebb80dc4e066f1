import Preconditions

/// A stream of random numbers that is the same for the same seed on every machine.
///
/// ```swift
/// var random = RandomSource(seed: 42)
/// let x = random.uniform(in: -15...15)
/// let noise = random.normal()
/// ```
///
/// The generator is xoshiro256++ 1.0 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM
/// TOMS 47, 2021), with the period 2²⁵⁶ − 1; its state is filled from the seed by SplitMix64, as its authors advise.
/// Swift's own `Double.random(in:using:)` and `shuffled(using:)` accept it, but how they use it may change from one
/// version of Swift to another; the methods here do not.
public struct RandomSource: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream that belongs to a seed; any number will do.
  public init(seed: UInt64) {
    var splitMix = SplitMix64(state: seed)
    state = (splitMix.next(), splitMix.next(), splitMix.next(), splitMix.next())
  }

  /// The stream that begins at a given state.
  ///
  /// - Parameter state: four words, not all zero; four zeros stop the program with a message.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    require(state != (0, 0, 0, 0), "xoshiro256++ never leaves the state (0, 0, 0, 0)")
    self.state = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotate(state.0 &+ state.3, 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  /// Splits off an independent source for a part of a program: the child takes the next 2¹²⁸ numbers of this stream,
  /// and this source moves past them, so that the two do not overlap.
  ///
  /// What the child draws does not affect what this source gives afterwards, so a part of a program may draw more
  /// numbers than before without changing everything that follows.
  public mutating func split() -> RandomSource {
    let child = self
    jump()
    return child
  }

  /// Moves on by 2¹²⁸ numbers: multiplies the state by the polynomial that the generator's authors publish for this
  /// purpose.
  private mutating func jump() {
    var result: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word: UInt64 in [
      0x180e_c6d3_3cfd_0aba, 0xd5a6_1266_f0c9_392c, 0xa958_2618_e03f_c9aa, 0x39ab_dc45_29b1_661c,
    ] {
      for bit in 0..<64 {
        if word >> UInt64(bit) & 1 == 1 {
          result = (result.0 ^ state.0, result.1 ^ state.1, result.2 ^ state.2, result.3 ^ state.3)
        }
        _ = next()
      }
    }
    state = result
  }

  private func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }

  /// Whether two sources will give the same numbers.
  public static func == (left: RandomSource, right: RandomSource) -> Bool {
    left.state == right.state
  }
}

/// The generator that fills the state of another from a single word (G. Steele, D. Lea, C. Flood, "Fast splittable
/// pseudorandom number generators", 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
