import Foundation
import LinearAlgebra
import Probability
import Problems

/// Data for the examples, the same in every run.
enum SampleData {
  /// 40 points about a straight line.
  static let line: (x: [Double], y: [Double]) = {
    var random = RandomSource(seed: 7)
    let x = random.uniform(in: 0...10, count: 40)
    return (x, x.map { 1.5 + 0.8 * $0 + random.normal() })
  }()

  /// 2000 points about the wave of chapter 3.
  static let wave: (x: [Double], y: [Double]) = {
    var random = RandomSource(seed: 1)
    let x = random.uniform(in: Wave.inputs, count: 2000)
    return (x, x.map { Wave.mean($0) + random.normal() })
  }()

  /// Losses over 400 epochs: on the training set, and on the test set, where they stay a little higher.
  static let losses: (epochs: [Double], train: [Double], test: [Double]) = {
    var random = RandomSource(seed: 3)
    let epochs = (1...400).map { Double($0) }
    return (
      epochs, epochs.map { 1 + 40 * exp(-$0 / 30) + 0.05 * random.normal() },
      epochs.map { 1.5 + 42 * exp(-$0 / 33) + 0.1 * random.normal() }
    )
  }()

  /// 2000 points of the spiral of chapter 5, with their angles.
  static let spiral: (x: [Double], y: [Double], angle: [Double]) = {
    var random = RandomSource(seed: 5)
    let angle = grid(0...Spiral.lastAngle, 2000)
    let radius = angle.map { Spiral.radius(at: $0, using: &random) }
    return (zip(radius, angle).map { $0 * cos($1) }, zip(radius, angle).map { $0 * sin($1) }, angle)
  }()

  /// 1000 draws from a standard normal distribution.
  static let normal: [Double] = {
    var random = RandomSource(seed: 9)
    return random.normal(count: 1000)
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
