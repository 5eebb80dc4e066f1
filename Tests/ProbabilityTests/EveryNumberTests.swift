import ElementaryFunctions
import LinearAlgebra
import Probability
import TestReferences
import Testing

/// Finite numbers in give finite numbers out, or a typed error, whatever the numbers are.
@Suite("Every finite number")
struct EveryNumberTests {
  @Test func normals() throws {
    var numbers = FiniteNumbers<Double>(seed: 1)
    var random = RandomSource(seed: 1)
    for _ in 0..<20_000 {
      let normal = try Normal(mean: numbers.next(), variance: numbers.positive())
      let (x, p) = (numbers.next(), numbers.probability())
      let (logDensity, density, cumulative) = (normal.logDensity(x), normal.density(x), normal.cumulative(x))
      #expect(logDensity.isFinite && density.isFinite && density >= 0, "\(normal) at \(x)")
      #expect(logDensity <= normal.logDensity(normal.mean), "\(normal) at \(x)")
      #expect(0...1 ~= cumulative, "\(normal) at \(x)")
      #expect(normal.quantile(p).isFinite || p == 0 || p == 1, "\(normal) at \(p)")
      #expect(normal.logLikelihood(of: [x, numbers.next(), x]).isFinite, "\(normal) at \(x)")
      #expect(normal.sample(using: &random).isFinite, "\(normal)")
      #expect(gaussianEntropy(variance: normal.variance).isFinite, "\(normal)")
    }
  }

  @Test func fits() {
    var numbers = FiniteNumbers<Double>(seed: 2)
    for _ in 0..<5000 {
      let data = (0...numbers.integer(below: 4)).map { _ in numbers.next() }
      do throws(ProbabilityError) {
        let fit = try Normal(fittedTo: data)
        #expect(fit.mean.isFinite && fit.variance.isFinite && fit.variance > 0, "\(data)")
        #expect(Set(data).count > 1, "\(data)")
      } catch {
        #expect("\(error)".contains("must be"), "\(data)")
      }
    }
    // Three times a tenth, divided by three, is not a tenth.
    #expect(throws: ProbabilityError.invalidVariance(0, index: 0)) { try Normal(fittedTo: [0.1, 0.1, 0.1]) }
  }

  private func mixture(_ numbers: inout FiniteNumbers<Double>, dimensions: Int) throws -> GaussianMixture {
    let components = 1 + numbers.integer(below: 4)
    return try GaussianMixture(
      priors: numbers.distribution(components),
      means: Matrix(rows: components, columns: dimensions) { _, _ in numbers.next() },
      variances: (0..<components).map { _ in numbers.positive() })
  }

  @Test func mixtures() throws {
    var numbers = FiniteNumbers<Double>(seed: 3)
    var random = RandomSource(seed: 3)
    for _ in 0..<5000 {
      let mixture = try mixture(&numbers, dimensions: 1 + numbers.integer(below: 3))
      let point = (0..<mixture.dimensions).map { _ in numbers.next() }
      let (logDensity, density) = (mixture.logDensity(point), mixture.density(point))
      #expect(logDensity.isFinite && density.isFinite && density >= 0, "\(mixture) at \(point)")
      let many = mixture.densities(at: Matrix(rows: 2, columns: point.count, elements: point + point))
      #expect(many == [density, density], "\(mixture) at \(point)")
      let shares = mixture.responsibilities(point)
      #expect(shares.allSatisfy { 0...1 ~= $0 } && abs(shares.reduce(0, +) - 1) < 1e-15, "\(mixture) at \(point)")
      #expect(mixture.mean.allSatisfy { $0.isFinite }, "\(mixture)")
      #expect(mixture.variance.allSatisfy { $0.isFinite && $0 >= 0 }, "\(mixture)")
      #expect(mixture.sampleVector(using: &random).allSatisfy { $0.isFinite }, "\(mixture)")
    }
  }

  @Test func mixturesOnALine() throws {
    var numbers = FiniteNumbers<Double>(seed: 4)
    for _ in 0..<2000 {
      let mixture = try mixture(&numbers, dimensions: 1)
      let (y, p) = (numbers.next(), numbers.probability())
      #expect(0...1 ~= mixture.cumulative(y) && 0...1 ~= mixture.complementaryCumulative(y), "\(mixture) at \(y)")
      #expect(abs(mixture.cumulative(y) + mixture.complementaryCumulative(y) - 1) < 1e-15, "\(mixture) at \(y)")
      #expect(mixture.quantile(p).isFinite || p == 0 || p == 1, "\(mixture) at \(p)")
      #expect(mixture.median.isFinite && mixture.mostProbableMean.isFinite, "\(mixture)")
      let modes = mixture.modes
      #expect(!modes.isEmpty && modes.count <= mixture.components, "\(mixture): \(modes)")
      #expect(modes.allSatisfy { $0.location.isFinite && $0.density.isFinite }, "\(mixture): \(modes)")
    }
  }

  /// So far out that the logarithm of every density overflows, the nearest component has all the responsibility, the
  /// wider of two that are equally near, and equal ones share it by their priors.
  @Test func responsibilitiesFarOut() throws {
    let far = 1e300
    let apart = try GaussianMixture(priors: [0.5, 0.5], means: [-1e300, 1e299], variances: [1e-200, 1e-200])
    #expect(apart.logDensity(far) == -.greatestFiniteMagnitude && apart.density(far) == 0)
    #expect(apart.responsibilities(far) == [0, 1] && apart.responsibilities(-far) == [1, 0])
    let wide = try GaussianMixture(priors: [0.25, 0.75], means: [0, 0], variances: [2, 1])
    #expect(wide.responsibilities(far) == [1, 0])
    let equal = try GaussianMixture(priors: [0.25, 0.75], means: [0, 0], variances: [1, 1])
    #expect(zip(equal.responsibilities(far), [0.25, 0.75]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func logDensitiesTakeOverWhereDensitiesEnd() throws {
    // (2π · 10⁻³⁰⁰)⁻¹⁰ overflows; its logarithm is 10 · (690.8 − 1.8).
    let narrow = try GaussianMixture(
      priors: [1], means: Matrix(rows: 1, columns: 20, repeating: 0), variances: [1e-300])
    let centre = [Double](repeating: 0, count: 20)
    #expect(narrow.density(centre) == .greatestFiniteMagnitude)
    #expect(abs(narrow.logDensity(centre) - 6889.376_5) < 1e-3)
    // ½ · (1.8e308)²/1.8e308, though the distance itself overflows.
    let widest = try Normal(mean: -.greatestFiniteMagnitude, variance: .greatestFiniteMagnitude)
    #expect(abs(widest.logDensity(0) / (-0.5 * .greatestFiniteMagnitude) - 1) < 1e-15)
    #expect(abs(try Normal(mean: 0, variance: 1e308).density(0) / 3.989_422_804_014_327e-155 - 1) < 1e-15)
  }

  @Test func variancesOfDistantMeans() throws {
    let apart = try GaussianMixture(priors: [0.5, 0.5], means: [-1e200, 1e200], variances: [1, 1])
    #expect(apart.variance == [.greatestFiniteMagnitude])
    // 10⁻²⁰⁰ · (10²⁰⁰)², of which the square alone overflows
    let outlier = try GaussianMixture(priors: [1e-200, 1], means: [1e200, 0], variances: [1, 1])
    #expect(abs(outlier.variance[0] / 1e200 - 1) < 1e-14)
  }

  @Test func categories() throws {
    var numbers = FiniteNumbers<Double>(seed: 5)
    var random = RandomSource(seed: 5)
    for _ in 0..<5000 {
      let classes = 1 + numbers.integer(below: 5)
      let (y, model) = try (
        Categorical(probabilities: numbers.distribution(classes)),
        Categorical(probabilities: numbers.distribution(classes))
      )
      let excludes = zip(y.probabilities, model.probabilities).contains { $0 > 0 && $1 == 0 }
      #expect(y.entropy.isFinite && y.entropy >= 0, "\(y)")
      let (cross, divergence) = try (y.crossEntropy(relativeTo: model), y.klDivergence(relativeTo: model))
      #expect(excludes ? cross == .infinity : cross.isFinite && cross >= 0, "\(y), \(model)")
      #expect(excludes ? divergence == .infinity : divergence.isFinite && divergence >= 0, "\(y), \(model)")
      let counts = (0..<classes).map { _ in numbers.integer(below: 3) == 0 ? Int.max : numbers.integer(below: 3) }
      let loss = try y.negativeLogLikelihood(counts: counts)
      let isPossible = zip(counts, y.probabilities).allSatisfy { $0 == 0 || $1 > 0 }
      #expect(isPossible ? loss.isFinite && loss >= 0 : loss == .infinity, "\(y), \(counts)")
      if counts.contains(where: { $0 > 0 }) {
        #expect(try abs(Categorical(counts: counts).probabilities.reduce(0, +) - 1) < 1e-15, "\(counts)")
      }
      #expect(y.probabilities[y.sample(using: &random)] > 0, "\(y)")
      let (target, prediction) = (numbers.probability(), numbers.probability())
      let binary = try binaryCrossEntropy(target: target, prediction: prediction)
      let isExcluded = target > 0 && prediction == 0 || target < 1 && prediction == 1
      #expect(binary >= 0 && binary.isFinite != isExcluded, "\(target), \(prediction)")
    }
    // ln(1/5·10⁻³²⁴); the quotient itself overflows.
    let certain = try Categorical(probabilities: [1, 0])
    let blind = try Categorical(probabilities: [.leastNonzeroMagnitude, 1])
    #expect(abs(try certain.klDivergence(relativeTo: blind) - 744.440_071_921_381) < 1e-12)
  }

  @Test func binomials() throws {
    var numbers = FiniteNumbers<Double>(seed: 6)
    for _ in 0..<5000 {
      let trials = numbers.integer(below: 5) == 0 ? 1000 : numbers.integer(below: 12)
      let binomial = try Binomial(trials: trials, probability: numbers.probability())
      let masses = (0...trials).map(binomial.mass)
      #expect(masses.allSatisfy { 0...1 ~= $0 } && abs(masses.reduce(0, +) - 1) < 1e-13, "\(binomial)")
      let p = numbers.probability()
      let k = try binomial.quantile(p)
      #expect(0...trials ~= k && (k == 0 || masses[..<k].reduce(0, +) < p), "\(binomial) at \(p)")
      #expect(try binomial.centralInterval(p).upperBound <= trials, "\(binomial) at \(p)")
    }
  }

  @Test func energyDistances() {
    var numbers = FiniteNumbers<Double>(seed: 7)
    for _ in 0..<2000 {
      let columns = 1 + numbers.integer(below: 2)
      let a = Matrix(rows: 1 + numbers.integer(below: 10), columns: columns) { _, _ in numbers.next() }
      let b = Matrix(rows: 1 + numbers.integer(below: 10), columns: columns) { _, _ in numbers.next() }
      let distance = energyDistance(a, b)
      #expect(distance.isFinite && distance >= 0, "\(a), \(b)")
    }
    // 2 · 1 − 0 − 0, in any unit
    for unit in [.leastNonzeroMagnitude, 1e-200, 1, 1e200, 1e307] {
      let distance = energyDistance(Matrix(column: [0, 0]), Matrix(column: [unit]))
      #expect(distance == 2 * unit, "\(unit)")
    }
  }

  @Test func calibration() throws {
    var numbers = FiniteNumbers<Double>(seed: 8)
    for _ in 0..<2000 {
      let values = (0...numbers.integer(below: 9)).map { _ in numbers.probability() }
      let test = try KolmogorovSmirnovTest(values)
      #expect((0.5 / Double(values.count)).nextDown...1 ~= test.statistic && 0...1 ~= test.pValue, "\(values)")
      let histogram = try UniformHistogram(values, bins: 1 + numbers.integer(below: 5))
      #expect(histogram.counts.reduce(0, +) == values.count, "\(values)")
      #expect(try histogram.centralInterval(numbers.probability()).upperBound <= values.count, "\(values)")
    }
  }

  @Test func draws() {
    var numbers = FiniteNumbers<Double>(seed: 9)
    var random = RandomSource(seed: 9)
    for _ in 0..<20_000 {
      let (a, b) = (numbers.next(), numbers.next())
      let draw = random.uniform(in: min(a, b)...max(a, b))
      #expect(min(a, b)...max(a, b) ~= draw, "\(a), \(b)")
      #expect(random.normal(mean: a, standardDeviation: b).isFinite, "\(a), \(b)")
    }
  }
}
