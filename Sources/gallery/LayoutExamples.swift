import Foundation
import Plotting

/// One example for each option of axes, panels and legends.
let layoutExamples: [Example] = [
  Example("log-axes", "**Logarithmic axes**: powers of ten, with small ticks between them.") {
    let (epochs, train, test) = SampleData.losses
    return Figure(caption: "Losses", alt: "Two falling curves", columns: 2, lettered: true) {
      Panel("linear", x: "epoch", y: "loss") {
        Line(x: epochs, y: train, label: "train")
        Line(x: epochs, y: test, label: "test")
      }
      Panel("logarithmic", x: Axis("epoch", scale: .logarithmic), y: Axis("loss", scale: .logarithmic)) {
        Line(x: epochs, y: train, label: "train")
        Line(x: epochs, y: test, label: "test")
      }
    }
  },
  Example("minor-ticks", "**Small ticks** on a linear axis, for reading off values; a power of ten is written once.") {
    Figure(caption: "A decaying current", alt: "A falling curve", size: Size(600, 280)) {
      Panel(x: Axis("time / s", minorTicks: true), y: Axis("current / A", minorTicks: true)) {
        Line(over: 0...10) { 4e-6 * exp(-$0 / 3) }
      }
    }
  },
  Example("shared-axes", "**Shared axes** in a grid of panels, with letters.") {
    Figure(caption: "Four waves", alt: "Four sine curves", sharing: [.x, .y], lettered: true) {
      for k in 1...4 {
        Panel("$k = \(k)$", x: "$x$", y: "$sin(kx)$") { Line(over: 0...6) { sin(Double(k) * $0) / Double(k) } }
      }
    }
  },
  Example("equal-aspect", "**Equal aspect**: a circle is a circle.") {
    let (x, y, _) = SampleData.spiral
    return Figure(caption: "Spirals", alt: "Two equal spirals", size: Size(600, 320), sharing: .y) {
      Panel("training set", x: "$x$", y: "$y$", equalAspect: true) { Scatter(x: x, y: y) }
      Panel("test set", x: "$x$", y: "$y$", equalAspect: true) { Scatter(x: x, y: y.map { -$0 }, colour: .vermilion) }
    }
  },
  Example(
    "legend",
    "A **legend** stands where it covers least; more than three lines always have one, and dashes that tell them apart without colour."
  ) {
    Figure(caption: "Six waves", alt: "Six sine curves") {
      Panel(x: "time / s", y: "current / A") {
        for k in 1...6 { Line(over: 0...10, label: "$k = \(k)$") { sin($0 + Double(k)) * 1e-6 * Double(k) } }
      }
    }
  },
  Example("legend-places", "Names stand where `legend` says: at a place, outside, or nowhere.") {
    Figure(caption: "Three legends", alt: "Three panels with the same two curves", size: Size(720, 260)) {
      for (title, place) in [("at a place", LegendPlacement.at(.bottomLeft)), ("outside", .outside), ("none", .none)] {
        Panel(title, x: "$x$", y: "$y$", legend: place) {
          Line(over: 0...6, label: "sine") { sin($0) }
          Line(over: 0...6, label: "cosine") { cos($0) }
        }
      }
    }
  },
  Example("gaps", "Values that are not finite make **gaps**, and the layout reports how many there were.") {
    Figure(caption: "A gap", alt: "A curve with a gap and a lone point", size: Size(600, 260)) {
      Panel(x: "$x$", y: "$y$") {
        Line(x: [0, 1, 2, 3, 4, 5, 6, 7], y: [1, 2, 1.5, .nan, 2.5, .infinity, 2, 1], label: "measured")
      }
    }
  },
  Example("math", "**Math** between dollar signs: italics, subscripts and superscripts, upright names of functions.") {
    Figure(caption: "Labels", alt: "A straight line", size: Size(600, 280)) {
      Panel("$p(y|x) = Σ_k π_k(x) 𝒩(y | μ_k(x), σ_k^2(x))$", x: "$log x_{i+1}$, not log x", y: "price / \\$") {
        Line(x: [0, 1], y: [0, 1], label: "$e^{-x^2/2σ^2}$")
      }
    }
  },
]
