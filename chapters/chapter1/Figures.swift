import ElementaryFunctions
import LinearAlgebra
import Plotting

// The figures of the chapter, and the captions of its tables. Each figure is a description of what to draw; main.swift
// says where it stands.

let nearlyCollinear =
  #"The largest error in a coefficient when two columns differ by about $\delta$."#
/// The rows of the table of nearly equal columns.
func table(_ deltas: [Double], _ errors: [(normalEquations: Double, qr: Double)])
  -> [[String]]
{
  zip(deltas, errors).map { [$0, $1.normalEquations, $1.qr].map(scientific) }
}

let degreeErrors =
  "Mean squared error of polynomials on the data they were fitted to and on unseen data."

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
      the truth, runs close beside.
      """
  ) {
    Panel(x: "input $x$", y: "output $y$") {
      Segments(x: inputs, y: y, endY: predictions)
      Scatter(x: inputs, y: y, colour: .blue)
      Line(over: 0...10, label: "truth", colour: .text, width: 1.2, dash: [5, 3]) {
        truth[0] + truth[1] * $0
      }
      Line(over: 0...10, label: "fit", colour: .vermilion) { fit[0] + fit[1] * $0 }
    }
  }
}

func errorSurface(_ x: Matrix<Double>, _ y: [Double], _ fit: [Double]) -> Figure {
  func error(_ intercept: Double, _ slope: Double) -> Double {
    LeastSquares.squaredError(x, y, [intercept, slope])
  }
  let (across, along) = principalDirections(x.transposed * x)
  func step(_ direction: [Double], _ length: Double) -> (x: Double, y: Double) {
    (fit[0] + length * direction[0], fit[1] + length * direction[1])
  }
  func cut(_ direction: [Double]) -> (Double) -> Double {
    { distance in
      let place = step(direction, distance)
      return error(place.x, place.y)
    }
  }
  let (intercepts, slopes) = (fit[0] - 2.2...fit[0] + 2.2, fit[1] - 0.45...fit[1] + 0.45)
  return Figure(
    caption: """
      The squared error over intercept and slope, with contour lines at levels that grow quadratically, and two cuts \
      through the minimum: across the valley and along it.
      """,
    alt: """
      Left, long slanted ellipses around a marked minimum, with one line through it along the valley and one across. \
      Right, the error along these lines: a narrow parabola and a very wide one that share their lowest point.
      """
  ) {
    Panel(x: "intercept $β_0$", y: "slope $β_1$") {
      Contour(x: intercepts, y: slopes, levels: .bowl(10), error)
      Line(through: [step(across, -0.4), step(across, 0.4)], colour: .vermilion)
      Line(through: [step(along, -2), step(along, 2)], colour: .blue)
      Scatter(at: [(fit[0], fit[1])], colour: .text)
      Annotation("$β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "distance from $β̂$", y: "squared error") {
      Line(over: -0.4...0.4, label: "across", colour: .vermilion, cut(across))
      Line(over: -2...2, label: "along", colour: .blue, cut(along))
    }
  }
}

/// The directions of the greatest and the least curvature: the eigenvectors of a symmetric 2×2 matrix, of length 1.
private func principalDirections(
  _ matrix: Matrix<Double>
) -> (greatest: [Double], least: [Double]) {
  let (a, b, d) = (matrix[0, 0], matrix[0, 1], matrix[1, 1])
  let largest = (a + d) / 2 + (squared((a - d) / 2) + b * b).squareRoot()
  let direction = [b, largest - a]
  let unit = direction.map { $0 / norm(direction) }
  return (unit, [-unit[1], unit[0]])
}

func descent(_ x: Matrix<Double>, _ y: [Double], _ path: [[Double]], _ fit: [Double])
  -> Figure
{
  let falls = path.map {
    LeastSquares.squaredError(x, y, $0) - LeastSquares.squaredError(x, y, fit)
  }
  let shown = falls.prefix { $0 > 1e-12 }
  let steps = path.map { (x: $0[0], y: $0[1]) }
  return Figure(
    caption: """
      Gradient descent from zero: its path to the closed form, the first forty steps dotted, and how far the error is above \
      its minimum after each step, until rounding takes over. Contour levels grow quadratically.
      """,
    alt: """
      Left, a path over slanted elliptic contour lines: a few wide jumps across the valley, then a slow crawl along it to \
      the minimum. Right, the excess error on a logarithmic axis: a steep fall, then a long straight decline.
      """
  ) {
    Panel(x: "intercept $β_0$", y: "slope $β_1$") {
      Contour(x: -0.3...2.8, y: -0.2...2.2, levels: .bowl(12)) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(through: steps, colour: .vermilion)
      Scatter(at: Array(steps.prefix(40)), colour: .vermilion, size: 3)
      Scatter(at: [(fit[0], fit[1])], colour: .text)
      Annotation("$β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "step", y: Axis("$SE(β) − SE(β̂)$", scale: .logarithmic)) {
      Line(x: shown.indices.map(Double.init), y: shown, colour: .vermilion)
    }
  }
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
      A singular problem has a valley of minima. Descent from three starts (squares) arrives at three of them (dots); from \
      zero, at the one nearest to zero, where a circle about zero touches the floor.
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

func lineAgainstCurve(
  _ x: [Double], _ y: [Double], _ polynomials: [Int: [Double]],
  _ truth: (Double) -> Double
) -> Figure {
  func value(_ degree: Int, _ x: Double) -> Double {
    (polynomials[degree] ?? []).reversed().reduce(0) { $0 * (x / 15) + $1 }
  }
  return Figure(
    caption:
      "A line, and a polynomial of degree 7, fitted by least squares to data from a curve.",
    alt: """
      Points that rise, fall and rise again along a wave. A straight line passes through their midst and misses most of \
      them; a polynomial follows the wave closely.
      """
  ) {
    Panel(x: "$x$", y: "$y$") {
      Scatter(x: x, y: y, colour: .neutral)
      Line(
        over: -15...15, label: "truth", colour: .text, width: 1.2, dash: [5, 3], truth)
      Line(over: -15...15, label: "degree 1", colour: .vermilion) { value(1, $0) }
      Line(over: -15...15, label: "degree 7", colour: .blue) { value(7, $0) }
    }
  }
}
