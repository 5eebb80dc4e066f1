import Experiments
import LinearAlgebra
import NeuralNetworks
import Plotting
import Probability

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func exampleMixture(_ mixture: GaussianMixture) throws -> Figure {
  let components = try weightedComponents(mixture)
  return Figure(
    caption: "A mixture of three Gaussians: each with its share, and their sum.",
    alt:
      "Three bell curves of different height and width, and a curve with three peaks that is their sum."
  ) {
    Panel(x: "$y$", y: Axis("density", range: 0...0.28)) {
      for (k, component) in components.enumerated() {
        Line(over: -8...10, colour: .sky, width: 1.2, component)
        Annotation(
          "$π_\(k + 1) = \(mixture.priors[k])$",
          at: (mixture.means[k, 0], component(mixture.means[k, 0])))
      }
      Line(over: -8...10, label: "$p(y)$", colour: .vermilion, width: 2, mixture.density)
    }
  }
}

func mixtureLosses(_ history: TrainingHistory, _ limits: ExactScores) -> Figure {
  lossCurves(
    history, measure: "NLL / nats", limit: limits.negativeLogLikelihood, range: 1.5...3,
    caption: "The negative log-likelihood in training, and the least that is possible.",
    alt: "Two curves that fall steeply and then approach a dashed line slowly from above."
  )
}

func densityMap(_ network: MixtureDensityNetwork, _ test: DataSet) throws -> Figure {
  let field = try ScalarField(
    densityOf: network, x: grid(-13...13, 261), y: grid(-17...17, 341))
  return Figure(
    caption:
      "The density that the network believes in, for every input, with the test data.",
    alt: """
      A map of the density: a bright band that winds through the plane in three branches, with the points of the test data \\
      along it; elsewhere the map is dark.
      """,
    size: Size(620, 420)
  ) {
    Panel(x: Axis("$x$", range: -13...13), y: Axis("$y$", range: -17...17)) {
      HeatMap(field, label: "$p(y|x)$", range: 0...0.6)
      // Not quite the page's white, which turns dark on a dark screen.
      Scatter(
        x: test.inputs.elements.prefix(500), y: test.targets.elements.prefix(500),
        colour: .colour(Colour(white: 0.99)), size: 1.6, alpha: 0.6)
    }
  }
}

func sliceWithComponents(_ network: MixtureDensityNetwork, at x: Double) throws -> Figure
{
  let mixture = try network.conditional(at: [Float(x)])
  let components = try weightedComponents(mixture)
  let leading = mixture.priors.indices.filter { mixture.priors[$0] > 0.01 }
    .sorted { mixture.means[$0, 0] < mixture.means[$1, 0] }
  let places = grid(-17...17, 681)
  let responsibilities = places.map { mixture.responsibilities($0) }
  let others = responsibilities.map { all in 1 - leading.reduce(0) { $0 + all[$1] } }
  return Figure(
    caption: """
      The answer for the input \(Int(x)). Above: its components with a share of more than a hundredth (filled), their sum \
      with all others, and the exact density. Below: the responsibility of each of these components, and of all others together \
      (grey).
      """,
    alt: """
      Above, a curve with several peaks, a filled bell under each, and a dashed curve with peaks in the same places. Below, curves \
      that rise to one and fall again, each over its own stretch.
      """,
    size: Size(620, 500), columns: 1
  ) {
    Panel(x: Axis("", range: -17...17), y: "density $p(y|x = \(Int(x)))$") {
      for (index, component) in leading.enumerated() {
        Band(
          x: places, lower: places.map { _ in 0 },
          upper: places.map(components[component]),
          colour: .series(index + 2), alpha: 0.4)
      }
      Line(
        x: places, y: places.map(mixture.density), label: "network", colour: .vermilion)
      Line(
        over: -17...17, label: "exact", colour: .text, width: 1.2, dash: [5, 3],
        points: 681,
        InverseWave.density(given: x))
    }
    Panel(
      x: Axis("$y$", range: -17...17), y: Axis("responsibility $γ_k$", range: 0...1.02)
    ) {
      Line(x: places, y: others, colour: .neutral, width: 1)
      for (index, component) in leading.enumerated() {
        Line(
          x: places, y: responsibilities.map { $0[component] }, colour: .series(index + 2)
        )
      }
    }
  }
}

func priorsOverInputs(_ network: MixtureDensityNetwork) throws -> Figure {
  let x = grid(-13...13, 261)
  let priors = try network.parameters(at: Matrix(column: x.map(Float.init))).priors
  let largest = (0..<priors.columns).map { priors.column($0).max() ?? 0 }
  let leading = largest.indices.filter { largest[$0] > 0.05 }
  return Figure(
    caption:
      "The mixing coefficients over the inputs; in colour those that ever exceed 0.05.",
    alt:
      "Thirty curves between zero and one; some rise and fall over a stretch of inputs, most stay near zero."
  ) {
    Panel(x: "$x$", y: "mixing coefficient $π_k$") {
      for component in 0..<priors.columns where !leading.contains(component) {
        Line(x: x, y: priors.column(component), colour: .neutral, width: 0.7)
      }
      for (index, component) in leading.enumerated() {
        Line(
          x: x, y: priors.column(component), label: "$π_{\(component + 1)}$",
          colour: .series(index))
      }
    }
  }
}

func likelyMeans(_ answers: MixtureParameters, _ test: DataSet) -> Figure {
  Figure(
    caption:
      "The two means with the largest mixing coefficients for each test input (left), and the four with the largest.",
    alt: """
      Left, points that follow two of the three branches of the data at every input. Right, points that follow all three \
      branches, and some that run off into empty space.
      """
  ) {
    for count in [2, 4] {
      let (x, y) = means(answers, test, count: count)
      Panel("\(count) most probable", x: "$x$", y: Axis("$y$", range: -18...18)) {
        Scatter(test, colour: .neutral, alpha: 0.2)
        Scatter(x: x, y: y, colour: .vermilion, size: 2, alpha: 0.5)
      }
    }
  }
}

func allMeans(_ answers: MixtureParameters, _ test: DataSet) -> Figure {
  let (x, y) = means(answers, test, count: answers.priors.columns)
  return Figure(
    caption: "All thirty means for each test input.",
    alt:
      "Thirty curves made of points; some run along the data, others through empty space.",
    size: Size(600, 400)
  ) {
    Panel(x: "$x$", y: Axis("$y$", range: -20...20)) {
      Scatter(test, colour: .neutral, alpha: 0.2)
      Scatter(x: x, y: y, colour: .vermilion, size: 1.2, alpha: 0.5)
    }
  }
}

func drawnSamples(_ ten: Matrix<Double>, _ two: Matrix<Double>, _ test: DataSet) -> Figure
{
  Figure(
    caption:
      "Ten samples of the network's answer for each test input (left), and two, over the test data.",
    alt:
      "Left and right, samples that cover the three branches of the data, and hardly anything else."
  ) {
    for draws in [ten, two] {
      Panel("\(draws.columns) samples", x: "$x$", y: Axis("$y$", range: -18...18)) {
        Scatter(
          x: test.inputs.elements.flatMap { Array(repeating: $0, count: draws.columns) },
          y: draws.elements, colour: .sky, size: 1.6,
          alpha: draws.columns == 2 ? 0.6 : 0.25)
        Scatter(test, colour: .text, size: 1.4, alpha: 0.35)
      }
    }
  }
}

/// The means with the largest mixing coefficients at each test input.
private func means(
  _ answers: MixtureParameters, _ test: DataSet, count: Int
) -> (x: [Float], y: [Double]) {
  var (x, y): ([Float], [Double]) = ([], [])
  for row in 0..<test.count {
    let priors = Array(answers.priors.row(row))
    let order = priors.indices.sorted { priors[$0] > priors[$1] }
    for component in order.prefix(count) {
      x.append(test.inputs[row, 0])
      y.append(answers.means[row, component])
    }
  }
  return (x, y)
}

/// Each component's density times its mixing coefficient.
private func weightedComponents(_ mixture: GaussianMixture) throws -> [(Double) -> Double]
{
  try (0..<mixture.components).map { k in
    let normal = try Normal(mean: mixture.means[k, 0], variance: mixture.variances[k])
    return { mixture.priors[k] * normal.density($0) }
  }
}
