import Foundation

/// Data for the examples, the same in every run.
enum SampleData {
  /// 40 points about a straight line.
  static let line: (x: [Double], y: [Double]) = {
    var random = SampleRandom(seed: 7)
    let x = (0..<40).map { _ in 10 * random.uniform() }
    return (x, x.map { 1.5 + 0.8 * $0 + random.normal() })
  }()

  /// `count` points about 0.5 x + 8 sin(0.3 x), as in the third chapter.
  static func wave(count: Int) -> (x: [Double], y: [Double]) {
    var random = SampleRandom(seed: 1)
    let x = (0..<count).map { _ in 30 * random.uniform() - 15 }
    return (x, x.map { 0.5 * $0 + 8 * sin(0.3 * $0) + random.normal() })
  }

  /// Losses over 400 epochs: on the training set, and on the test set, where they stay a little higher.
  static let losses: (epochs: [Double], train: [Double], test: [Double]) = {
    var random = SampleRandom(seed: 3)
    let epochs = (1...400).map { Double($0) }
    return (
      epochs, epochs.map { 1 + 40 * exp(-$0 / 30) + 0.05 * random.normal() },
      epochs.map { 1.5 + 42 * exp(-$0 / 33) + 0.1 * random.normal() }
    )
  }()

  /// 2000 points of a spiral, with their angles.
  static let spiral: (x: [Double], y: [Double], angle: [Double]) = {
    var random = SampleRandom(seed: 5)
    let angle = (0..<2000).map { 5 * .pi * Double($0) / 1999 }
    let radius = angle.map { 1 + $0 + 0.5 * (2 * random.uniform() - 1) }
    return (zip(radius, angle).map { $0 * cos($1) }, zip(radius, angle).map { $0 * sin($1) }, angle)
  }()

  /// 1000 draws from a standard normal distribution.
  static let normal: [Double] = {
    var random = SampleRandom(seed: 9)
    return (0..<1000).map { _ in random.normal() }
  }()

  /// The density of a normal distribution.
  static func density(_ x: Double, mean: Double = 0, deviation: Double = 1) -> Double {
    exp(-pow((x - mean) / deviation, 2) / 2) / (deviation * (2 * .pi).squareRoot())
  }

  /// The summed squared error of the line b₀ + b₁x on `line`.
  static func squaredError(_ b0: Double, _ b1: Double) -> Double {
    zip(line.x, line.y).reduce(0) { $0 + pow($1.1 - b0 - b1 * $1.0, 2) }
  }
}

/// A small generator of random numbers (the linear congruential one of Knuth's MMIX) for sample data.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }

  /// By the method of Box and Muller.
  mutating func normal() -> Double { (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform()) }
}
