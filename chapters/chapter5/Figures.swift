import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Problems

// The figures of the data, of the losses and of the feed-forward network. Each is a description of what to draw; main.swift
// says where it stands.

func hyperbolicSpiral(_ data: DataSet) -> Figure {
  Figure(
    caption:
      "The hyperbolic spiral $r = 10/\\varphi$ from the angle $\\varphi = 0.5$ on, at even steps of the angle.",
    alt:
      "Points that come in from far out on the right and wind around the origin in ever smaller turns, ever closer together.",
    size: Size(460, 290)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(data, colour: .blue, size: 1.6, alpha: 0.8)
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

func squaredErrors(
  _ history: TrainingHistory, _ limit: Double, _ constant: Double, after unshown: Int
) -> Figure {
  Figure(
    caption: """
      The feed-forward network's mean squared error on the spiral after epoch {{unshown}}: in training, the mean over each epoch, and on the \
      test data; beside them, on the test data, that of the constant that is best on the training data, and the least that can be expected.
      """,
    alt:
      "Two curves that fall and then waver, and two dashed lines: above, the best constant; below, the limit."
  ) {
    Panel(x: "epoch", y: "mean squared error") {
      history.line(
        \.epochLosses, label: "training", colour: .blue, width: 1, after: unshown)
      history.line(
        \.testLosses, label: "test", colour: .vermilion, width: 1, after: unshown)
      Rule(y: constant, label: "best constant")
      Rule(y: limit, label: "limit")
    }
  }
}

func onePrediction(
  _ network: FeedForwardNetwork, _ test: DataSet, marked: Double,
  _ answers: [ClosedRange<Double>]
) throws -> Figure {
  let places = test.inputs.elements.map(Double.init)
  let x = grid((places.min() ?? 0)...(places.max() ?? 0))
  let prediction = try network.predict(Matrix(column: x.map(Float.init))).elements
  return Figure(
    caption: """
      The feed-forward network's prediction on the spiral, and the best that one number can do, the exact conditional mean. In blue: \
      what is possible at $x = {{marked}}$.
      """,
    alt: """
      The spiral of points, and two curves that run from left to right, between the turns more often than on them. On a \
      vertical line, blue strokes mark where it crosses the spiral.
      """,
    size: Size(460, 420)
  ) {
    Panel(x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(test, colour: .neutral, size: 2, alpha: 0.4)
      Rule(x: marked, width: 0.8)
      Segments(
        x: answers.map { _ in marked }, y: answers.map(\.lowerBound),
        endY: answers.map(\.upperBound), label: "possible", colour: .blue, width: 5)
      Line(
        x: x, y: x.map { Spiral.mean(given: $0) }, label: "conditional mean",
        colour: .text,
        width: 1.2, dash: [5, 3])
      Line(x: x, y: prediction, label: "prediction", colour: .vermilion, width: 2)
    }
  }
}

func spiralLosses(
  _ history: TrainingHistory, plain: TrainingHistory, _ limit: Double, after unshown: Int
) -> Figure {
  Figure(
    caption: """
      The mixture density network's negative log-likelihood on the spiral after epoch {{unshown}}: from the spread start in training \
      and on the test data, and from the usual start on the test data. The vertical line marks the epoch whose network early stopping \
      has kept.
      """,
    alt: """
      Three curves over the epochs, which fall and then waver above a dashed line, the limit. A vertical dashed line marks the epoch \
      that was kept.
      """
  ) {
    Panel(x: "epoch", y: "NLL / nats") {
      plain.line(
        \.testLosses, label: "usual start, test", colour: .neutral, after: unshown)
      history.line(
        \.epochLosses, label: "spread start, training", colour: .blue, after: unshown)
      history.line(
        \.testLosses, label: "spread start, test", colour: .vermilion, after: unshown)
      if let best = history.bestEpoch { Rule(x: Double(best), label: "kept") }
      Rule(y: limit, label: "limit")
    }
  }
}
