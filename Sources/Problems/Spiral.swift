import ElementaryFunctions
import NeuralNetworks
import Preconditions
import Probability

/// The data of chapter 5: a spiral that winds outwards, r = 1 + θ + ½u with θ evenly spaced on [0, 5π] and u uniform on
/// [−1, 1], as points (r cos θ, r sin θ).
public enum Spiral {
  /// The largest angle, 5π, in radians; the smallest is zero.
  public static let lastAngle = 5 * Double.pi

  /// Samples in order of the angle, with the horizontal coordinate as the input and the vertical one as the target,
  /// both rounded to `Float`.
  ///
  /// - Parameters:
  ///   - count: how many samples, at least one; a negative number stops the program.
  ///   - random: the source of random numbers: `count` uniform draws.
  /// - Returns: the samples, with inputs and targets `[count, 1]`.
  /// - Throws: `TrainingError` if `count` is zero.
  public static func sample(_ count: Int, using random: inout RandomSource) throws(TrainingError) -> DataSet {
    try points(count) { radius(at: $0, using: &random) }
  }

  /// A draw of the radius r = 1 + θ + ½u at an angle θ, with u uniform on [−1, 1].
  ///
  /// - Parameters:
  ///   - angle: the angle θ, in radians from 0 to ``lastAngle``.
  ///   - random: the source of random numbers: one uniform draw.
  /// - Returns: the radius, from ½ + θ to 1½ + θ.
  public static func radius(at angle: Double, using random: inout RandomSource) -> Double {
    // excerpt: spiral
    1 + angle + 0.5 * random.uniform(in: -1...1)
    // end: spiral
  }

  /// The hyperbolic spiral r = a/θ that the article's text mentions, without noise.
  ///
  /// - Parameters:
  ///   - count: how many points, at least one; a negative number stops the program.
  ///   - scale: the scale a.
  ///   - first: the first angle, above zero, where r would be infinite; the last is ``lastAngle``.
  /// - Returns: the points, with inputs and targets `[count, 1]`.
  /// - Throws: `TrainingError` if `count` is zero or a point is not finite.
  public static func hyperbolic(_ count: Int, scale: Double, from first: Double) throws(TrainingError) -> DataSet {
    try points(count, from: first) { scale / $0 }
  }

  private static func points(
    _ count: Int, from first: Double = 0, radius: (Double) -> Double
  ) throws(TrainingError) -> DataSet {
    requireCount(count, "samples")
    var (x, y): ([Double], [Double]) = ([], [])
    for index in 0..<count {
      let angle = first + (lastAngle - first) * Double(index) / Double(max(count - 1, 1))
      let radius = radius(angle)
      x.append(radius * Double.cos(angle))
      y.append(radius * Double.sin(angle))
    }
    return try DataSet(inputs: x, targets: y)
  }
}
