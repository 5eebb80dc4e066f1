import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Probability
import Problems

// The figures of the second half of the chapter: what the trained network answers.

/// The components that carry most of the work, each with a colour of its own; all others are grey.
struct LeadingComponents {
  private let inks: [Int: Ink]

  /// Those whose mixing coefficient is more than a hundredth in the mean over some inputs, at most six.
  init(of answers: MixtureParameters) {
    let shares = (0..<answers.priors.columns).map {
      answers.priors.column($0).reduce(0, +)
    }
    let order = shares.indices.filter { shares[$0] > 0.01 * Double(answers.priors.rows) }
      .sorted { shares[$0] > shares[$1] }.prefix(6)
    inks = Dictionary(
      uniqueKeysWithValues: zip(order, [2, 3, 4, 5, 0, 6].map(Ink.series)))
  }

  subscript(component: Int) -> Ink? { inks[component] }
}

func densityMap(
  _ network: MixtureDensityNetwork, _ data: DataSet, brightest: Double
) throws -> Figure {
  let field = try ScalarField(
    densityOf: network, x: grid(-16...16, 321), y: grid(-17...17, 341))
  let inputs = data.inputs.elements.map(Double.init)
  return Figure(
    caption: """
      The density that the network believes in for every input, with a quarter of the points that it has learnt from. Densities \
      above {{brightest}} have the brightest colour. The vertical lines mark the outermost inputs of the training data.
      """,
    alt: """
      A map of the density: a bright band winds through the plane along the points of the data, up to three branches above one \
      input. On the left and on the right, beyond two vertical lines, there are no points.
      """,
    size: Size(620, 420)
  ) {
    Panel(x: Axis("$x$", range: -16...16), y: Axis("$y$", range: -17...17)) {
      HeatMap(field, label: "$p(y|x)$", range: 0...brightest)
      // Not quite the page's white, which turns dark on a dark screen.
      for edge in [inputs.min() ?? 0, inputs.max() ?? 0] {
        Rule(x: edge, colour: .colour(Colour(white: 0.99)), width: 0.8)
      }
      Scatter(
        x: data.inputs.elements.prefix(500), y: data.targets.elements.prefix(500),
        colour: .colour(Colour(white: 0.99)), size: 1.6, alpha: 0.6)
    }
  }
}

func sliceWithComponents(
  _ network: MixtureDensityNetwork, at x: Double, _ leading: LeadingComponents
) throws -> Figure {
  let mixture = try network.conditional(at: [Float(x)])
  let components = try weightedComponents(mixture)
  let shown = mixture.priors.indices.filter {
    mixture.priors[$0] > 0.01 && leading[$0] != nil
  }
  let places = grid(-17...17, 681)
  let responsibilities = places.map { mixture.responsibilities($0) }
  let others = responsibilities.map { all in 1 - shown.reduce(0) { $0 + all[$1] } }
  return Figure(
    caption: """
      The answer for one input. Above: the network's density, filled under each component of {{figure:priors}} in colour that has a \
      share of more than a hundredth here, and the exact density. Below: the responsibility of each of these components for every $y$, and of all others together \
      (grey).
      """,
    alt: """
      Above, a curve with several peaks, filled in a colour for each component, and a dashed curve to compare it with. Below, curves \
      between zero and one in the same colours, each high over a stretch of its own.
      """,
    size: Size(620, 500), columns: 1
  ) {
    Panel(x: Axis("", range: -17...17), y: "density $p(y|x = \(Int(x)))$") {
      for component in shown {
        Band(
          x: places, lower: places.map { _ in 0 },
          upper: places.map(components[component]),
          colour: leading[component] ?? .neutral, alpha: 0.45)
      }
      Line(
        x: places, y: mixture.densities(at: places), label: "network", colour: .vermilion)
      Line(
        x: places, y: places.map(InverseWave.density(given: x)), label: "exact",
        colour: .text, width: 1.2, dash: [5, 3])
    }
    Panel(
      x: Axis("$y$", range: -17...17), y: Axis("responsibility $γ_k$", range: 0...1.02)
    ) {
      Line(x: places, y: others, colour: .neutral, width: 1)
      for component in shown {
        let curve = responsibilities.map { $0[component] }
        Line(x: places, y: curve, colour: leading[component] ?? .neutral)
        let middle = plateau(curve)
        Annotation(
          "$γ_{\(component + 1)}$", at: (places[middle], curve[middle]),
          colour: leading[component] ?? .neutral)
      }
    }
  }
}

func priorsOverInputs(
  _ network: MixtureDensityNetwork, _ leading: LeadingComponents
) throws -> Figure {
  let x = grid(-13...13, 261)
  let priors = try network.parameters(at: Matrix(column: x.map(Float.init))).priors
  return Figure(
    caption: """
      The mixing coefficients over the inputs: in colour those of more than a hundredth on average, with the colours of \
      {{figure:slice}} where they occur there, in grey the others.
      """,
    alt: """
      Thirty curves between zero and one: a few coloured ones rise and fall and take turns; most are grey and stay low.
      """
  ) {
    Panel(x: "$x$", y: Axis("mixing coefficient $π_k$", range: 0...1.02)) {
      for component in 0..<priors.columns where leading[component] == nil {
        Line(x: x, y: priors.column(component), colour: .neutral, width: 0.7)
      }
      for component in 0..<priors.columns {
        if let ink = leading[component] {
          let curve = Array(priors.column(component))
          Line(x: x, y: curve, colour: ink)
          let middle = plateau(curve)
          Annotation(
            "$π_{\(component + 1)}$", at: (x[middle], curve[middle]), colour: ink)
        }
      }
    }
  }
}

func likelyMeans(_ answers: MixtureParameters, _ test: DataSet) -> Figure {
  Figure(
    caption: """
      The means for each test input: the two with the largest mixing coefficients, the four with the largest, and all thirty, there \
      the fainter the smaller the mixing coefficient. Grey: the test data. Means outside of the frame are not shown.
      """,
    alt: """
      Left, curves of points that run along the branches of the data; in the middle, more of them, some off the data; on the right, \
      the same among many faint ones that run through empty space.
      """,
    size: Size(720, 290)
  ) {
    for count in [2, 4] {
      Panel("\(count) most probable", x: "$x$", y: Axis("$y$", range: -18...18)) {
        Scatter(test, colour: .neutral, alpha: 0.2)
        let (x, y) = means(answers, test) { rank, _ in rank < count }
        Scatter(x: x, y: y, colour: .vermilion, size: 2, alpha: 0.5)
      }
    }
    Panel("all thirty", x: "$x$", y: Axis("$y$", range: -18...18)) {
      Scatter(test, colour: .neutral, alpha: 0.2)
      for (range, alpha) in [
        (0..<0.01, 0.015), (0.01..<0.05, 0.1), (0.05..<0.2, 0.25), (0.2..<0.5, 0.45),
        (0.5..<2, 0.7),
      ] {
        let (x, y) = means(answers, test) { _, prior in range.contains(prior) }
        Scatter(x: x, y: y, colour: .vermilion, size: 2, alpha: alpha)
      }
    }
  }
}

func disagreementOverInputs(_ disagreement: Disagreement, edges: [Double]) -> Figure {
  Figure(
    caption: """
      How far the network's answer is from the exact density, and from the answer of a second network, at each input: 0 means equal, \
      1 that they have nothing in common. The vertical lines mark the outermost inputs of the training data.
      """,
    alt: """
      Two curves over the inputs, low over most of the stretch between two vertical lines and higher far beyond them.
      """
  ) {
    Panel(x: "$x$", y: Axis("distance", range: 0...1.02)) {
      for edge in edges { Rule(x: edge) }
      Line(
        x: disagreement.inputs, y: disagreement.fromTruth,
        label: "from the exact density",
        colour: .vermilion)
      Line(
        x: disagreement.inputs, y: disagreement.betweenNetworks,
        label: "from a second network", colour: .blue)
    }
  }
}

func onePredictionEach(
  _ predictions: [(name: String, answers: [Double])], _ test: DataSet
) -> Figure {
  Figure(
    caption: """
      Four ways to answer with one number, over the test data (grey).
      """,
    alt: """
      Four panels of points over the winding band of the data. Those of the mean lie between the branches in the middle. Those of the \
      other three keep closer to the branches and jump from one to another.
      """,
    size: Size(760, 250), columns: 4
  ) {
    for prediction in predictions {
      Panel(prediction.name, x: "$x$", y: Axis("$y$", range: -18...18)) {
        Scatter(test, colour: .neutral, alpha: 0.2)
        Scatter(
          x: test.inputs.elements, y: prediction.answers, colour: .vermilion, size: 2,
          alpha: 0.6)
      }
    }
  }
}

func drawnSamples(
  _ ten: Matrix<Double>, _ two: Matrix<Double>, _ test: DataSet
) -> Figure {
  Figure(
    caption: """
      The test data, two samples of the network's answer for each test input, and ten samples.
      """,
    alt: """
      Three panels of points on the same winding band: on the left the data, in the middle and on the right samples.
      """,
    size: Size(720, 290)
  ) {
    Panel("test data", x: "$x$", y: Axis("$y$", range: -18...18)) {
      Scatter(test, colour: .text, size: 1.6, alpha: 0.4)
    }
    for draws in [two, ten] {
      Panel("\(draws.columns) samples", x: "$x$", y: Axis("$y$", range: -18...18)) {
        Scatter(
          x: test.inputs.elements.flatMap { Array(repeating: $0, count: draws.columns) },
          y: draws.elements, colour: .sky, size: 1.6,
          alpha: draws.columns == two.columns ? 0.4 : 0.12)
      }
    }
  }
}

func calibration(_ transforms: [(name: String, values: [Double])], bins: Int) throws
  -> Figure
{
  let histograms = try transforms.map { try UniformHistogram($0.values, bins: bins) }
  let edges = (0...bins).map { Double($0) / Double(bins) }
  let highest = histograms.flatMap(\.counts).max() ?? 0
  return try Figure(
    caption: """
      The probability integral transforms of the test targets in {{bins}} bins: under the answers of the thirty components, and \
      under those of one Gaussian. The grey band holds the count of a bin in nineteen of twenty cases if the answers are exact.
      """,
    alt: """
      Two histograms about a grey horizontal band. The left one stays close to the band; the right one swings far above and below it.
      """,
    sharing: .y
  ) {
    for (transform, histogram) in zip(transforms, histograms) {
      let band = try histogram.centralInterval(0.95)
      Panel(
        transform.name, x: Axis("$F(y|x)$", range: 0...1),
        y: Axis("targets", range: 0...(1.05 * Double(highest)))
      ) {
        Band(
          x: [0.0, 1], lower: Array(repeating: Double(band.lowerBound), count: 2),
          upper: Array(repeating: Double(band.upperBound), count: 2), colour: .neutral,
          alpha: 0.3)
        Steps(
          x: edges, y: (histogram.counts + [histogram.counts[bins - 1]]).map(Double.init),
          colour: .vermilion)
      }
    }
  }
}

/// The middle of the longest stretch over which a curve is within a tenth of its greatest value.
private func plateau(_ curve: [Double]) -> Int {
  let level = 0.9 * (curve.max() ?? 0)
  var (start, best) = (0, 0..<1)
  for i in curve.indices {
    if curve[i] < level {
      start = i + 1
    } else if i + 1 - start > best.count {
      best = start..<(i + 1)
    }
  }
  return (best.lowerBound + best.upperBound - 1) / 2
}

/// The means at each test input that are chosen by the rank of their mixing coefficient, from 0, and its value.
private func means(
  _ answers: MixtureParameters, _ test: DataSet, where isChosen: (Int, Double) -> Bool
) -> (x: [Float], y: [Double]) {
  var (x, y): ([Float], [Double]) = ([], [])
  for row in 0..<test.count {
    let priors = Array(answers.priors.row(row))
    let order = priors.indices.sorted { priors[$0] > priors[$1] }
    for (rank, component) in order.enumerated() where isChosen(rank, priors[component]) {
      x.append(test.inputs[row, 0])
      y.append(answers.means[row, component])
    }
  }
  return (x, y)
}
