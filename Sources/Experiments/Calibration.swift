import NeuralNetworks
import Preconditions
import Probability

extension MixtureParameters {
  /// The probability integral transform of each target under the answer to its input, F(target | input): uniform on [0, 1] if
  /// the answers are the targets' true distributions.
  ///
  /// - Parameter data: the inputs that were answered, in the same order, with one target each.
  /// - Returns: a number in [0, 1] for each sample.
  /// - Throws: `ProbabilityError` where an answer is no mixture.
  public func probabilityIntegralTransforms(of data: DataSet) throws(ProbabilityError) -> [Double] {
    require(data.count == priors.rows, "\(data.count) samples and \(priors.rows) answers: they come in pairs")
    require(data.targets.columns == 1, "one target expected, got \(data.targets.columns)")
    var transforms: [Double] = []
    for (index, target) in data.targets.elements.enumerated() {
      transforms.append(try mixture(at: index).cumulative(Double(target)))
    }
    return transforms
  }
}
