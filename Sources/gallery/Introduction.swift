/// The beginning of the gallery: how figures are described and written.
let introduction = """
  # Gallery of figures

  Written by `swift run gallery`. The code below each pair of pictures draws both, in the theme for paper and in the one for
  dark screens.

  A `Figure` holds panels; a `Panel` has two axes and holds marks. A string is an axis with that label, `x: "time / s"`; an
  `Axis` can say more, such as a range. The arguments of all marks come in the same order: the data, their `label`, their
  `colour`, finer points of style, and finally a function if there is one. The layout chooses whatever is left out: ranges
  and ticks, colours, sizes of markers, and where names stand.

  ```swift
  let figure = Figure(caption: "A parabola", alt: "A curve that falls and rises") {
    Panel(x: "$x$", y: "$x^2$") { Line(over: -1...1) { $0 * $0 } }
  }
  let png = try figure.png()  // two pixels per point; one with png(scale: 1)
  let svg = try figure.svg(theme: .dark)
  let pdf = try figure.pdf()
  ```

  """
