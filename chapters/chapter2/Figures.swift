import ElementaryFunctions
import LinearAlgebra
import Plotting
import Probability
import Workbook

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func candidateMeans(
  _ data: [Double], _ candidates: [Double], _ likelihood: (Double) throws -> Double
) throws -> Figure {
  let models = try candidates.map { try Normal(mean: $0, variance: 1) }
  return try Figure(
    caption:
      "Three candidates for the mean: the height at which each measurement meets the bell curve, and the likelihood.",
    alt: """
      Three panels with a bell curve each, centred at \(candidates.map { "\($0)" }.joined(separator: ", ")), over the same \
      twelve measurements; a segment rises from each measurement to the curve. A fourth panel shows the likelihood, a \
      single narrow peak, with the three candidates marked on it.
      """
  ) {
    for (index, model) in models.enumerated() {
      Panel(
        "$μ = \(candidates[index])$", x: "measurement $x$",
        y: Axis("density", range: 0...0.45)
      ) {
        Segments(
          x: data, y: data.map { _ in 0 }, endY: data.map { model.density($0) },
          colour: .series(index), width: 1.4)
        Line(over: -1...7, colour: .series(index)) { model.density($0) }
        Scatter(x: data, y: data.map { _ in 0 }, colour: .text)
      }
    }
    try Panel("likelihood of every $μ$", x: "mean $μ$", y: "likelihood $L(μ)$") {
      try Line(over: 1...5, colour: .neutral, likelihood)
      for (index, candidate) in candidates.enumerated() {
        let peak = (candidate, try likelihood(candidate))
        Scatter(at: [peak], colour: .series(index), size: 8)
      }
    }
  }
}

func sharedMinimiser(
  _ data: [Double], _ mean: Double,
  _ curves: (
    negativeLogLikelihood: (Double) throws -> Double, squaredError: (Double) -> Double
  )
) throws -> Figure {
  try Figure(
    caption:
      "The negative log-likelihood and the mean squared error of the measurements: one minimiser, the sample mean.",
    alt:
      "Two parabolas side by side, with a dashed vertical line through the lowest point of each at the same mean."
  ) {
    try Panel(x: "mean $μ$", y: "NLL / nats") {
      try Line(over: 0...6, colour: .blue, curves.negativeLogLikelihood)
      Rule(x: mean, label: "sample mean")
    }
    Panel(x: "mean $μ$", y: "MSE") {
      Line(over: 0...6, colour: .vermilion) {
        curves.squaredError($0) / Double(data.count)
      }
      Rule(x: mean, label: "sample mean")
    }
  }
}

func gaussianRidge(
  _ inputs: [Double], _ outputs: [Double], _ beta: [Double],
  _ lines: [(error: Double, logLikelihood: Double)]
) throws -> Figure {
  let ends = [-5.0, 5.0]
  let line = ends.map { beta[0] + beta[1] * $0 }
  let bell = try Normal(mean: 0, variance: 1)
  let heights = (-300...300).map { Double($0) / 100 }
  return Figure(
    caption: """
      Left: what least squares believes, a Gaussian of variance 1 about the line, with bands of one and two standard \
      deviations and the bell at three places. Right: mean squared error and mean log-likelihood of 1,000 random lines.
      """,
    alt: """
      Left, points about a rising line, inside a band of one and a wider band of two standard deviations; three bell \
      curves lie sideways along the line. Right, a thousand points on one falling straight line.
      """
  ) {
    Panel(x: "$x$", y: "$y$") {
      Band(
        x: ends, lower: line.map { $0 - 2 }, upper: line.map { $0 + 2 }, colour: .blue,
        alpha: 0.12)
      Band(
        x: ends, lower: line.map { $0 - 1 }, upper: line.map { $0 + 1 }, colour: .blue,
        alpha: 0.18)
      Scatter(x: inputs, y: outputs, colour: .neutral)
      Line(x: ends, y: line, label: "$ŷ$", colour: .blue)
      for place in [-4.0, -0.5, 3.0] {
        let centre = beta[0] + beta[1] * place
        Line(
          x: heights.map { place + 2 * bell.density($0) }, y: heights.map { centre + $0 },
          colour: .vermilion)
        Segments(x: [place], y: [centre - 3], endY: [centre + 3], colour: .vermilion)
      }
    }
    Panel(x: "MSE", y: "mean log-likelihood / nats") {
      Scatter(x: lines.map(\.error), y: lines.map(\.logLikelihood), colour: .blue)
    }
  }
}

func crossEntropyAgainstLikelihood(
  _ pairs: [(likelihood: Double, crossEntropy: Double, entropy: Double)]
) -> Figure {
  let largest = pairs.map(\.crossEntropy).max() ?? 1
  return Figure(
    caption: """
      Cross-entropy of 200 random counts and models. Left: it is the negative log-likelihood per example. Right: it is \
      never below the entropy of the counts.
      """,
    alt:
      "Left, points on the diagonal of a square. Right, points that all lie above the diagonal."
  ) {
    Panel(x: "$NLL/N$ / nats", y: "cross-entropy $H(y, ŷ)$ / nats") {
      Line(over: 0...largest, colour: .neutral) { $0 }
      Scatter(x: pairs.map(\.likelihood), y: pairs.map(\.crossEntropy), colour: .blue)
    }
    Panel(x: "entropy $H(y)$ / nats", y: "cross-entropy $H(y, ŷ)$ / nats") {
      Line(over: 0...2.3, colour: .neutral) { $0 }
      Scatter(x: pairs.map(\.entropy), y: pairs.map(\.crossEntropy), colour: .vermilion)
    }
  }
}

func logLossCurve(
  _ minimiser: Double, _ minimum: Double, _ logLoss: (Double) throws -> Double
) throws -> Figure {
  try Figure(
    caption:
      "The log-loss of one prediction for all eight examples. It is least where the prediction is the share of ones.",
    alt: """
      A curve that falls steeply from the left, has its minimum at a prediction of \(rounded(minimiser, 2)) and a loss of \
      \(rounded(minimum, 4)), and rises steeply at the right end.
      """
  ) {
    try Panel(
      x: Axis("prediction $ŷ$ for class 1", range: 0...1),
      y: Axis("log-loss / nats", range: 0...2.5)
    ) {
      try Line(over: 0.01...0.99999, colour: .blue, points: 20_000, logLoss)
      Rule(x: minimiser)
      Scatter(at: [(minimiser, minimum)], colour: .vermilion, size: 8)
      Annotation(
        "minimum (\(rounded(minimiser, 2)), \(rounded(minimum, 4)))",
        at: (minimiser, minimum), arrow: true)
    }
  }
}

private func rounded(_ number: Double, _ digits: Int) -> String {
  NumberStyle.decimals(digits).text(number)
}
