import Plotting

/// The counts of the sums, with the counts expected.
func sumsFigure(_ sums: [Int], _ counts: [Int], _ probabilities: [Double]) -> Figure {
  let total = Double(counts.reduce(0, +))
  let x = sums.map(Double.init)
  return Figure(
    caption: "The sums of two dice: counted (points) and expected (line).",
    alt: "Eleven points near a line that rises evenly from 2 to 7 and falls evenly to 12.",
    size: Size(430, 280)
  ) {
    Panel(x: "sum", y: Axis("share of the throws", range: 0...0.2)) {
      Line(x: x, y: probabilities, label: "expected", colour: .neutral)
      Scatter(x: x, y: sums.map { Double(counts[$0]) / total }, label: "counted", colour: .blue, size: 6)
    }
  }
}
