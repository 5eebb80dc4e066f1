import ElementaryFunctions
import LeastSquares
import LinearAlgebra
import Probability

@testable import chapter1

extension WrongModel {
  static let chapter1: [WrongModel] = [
    WrongModel("The gradient of the squared error vanishes", refuses: "the line that made the data") {
      let line = Line()
      return norm(LeastSquares.gradient(line.x, line.y, line.truth))
    },
    WrongModel("The residuals above the fitted line and those below it", refuses: "the line that made the data") {
      let line = Line()
      return LeastSquares.residuals(line.x, line.y, line.truth).reduce(0, +)
    },
    WrongModel("random steps away from the fitted line raises", refuses: "the line that made the data") {
      let line = Line()
      return line.steps.map { line.rise($0, from: line.truth) }.min() ?? .nan
    },
    WrongModel(#"raises the squared error by $\lVert X\Delta \rVert^2$"#, refuses: "the line that made the data") {
      let line = Line()
      return line.steps.map { abs(line.rise($0, from: line.truth) - squaredNorm(line.x * $0)) }.max() ?? .nan
    },
    WrongModel("A step across the valley", refuses: "inputs less their mean") {
      let line = Line()
      let centre = mean(line.inputs)
      let x = Matrix.line(line.inputs.map { $0 - centre })
      let (across, along) = principalDirections(x.transposed * x)
      return squaredNorm(x * across) / squaredNorm(x * along)
    },
    WrongModel("The residual stands at right angles", refuses: "the line through zero and the first example") {
      let (column, output) = ([1.0, 2.0], [3.0, 1.0])
      return dot(zip(output, column).map { $0 - 3 * $1 }, column)
    },
    WrongModel(#"$\lVert y \rVert^2 = \lVert \hat y \rVert^2"#, refuses: "the line that made the data") {
      let line = Line()
      let error = LeastSquares.squaredError(line.x, line.y, line.truth)
      return abs(squaredNorm(line.y) - squaredNorm(line.x * line.truth) - error)
    },
    WrongModel("the normal equations refuse and name column 1", refuses: "lengths and an intercept") {
      let lengths = Lengths()
      do {
        _ = try LeastSquares.normalEquations(lengths.withIntercept, lengths.weights)
        return -1
      } catch LeastSquaresError.singular(let column, _, _) {
        return Double(column)
      }
    },
    WrongModel("The matrix of lengths in metres and in feet has rank one", refuses: "lengths and an intercept") {
      let lengths = Lengths()
      return Double(try LeastSquares.minimumNorm(lengths.withIntercept, lengths.weights).rank)
    },
    WrongModel("Metres and feet together explain the weights no better", refuses: "lengths and an intercept") {
      let lengths = Lengths()
      let both = try LeastSquares.orthogonal(lengths.withIntercept, lengths.weights)
      let column = Matrix(column: lengths.metres)
      let one = try LeastSquares.orthogonal(column, lengths.weights)
      return abs(
        LeastSquares.squaredError(lengths.withIntercept, lengths.weights, both)
          - LeastSquares.squaredError(column, lengths.weights, one))
    },
    WrongModel("the normal equations lose eight digits", refuses: "QR in their place") {
      try digitsLost(\.qr)
    },
    WrongModel("QR loses four digits", refuses: "the normal equations in its place") {
      try digitsLost(\.normalEquations)
    },
    WrongModel("Gradient descent arrives at the line", refuses: "a descent that ends after 100 steps") {
      let line = Line()
      return largestDifference(try line.descent(steps: 100)[100], try line.fit)
    },
    WrongModel("A late step multiplies the distance", refuses: "an early step") {
      let line = Line()
      let fit = try line.fit
      let errors = try line.descent(steps: 3).map { squaredNorm(line.x * zip($0, fit).map { $0 - $1 }) }
      let singular = try LeastSquares.minimumNorm(line.x, line.y).singularValues
      return abs((errors[2] / errors[1]).squareRoot() - (1 - 2 * 0.9 * squared(singular[1] / singular[0])))
    },
    WrongModel("descent from other starts ends elsewhere", refuses: "lengths and an intercept") {
      let lengths = Lengths()
      let ends = try lengths.ends(of: lengths.withIntercept)
      return min(largestDifference(ends[0], ends[1]), largestDifference(ends[0], ends[2]))
    },
    WrongModel("descent ends at the same squared error", refuses: "a descent that ends after one step") {
      let lengths = Lengths()
      let errors = try lengths.ends(of: lengths.inFeetToo, steps: 1).map {
        LeastSquares.squaredError(lengths.inFeetToo, lengths.weights, $0)
      }
      return (errors.max() ?? .nan) - (errors.min() ?? .nan)
    },
    WrongModel("From zero, descent arrives at the minimum-norm solution", refuses: "another start") {
      let lengths = Lengths()
      let shortest = try LeastSquares.minimumNorm(lengths.inFeetToo, lengths.weights).coefficients
      return largestDifference(try lengths.ends(of: lengths.inFeetToo)[1], shortest)
    },
    WrongModel(
      "a line through the wave has more than twice the error", refuses: "a quadratic in the place of the chosen"
    ) {
      let curve = WaveExamples()
      return try curve.testError(ofDegree: 1) / curve.testError(ofDegree: 2)
    },
    WrongModel("the training error of the polynomials never rises", refuses: "polynomials that learnt from other data")
    {
      let curve = WaveExamples()
      return greatestRise(
        try (1...25).map {
          curve.training.meanSquaredError(of: try Polynomial(degree: $0, fittedTo: curve.other).callAsFunction)
        })
    },
    WrongModel("leaves less than nine tenths of the noise", refuses: "the wave itself") {
      let curve = WaveExamples()
      return curve.training.meanSquaredError(of: wave) / curve.training.meanSquaredError(of: wave)
    },
    WrongModel("The most flexible polynomial pays", refuses: "the wave itself") {
      let curve = WaveExamples()
      return try curve.test.meanSquaredError(of: wave) / curve.testError(ofDegree: 9)
    },
    WrongModel("A penalty chosen by validation helps", refuses: "no penalty") {
      let curve = WaveExamples()
      let without = try Polynomial(degree: 25, fittedTo: curve.training, penalty: 0)
      return try curve.testError(ofDegree: 25) / curve.test.meanSquaredError(of: without.callAsFunction)
    },
    WrongModel("The RMSE of the fitted line estimates", refuses: "a constant") {
      let line = Line()
      let centre = mean(line.y)
      return mean(line.y.map { squared($0 - centre) }).squareRoot()
    },
  ]
}

/// The error that a solver's coefficients gain, in digits, as two columns come closer by a factor of 10,000.
private func digitsLost(_ solver: KeyPath<SolverErrors, [Double]>) throws -> Double {
  var random = RandomSource(seed: 1)
  let found = try [1e-1, 1e-5].map {
    mean(try errors(ofColumnsApartBy: $0, from: Lengths().metres, draws: 50, using: &random)[keyPath: solver])
  }
  return Double.log(found[1] / found[0]) / Double.log(10)
}

/// Data on a line as in the chapter.
private struct Line {
  let truth = [2.0, 0.8]
  let inputs: [Double]
  let x: Matrix<Double>
  let y: [Double]
  /// Random steps from a line to another.
  let steps: [[Double]]

  init() {
    var random = RandomSource(seed: 1)
    inputs = random.uniform(in: 0...10, count: 100)
    x = Matrix.line(inputs)
    y = sum(x * truth, random.normal(count: 100))
    steps = (0..<1000).map { _ in random.normal(standardDeviation: 0.1, count: 2) }
  }

  /// The line of least squares.
  var fit: [Double] { get throws { try LeastSquares.orthogonal(x, y) } }

  /// What a step adds to the squared error.
  func rise(_ step: [Double], from place: [Double]) -> Double {
    LeastSquares.squaredError(x, y, sum(place, step)) - LeastSquares.squaredError(x, y, place)
  }

  /// The path of gradient descent from zero with the chapter's learning rate.
  func descent(steps: Int) throws -> [[Double]] {
    let singular = try LeastSquares.minimumNorm(x, y).singularValues
    return descend(x, y, from: [0, 0], learningRate: 0.9 / squared(singular[0]), steps: steps)
  }
}

/// Lengths and weights as in the chapter.
private struct Lengths {
  let metres: [Double]
  let weights: [Double]

  init() {
    var random = RandomSource(seed: 1)
    metres = random.uniform(in: 0.5...2, count: 40)
    weights = metres.map { 3 * $0 + random.normal(mean: 0, standardDeviation: 0.2) }
  }

  /// Two columns that depend on each other.
  var inFeetToo: Matrix<Double> { Matrix(metres.map { [$0, 3.28084 * $0] }) }
  /// Two columns that do not.
  var withIntercept: Matrix<Double> { Matrix(metres.map { [$0, 1] }) }

  /// Where descent ends from the chapter's three starts.
  func ends(of x: Matrix<Double>, steps: Int = 10_000) throws -> [[Double]] {
    let rate = 0.4 / squared(try LeastSquares.minimumNorm(x, weights).singularValues[0])
    return [[0.0, 0.0], [2.5, 1.0], [1.0, -0.8]].map {
      let path = descend(x, weights, from: $0, learningRate: rate, steps: steps)
      return path[path.count - 1]
    }
  }
}

/// Examples on the wave as in the chapter.
private struct WaveExamples {
  let training: Examples
  /// As many at other places, which the chapter uses for validation.
  let other: Examples
  let test: Examples

  init() {
    var random = RandomSource(seed: 1)
    training = Examples(at: (0..<40).map { -15 + 30 * Double($0) / 39 }, using: &random)
    other = Examples(at: random.uniform(in: -15...15, count: 40), using: &random)
    test = Examples(at: random.uniform(in: -15...15, count: 2000), using: &random)
  }

  func testError(ofDegree degree: Int) throws -> Double {
    test.meanSquaredError(of: try Polynomial(degree: degree, fittedTo: training).callAsFunction)
  }
}
