import Experiments
import LinearAlgebra
import NeuralNetworks
import Plotting
import Probability

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func hyperbolicSpiral(_ data: DataSet) -> Figure {
  Figure(
    caption:
      "The hyperbolic spiral $r = 10/\\theta$ from the angle $\\theta = \\tfrac12$ on.",
    alt:
      "A curve that comes in from far out on the right and winds around the origin in ever smaller turns.",
    size: Size(460, 290)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      Line(x: data.inputs.elements, y: data.targets.elements, colour: .blue)
    }
  }
}

func spiralData(_ data: DataSet) -> Figure {
  Figure(
    caption: "The data: a spiral that winds outwards through two and a half turns.",
    alt: "A band of points that winds outwards around the origin.",
    size: Size(460, 420)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(data, colour: .blue, size: 2, alpha: 0.6)
    }
  }
}

func squaredErrors(_ history: TrainingHistory, _ limits: ExactScores) -> Figure {
  lossCurves(
    history, measure: "mean squared error", limit: limits.meanSquaredError,
    range: 40...56,
    caption:
      "The feed-forward network's mean squared error on the spiral, and the least that is possible.",
    alt:
      "Two curves; that of the test data stays just above a dashed line, that of the training data sinks below it."
  )
}

func onePrediction(_ network: FeedForwardNetwork, _ test: DataSet) throws -> Figure {
  let x = grid(-17...15.5)
  let prediction = try network.predict(Matrix(column: x.map(Float.init))).elements
  return Figure(
    caption: "The feed-forward network's prediction on the spiral.",
    alt:
      "The spiral of points, and a curve that runs through its middle from left to right and meets it only by chance.",
    size: Size(460, 420)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(test, colour: .neutral, size: 2, alpha: 0.5)
      Line(x: x, y: prediction, label: "$ŷ$", colour: .vermilion, width: 2)
    }
  }
}

func spiralLosses(_ history: TrainingHistory, _ limits: ExactScores) -> Figure {
  lossCurves(
    history, measure: "NLL / nats", limit: limits.negativeLogLikelihood, range: 1.4...3.4,
    caption:
      "The mixture density network's negative log-likelihood on the spiral, and the least that is possible.",
    alt:
      "Two curves that fall steeply and then slowly, towards a dashed line that they do not reach."
  )
}

func spiralSamples(_ samples: Matrix<Double>, _ test: DataSet) -> Figure {
  Figure(
    caption:
      "The test data (left), and ten samples of the network's answer for each test input (right).",
    alt:
      "Left, the spiral of points. Right, samples that form the same spiral with slightly soft edges."
  ) {
    Panel("test data", x: "$x$", y: Axis("$y$", range: -17...19), equalAspect: true) {
      Scatter(test, colour: .text, size: 1.6, alpha: 0.5)
    }
    Panel("samples", x: "$x$", y: Axis("$y$", range: -17...19), equalAspect: true) {
      Scatter(
        x: test.inputs.elements.flatMap { Array(repeating: $0, count: samples.columns) },
        y: samples.elements, colour: .blue, size: 1.4, alpha: 0.25)
    }
  }
}

let lostTurn = (
  caption:
    "The density after training from the usual start. (Values above 0.4 are drawn as 0.4.)",
  alt:
    "A map of the density: a spiral whose two turns below the centre are missing, with a broad smear in their place."
)
let wholeSpiral = (
  caption:
    "The density after training from the distribution of the targets, in the same colours.",
  alt: "A map of the density: a whole bright spiral on a dark ground."
)

func spiralDensity(
  _ network: MixtureDensityNetwork, _ text: (caption: String, alt: String)
) throws -> Figure {
  let places = grid(-17...17, 320)
  let field = try ScalarField(densityOf: network, x: places, y: places)
  return Figure(
    caption: text.caption,
    alt: text.alt,
    size: Size(520, 430)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      HeatMap(field, label: "$p(y|x)$", range: 0...0.4)
    }
  }
}

func spiralMeans(_ network: MixtureDensityNetwork, _ test: DataSet) throws -> Figure {
  let places = grid(-17...16, 331).map(Float.init)
  let answers = try network.parameters(at: Matrix(column: places))
  let used = (0..<answers.priors.columns).filter {
    (answers.priors.column($0).max() ?? 0) > 0.1
  }
  return Figure(
    caption:
      "The means of the components, a colour for each, where they have a share of more than 0.1.",
    alt:
      "Coloured curves made of points, pieces of which run along the turns of the spiral.",
    size: Size(460, 420)
  ) {
    Panel(x: "$x$", y: Axis("$y$", range: -17...19), equalAspect: true, legend: .none) {
      Scatter(test, colour: .neutral, size: 1.6, alpha: 0.2)
      for (index, component) in used.enumerated() {
        let rows = places.indices.filter { answers.priors[$0, component] > 0.1 }
        Scatter(
          x: rows.map { places[$0] }, y: rows.map { answers.means[$0, component] },
          colour: .series(index), size: 2.4)
      }
    }
  }
}
