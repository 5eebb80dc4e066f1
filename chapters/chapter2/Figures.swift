import ElementaryFunctions
import LinearAlgebra
import Plotting
import Probability
import Workbook

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func candidateMeans(
  _ data: [Double], _ candidates: [Double], _ best: Double,
  _ likelihood: (Double, [Double]) throws -> Double
) throws -> Figure {
  let models = try candidates.map { try Normal(mean: $0, variance: 1) }
  let range =
    min(data.min() ?? 2, 2) - 2.5...max(data.max() ?? 4.2, 4.2) + 2.5
  return try Figure(
    caption: """
      Three candidates for the mean, and the height at which each measurement meets the bell curve; below, on the same \
      scale, the likelihood of every mean, with the candidates and the mean of the data.
      """,
    alt: """
      Three panels, one above the other, with a bell curve each, over the same {{measurements}} measurements; a segment rises \
      from each measurement to the curve. A fourth panel below shows the likelihood, one narrow peak with a dashed line \
      through its top, and the three candidates on it.
      """,
    size: Size(600, 620), columns: 1, sharing: .x
  ) {
    for (index, model) in models.enumerated() {
      Panel(
        "$μ = \(candidates[index])$", x: Axis("measurement, mean $μ$ / mm", range: range),
        y: Axis("density", range: 0...0.45, ticks: [0, 0.2, 0.4])
      ) {
        Segments(
          x: data, y: data.map { _ in 0 }, endY: data.map { model.density($0) },
          colour: .series(index), width: 1.4)
        Line(over: range, colour: .series(index)) { model.density($0) }
        Scatter(x: data, y: data.map { _ in 0 }, colour: .text)
      }
    }
    try Panel(
      "likelihood of every $μ$; dashed, the sample mean",
      x: Axis("measurement, mean $μ$ / mm", range: range),
      y: "likelihood"
    ) {
      try Line(over: range, colour: .neutral) { try likelihood($0, data) }
      Rule(x: best)
      for (index, candidate) in candidates.enumerated() {
        let place = (candidate, try likelihood(candidate, data))
        Scatter(at: [place], colour: .series(index), size: 8)
      }
    }
  }
}

func amountOfData(
  _ sets: [[Double]], _ likelihood: (Double, [Double]) throws -> Double
) throws -> Figure {
  let dashes: [[Double]] = [[], [7, 3], [2, 2.5]]
  // Where the logarithm is at most 8 below its maximum.
  let curves = try sets.map { set in
    let mean = set.reduce(0, +) / Double(set.count)
    let reach = 4 / Double(set.count).squareRoot()
    let means = (-150...150).map { mean + reach * Double($0) / 150 }
    let greatest = try likelihood(mean, set)
    let shares = try means.map { try likelihood($0, set) / greatest }
    return (means: means, shares: shares, rises: shares.map { -Double.log($0) })
  }
  return Figure(
    caption: """
      The likelihood of the mean of three, {{measurements}} and {{larger set}} measurements. Left, as a share of its maximum; \
      right, how far the NLL is above its minimum.
      """,
    alt: """
      Left, three bell curves of height one that become narrower with the number of measurements. Right, three parabolas \
      that become steeper. Each bell has its top where the parabola of the same colour has its lowest point.
      """
  ) {
    Panel(x: "mean $μ$ / mm", y: "likelihood / maximum", legend: .at(.topRight)) {
      for (index, (set, curve)) in zip(sets, curves).enumerated() {
        Line(
          x: curve.means, y: curve.shares, label: "$n = \(set.count)$",
          colour: .series(index), dash: dashes[index])
      }
    }
    Panel(x: "mean $μ$ / mm", y: "NLL − minimum / nats", legend: .none) {
      for (index, (set, curve)) in zip(sets, curves).enumerated() {
        Line(
          x: curve.means, y: curve.rises, label: "$n = \(set.count)$",
          colour: .series(index), dash: dashes[index])
      }
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
      deviations and the bell at three places. Right: mean squared error and mean log-likelihood of 1,000 lines near it.
      """,
    alt: """
      Left, points about a rising line, with a band of one and a wider band of two standard deviations; three bell \
      curves lie sideways along the line. Right, a thousand points on one falling straight line.
      """
  ) {
    Panel(x: "$x$", y: "$y$") {
      Band(
        x: ends, lower: line.map { $0 - 2 }, upper: line.map { $0 + 2 },
        colour: .vermilion,
        alpha: 0.12)
      Band(
        x: ends, lower: line.map { $0 - 1 }, upper: line.map { $0 + 1 },
        colour: .vermilion,
        alpha: 0.18)
      Scatter(x: inputs, y: outputs, colour: .neutral)
      Line(x: ends, y: line, label: "$ŷ$", colour: .vermilion)
      for place in [-4.0, -0.5, 3.0] {
        let centre = beta[0] + beta[1] * place
        Line(
          x: heights.map { place + 2 * bell.density($0) }, y: heights.map { centre + $0 },
          colour: .blue)
        Segments(x: [place], y: [centre - 3], endY: [centre + 3], colour: .blue)
      }
    }
    Panel(x: "MSE", y: "mean log-likelihood / nats") {
      Scatter(x: lines.map(\.error), y: lines.map(\.logLikelihood), colour: .blue)
    }
  }
}

/// A model beside the shares of some data, in nats.
struct ComparedDistributions {
  /// The negative log-likelihood per example.
  let negativeLogLikelihood: Double
  let crossEntropy: Double
  /// The entropy of the data.
  let entropy: Double
  /// The divergence of the model from the data.
  let divergence: Double
}

func crossEntropyAgainstEntropy(_ pairs: [ComparedDistributions]) -> Figure {
  let largest = pairs.map(\.entropy).max() ?? 1
  return Figure(
    caption: """
      Cross-entropy of 200 random counts and models against the entropy of the counts. On the diagonal lie models that \
      predict the shares of their data.
      """,
    alt: """
      Points above the diagonal, each joined to it by a vertical segment; none is below.
      """
  ) {
    Panel(x: "entropy $H(y)$ / nats", y: "cross-entropy $H(y, ŷ)$ / nats") {
      Segments(
        x: pairs.map(\.entropy), y: pairs.map(\.entropy), endY: pairs.map(\.crossEntropy))
      Line(over: 0...largest, label: "$H(y)$", colour: .text) { $0 }
      Scatter(
        x: pairs.map(\.entropy), y: pairs.map(\.crossEntropy), colour: .blue, size: 4)
    }
  }
}

func logLossCurve(
  _ minimiser: Double, _ minimum: Double, _ entropy: Double,
  _ logLoss: (Double) throws -> Double
) throws -> Figure {
  let predictions = (1...999).map { Double($0) / 1000 }
  let losses = try predictions.map(logLoss)
  return try Figure(
    caption: """
      The log-loss of one prediction for all eight examples. Below the horizontal line lies the entropy of the examples, in \
      the shaded part above it the divergence of the prediction from their shares.
      """,
    alt: """
      A curve that falls steeply from the left, has its minimum at a prediction of {{logLossMinimiser}} and a loss of \
      {{logLossMinimum}}, and rises steeply at the right end. A horizontal line touches it at the minimum.
      """
  ) {
    try Panel(
      x: Axis("prediction $ŷ$ for class 1", range: 0...1),
      y: Axis("log-loss / nats", range: 0...2.5)
    ) {
      Band(
        x: predictions, lower: losses.map { _ in entropy }, upper: losses, colour: .blue,
        alpha: 0.15)
      try Line(over: 0.01...0.99999, colour: .blue, points: 20_000, logLoss)
      Rule(y: entropy, label: "entropy")
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
