import Foundation
import Plotting
import Problems

/// One example for each kind of mark.
let markExamples: [Example] = [
  Example("line", "**Line** through points, or the graph of a function. Up to three lines are named beside them.") {
    Figure(caption: "Three normal densities", alt: "Three bell curves of growing width around zero") {
      Panel(x: "$x$", y: "density $p(x)$") {
        for deviation in [0.5, 1, 2] {
          Line(over: -6...6, label: "$σ = \(deviation.formatted())$") { SampleData.density($0, deviation: deviation) }
        }
      }
    }
  },
  Example("line-styles", "Lines have a colour by name, a width and a dash, in points.") {
    Figure(caption: "Styles of lines", alt: "Four sine curves, full, dashed, dotted and wide", size: Size(600, 280)) {
      Panel(x: "$x$", y: "$y$", legend: .outside) {
        Line(over: 0...10, label: "full", dash: []) { sin($0) }
        Line(over: 0...10, label: "dashed", dash: [6, 3]) { sin($0 - 0.5) }
        Line(over: 0...10, label: "dotted", colour: .purple, dash: [1.5, 3]) { sin($0 - 1) }
        Line(over: 0...10, label: "wide", colour: .sky, width: 4, dash: []) { sin($0 - 1.5) }
      }
    }
  },
  Example("steps", "**Steps**: a line that stays level and jumps.") {
    Figure(caption: "A learning rate halved again and again", alt: "A falling staircase", size: Size(600, 280)) {
      Panel(x: "epoch", y: "learning rate") {
        Steps(x: [0, 100, 200, 300, 400], y: [0.1, 0.05, 0.025, 0.0125, 0.0125])
      }
    }
  },
  Example("scatter", "**Scatter**: the more points, the smaller and more transparent they are.") {
    let (x, y) = SampleData.wave
    return Figure(caption: "Data about a curve", alt: "2000 dots in a band along a rising and falling curve") {
      Panel(x: "$x$", y: "$y$") {
        Scatter(x: x, y: y, label: "data")
        Line(over: Wave.inputs, label: "$f(x)$", colour: .vermilion) { Wave.mean($0) }
      }
    }
  },
  Example("scatter-markers", "Seven shapes of markers; the size is the diameter in points.") {
    Figure(caption: "Markers", alt: "Seven rows of markers, one shape each", size: Size(600, 260)) {
      Panel(x: "column", y: "row", legend: .outside) {
        for (row, shape) in MarkerShape.allCases.enumerated() {
          Scatter(
            x: [1, 2, 3, 4, 5], y: Array(repeating: Double(row), count: 5), label: "\(shape)", marker: shape, size: 8)
        }
      }
    }
  },
  Example("scatter-groups", "**Groups** that a legend names have colours and shapes of their own.") {
    let (x, y) = SampleData.line
    return Figure(
      caption: "Three groups", alt: "Circles, squares and triangles about three lines", size: Size(600, 320)
    ) {
      Panel(x: "$x$", y: "$y$") {
        for shift in [0.0, 4, 8] { Scatter(x: x, y: y.map { $0 + shift }, label: "shift \(Int(shift))") }
      }
    }
  },
  Example("scatter-values", "Points **coloured by a value**, with a colour bar.") {
    let (x, y, angle) = SampleData.spiral
    return Figure(caption: "A spiral", alt: "A spiral whose colour runs from violet to yellow", size: Size(480, 400)) {
      Panel(x: "$x$", y: "$y$", equalAspect: true) {
        Scatter(x: x, y: y, values: angle, valueLabel: "angle $θ$")
      }
    }
  },
  Example("band", "**Band** between two curves, and **Area** between a curve and a level.") {
    let x = Array(stride(from: -4.0, through: 4, by: 0.05))
    return Figure(caption: "An interval", alt: "A wavy band around a curve, and a filled bell", columns: 2) {
      Panel("a band", x: "$x$", y: "$y$") {
        Band(x: x, lower: x.map { sin($0) - 0.4 }, upper: x.map { sin($0) + 0.4 }, label: "$±2σ$", colour: .blue)
        Line(x: x, y: x.map { sin($0) }, label: "mean", colour: .blue)
      }
      Panel("an area", x: "$x$", y: "density") {
        Area(x: x.filter { $0 > 1 }, y: x.filter { $0 > 1 }.map { SampleData.density($0) }, label: "$P(X > 1)$")
        Line(x: x, y: x.map { SampleData.density($0) }, colour: .blue)
      }
    }
  },
  Example("histogram", "**Histogram** of counts or densities, with as many bins as suit the data.") {
    Figure(caption: "Draws and their density", alt: "Bars in the shape of a bell under a curve") {
      Panel(x: "$x$", y: "density") {
        Histogram(SampleData.normal, density: true, label: "1000 draws")
        Line(over: -4...4, label: "$𝒩(0, 1)$") { SampleData.density($0) }
      }
    }
  },
  Example("error-bars", "**ErrorBars**: points with an interval each.") {
    let k = [1.0, 2, 3, 5, 10, 20, 30]
    return Figure(caption: "Loss by number of components", alt: "Seven points with bars, falling", size: Size(600, 300))
    {
      Panel(x: Axis("components $K$", scale: .logarithmic, ticks: k), y: "test loss / nats") {
        ErrorBars(x: k, y: k.map { 1.65 + 1.2 / $0 }, error: k.map { 0.05 + 0.1 / $0 }, label: "mean ± deviation")
      }
    }
  },
  Example("segments", "**Segments**: many short lines, such as residuals.") {
    let (x, y) = SampleData.line
    return Figure(caption: "Residuals", alt: "Dots joined to a rising line by short vertical lines") {
      Panel(x: "$x$", y: "$y$") {
        Segments(x: x, y: y, endY: x.map { 1.5 + 0.8 * $0 }, label: "residuals $y_i - ŷ_i$")
        Scatter(x: x, y: y, label: "data")
        Line(over: 0...10, label: "$ŷ = β̂_0 + β̂_1x$", colour: .vermilion) { 1.5 + 0.8 * $0 }
      }
    }
  },
  Example(
    "rules",
    "**Rule** across the panel and **Annotation** at a point; the texts of both find a place where they cover little."
  ) {
    Figure(caption: "The log-loss of one prediction", alt: "A U-shaped curve, its lowest point marked") {
      Panel(x: "prediction $ŷ$", y: Axis("log-loss / nats", range: 0...3)) {
        Line(over: 0.005...0.995, label: "$L(ŷ)$") { -0.75 * log($0) - 0.25 * log(1 - $0) }
        Rule(x: 0.75, label: "$ŷ = 0.75$")
        Scatter(x: [0.75], y: [0.5623], colour: .vermilion)
        Annotation("minimum (0.75, 0.5623)", at: (0.75, 0.5623), arrow: true)
      }
    }
  },
  Example("contour", "**Contour** lines of a surface; `.bowl` spaces them evenly in a quadratic one.") {
    Figure(caption: "Gradient descent", alt: "Ellipses with a path of arrows to their middle", size: Size(600, 420)) {
      Panel(x: "$β_0$", y: "$β_1$") {
        Contour(x: -3...6, y: 0...1.6, levels: .bowl(12)) { SampleData.squaredError($0, $1) }
        Arrows(
          x: [-2, -0.2, 0.7], y: [1.5, 1.13, 0.97], endX: [-0.2, 0.7, 1.2], endY: [1.13, 0.97, 0.88], colour: .vermilion
        )
        Annotation("descent", at: (-0.2, 1.13), colour: .vermilion)
      }
    }
  },
  Example("heat-map", "**HeatMap** of a function or a grid, with a colour bar; contours go well on top of it.") {
    Figure(caption: "A surface", alt: "A map of two hills, one bright and one faint", size: Size(600, 400)) {
      Panel(x: "$x$", y: "$y$") {
        HeatMap(x: -3...3, y: -2...2, label: "$f(x, y)$") {
          exp(-$0 * $0 - $1 * $1) + 0.5 * exp(-pow($0 - 2, 2) - pow($1 - 1, 2))
        }
        Annotation("the top", at: (0, 0), arrow: true)
      }
    }
  },
  Example(
    "contour-numbers", "With `numbered: true` the heights stand on their lines; a number of levels asks for round ones."
  ) {
    Figure(caption: "Two hills", alt: "Contour lines of two hills with their heights", size: Size(600, 400)) {
      Panel(x: "$x$", y: "$y$") {
        Contour(x: -3...4, y: -2...3, levels: 10, numbered: true) {
          exp(-$0 * $0 - $1 * $1) + 0.5 * exp(-pow($0 - 2, 2) - pow($1 - 1, 2))
        }
      }
    }
  },
  Example("heat-map-logarithmic", "A **logarithmic colour scale** for values of many orders of magnitude.") {
    Figure(caption: "A density", alt: "A map of a bright hill on a long faint slope", size: Size(600, 400)) {
      Panel(x: "$x$", y: "$y$") {
        HeatMap(x: -6...6, y: -4...4, label: "density", range: 1e-8...1, scale: .logarithmic) {
          SampleData.density($0) * SampleData.density($1 - sin($0))
        }
      }
    }
  },
  Example("heat-map-cells", "With `smooth: false` each value has a cell; a value that is not finite is a hole.") {
    Figure(caption: "Cells", alt: "A grid of coloured cells with one missing", size: Size(480, 320)) {
      Panel(x: "column", y: "row") {
        HeatMap(
          ScalarField(x: [1, 2, 3, 4], y: [1, 2, 3], values: [1, 2, 3, 4, 2, .nan, 4, 5, 3, 4, 5, 6]), label: "value",
          map: .cividis, smooth: false)
      }
    }
  },
  Example("arrows", "**Arrows** in the plane.") {
    let grid = stride(from: -2.0, through: 2, by: 0.5).flatMap { x in
      stride(from: -1.0, through: 1, by: 0.5).map { (x, $0) }
    }
    return Figure(caption: "A field", alt: "Arrows circling the origin", size: Size(600, 340)) {
      Panel(x: "$x$", y: "$y$", equalAspect: true) {
        Arrows(
          x: grid.map(\.0), y: grid.map(\.1), endX: grid.map { $0.0 - 0.25 * $0.1 },
          endY: grid.map { $0.1 + 0.15 * $0.0 })
      }
    }
  },
  Example("image", "**ImageLayer**: an image stretched over a rectangle of the data.") {
    let raster = Raster(width: 8, height: 8) { x, y in ColourMap.viridis(Double(x * y) / 49) }
    return Figure(caption: "An image", alt: "Eight by eight coloured squares", size: Size(400, 320)) {
      Panel(x: "$x$", y: "$y$") { ImageLayer(raster, x: 0...8, y: 0...8, smooth: false) }
    }
  },
]
