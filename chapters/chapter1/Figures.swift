import LinearAlgebra
import Plotting

// The figures of the chapter, and the captions of its tables. Each figure is a description of what to draw; main.swift
// says where it stands.

let nearlyCollinear =
  #"The largest error in a coefficient when two columns differ by about $\delta$."#
let degreeErrors =
  "Mean squared error of polynomials on the data they were fitted to and on unseen data."

func fittedLine(_ inputs: [Double], _ y: [Double], _ fit: [Double]) -> Figure {
  let predictions = inputs.map { fit[0] + fit[1] * $0 }
  return Figure(
    caption:
      "The data, the line fitted by least squares, and the residuals, whose squares it makes as small as possible.",
    alt:
      "Points scattered about a rising straight line; a thin vertical segment joins each point to the line."
  ) {
    Panel(x: "input $x$", y: "output $y$") {
      Segments(x: inputs, y: y, endY: predictions, label: "residuals")
      Scatter(x: inputs, y: y, label: "data")
      Line(over: 0...10, label: "fit") { fit[0] + fit[1] * $0 }
    }
  }
}

func errorSurface(_ x: Matrix<Double>, _ y: [Double], _ fit: [Double]) -> Figure {
  let error = { (intercept: Double, slope: Double) in
    LeastSquares.squaredError(x, y, [intercept, slope])
  }
  let intercepts = fit[0] - 2.5...fit[0] + 2.5
  let slopes = fit[1] - 0.4...fit[1] + 0.4
  return Figure(
    caption:
      "The squared error over intercept and slope: contour lines around the minimum, and two cuts through it.",
    alt: """
      Left, long slanted ellipses around a marked minimum, with a horizontal and a vertical dashed line through it. \
      Right, the error along these two lines: two parabolas that share their lowest point.
      """,
    size: Size(700, 340)
  ) {
    Panel(x: "intercept $β_0$", y: "slope $β_1$") {
      Contour(x: intercepts, y: slopes, levels: .bowl(9), error)
      Rule(y: fit[1], colour: .blue)
      Rule(x: fit[0], colour: .vermilion)
      Scatter(x: [fit[0]], y: [fit[1]], colour: .text)
      Annotation("$β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "step from $β̂$, as a share of the left panel", y: "squared error") {
      Line(over: -0.5...0.5, label: "intercept") { error(fit[0] + 5 * $0, fit[1]) }
      Line(over: -0.5...0.5, label: "slope") { error(fit[0], fit[1] + 0.8 * $0) }
    }
  }
}

func descent(_ x: Matrix<Double>, _ y: [Double], _ path: [[Double]], _ fit: [Double])
  -> Figure
{
  let falls = path.map {
    LeastSquares.squaredError(x, y, $0) - LeastSquares.squaredError(x, y, fit)
  }
  let shown = falls.prefix { $0 > 1e-12 }
  return Figure(
    caption:
      "Gradient descent from zero: its path to the closed form, and what is left of the error after each step.",
    alt: """
      Left, a path over slanted elliptic contour lines: a few wide jumps across the valley, then a slow crawl along it to \
      the minimum. Right, the excess error on a logarithmic axis: a steep fall, then a long straight decline.
      """,
    size: Size(700, 340)
  ) {
    Panel(x: "intercept $β_0$", y: "slope $β_1$") {
      Contour(x: -0.3...2.8, y: -0.2...2.2, levels: .bowl(12)) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(x: path.map { $0[0] }, y: path.map { $0[1] }, colour: .vermilion)
      Scatter(
        x: path.prefix(40).map { $0[0] }, y: path.prefix(40).map { $0[1] },
        colour: .vermilion, size: 3)
      Scatter(x: [fit[0]], y: [fit[1]], colour: .text)
      Annotation("closed form $β̂$", at: (fit[0], fit[1]))
    }
    Panel(x: "step", y: Axis("$SE(β) − SE(β̂)$", scale: .logarithmic)) {
      Line(
        x: Array(0..<shown.count).map(Double.init), y: Array(shown), colour: .vermilion)
    }
  }
}

func valley(_ x: Matrix<Double>, _ y: [Double], _ starts: [[Double]], _ ends: [[Double]])
  -> Figure
{
  Figure(
    caption: """
      A singular problem has a valley of minima. Descent from three starts arrives at three of them; from zero, at the one \
      nearest to zero.
      """,
    alt: """
      Parallel straight contour lines form a valley. From three starting points arrows run at right angles to the valley \
      down to its floor, a straight dashed line, and end at three different places on it.
      """,
    size: Size(600, 350)
  ) {
    // Along the floor β₁ + 3.28084 β₂ is constant, and with it every prediction.
    let floor = [-1.0, 4.0].map { ($0, ends[0][1] - ($0 - ends[0][0]) / 3.28084) }
    Panel(
      x: Axis("coefficient of metres", range: -1...4),
      y: Axis("coefficient of feet", range: -1.1...1.5),
      equalAspect: true
    ) {
      Contour(x: -1...4, y: -1.1...1.5, levels: .bowl(14)) {
        LeastSquares.squaredError(x, y, [$0, $1])
      }
      Line(
        x: floor.map(\.0), y: floor.map(\.1), label: "minima", colour: .text,
        dash: [5, 3])
      for (start, end) in zip(starts, ends) {
        Line(x: [start[0], end[0]], y: [start[1], end[1]], colour: .vermilion)
        Scatter(x: [end[0]], y: [end[1]], colour: .vermilion)
      }
      Scatter(x: starts.map { $0[0] }, y: starts.map { $0[1] }, colour: .blue)
      Annotation(
        "start at zero", at: (starts[0][0], starts[0][1]), offset: (right: -8, up: -16))
      Annotation(
        "minimum-norm solution", at: (ends[0][0], ends[0][1]), offset: (right: 8, up: 20))
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
      Line(over: -15...15, label: "degree 1", colour: .vermilion) { value(1, $0) }
      Line(over: -15...15, label: "degree 7", colour: .blue) { value(7, $0) }
    }
  }
}
