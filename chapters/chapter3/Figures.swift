import ElementaryFunctions
import Experiments
import LinearAlgebra
import NeuralNetworks
import Plotting
import Workbook

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func waveData(_ data: DataSet) -> Figure {
  Figure(
    caption: "The data: noise of variance 1 about a wave.",
    alt:
      "A cloud of points along a wave that rises, falls and rises, with the wave drawn through it."
  ) {
    Panel(x: "$x$", y: "$y$") {
      Scatter(data, colour: .neutral)
      Line(over: Wave.inputs, label: "$f(x)$", colour: .vermilion, Wave.mean)
    }
  }
}

func directLosses(_ history: TrainingHistory) -> Figure {
  lossCurves(
    history, measure: "mean squared error", limit: 1, range: 0.85...1.35,
    caption:
      "The mean squared error in each epoch of training. No model can come below 1 in expectation.",
    alt:
      "Two curves that fall steeply; that of the test data settles slightly above a dashed line at one, that of the training data slightly below, with a few short bursts."
  )
}

func directPrediction(_ network: FeedForwardNetwork, _ test: DataSet) throws -> Figure {
  let x = grid(Wave.inputs)
  let prediction = try network.predict(Matrix(column: x.map(Float.init))).elements
  return Figure(
    caption: "The network's prediction over data it has never seen.",
    alt:
      "A cloud of points along a wave; the predicted curve runs through its middle from end to end."
  ) {
    Panel(x: "$x$", y: "$y$") {
      Scatter(test, label: "test data", colour: .neutral)
      Line(x: x, y: prediction, label: "$ŷ$", colour: .vermilion, width: 2)
    }
  }
}

func unitContributions(_ network: FeedForwardNetwork) throws -> Figure {
  let (hidden, output) = (network.layers[0], network.layers[1])
  let x = grid(Wave.inputs)
  let sum = try network.predict(Matrix(column: x.map(Float.init))).elements
  return Figure(
    caption: """
      Left: what the forty units contribute to the prediction, steps up in blue and steps down in vermilion. Right: the sum \
      of their contributions and the output's bias.
      """,
    alt: """
      Left, forty thin curves, each a soft step up or down at its own place. Right, the wave that is their sum.
      """
  ) {
    Panel(x: "$x$", y: Axis("contribution to $ŷ$", range: -3...3)) {
      for unit in 0..<hidden.outputs {
        let (weight, bias) = (
          Double(hidden.weights[unit, 0]), Double(hidden.biases[unit])
        )
        let share = Double(output.weights[0, unit])
        Line(
          x: x, y: x.map { share * tanh(weight * $0 + bias) },
          colour: share * weight > 0 ? .blue : .vermilion, width: 0.8)
      }
    }
    Panel(x: "$x$", y: "sum $ŷ$") {
      Line(x: x, y: sum, colour: .text, width: 2)
    }
  }
}

func invertedData(_ data: DataSet) -> Figure {
  Figure(
    caption: "The inverted data: the same points with $x$ and $y$ exchanged.",
    alt:
      "A cloud of points in the shape of a wave on its side: over the middle of the axis it passes three times."
  ) {
    Panel(x: "$x$", y: "$y$") {
      Scatter(data, colour: .neutral)
    }
  }
}

func inverseLosses(_ history: TrainingHistory, _ limits: ExactScores) -> Figure {
  lossCurves(
    history, measure: "mean squared error", limit: limits.meanSquaredError,
    range: 36...50,
    caption:
      "The mean squared error on the inverted data, and the least that is possible, forty times the noise.",
    alt:
      "Two curves that fall to a dashed line at forty; then that of the training data sinks below it, and that of the test data rises."
  )
}

func crossing(_ network: FeedForwardNetwork, _ test: DataSet) throws -> Figure {
  let x = grid(-13.0...13)
  let prediction = try network.predict(Matrix(column: x.map(Float.init))).elements.map(
    Double.init)
  let highest = zip(x, prediction).max { $0.1 < $1.1 } ?? (0, 0)
  return Figure(
    caption:
      "The prediction on inverted data, and the best there can be, the conditional mean.",
    alt: """
      The three-fold cloud of points; two curves that nearly agree run across the empty space between its branches.
      """
  ) {
    Panel(x: "$x$", y: "$y$") {
      Scatter(test, colour: .neutral)
      Line(x: x, y: x.map(InverseWave.mean(given:)), colour: .blue, dash: [5, 3])
      Line(x: x, y: prediction, colour: .vermilion, width: 2)
      // Both end in the cloud of points, where no name could be read.
      Annotation("best possible", at: (-4, InverseWave.mean(given: -4)), colour: .blue)
      Annotation("$ŷ$", at: highest, colour: .vermilion)
    }
  }
}

func oneSlice(_ network: FeedForwardNetwork) throws -> Figure {
  let x = 4.0
  let answer = Double(try network.predict(Matrix(column: [Float(x)]))[0, 0])
  return Figure(
    caption: "The true density of $y$ for one input $x$, and the network's answer.",
    alt:
      "A density with two separate peaks; the network's answer stands between them, where the density is zero."
  ) {
    Panel(x: "$y$", y: "density $p(y|x = 4)$") {
      Line(over: -3...16, colour: .blue, points: 600, InverseWave.density(given: x))
      Rule(x: answer, label: "$ŷ$", colour: .vermilion)
      Rule(x: InverseWave.mean(given: x), label: "$E[y|x]$")
    }
  }
}

/// By the exponential function, because a figure needs no more digits.
private func tanh(_ z: Double) -> Double { 1 - 2 / (1 + Double.exp(2 * z)) }

/// The mean of the squares.
func meanSquare(_ numbers: [Double]) -> Double {
  numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)
}
