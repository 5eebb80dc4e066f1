import LeastSquares
import LinearAlgebra
import NeuralNetworks
import Probability

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]
private let numbers = [-Double.infinity, -.greatestFiniteMagnitude, -1, 0, 1e-320, 1e300, .infinity, .nan]

let matrixAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("Matrix \(size)×\(size)") { _ = Matrix<Double>(rows: size, columns: size, repeating: 0) },
      Attack("Matrix \(size)×2 of none") { _ = Matrix<Double>(rows: size, columns: 2, elements: []) },
      Attack("Matrix 4×\(size) by a function") { _ = Matrix<Float>(rows: 4, columns: size) { _, _ in 0 } },
      Attack("identity of \(size)") { _ = Matrix<Float>.identity(size) },
      Attack("polynomial of degree \(size)") { _ = Matrix<Double>.polynomial([1, 2], degree: size) },
      Attack("grid of \(size)") { _ = grid(0...1, size) },
      Attack("row \(size)") { _ = Matrix<Double>([[1, 2]]).row(size) },
      Attack("column \(size)") { _ = Matrix<Double>([[1, 2]]).column(size + 2 * (size == 0 ? 1 : 0)) },
      Attack("rows chosen, \(size)") { _ = Matrix<Double>([[1, 2]]).selecting(rows: [size]) },
      Attack("writing element (\(size), 1)") {
        var matrix = Matrix<Double>([[1, 2]])
        matrix[size, 1] = 3
      },
      Attack("product of no columns, \(size) rows") {
        _ = Matrix<Double>(rows: size, columns: 0, repeating: 0) * Matrix<Double>(rows: 0, columns: size, repeating: 0)
      },
    ]
  } + [
    Attack("unequal rows") { _ = Matrix<Double>([[1], [1, 2]]) },
    Attack("least squares of nothing") { _ = try LeastSquares.orthogonal(Matrix([]), []) },
    Attack("least squares of no columns") {
      _ = try LeastSquares.orthogonal(Matrix(rows: 2, columns: 0, repeating: 0), [1, 2])
    },
    Attack("shortest solution of no rows") {
      _ = try LeastSquares.minimumNorm(Matrix(rows: 0, columns: 3, repeating: 0), [])
    },
    Attack("shortest solution of no rows and very many columns") {
      _ = try LeastSquares.minimumNorm(Matrix(rows: 0, columns: 1 << 44, repeating: 0), [])
    },
    Attack("too few targets") { _ = try LeastSquares.minimumNorm(Matrix([[1, 2], [3, 4]]), [1]) },
    Attack("normal equations of zeros") { _ = try LeastSquares.normalEquations(Matrix([[0, 0], [0, 0]]), [1, 2]) },
    Attack("tolerance that is not a number") {
      _ = try LeastSquares.minimumNorm(Matrix([[1, 2], [3, 4]]), [1, 2], tolerance: .nan)
    },
    Attack("negative tolerance") { _ = try Cholesky(Matrix([[1, 2], [2, 1]]), tolerance: -1e9) },
    Attack("Cholesky of a row") { _ = try Cholesky(Matrix([[1, 2]])) },
    Attack("Cholesky solves too short a side") { _ = try Cholesky(Matrix([[1, 0], [0, 1]])).solve([1]) },
    Attack("residuals of too few coefficients") { _ = LeastSquares.residuals(Matrix([[1, 2]]), [1], [1]) },
    Attack("gradient of too few targets") { _ = LeastSquares.gradient(Matrix([[1.0], [2]]), [1], [1]) },
  ]

let randomAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("\(size) uniform draws") {
        var random = RandomSource(seed: 1)
        _ = random.uniform(in: 0...1, count: size)
      },
      Attack("\(size) normal draws") {
        var random = RandomSource(seed: 1)
        _ = random.normal(count: size)
      },
      Attack("permutation of \(size)") {
        var random = RandomSource(seed: 1)
        _ = random.permutation(of: size)
      },
      Attack("integer below \(size)") {
        var random = RandomSource(seed: 1)
        _ = random.integer(below: size)
      },
      Attack("binomial of \(size)") { _ = try Binomial(trials: size, probability: 0.5) },
      Attack("mass of \(size)") { _ = try Binomial(trials: 3, probability: 1).mass(size) },
      Attack("\(size) bins") { _ = try UniformHistogram([0, 1], bins: size) },
      Attack("counts of \(size)") { _ = try Categorical(counts: [size, .max]) },
      Attack("likelihood of \(size)") {
        _ = try Categorical(probabilities: [0.5, 0.5]).negativeLogLikelihood(counts: [size, size])
      },
    ]
  }
  + numbers.flatMap { number in
    [
      Attack("mixture at \(number)") {
        let mixture = try GaussianMixture(priors: [0.5, 0.5], means: [number, 1], variances: [1, number.magnitude])
        _ = (mixture.modes, mixture.median, mixture.quantile(number), mixture.cumulative(number))
      },
      Attack("asking a mixture for \(number)") {
        let mixture = try GaussianMixture(priors: [0.5, 0.5], means: [-1e300, 1e300], variances: [1e-300, 1e300])
        _ = (mixture.modes, mixture.density(number), mixture.quantile(number), mixture.responsibilities(number))
        _ = mixture.densities(at: [number, number, number])
      },
      Attack("regions and scores of a mixture for \(number)") {
        let mixture = try GaussianMixture(priors: [0.5, 0.5], means: [-1e300, 1e300], variances: [1e-300, 1e300])
        _ = (mixture.crps(number), mixture.highestDensityLevel(at: number), mixture.modeVectors)
        _ = (try mixture.highestDensityRegion(probability: number), try mixture.centralInterval(probability: number))
      },
      Attack("covariance of \(number)") {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: Matrix([[1, number]]))
        _ = try GaussianMixture(
          priors: [1], means: Matrix([[0, 0]]), covariances: [Matrix([[1, number], [number, 1]])])
      },
      Attack("factor of \(number)") {
        let mixture = try GaussianMixture(
          priors: [1], means: Matrix([[0, number]]), factors: [Matrix([[1, 0], [number, 1]])])
        _ = (mixture.covariance, mixture.modeVectors, try mixture.marginal(of: [1, 0]))
        _ = try mixture.conditional(given: [1: number])
      },
      Attack("energy score of \(number)") { _ = energyScore(Matrix(column: [number, 0]), outcome: [number]) },
      Attack("conformal scores of \(number)") {
        _ = try SplitConformal(scores: [number, 1]).threshold(coverage: number)
      },
      Attack("binomial with probability \(number)") {
        let binomial = try Binomial(trials: 5, probability: number)
        _ = (try binomial.quantile(number), try binomial.centralInterval(number))
      },
      Attack("test of \(number)") { _ = try KolmogorovSmirnovTest([number]).pValue },
      Attack("energy distance of \(number)") {
        _ = energyDistance(Matrix(column: [number]), Matrix(column: [number, 0]))
      },
    ]
  } + [
    Attack("state of zeros") { _ = RandomSource(state: (0, 0, 0, 0)) },
    Attack("mixture of nothing") { _ = try GaussianMixture(priors: [], means: [], variances: []) },
    Attack("mixture without dimensions") {
      _ = try GaussianMixture(priors: [1], means: Matrix(rows: 1, columns: 0, repeating: 0), variances: [1])
    },
    Attack("density at too short a point") { _ = try plane().density([1]) },
    Attack("densities at too long points") { _ = try plane().densities(at: Matrix(rows: 9, columns: 3, repeating: 0)) },
    Attack("densities at no points") { _ = try plane().densities(at: Matrix(rows: 0, columns: 2, repeating: 0)) },
    Attack("median in the plane") { _ = try plane().median },
    Attack("number drawn in the plane") {
      var random = RandomSource(seed: 1)
      _ = try plane().sample(using: &random)
    },
    Attack("marginal of no dimension") { _ = try plane().marginal(of: []) },
    Attack("marginal of a dimension twice") { _ = try plane().marginal(of: [0, 0]) },
    Attack("marginal of a fifth dimension") { _ = try plane().marginal(of: [4]) },
    Attack("conditional given all") { _ = try plane().conditional(given: [0: 0, 1: 1]) },
    Attack("conditional given another dimension") { _ = try plane().conditional(given: [-1: 0]) },
    Attack("covariances that are too small") {
      _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), covariances: [.identity(1)])
    },
    Attack("threshold by no draws") {
      var random = RandomSource(seed: 1)
      _ = try plane().highestDensityThreshold(probability: 0.5, draws: 0, using: &random)
    },
    Attack("level by endless draws") {
      var random = RandomSource(seed: 1)
      _ = try plane().highestDensityLevel(at: [0, 0], draws: .max, using: &random)
    },
    Attack("score in the plane") { _ = try plane().crps(0) },
    Attack("region in the plane") { _ = try plane().highestDensityRegion(probability: 0.5) },
    Attack("energy score of no draws") { _ = energyScore(Matrix(rows: 0, columns: 1, repeating: 0), outcome: [0]) },
    Attack("energy score of another outcome") { _ = energyScore(Matrix([[0, 0]]), outcome: [0]) },
    Attack("energy distance of no points") {
      _ = energyDistance(Matrix(rows: 0, columns: 1, repeating: 0), Matrix(rows: 0, columns: 1, repeating: 0))
    },
    Attack("energy distance without dimensions") {
      _ = energyDistance(Matrix(rows: 9, columns: 0, repeating: 0), Matrix(rows: 3, columns: 0, repeating: 0))
    },
    Attack("energy distance of other dimensions") {
      _ = energyDistance(Matrix(rows: 1, columns: 1, repeating: 0), Matrix(rows: 1, columns: 2, repeating: 0))
    },
  ]

private func plane() throws -> GaussianMixture {
  try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1])
}
