import LinearAlgebra

extension GaussianMixture {
  /// A local maximum of the density of a mixture. Its location is a number in one dimension, else `[dimensions]`.
  public struct Mode<Location: Equatable & Sendable>: Equatable, Sendable {
    /// Where the density has the maximum.
    public let location: Location
    /// The density there.
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
  /// A mixture in more than one dimension stops the program with a message: see ``modeVectors``.
  public var modes: [Mode<Double>] {
    requireScalar()
    let slopes = SlopeOfMixture(self)
    let locations = slopes.maxima(in: slopes.descents())
    return zip(locations, densities(at: locations)).map(Mode.init).sorted { $0.density > $1.density }
  }

  /// The modes of a mixture in any number of dimensions that can be reached by climbing from the means of its
  /// components, the highest first.
  ///
  /// From every mean the search goes uphill by the fixed point of the mean-shift or EM algorithm,
  /// y ← (Σₖ γₖ Σₖ⁻¹)⁻¹ Σₖ γₖ Σₖ⁻¹ μₖ with the responsibilities γₖ at y, and near a maximum by Newton's method
  /// (M. Carreira-Perpiñán, "Mode-finding for mixtures of Gaussian distributions", 2000). From a saddle it is pushed on in
  /// the directions of all axes. Maxima nearer than 10⁻⁴ of the narrowest component's standard deviations count as one.
  ///
  /// Maxima may be missed where no climb ends. Elongated components make some where their ridges cross, away from their
  /// means: of the 93 modes of 40 random mixtures of up to six components in the plane, two were missed for that reason.
  /// Even equal isotropic components can make more modes than there are components, such as one in the middle of a
  /// triangle (M. Carreira-Perpiñán and C. Williams, 2003). What is returned is a maximum to within rounding, except
  /// where the top is so flat that 500 steps do not reach it, or the covariances so extreme that a step overflows: a
  /// climb then ends where it is.
  public var modeVectors: [Mode<[Double]>] {
    let locations = ModeSearch(self).maxima()
    let points = Matrix(rows: locations.count, columns: dimensions, elements: locations.flatMap { $0 })
    return zip(locations, densities(at: points)).map(Mode.init).sorted { $0.density > $1.density }
  }
}
