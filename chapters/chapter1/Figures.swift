import ElementaryFunctions
import LeastSquares
import LinearAlgebra
import Plotting
import Workbook

// The figures of the chapter, and the captions of its tables. Each figure is a description of what to draw; main.swift
// says where it stands.

let nearlyCollinear =
  #"The largest error in a coefficient when two columns differ by about $\tau$: means over {{collinear draws}} draws."#
/// The rows of the table of nearly equal columns.
func table(_ gaps: [Double], _ errors: [SolverErrors]) -> [[TableCell]] {
  zip(gaps, errors).map { gap, errors in
    [.number(gap, .shortest)]
      + [errors.normalEquations, errors.qr].map { .number(mean($0), .significant(2)) }
  }
}

let degreeErrors =
  "Mean squared errors of polynomials. In bold, the degree with the least error on the validation set."
/// The rows of the table of degrees: some of them, the chosen one among them.
func table(_ errors: [DegreeErrors], choosing chosen: Int) -> [[TableCell]] {
  Set([1, 2, 3, 5, 7, 9, 13, 17, 21, 25, chosen]).sorted().map { degree in
    let row = errors[degree - 1]
    let isChosen = degree == chosen
    return [.integer(degree, isBold: isChosen)]
      + [row.training, row.validation, row.test].map {
        .number($0, .significant(3), isBold: isChosen)
      }
  }
}

func projection(_ column: [Double], _ output: [Double], _ fit: Double) -> Figure {
  let foot = column.map { fit * $0 }
  let radius = norm(sum(output, foot.map { -$0 }))
  let circle = (0...120).map { Double($0) / 60 * Double.pi }
    .map {
      (x: output[0] + radius * Double.cos($0), y: output[1] + radius * Double.sin($0))
    }
  func point(_ vector: [Double]) -> (x: Double, y: Double) { (vector[0], vector[1]) }
  return Figure(
    caption: """
      Least squares as a projection, for two examples and one input. The line holds all predictions $x\\beta$ that the \
      model can make; a circle about the outputs $y$, whose radius is the length of the residual, touches it at $\\hat y$.
      """,
    alt: """
      A plane with a straight line through the origin. From a point beside the line a segment runs to the line and meets \
      it at a right angle; a circle about the point touches the line there.
      """,
    size: Size(430, 400)
  ) {
    Panel(
      x: Axis("first example", range: -0.6...5.4),
      y: Axis("second example", range: -1.6...3.9),
      equalAspect: true
    ) {
      Line(through: circle, colour: .neutral, width: 1, dash: [2, 2])
      Line(
        through: [-0.3, 1.95].map { point([$0 * column[0], $0 * column[1]]) },
        colour: .vermilion)
      Line(through: [(0, 0), point(output)], colour: .neutral, width: 1)
      Line(through: [point(output), point(foot)], colour: .blue)
      Scatter(at: [point(output)], colour: .text, size: 7)
      Scatter(at: [point(foot)], colour: .vermilion, size: 7)
      Annotation("$y$", at: point(output), offset: (14, 4))
      Annotation("$ŷ$", at: point(foot), offset: (-12, 8))
      Annotation(
        "residual $y − ŷ$", at: ((output[0] + foot[0]) / 2, (output[1] + foot[1]) / 2),
        colour: .blue, offset: (38, 16))
      Annotation(
        "all predictions $xβ$", at: point(column.map { 1.7 * $0 }), colour: .vermilion,
        offset: (68, -4))
    }
  }
}

func fittedLine(
  _ inputs: [Double], _ y: [Double], _ fit: [Double], _ truth: [Double]
) -> Figure {
  let predictions = inputs.map { fit[0] + fit[1] * $0 }
  return Figure(
    caption: """
      The data, the line fitted by least squares with its residuals, and the line that the data were made from.
      """,
    alt: """
      Points scattered about a rising straight line; a thin vertical segment joins each point to the line. A dashed line, \
      the truth, runs beside it.
      """
  ) {
    Panel(x: "input $x$", y: "output $y$") {
      Segments(x: inputs, y: y, endY: predictions)
      Scatter(x: inputs, y: y, colour: .neutral)
      Line(over: 0...10, label: "truth", colour: .text, width: 1.2, dash: [5, 3]) {
        truth[0] + truth[1] * $0
      }
      Line(over: 0...10, label: "fit", colour: .vermilion) { fit[0] + fit[1] * $0 }
    }
  }
}

func errorSurface(_ x: Matrix<Double>, _ y: [Double], _ fit: [Double]) -> Figure {
  let (across, along) = principalDirections(x.transposed * x)
  func step(_ direction: [Double], _ length: Double) -> (x: Double, y: Double) {
    (fit[0] + length * direction[0], fit[1] + length * direction[1])
  }
  func cut(_ direction: [Double]) -> (Double) -> Double {
    { distance in
      let place = step(direction, distance)
      return LeastSquares.squaredError(x, y, [place.x, place.y])
    }
  }
  return Figure(
    caption: """
      The squared error over intercept and slope, on equal scales, with contour lines at levels that grow quadratically, \
      and two cuts through the minimum: across the valley and along it.
      """,
    alt: """
      Above, long narrow ellipses around a marked minimum, slightly slanted, with one line through it along their length and \
      one at right angles. Below, the error along these lines: a narrow parabola and a very wide one that share their \
      lowest point.
      """,
    size: Size(600, 520), columns: 1
  ) {
    Panel(x: "intercept $β_0$", y: "slope $β_1$", equalAspect: true) {
      Contour(
        x: fit[0] - 1.5...fit[0] + 1.5, y: fit[1] - 0.6...fit[1] + 0.6, levels: .bowl(10)
      ) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(through: [step(across, -0.5), step(across, 0.5)], colour: .vermilion)
      Line(through: [step(along, -1.4), step(along, 1.4)], colour: .blue)
      Scatter(at: [(fit[0], fit[1])], colour: .text)
      Annotation("$β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "distance from $β̂$", y: "squared error") {
      Line(over: -0.5...0.5, label: "across", colour: .vermilion, cut(across))
      Line(over: -1.4...1.4, label: "along", colour: .blue, cut(along))
    }
  }
}

/// The directions of the greatest and the least curvature: the eigenvectors of a symmetric 2×2 matrix, of length 1.
func principalDirections(
  _ matrix: Matrix<Double>
) -> (greatest: [Double], least: [Double]) {
  let (a, b, d) = (matrix[0, 0], matrix[0, 1], matrix[1, 1])
  let largest = (a + d) / 2 + (squared((a - d) / 2) + b * b).squareRoot()
  let direction = [b, largest - a]
  let unit = direction.map { $0 / norm(direction) }
  return (unit, [-unit[1], unit[0]])
}

func descent(
  _ x: Matrix<Double>, _ y: [Double], _ path: [[Double]], _ excess: [Double],
  _ fit: [Double]
) -> Figure {
  let steps = path.map { (x: $0[0], y: $0[1]) }
  let (intercepts, slopes) = (span(path.map { $0[0] }), span(path.map { $0[1] }))
  return Figure(
    caption: """
      Gradient descent from zero. Left, on equal scales, its path to the closed form, with the start and the places after \
      the first forty steps dotted; contour levels grow quadratically. Right, how far the error is above its minimum after \
      each step.
      """,
    alt: """
      Left, a path over slanted contour lines: jumps across the valley that become shorter, then a straight way along its \
      floor to the marked minimum. Right, the excess error on a logarithmic axis: a steep fall, then a long straight \
      decline.
      """
  ) {
    Panel(
      x: "intercept $β_0$", y: Axis("slope $β_1$", ticks: [0, 0.5, 1, 1.5, 2]),
      equalAspect: true
    ) {
      Contour(x: intercepts, y: slopes, levels: .bowl(12)) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(through: steps, colour: .vermilion)
      Scatter(at: Array(steps.prefix(41)), colour: .vermilion, size: 3)
      Scatter(at: [(fit[0], fit[1])], colour: .text)
      Annotation("$β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "step", y: Axis("$SE(β) − SE(β̂)$", scale: .logarithmic)) {
      Line(x: excess.indices.map(Double.init), y: excess, colour: .vermilion)
    }
  }
}

/// A range that holds the numbers with a margin of an eighth.
private func span(_ numbers: [Double]) -> ClosedRange<Double> {
  let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 1)
  return low - (high - low) / 8...high + (high - low) / 8
}

func valley(
  _ x: Matrix<Double>, _ y: [Double], _ starts: [[Double]], _ ends: [[Double]]
) -> Figure {
  // Along the floor β₁ + 3.28084 β₂ is constant, and with it every prediction.
  let floor = [-1.0, 4.0].map { (x: $0, y: ends[0][1] - ($0 - ends[0][0]) / 3.28084) }
  let radius = norm(ends[0])
  let circle = (0...120).map { Double($0) / 60 * Double.pi }
    .map { (x: radius * Double.cos($0), y: radius * Double.sin($0)) }
  func point(_ beta: [Double]) -> (x: Double, y: Double) { (beta[0], beta[1]) }
  return Figure(
    caption: """
      A singular problem has a valley of minima. Descent from three starts (squares) arrives at three of them (dots). The \
      circle about zero touches the floor of the valley at the minimum nearest to zero.
      """,
    alt: """
      Parallel straight contour lines form a valley. From three squares lines run at right angles to the valley down to \
      its floor, a straight dashed line, and end at three different places on it. A circle about the origin touches the \
      floor at one of them.
      """,
    size: Size(600, 340)
  ) {
    Panel(
      x: Axis("coefficient of metres", range: -1...4),
      y: Axis("coefficient of feet", range: -1.1...1.5), equalAspect: true
    ) {
      Contour(x: -1...4, y: -1.1...1.5, levels: .bowl(14)) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(through: circle, colour: .blue, width: 1, dash: [2, 2])
      Line(through: floor, label: "minima", colour: .text, dash: [5, 3])
      for (start, end) in zip(starts, ends) {
        Line(through: [point(start), point(end)], colour: .vermilion)
      }
      Scatter(at: ends.map(point), colour: .vermilion)
      Scatter(at: starts.map(point), colour: .blue, marker: .square)
    }
  }
}

func polynomials(
  _ training: Examples, _ fits: [Polynomial], choosing chosen: Int
) -> Figure {
  let (low, high) = (training.y.min() ?? 0, training.y.max() ?? 0)
  return Figure(
    caption: """
      The training set and three polynomials fitted to it: of degree one, of the degree that the validation set chose, and \
      of degree twenty-five, which is cut off where it leaves the panel.
      """,
    alt: """
      Points that fall, rise and fall again along a wave. A straight line passes through their midst; a polynomial follows \
      the wave; a third curve turns towards single points.
      """
  ) {
    Panel(
      x: "$x$", y: Axis("$y$", range: low - 4...high + 6), legend: .at(.topLeft)
    ) {
      Scatter(x: training.x, y: training.y, colour: .neutral)
      Line(over: -15...15, label: "truth", colour: .text, width: 1.2, dash: [5, 3], wave)
      Line(over: -15...15, label: "degree 1", colour: .green) { fits[0]($0) }
      Line(over: -15...15, label: "degree \(chosen), chosen", colour: .vermilion) {
        fits[chosen - 1]($0)
      }
      Line(
        over: -15...15, label: "degree \(fits.count)", colour: .blue, width: 1.2,
        points: 2000
      ) {
        fits[fits.count - 1]($0)
      }
    }
  }
}

func errorsAgainstDegree(_ errors: [DegreeErrors], choosing chosen: Int) -> Figure {
  let degrees = errors.indices.map { Double($0 + 1) }
  return Figure(
    caption: """
      Mean squared error against the degree, on a logarithmic axis. Dashed: the variance of the noise, below which no model \
      can come on new data in expectation, and the degree that the validation set chose.
      """,
    alt: """
      Three curves over the degree. That of the training set falls all the way; those of the validation set and the test \
      set are least at a degree in between and end higher at the right.
      """
  ) {
    Panel(
      x: Axis("degree", ticks: [1, 5, 10, 15, 20, 25]),
      y: Axis("mean squared error", scale: .logarithmic)
    ) {
      Rule(y: 1)
      Rule(x: Double(chosen), label: "chosen")
      Line(x: degrees, y: errors.map(\.test), label: "test", colour: .vermilion)
      Line(x: degrees, y: errors.map(\.validation), label: "validation", colour: .green)
      Line(x: degrees, y: errors.map(\.training), label: "training", colour: .blue)
    }
  }
}
