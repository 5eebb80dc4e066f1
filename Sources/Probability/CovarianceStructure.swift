/// The shape of the covariance matrices of a mixture's components in D dimensions.
public enum CovarianceStructure: String, CaseIterable, Codable, Equatable, Sendable {
  /// σ²I: one variance, the same in all dimensions; the surfaces of equal density are spheres.
  case isotropic
  /// A variance for each dimension, and no correlation: ellipsoids along the axes.
  case diagonal
  /// A variance for each dimension and a correlation for each pair: ellipsoids in any direction.
  case full

  /// The number of variances of a component in D dimensions: 1 if it is isotropic, else D.
  public func variances(dimensions: Int) -> Int { self == .isotropic ? 1 : dimensions }

  /// The number of regression coefficients of a component in D dimensions, D(D − 1)/2 if its covariance is full, else
  /// none.
  public func coefficients(dimensions: Int) -> Int { self == .full ? dimensions * (dimensions - 1) / 2 : 0 }
}
