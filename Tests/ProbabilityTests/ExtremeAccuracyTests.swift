import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

/// Exact answers all over the range of `Double`; the smallest number is added to each tolerance, because it is the unit
/// of subnormal results.
@Suite("Accuracy at the extremes")
struct ExtremeAccuracyTests {
  private let references: ExtremeReferences
  private let unit = Double.leastNonzeroMagnitude

  init() throws { references = try ExtremeReferences.load() }

  /// Half a unit in the last place of 1.
  private let half = 0.5 * Double.ulpOfOne

  @Test func normals() throws {
    for row in references.normals.map(numbers) {
      let normal = try Normal(mean: row[0], variance: row[1])
      let (x, logDensity, density, cumulative) = (row[2], row[3], row[4], row[5])
      // x − μ is rounded once and squared; the quotient and the logarithm add two roundings more.
      let square = GaussianSquare(x, row[0], row[1])
      let error = half * (6 * square.half + 2 * abs(logDensity) + 8)
      #expect(abs(normal.logDensity(x) - logDensity) <= error, "\(row)")
      // A density has the relative error that its exponent has absolutely.
      #expect(abs(normal.density(x) - density) <= min(2 * error, 1) * density + unit, "\(row)")
      // d ln Φ/dz is at most |z| + 1, and z itself has two roundings and that of x − μ.
      let slope = 2 * square.half + square.half.squareRoot() + 4
      #expect(abs(normal.cumulative(x) - cumulative) <= min(4 * half * slope, 1) * cumulative + unit, "\(row)")
    }
  }

  @Test func standardNormalQuantiles() {
    for row in references.quantiles.map(numbers) {
      // Nine units: the documentation says about 1e-15, beside the rounding of p − ½ near a half.
      #expect(abs(Normal.standardQuantile(row[0]) - row[1]) <= 2e-15 * abs(row[1]) + 1e-16, "\(row)")
    }
  }

  @Test func entropiesOfGaussians() {
    for row in references.entropies.map(numbers) {
      // 2πe has three roundings, which the logarithm makes absolute; its own is half a unit of at most 360.
      #expect(abs(gaussianEntropy(variance: row[0]) - row[1]) <= 1e-15 + 2 * half * abs(row[1]), "\(row)")
    }
  }

  @Test func divergences() throws {
    for entry in references.divergences {
      let y = try Categorical(probabilities: numbers(entry.y))
      let model = try Categorical(probabilities: numbers(entry.model))
      let exact = numbers([entry.entropy, entry.crossEntropy, entry.divergence])
      // Up to six terms of up to 745, each with two roundings and that of the sum.
      let tolerance = 1e-15 + 8 * half * exact[1]
      #expect(abs(y.entropy - exact[0]) <= 1e-15)
      #expect(try abs(y.crossEntropy(relativeTo: model) - exact[1]) <= tolerance)
      // The divergence of distributions whose sums are rounded may lie as far below zero as they are off.
      #expect(try abs(y.klDivergence(relativeTo: model) - exact[2]) <= tolerance, "\(y), \(model)")
    }
  }

  @Test func mixtures() throws {
    for entry in references.mixtures {
      let means = Matrix(
        rows: entry.priors.count, columns: entry.dimensions, elements: numbers(entry.means))
      let (priors, variances) = (numbers(entry.priors), numbers(entry.variances))
      let mixture = try GaussianMixture(priors: priors, means: means, variances: variances)
      for (index, point) in entry.points.map(numbers).enumerated() {
        let exact = numbers([entry.logDensities[index], entry.densities[index]])
        // Every term of the exponent has three roundings; with D dimensions there are as many in the sum.
        let error = half * (10 * abs(exact[0]) + 400 * Double(entry.dimensions))
        #expect(abs(mixture.logDensity(point) - exact[0]) <= error, "\(mixture) at \(point)")
        #expect(abs(mixture.density(point) - exact[1]) <= min(2 * error, 1) * exact[1] + unit, "\(mixture) at \(point)")
        for (share, expected) in zip(mixture.responsibilities(point), numbers(entry.responsibilities[index])) {
          // A difference of two logarithms; beyond 10¹⁵ only the nearest component can be told.
          #expect(abs(share - expected) <= min(2 * error, 1), "\(mixture) at \(point)")
        }
      }
      // Sums of at most four products of one sign or, for the mean, of both: relative to the largest.
      let largest = means.elements.reduce(0) { max($0, $1.magnitude) }
      for (value, expected) in zip(mixture.mean, numbers(entry.mean)) {
        #expect(abs(value - expected) <= 8 * half * largest + unit, "\(mixture)")
      }
      for (value, expected) in zip(mixture.variance, numbers(entry.variance)) {
        #expect(abs(value - expected) <= 1e-14 * expected + unit, "\(mixture)")
      }
    }
  }

  @Test func distributionFunctionsAndQuantiles() throws {
    for line in references.lines {
      let (means, variances) = (numbers(line.means), numbers(line.variances))
      let mixture = try GaussianMixture(priors: numbers(line.priors), means: means, variances: variances)
      for row in line.rows.map(numbers) {
        // The documented error, with the z of the component that is nearest.
        let square = zip(means, variances).map { GaussianSquare(row[0], $0, $1).half * 2 }.min() ?? 0
        let relative = (4 + square) * 2.3e-16
        #expect(abs(mixture.cumulative(row[0]) - row[1]) <= relative * row[1] + unit, "\(mixture), \(row)")
        #expect(abs(mixture.complementaryCumulative(row[0]) - row[2]) <= relative * row[2] + unit, "\(mixture), \(row)")
        // An error of the probability, of up to 200 nats and so z² < 1000, divided by the density there.
        let tolerance = 1000 * 2.3e-16 * row[3] / mixture.density(row[4]) + row[4].ulp
        #expect(abs(mixture.quantile(row[3]) - row[4]) <= tolerance, "\(mixture), \(row)")
      }
    }
  }
}

/// ½z², computed so that it neither overflows nor underflows before it must.
private struct GaussianSquare {
  let half: Double

  init(_ x: Double, _ mean: Double, _ variance: Double) {
    let z = (x / 2 - mean / 2) / variance.squareRoot() * 2
    half = z * z / 2
  }
}
