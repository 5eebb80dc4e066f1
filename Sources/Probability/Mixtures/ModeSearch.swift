import LinearAlgebra

/// The climb to the maxima of the density of a mixture in any number of dimensions.
struct ModeSearch {
  private let mixture: GaussianMixture

  init(_ mixture: GaussianMixture) { self.mixture = mixture }

  /// The end of a climb.
  private struct Summit {
    let point: [Double]
    /// Distances that count as small, `[dimensions]`.
    let units: [Double]
    /// Whether the density falls in all directions.
    let isMaximum: Bool

    func isNear(_ other: Summit) -> Bool {
      zip(zip(point, other.point), units).allSatisfy { abs(0.5 * $0.0 - 0.5 * $0.1) < 0.5e-4 * $1 }
    }
  }

  /// The maxima reached from the means, each once.
  func maxima() -> [[Double]] {
    var summits: [Summit] = []
    for k in 0..<mixture.components where mixture.priors[k] > 0 {
      for summit in summitsReached(from: Array(mixture.means.row(k)))
      where !summits.contains(where: { $0.isNear(summit) }) { summits.append(summit) }
    }
    return summits.map(\.point)
  }

  /// One maximum or, where the climb from here ends on a saddle, those on its sides.
  private func summitsReached(from start: [Double]) -> [Summit] {
    let summit = climb(from: start)
    guard !summit.isMaximum else { return [summit] }
    let sides = (0..<2 * start.count).map { side in
      var pushed = summit.point
      pushed[side / 2] += (side % 2 == 0 ? 0.01 : -0.01) * summit.units[side / 2]
      return climb(from: pushed.map(\.saturated))
    }
    // A flat top is no maximum to within rounding, and is returned to.
    let maxima = sides.filter(\.isMaximum)
    return maxima.isEmpty ? [summit] : maxima
  }

  private func climb(from start: [Double]) -> Summit {
    var point = start
    var surroundings = LocalShape(of: mixture, at: point)
    for _ in 0..<500 {
      guard let step = surroundings.step else { break }
      let next = zip(point, zip(surroundings.units, step)).map { $0.addingProduct($1.0, $1.1).saturated }
      if next == point { break }
      point = next
      surroundings = LocalShape(of: mixture, at: point)
      if step.allSatisfy({ abs($0) < 1e-14 }) { break }
    }
    return Summit(point: point, units: surroundings.units, isMaximum: surroundings.isMaximum)
  }
}

/// The first and second derivatives of the log-density at a point, in coordinates whose unit is, in each dimension, the
/// standard deviation of the narrowest component that has a share in the point.
private struct LocalShape {
  /// The units, `[dimensions]`.
  let units: [Double]
  /// The way to go from here, in these units: Newton's step where the density is dome-shaped and the step is short, else
  /// that of the fixed point, along which the density never falls; nil if neither is finite.
  let step: [Double]?
  /// Whether the density falls in all directions from here, if it is level.
  let isMaximum: Bool

  init(of mixture: GaussianMixture, at point: [Double]) {
    let size = point.count
    let shares = mixture.responsibilities(point)
    let present = shares.indices.filter { shares[$0] > 0 }
    let units = (0..<size).map { d in
      present.reduce(.greatestFiniteMagnitude) { min($0, mixture.variances[$1, d].squareRoot()) }
    }
    var gradient = [Double](repeating: 0, count: size)
    // Σγₖ Σₖ⁻¹, and the negative second derivatives
    var precision = Matrix<Double>(rows: size, columns: size, repeating: 0)
    var curvature = precision
    for k in present {
      let (pull, inverse) = mixture.pull(of: k, at: point, units: units)
      for i in 0..<size {
        gradient[i] += shares[k] * pull[i]
        for j in 0..<size {
          precision[i, j] += shares[k] * inverse[i, j]
          curvature[i, j] += shares[k] * (inverse[i, j] - pull[i] * pull[j])
        }
      }
    }
    for i in 0..<size { for j in 0..<size { curvature[i, j] += gradient[i] * gradient[j] } }
    let newton = Self.solution(of: curvature, gradient, tolerance: 1e-10)
    // The step in the norm of the components there: half a standard deviation at most.
    let length = newton.map { zip($0, precision * $0).reduce(0) { $0 + $1.0 * $1.1 } }
    self.units = units
    isMaximum = newton != nil
    step = length.map { $0 < 0.25 } == true ? newton : Self.solution(of: precision, gradient)
  }

  private static func solution(of matrix: Matrix<Double>, _ right: [Double], tolerance: Double? = nil) -> [Double]? {
    do throws(CholeskyError) {
      return try Cholesky(matrix, tolerance: tolerance).solve(right)
    } catch {
      return nil
    }
  }
}

extension GaussianMixture {
  /// The derivative Σₖ⁻¹ (μₖ − y) of a component's log-density, and Σₖ⁻¹, in given units.
  fileprivate func pull(of k: Int, at y: [Double], units: [Double]) -> (pull: [Double], inverse: Matrix<Double>) {
    let deviations = variances.row(k).map { $0.squareRoot() }
    let z = (0..<dimensions).map { d in (0.5 * means[k, d] - 0.5 * y[d]) / deviations[d] * 2 }
    let scales = zip(units, deviations).map { $0 / $1 }
    guard structure == .full else {
      let inverse = Matrix(rows: dimensions, columns: dimensions) { i, j in i == j ? scales[i] * scales[i] : 0 }
      return (zip(scales, z).map { $0 * $1 }, inverse)
    }
    let inverse = fullCovariances[k].inverseFactor
    return (
      zip(scales, inverse.transposed * (inverse * z)).map { $0 * $1 },
      Matrix(rows: dimensions, columns: dimensions) { i, j in
        (max(i, j)..<dimensions).reduce(0) { $0 + inverse[$1, i] * inverse[$1, j] } * scales[i] * scales[j]
      }
    )
  }
}
