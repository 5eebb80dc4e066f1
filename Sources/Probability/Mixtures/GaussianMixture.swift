import ElementaryFunctions
import LinearAlgebra

/// A mixture of K Gaussians in D dimensions, p(y) = Σₖ πₖ N(y; μₖ, Σₖ).
///
/// All components have covariance matrices Σₖ of the same ``structure``: σₖ²I, diagonal, or full.
///
/// At a finite point every answer is finite, whatever the finite parameters: one beyond the range of `Double`, ±1.8·10³⁰⁸,
/// is given as that range's end. The density is zero where it is below 5·10⁻³²⁴; the log-density is not.
///
/// ```swift
/// let mixture = try GaussianMixture(priors: [0.3, 0.7], means: [-2, 1], variances: [0.25, 1])
/// mixture.density(0)
/// mixture.quantile(0.5)
/// let draw = mixture.sample(using: &random)
/// ```
public struct GaussianMixture: Equatable, Sendable {
  /// The priors (mixing coefficients) πₖ, `[components]`; they sum to 1.
  public let priors: [Double]
  /// The means μₖ, `[components, dimensions]`.
  public let means: Matrix<Double>
  /// The variances, the diagonals of the covariance matrices, `[components, dimensions]`.
  public let variances: Matrix<Double>
  /// The shape of the covariance matrices.
  public let structure: CovarianceStructure
  /// The covariance matrices with their factors, `[components]`, if they are full; else none.
  let fullCovariances: [FullCovariance]
  /// The part of each component's weighted log-density that does not depend on the point: ln πₖ − ½ ln det 2πΣₖ.
  let logWeights: [Double]

  /// The number K of components.
  public var components: Int { priors.count }
  /// The number D of dimensions.
  public var dimensions: Int { means.columns }

  /// The covariance matrices Σₖ, `[components]` matrices `[dimensions, dimensions]`.
  public var covariances: [Matrix<Double>] {
    guard structure != .full else { return fullCovariances.map(\.matrix) }
    return (0..<components).map { k in
      Matrix(rows: dimensions, columns: dimensions) { i, j in i == j ? variances[k, i] : 0 }
    }
  }

  /// A mixture of isotropic components, with Σₖ = σₖ²I.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components, dimensions]`.
  ///   - variances: σₖ², `[components]`, positive.
  /// - Throws: ``ProbabilityError`` if there is no component or no dimension, the counts differ, a prior lies outside
  ///   [0, 1], their sum differs from 1 by more than 1e-9, a mean is not finite, or a variance is not positive and
  ///   finite.
  public init(priors: [Double], means: Matrix<Double>, variances: [Double]) throws(ProbabilityError) {
    try Self.checkCounts(priors, means, variances.count, "variances")
    for (index, variance) in variances.enumerated() where !(variance > 0 && variance.isFinite) {
      throw .invalidVariance(variance, index: index)
    }
    try self.init(
      priors: priors, means: means,
      variances: Matrix(rows: means.rows, columns: means.columns) { k, _ in variances[k] }, structure: .isotropic)
  }

  /// A mixture in one dimension.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components]`.
  ///   - variances: `[components]`, positive.
  /// - Throws: ``ProbabilityError`` if there is no component, the counts differ, a prior lies outside [0, 1], their sum
  ///   differs from 1 by more than 1e-9, a mean is not finite, or a variance is not positive and finite.
  public init(priors: [Double], means: [Double], variances: [Double]) throws(ProbabilityError) {
    try self.init(priors: priors, means: Matrix(column: means), variances: variances)
  }

  /// A mixture of components without correlations, each with a variance for each dimension.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components, dimensions]`.
  ///   - variances: `[components, dimensions]`, positive.
  /// - Throws: ``ProbabilityError`` as for isotropic components; it names component and dimension of a variance that is
  ///   not positive and finite.
  public init(priors: [Double], means: Matrix<Double>, variances: Matrix<Double>) throws(ProbabilityError) {
    try Self.checkCounts(priors, means, variances.rows, "variances")
    guard variances.columns == means.columns else {
      throw .countDiffers(expected: means.columns, actual: variances.columns, what: "variances of each component")
    }
    for (index, variance) in variances.elements.enumerated() where !(variance > 0 && variance.isFinite) {
      let (component, dimension) = index.quotientAndRemainder(dividingBy: variances.columns)
      throw .invalidCovariance(.invalidVariance(variance, dimension: dimension), component: component)
    }
    try self.init(priors: priors, means: means, variances: variances, structure: .diagonal)
  }

  /// A mixture of components with full covariance matrices.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components, dimensions]`.
  ///   - covariances: Σₖ, `[components]` matrices `[dimensions, dimensions]`, symmetric and positive definite. Elements
  ///     that should be the same may differ by 10⁻⁹ of σᵢσⱼ; the one below the diagonal counts.
  /// - Throws: ``ProbabilityError`` as for isotropic components, and
  ///   ``ProbabilityError/invalidCovariance(_:component:)`` for a matrix of another shape, with a number that is not
  ///   finite, not symmetric, or not positive definite to within D rounding errors.
  public init(priors: [Double], means: Matrix<Double>, covariances: [Matrix<Double>]) throws(ProbabilityError) {
    try Self.checkCounts(priors, means, covariances.count, "covariances")
    try self.init(priors: priors, means: means, each: covariances) { covariance throws(CovarianceFault) in
      try FullCovariance(covariance, dimensions: means.columns)
    }
  }

  /// A mixture of components with full covariance matrices Σₖ = LₖLₖᵀ, given by their Cholesky factors. Unlike the
  /// matrices themselves, these keep their digits when dimensions are almost linearly dependent.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components, dimensions]`.
  ///   - factors: Lₖ, `[components]` matrices `[dimensions, dimensions]`, lower triangular, with a positive diagonal.
  /// - Throws: ``ProbabilityError`` as for isotropic components, and
  ///   ``ProbabilityError/invalidCovariance(_:component:)`` for a factor that is no such matrix or not finite, for a
  ///   variance beyond the range of `Double`, or if dimensions are linearly dependent to within a factor of 10¹⁰⁰.
  public init(priors: [Double], means: Matrix<Double>, factors: [Matrix<Double>]) throws(ProbabilityError) {
    try Self.checkCounts(priors, means, factors.count, "factors")
    try self.init(priors: priors, means: means, each: factors) { factor throws(CovarianceFault) in
      try FullCovariance(factor: factor, dimensions: means.columns)
    }
  }
}
