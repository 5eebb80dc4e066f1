import LinearAlgebra
import Preconditions
import Probability

extension MixtureParameters {
  /// The probability integral transform F(y | x) of each target y under the mixture that answers its input x: uniform on
  /// [0, 1] if the answers are the targets' true distributions (A. P. Dawid, "Statistical theory: the prequential
  /// approach", 1984).
  ///
  /// - Parameter data: the inputs that were answered, in the same order, with one target each. Any other number of samples
  ///   or of targets stops the program.
  /// - Returns: a number in [0, 1] for each sample.
  /// - Throws: `ProbabilityError` where an answer does not describe a mixture.
  public func probabilityIntegralTransforms(of data: DataSet) throws(ProbabilityError) -> [Double] {
    require(data.count == priors.rows, "one answer per sample expected, got \(priors.rows) for \(data.count) samples")
    require(data.targets.columns == 1, "one target expected, got \(data.targets.columns)")
    var transforms: [Double] = []
    for (index, target) in data.targets.elements.enumerated() {
      transforms.append(try mixture(at: index).cumulative(Double(target)))
    }
    return transforms
  }
}
