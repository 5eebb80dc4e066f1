import Plotting

/// Points of which one lacks its height.
func unequal() -> Figure {
  Figure(caption: "A", alt: "B") {
    Panel(x: "x", y: "y") { Scatter(x: [1, 2, 3], y: [1, 2]) }
  }
}
