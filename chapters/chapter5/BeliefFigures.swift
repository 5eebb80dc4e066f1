import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting

// The figures of what mixture density networks have learnt.

func twoDensities(
  _ usual: MixtureDensityNetwork, _ spread: MixtureDensityNetwork, _ data: DataSet,
  brightest: Double
) throws -> Figure {
  try Figure(
    caption: """
      The densities learnt from the same points with the chosen seed, from the usual start (left) and from the spread one (right). \
      Densities above {{brightest}} are drawn as {{brightest}}. Beyond the dashed lines there are no data.
      """,
    alt: """
      Two maps of the density in the same colours. Left, a spiral of which parts are missing, with a broad smear in their place. \
      Right, the whole spiral.
      """,
    size: Size(720, 340)
  ) {
    try densityPanel(usual, data, "usual start", brightest)
    try densityPanel(spread, data, "spread start", brightest)
  }
}

func spiralDensity(
  _ network: MixtureDensityNetwork, _ data: DataSet, brightest: Double
) throws -> Figure {
  try Figure(
    caption: """
      The density that the network from the spread start gives for every input, in the colours of {{figure:lost-turn}}. Beyond the \
      dashed lines there are no data.
      """,
    alt: "A map of the density: a bright spiral on a dark ground.",
    size: Size(520, 430)
  ) {
    try densityPanel(network, data, nil, brightest)
  }
}

/// A map of a network's density, with lines where the data's inputs begin and end.
private func densityPanel(
  _ network: MixtureDensityNetwork, _ data: DataSet, _ title: String?, _ brightest: Double
) throws -> Panel {
  let places = grid(-18...18, 320)
  let field = try ScalarField(densityOf: network, x: places, y: places)
  let inputs = data.inputs.elements.map(Double.init)
  return Panel(title, x: "$x$", y: "$y$", equalAspect: true) {
    HeatMap(field, label: "$p(y|x)$", range: 0...brightest)
    for end in [inputs.min() ?? 0, inputs.max() ?? 0] {
      // Not quite the page's white, which turns dark on a dark screen.
      Rule(x: end, colour: .colour(Colour(white: 0.99)))
    }
  }
}

func spiralSamples(_ samples: Matrix<Double>, _ test: DataSet) -> Figure {
  Figure(
    caption:
      "The test data (left), and ten samples of the network's answer for each test input (right).",
    alt:
      "Left, the spiral of points. Right, samples that form the same spiral with softer edges.",
    sharing: .y
  ) {
    Panel("test data", x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(test, colour: .text, size: 1.6, alpha: 0.5)
    }
    Panel("samples", x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(
        x: test.inputs.elements.flatMap { Array(repeating: $0, count: samples.columns) },
        y: samples.elements, colour: .blue, size: 1.4, alpha: 0.25)
    }
  }
}

func spiralMeans(
  _ network: MixtureDensityNetwork, _ test: DataSet, _ leading: [Int], above bound: Double
) throws -> Figure {
  let ends = (test.inputs.elements.min() ?? 0)...(test.inputs.elements.max() ?? 0)
  let places = grid(Double(ends.lowerBound)...Double(ends.upperBound), 331)
  let answers = try network.parameters(at: Matrix(column: places.map(Float.init)))
  func means(of component: Int, _ ink: Ink, size: Double) -> Scatter {
    let rows = places.indices.filter { answers.priors[$0, component] > bound }
    return Scatter(
      x: rows.map { places[$0] }, y: rows.map { answers.means[$0, component] },
      colour: ink,
      size: size)
  }
  return Figure(
    caption: """
      The means of the components, where they have a mixing coefficient above 0.1: in colour the six leading ones, in grey the others. \
      Pale: the test data.
      """,
    alt:
      "Curves made of points in six colours and in grey, pieces of which run along the turns of the spiral.",
    size: Size(460, 420)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true, legend: .none) {
      Scatter(test, colour: .neutral, size: 1.6, alpha: 0.15)
      for component in 0..<answers.priors.columns where !leading.contains(component) {
        means(of: component, .neutral, size: 1.6)
      }
      for (index, component) in leading.enumerated() {
        means(of: component, .series(index), size: 2.4)
      }
    }
  }
}
