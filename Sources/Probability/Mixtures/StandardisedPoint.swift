/// A point in the coordinates in which a component with a full covariance is standard normal, z = C⁻¹ diag(1/σ) (y − μ),
/// in a unit in which its square is finite.
struct StandardisedPoint {
  /// ½z in that unit, `[dimensions]`.
  private let halves: [Double]
  /// How many times z has been divided by 2³⁵⁵.
  private let reduction: Int

  /// - Parameters:
  ///   - point: y, `[dimensions]`, finite.
  ///   - mixture: a mixture of full covariances.
  ///   - component: the component, from 0.
  init(_ point: [Double], in mixture: GaussianMixture, component: Int) {
    var (halves, reduction) = ([Double](), -1)
    repeat {
      reduction += 1
      halves = Whitening(
        mixture.fullCovariances[component], mean: mixture.means.row(component),
        unit: DistanceUnit(reduction: reduction)
      ).halves(of: point)
    } while !halves.reduce(0, { $0 + $1 * $1 }).isFinite && reduction < GaussianMixture.largestReduction
    (self.halves, self.reduction) = (halves, reduction)
  }

  /// A number plus σ cᵀz, or the end of the range of `Double`.
  func shift(of number: Double, by c: ArraySlice<Double>, deviation: Double) -> Double {
    var step = zip(c, halves).reduce(0) { $0 + $1.0 * $1.1 } * 2 * deviation
    for _ in 0..<reduction { step *= 0x1p355 }
    return (number + step).saturated
  }
}
