import ElementaryFunctions
import LinearAlgebra

extension GaussianMixture {
  /// Throws unless there are as many means and covariances, by whatever they are given, as priors, and a dimension.
  static func checkCounts(
    _ priors: [Double], _ means: Matrix<Double>, _ count: Int, _ what: String
  ) throws(ProbabilityError) {
    guard means.rows == priors.count else {
      throw .countDiffers(expected: priors.count, actual: means.rows, what: "means")
    }
    guard count == priors.count else { throw .countDiffers(expected: priors.count, actual: count, what: what) }
    guard means.columns > 0 else { throw .empty("dimension") }
  }

  /// A mixture with full covariances, each made from what it is given by.
  init<Given>(
    priors: [Double], means: Matrix<Double>, each given: [Given],
    _ covariance: (Given) throws(CovarianceFault) -> FullCovariance
  ) throws(ProbabilityError) {
    var covariances: [FullCovariance] = []
    for (component, given) in given.enumerated() {
      do throws(CovarianceFault) {
        covariances.append(try covariance(given))
      } catch {
        throw .invalidCovariance(error, component: component)
      }
    }
    try self.init(
      priors: priors, means: means, variances: Matrix(covariances.map(\.variances)), structure: .full,
      fullCovariances: covariances)
  }

  /// A mixture of covariances that have been checked; the other parameters are checked here.
  init(
    priors: [Double], means: Matrix<Double>, variances: Matrix<Double>, structure: CovarianceStructure,
    fullCovariances: [FullCovariance] = []
  ) throws(ProbabilityError) {
    self.priors = try Categorical(probabilities: priors).probabilities
    for (index, mean) in means.elements.enumerated() where !mean.isFinite {
      throw .invalidMean(mean, index: index)
    }
    self.means = means
    self.variances = variances
    self.structure = structure
    self.fullCovariances = fullCovariances
    logWeights = priors.indices.map { k in
      let logPrior = Double.log(priors[k])
      guard structure != .isotropic else {
        return logPrior - 0.5 * Double(means.columns) * GaussianScale.log(2 * Double.pi, times: variances[k, 0])
      }
      let logVolume = variances.row(k).reduce(0) { $0 + 0.5 * GaussianScale.log(2 * Double.pi, times: $1) }
      return logPrior - logVolume - (structure == .full ? fullCovariances[k].logDeterminant : 0)
    }
  }
}
