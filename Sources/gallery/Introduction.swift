/// The introduction to the gallery: how figures are described and written.
let introduction = """
  # Gallery of figures

  Written by `swift run gallery`: each pair of pictures, in the theme for paper and in that for dark screens, is drawn by the
  code below it.

  A `Figure` holds panels, a `Panel` has two axes and holds marks. The text of a label is its axis: `x: "time / s"`; an
  `Axis` says more, such as a range. The arguments of all marks come in one order: the data, their `label`, their `colour`,
  then the finer points of style, and last a function if there is one. What is left out is chosen by the layout: ranges and
  ticks, colours, sizes of markers, and where names stand.

  ```swift
  let figure = Figure(caption: "A parabola", alt: "A curve that falls and rises") {
    Panel(x: "$x$", y: "$x^2$") { Line(over: -1...1) { $0 * $0 } }
  }
  let png = try figure.png()  // two pixels a point; png(scale: 1) has one
  let svg = try figure.svg(theme: .dark)
  let pdf = try figure.pdf()
  ```

  """
