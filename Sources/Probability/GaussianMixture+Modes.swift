extension GaussianMixture {
  /// A local maximum of the density of a mixture in one dimension.
  public struct Mode: Equatable, Sendable {
    /// The number at which the density has the maximum.
    public let location: Double
    /// The density at that number.
    public let density: Double
  }

  /// The modes of a mixture in one dimension, that is all local maxima of the density, the highest first.
  ///
  /// There are at most K, whatever the variances (M. Carreira-Perpiñán and C. Williams, "On the number of modes of a
  /// Gaussian mixture", 2003), all between the smallest mean and the largest, but seldom exactly at a mean. Every
  /// result is a maximum to within rounding. It is not guaranteed that none is missed: the search divides the line at
  /// μₖ, μₖ ± ½σₖ, μₖ ± σₖ and μₖ ± 2σₖ of all components and, where the slope is small, halfway between these points.
  /// Between two neighbouring points it finds one change from rising to falling, unless the slope has the same sign at
  /// both and the curvature changes sign at least twice. Of the 116,000 modes of 24,000 random mixtures, two were
  /// missed, both flat and close to a neighbour. A component narrower than the spacing of `Double` at its mean counts as
  /// that wide.
  ///
  /// A mixture in more than one dimension stops the program with a message.
  public var modes: [Mode] {
    requireScalar()
    let slopes = SlopeOfMixture(self)
    let locations = slopes.maxima(in: slopes.descents())
    return zip(locations, densities(at: locations)).map(Mode.init).sorted { $0.density > $1.density }
  }
}
