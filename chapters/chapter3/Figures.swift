import ElementaryFunctions
import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Problems
import Workbook

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func bothProblems(_ direct: DataSet, _ inverse: DataSet) -> Figure {
  Figure(
    caption: """
      Left: the {{samples}} samples, noise of variance 1 about the wave $f$. Right: the same points with $x$ and $y$ exchanged, \
      for the second half of the chapter.
      """,
    alt: """
      Two clouds of points. On the left they follow a curve that falls, rises high and falls again. On the right the same \
      cloud lies on its side, so that over the middle of the axis it passes three times.
      """
  ) {
    Panel("direct", x: "$x$", y: "$y$") {
      Scatter(direct, colour: .neutral)
      Line(over: Wave.inputs, label: "$f(x)$", colour: .vermilion, Wave.mean)
    }
    Panel("inverse", x: "$x$", y: "$y$") {
      Scatter(inverse, colour: .neutral)
    }
  }
}

func directLosses(_ history: TrainingHistory) -> Figure {
  Figure(
    caption: """
      The mean squared error on the training data, averaged over each epoch, and on the test data after it; both axes are \
      logarithmic. The dashed line is the least that is possible in expectation, the variance of the noise.
      """,
    alt: """
      Two curves over the epochs that start high, fall steeply and then run close to a dashed line at the noise's variance.
      """
  ) {
    Panel(
      x: Axis("epoch", scale: .logarithmic),
      y: Axis("mean squared error", scale: .logarithmic), legend: .at(.topRight)
    ) {
      history.line(\.epochLosses, label: "training", colour: .blue, width: 1)
      history.line(\.testLosses, label: "test", colour: .vermilion, width: 1)
      Rule(y: 1, label: "noise")
    }
  }
}

func directPrediction(_ network: FeedForwardNetwork, _ test: DataSet) throws -> Figure {
  let x = grid(Wave.inputs)
  let answers = try predictions(of: network, x)
  return Figure(
    caption:
      "The network's prediction $\\hat y$ over the test data, and the curve $f$ about which they scatter.",
    alt: """
      A cloud of points along a wave. The predicted curve runs through its middle from end to end, and a dashed curve lies \
      almost on it.
      """
  ) {
    Panel(x: "$x$", y: "$y$", legend: .at(.topLeft)) {
      Scatter(test, label: "test data", colour: .neutral)
      Line(x: x, y: answers, label: "$ŷ$", colour: .vermilion, width: 2)
      Line(over: Wave.inputs, label: "$f$", colour: .blue, dash: [5, 3], Wave.mean)
    }
  }
}

func sumsOfUnits(_ units: UnitSums) -> Figure {
  Figure(
    caption: """
      The units of the trained network, in the order of the places where their steps lie, added up from the left: the first \
      ten, the first twenty, and all forty, which are the prediction. Units not yet added stay at their value at the left end.
      """,
    alt: """
      Three curves that start together on the left. One follows the wave down and then runs level, one follows it further up \
      before it runs level, and the last is the whole wave.
      """
  ) {
    Panel(x: "$x$", y: "sum of the first units") {
      Line(
        x: units.x, y: units.sum(ofFirst: 40), label: "40 units", colour: .vermilion,
        width: 2)
      Line(x: units.x, y: units.sum(ofFirst: 20), label: "20", colour: .blue, width: 2)
      Line(x: units.x, y: units.sum(ofFirst: 10), label: "10", colour: .green, width: 2)
    }
  }
}

func inverseLosses(_ full: TrainingHistory, _ stopped: TrainingHistory, _ limit: Double)
  -> Figure
{
  func panel(_ title: String, _ history: TrainingHistory) -> Panel {
    // The first epoch lies far above all others.
    let first = history.epochs.first ?? 0
    return Panel(
      title, x: Axis("epoch", scale: .logarithmic), y: "mean squared error",
      legend: .at(.topRight)
    ) {
      history.line(\.epochLosses, label: "training", colour: .blue, after: first)
      history.line(\.testLosses, label: "test", colour: .vermilion, after: first)
      if !history.validationLosses.isEmpty {
        history.line(
          \.validationLosses, label: "validation", colour: .green, after: first)
      }
      Rule(y: limit, label: "limit")
      if let best = history.bestEpoch {
        Rule(x: Double(best), dash: [2, 3])
      }
    }
  }
  return Figure(
    caption: """
      The mean squared error on the inverse problem from the second epoch on; the dashed line is the least that is \
      possible in expectation. Left: trained to the end. Right: from the same start on three quarters of the data, stopped early; the vertical line marks the epoch \
      with the least error on the validation set, whose network was kept.
      """,
    alt: """
      Two panels with a dashed line for the limit. On the left the training curve goes on sinking while the test curve climbs. \
      On the right there is a third curve for the validation set, and a vertical line marks the epoch that was kept.
      """,
    sharing: .y
  ) {
    panel("trained to the end", full)
    panel("stopped early", stopped)
  }
}

func crossing(_ full: FeedForwardNetwork, _ stopped: FeedForwardNetwork, _ test: DataSet)
  throws -> Figure
{
  let x = grid(-13...13)
  let fullAnswers = try predictions(of: full, x)
  let stoppedAnswers = try predictions(of: stopped, x)
  return Figure(
    caption: """
      Answers to the inverse problem over its test data: of the network trained to the end, of the one stopped early, and \
      the best there can be, the conditional mean.
      """,
    alt: """
      A cloud of points shaped like a wave on its side. Three curves cross the empty space between its branches; that of the \
      network trained to the end strays furthest from the conditional mean.
      """
  ) {
    Panel(x: "$x$", y: "$y$", legend: .at(.topLeft)) {
      Scatter(test, label: "test data", colour: .neutral)
      Line(x: x, y: fullAnswers, label: "to the end", colour: .vermilion, width: 1.5)
      Line(x: x, y: stoppedAnswers, label: "stopped early", colour: .green, width: 2)
      Line(
        x: x, y: x.map(InverseWave.mean(given:)), label: "$E[y|x]$", colour: .blue,
        dash: [5, 3])
    }
  }
}

func oneSlice(_ x: Double, _ answer: Double) -> Figure {
  let mean = InverseWave.mean(given: x)
  let plausibility = Plausibility(given: x)
  return Figure(
    caption: """
      The true density of $y$ for the input $x = {{slice}}$, the conditional mean, and the answer $\\hat y$ of the network \
      trained to the end. Grey: where the density is below a twentieth of its highest peak, between the peaks.
      """,
    alt: """
      A density with two separate peaks and a wide void between them. The network's answer and the conditional mean both \
      stand in the void.
      """
  ) {
    Panel(x: "$y$", y: "density $p(y|x)$") {
      if let void = plausibility.void(about: mean) {
        Band(
          x: [void.lowerBound, void.upperBound], lower: [0, 0],
          upper: [plausibility.peak, plausibility.peak],
          colour: .neutral, alpha: 0.15)
        // Left of the middle, where neither of the two answers stands.
        let place = 0.8 * void.lowerBound + 0.2 * void.upperBound
        Annotation("void", at: (place, 0.9 * plausibility.peak), offset: (0, 0))
      }
      Line(over: -3...16, colour: .blue, points: 600, InverseWave.density(given: x))
      Rule(x: answer, label: "$ŷ$", colour: .vermilion)
      Rule(x: mean, label: "$E[y|x]$")
    }
  }
}

// The captions of the tables.

let byHandCaption = """
  One unit with $w_1 = 0.5$, $b_1 = -0.4$, $w_2 = 1.5$, $b_2 = 0.2$ and one sample $x = 2$, $y = 3$: forwards, \
  then back.
  """

let directPartsCaption = """
  The mean squared error of the network on the direct problem, taken apart. The three parts add up to the error.
  """

let settingsCaption = """
  The direct problem from one start with four settings, after 600 epochs. Distance: from $f$, mean square on the test inputs. \
  Leaps: epochs after the first 100 whose training loss is more than 0.01 of its size above that of the epoch \
  before.
  """

let inversePartsCaption = """
  Mean squared errors on the inverse problem, taken apart: what the conditional mean leaves, the network's \
  distance from it, and the cross term add up to the error.
  """

/// A network's predictions at places along the axis.
func predictions(of network: FeedForwardNetwork, _ x: [Double]) throws -> [Double] {
  try network.predict(Matrix(column: x.map { Float($0) })).elements.map(Double.init)
}
