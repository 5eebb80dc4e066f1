import Preconditions

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

  /// The number of correlations of a component in D dimensions, D(D − 1)/2 if its covariance is full, else none.
  ///
  /// - Parameter dimensions: D, from 0 to 2³¹ if the covariance is full; any other number then stops the program with a
  ///   message.
  /// - Returns: the number of pairs of dimensions.
  public func coefficients(dimensions: Int) -> Int {
    guard self == .full else { return 0 }
    require(0...1 << 31 ~= dimensions, "the number of dimensions must lie between 0 and 2³¹, got \(dimensions)")
    return dimensions * (dimensions - 1) / 2
  }
}
