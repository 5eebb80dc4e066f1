import ElementaryFunctions
import LeastSquares
import LinearAlgebra
import Probability

@testable import chapter2

extension WrongModel {
  static let chapter2: [WrongModel] = [
    WrongModel("The product of the densities of the twelve measurements is greatest", refuses: "their median") {
      try abs(goldenSection(in: 0...6) { -(try likelihood($0, twelve)) } - median(twelve))
    },
    WrongModel("integrates over all means to far less than one", refuses: "one measurement in place of twelve") {
      let one = [twelve[0]]
      return try stride(from: one[0] - 8, through: one[0] + 8, by: 0.016)
        .reduce(0) { $0 + 0.016 * (try likelihood($1, one)) }
    },
    WrongModel("densities of a normal distribution underflows", refuses: "twelve densities") {
      try likelihood(3, twelve)
    },
    WrongModel(#"the NLL of the fitted Gaussian is $\ln 1000$"#, refuses: "a variance left in square millimetres") {
      let fitted = try Normal(fittedTo: twelve)
      let mixed = try Normal(mean: fitted.mean / 1000, variance: fitted.variance)
      return abs((mixed.logLikelihood(of: inMetres) - fitted.logLikelihood(of: twelve)) / 12 - Double.log(1000))
    },
    WrongModel("the NLL of a Gaussian fitted to the twelve lengths is negative", refuses: "a Gaussian of width 1 m") {
      -(try Normal(mean: mean(inMetres), variance: 1).logLikelihood(of: inMetres)) / 12
    },
    WrongModel("The mean of least NLL is the mean of least squared error", refuses: "the place of least absolute error")
    {
      let absolute = goldenSection(in: 0...6) { place in twelve.reduce(0) { $0 + abs($1 - place) } }
      return abs(absolute - goldenSection(in: 0...6) { squaredError(twelve, about: $0) })
    },
    WrongModel("The mean of least squared error is the sample mean", refuses: "the median") {
      abs(goldenSection(in: 0...6) { squaredError(twelve, about: $0) } - median(twelve))
    },
    WrongModel("Four times as many measurements make the likelihood", refuses: "twice as many") {
      let widths = try [12, 24].map { count in
        try likelihoodWidth { try likelihood($0, Array(repeating: 3, count: count)) }
      }
      return widths[0] / widths[1]
    },
    WrongModel("The line of the greatest product of densities is the line", refuses: "the line that made the data") {
      let line = NoisyLine()
      return zip(line.truth, try line.fit).map { abs($0 - $1) }.max() ?? .nan
    },
    WrongModel("lines in the order of their squared errors", refuses: "noise of Laplace's distribution") {
      let line = NoisyLine()
      let sorted = try line.neighbours(1000).sorted {
        LeastSquares.squaredError(line.x, line.y, $0) < LeastSquares.squaredError(line.x, line.y, $1)
      }
      let likelihoods = sorted.map { beta in
        -LeastSquares.residuals(line.x, line.y, beta).reduce(0) { $0 + abs($1) }
      }
      return Double(zip(likelihoods, likelihoods.dropFirst()).count { $0 <= $1 })
    },
    WrongModel("The variance of the greatest product of densities", refuses: "the unbiased estimate") {
      let line = NoisyLine()
      let error = LeastSquares.squaredError(line.x, line.y, try line.fit)
      return error / Double(line.y.count - 2) - error / Double(line.y.count)
    },
    WrongModel("The divergence of 200 random models", refuses: "a difference of entropies") {
      try pairs.map { $1.entropy - $0.entropy }.min() ?? .nan
    },
    WrongModel("cross-entropy less entropy, is the divergence", refuses: "the divergence the other way") {
      try pairs.map { observed, model in
        abs(
          try observed.crossEntropy(relativeTo: model) - observed.entropy - model.klDivergence(relativeTo: observed))
      }.max() ?? .nan
    },
    WrongModel("The log-loss of one prediction for eight examples is least", refuses: "one half") { 0.5 },
  ]
}

/// Measurements as in the chapter, in millimetres and in metres.
private let twelve = {
  var random = RandomSource(seed: 1)
  return random.normal(mean: 3, standardDeviation: 1, count: 12)
}()
private let inMetres = twelve.map { $0 / 1000 }

private func likelihood(_ mean: Double, _ data: [Double]) throws -> Double {
  let model = try Normal(mean: mean, variance: 1)
  return data.reduce(1) { $0 * model.density($1) }
}

private func squaredError(_ data: [Double], about place: Double) -> Double {
  data.reduce(0) { $0 + ($1 - place) * ($1 - place) }
}

private func median(_ data: [Double]) -> Double {
  let sorted = data.sorted()
  return (sorted[(data.count - 1) / 2] + sorted[data.count / 2]) / 2
}

/// Random shares of classes and random models of them.
private var pairs: [(observed: Categorical, model: Categorical)] {
  get throws {
    var random = RandomSource(seed: 1)
    return try (0..<200).map { _ in
      let classes = 2 + random.integer(below: 8)
      let counts = (0..<classes).map { _ in random.integer(below: 10) + 1 }
      return (
        try Categorical(counts: counts), try Categorical(counts: counts.map { _ in random.integer(below: 50) + 1 })
      )
    }
  }
}

/// Data on a line as in the chapter.
private struct NoisyLine {
  let truth = [2.0, 0.8]
  let x: Matrix<Double>
  let y: [Double]

  init() {
    var random = RandomSource(seed: 1)
    let inputs = random.uniform(in: -5...5, count: 80)
    x = Matrix.line(inputs)
    y = zip(x * truth, random.normal(count: 80)).map(+)
  }

  /// The line of least squares.
  var fit: [Double] { get throws { try LeastSquares.orthogonal(x, y) } }

  /// Random lines near that of least squares.
  func neighbours(_ count: Int) throws -> [[Double]] {
    var random = RandomSource(seed: 2)
    let fit = try fit
    return (0..<count).map { _ in fit.map { $0 + random.uniform(in: -0.75...0.75) } }
  }
}
