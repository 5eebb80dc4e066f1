import ElementaryFunctions
import NeuralNetworks
import Probability

/// The data of chapters 3 and 4: a sloping wave with noise, y = f(x) + ε with x uniform on [−15, 15] and ε ~ N(0, 1).
///
/// For each x the targets have a single mean, but most y belong to several x: read backwards, the data are multivalued.
public enum Wave {
  /// The range of x.
  public static let inputs = -15.0...15.0

  /// The curve without noise: f(x) = 0.5 x + 8 sin(0.3 x).
  public static func mean(_ x: Double) -> Double {
    // excerpt: waveMean
    0.5 * x + 8 * Double.sin(0.3 * x)
    // end: waveMean
  }

  /// Independent samples, with x as the input and y as the target, both rounded to `Float`.
  ///
  /// - Parameters:
  ///   - count: how many samples, at least one; a negative number stops the program.
  ///   - random: the source of random numbers: `count` uniform draws, then `count` normal ones.
  /// - Returns: the samples, with inputs and targets `[count, 1]`.
  /// - Throws: `TrainingError` if `count` is zero.
  public static func sample(_ count: Int, using random: inout RandomSource) throws(TrainingError) -> DataSet {
    // excerpt: waveSample
    let x = random.uniform(in: inputs, count: count)
    let y = x.map { mean($0) + random.normal(mean: 0, standardDeviation: 1) }
    return try DataSet(inputs: x, targets: y)
    // end: waveSample
  }
}
