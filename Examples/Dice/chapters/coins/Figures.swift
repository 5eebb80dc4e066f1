import Plotting

/// The lead of heads and their share, throw by throw.
func leadFigure(_ lead: [Double], _ share: [Double]) -> Figure {
  let throwNumbers = share.indices.map { Double($0 + 1) }
  let deviation = throwNumbers.map { $0.squareRoot() }
  return Figure(
    caption: "Heads ahead (left) and the share of heads (right), with two standard deviations on either side (grey).",
    alt: """
      Left, a jagged line wanders over a band that widens like a square root. Right, a line that swings widely at first \
      settles near one half, over a band that narrows.
      """,
    size: Size(600, 260)
  ) {
    Panel(x: "throws", y: "lead of heads") {
      Band(x: throwNumbers, lower: deviation.map { -2 * $0 }, upper: deviation.map { 2 * $0 }, colour: .neutral)
      Line(x: throwNumbers, y: Array(lead.dropFirst()), colour: .blue)
    }
    Panel(x: Axis("throws", scale: .logarithmic), y: Axis("share of heads", range: 0...1)) {
      Band(
        x: throwNumbers, lower: deviation.map { 0.5 - 1 / $0 }, upper: deviation.map { 0.5 + 1 / $0 },
        colour: .neutral)
      Line(x: throwNumbers, y: share, colour: .blue)
    }
  }
}
