import ElementaryFunctions
import NeuralNetworks
import Probability

/// The data of chapter 5: a spiral that winds outwards, r = 1 + θ + ½u with θ evenly spaced on [0, 5π] and u uniform on
/// [−1, 1], at the point (r cos θ, r sin θ).
public enum Spiral {
  /// The greatest angle; the least is zero.
  public static let lastAngle = 5 * Double.pi

  /// Samples in the order of the angle, the horizontal coordinate as input, the vertical one as target.
  ///
  /// - Throws: `TrainingError` where `count` is zero.
  public static func sample(_ count: Int, using random: inout RandomSource) throws(TrainingError) -> DataSet {
    try points(count) { angle in
      // excerpt: spiral
      1 + angle + 0.5 * random.uniform(in: -1...1)
      // end: spiral
    }
  }

  /// The hyperbolic spiral r = a/θ that the article's text names, from an angle above zero, where r would be infinite.
  ///
  /// - Throws: `TrainingError` where `count` is zero.
  public static func hyperbolic(_ count: Int, scale: Double, from first: Double) throws(TrainingError) -> DataSet {
    try points(count, from: first) { scale / $0 }
  }

  private static func points(
    _ count: Int, from first: Double = 0, radius: (Double) -> Double
  ) throws(TrainingError) -> DataSet {
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
