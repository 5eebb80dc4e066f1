/// The colours and sizes that all figures share.
public struct Theme: Hashable, Sendable {
  /// Behind everything.
  public var background: Colour
  /// Titles, axis labels, tick labels.
  public var text: Colour
  /// Axis lines and ticks.
  public var axis: Colour
  /// Grid lines.
  public var grid: Colour
  /// Helper lines: rules, residuals, contours.
  public var neutral: Colour
  /// The colours of data, in the order they are given out.
  public var series: [Colour]
  /// The dashes of lines that a legend names, in the order in which they are given out, so that lines are told apart in
  /// grey as well; lengths of strokes and gaps in points.
  public var dashes: [[Double]] = [[], [7, 3], [2, 2.5], [8, 2.5, 2, 2.5], [13, 3], [5, 2, 1.5, 2, 1.5, 2]]
  /// The shapes of points that a legend names, in the order in which they are given out.
  public var markers: [MarkerShape] = [.circle, .square, .triangle, .diamond, .plus, .ring, .cross]
  /// Size of the text at ticks and in legends, points.
  public var tickTextSize = 11.0
  /// Size of axis labels, points.
  public var labelTextSize = 12.5
  /// Size of panel titles, points.
  public var titleTextSize = 13.0
  /// Width of a data line, points.
  public var lineWidth = 1.6

  /// For paper and light screens.
  ///
  /// The data colours are those of M. Okabe and K. Ito, "Color Universal Design" (2008), darkest contrast first, without
  /// their yellow, which is faint on white.
  public static let light = Theme(
    background: Colour(white: 1), text: Colour(white: 0.13), axis: Colour(white: 0.35), grid: Colour(white: 0.91),
    neutral: Colour(white: 0.45),
    series: [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x333333].map(Colour.init(hex:)))

  /// For dark screens: the same hues, the dark ones lifted.
  public static let dark = Theme(
    background: Colour(hex: 0x16181D), text: Colour(white: 0.9), axis: Colour(white: 0.62),
    grid: Colour(hex: 0x2B2E35), neutral: Colour(white: 0.66),
    series: [0x4AA3DF, 0xFF8A3D, 0x2CC79A, 0xE39AC4, 0xE69F00, 0x8FD3FA, 0xDDDDDD].map(Colour.init(hex:)))

  /// The colour `ink` means here; `.automatic` is the series colour number `next`.
  public func colour(of ink: Ink, next: Int = 0) -> Colour {
    switch ink {
    case .automatic: series(next)
    case .series(let index): series(index)
    case .neutral: neutral
    case .text: text
    case .colour(let colour): colour
    }
  }

  /// The colour that plays the part of `colour` in another theme, or nil where it plays none in this one.
  package func counterpart(of colour: Colour, in other: Theme) -> Colour? {
    let parts = [(background, other.background), (text, other.text), (axis, other.axis), (grid, other.grid)]
    // Files write colours to a few digits.
    let isSame = { (part: Colour) in
      max(abs(part.red - colour.red), abs(part.green - colour.green), abs(part.blue - colour.blue)) < 1e-3
    }
    let inks = zip(series + [neutral], other.series + [other.neutral])
    // The name of a mark may be a shade of its colour that can be read as text.
    let names = inks.map { ($0.legible(on: background), $1.legible(on: other.background)) }
    return (parts + inks + names).first { isSame($0.0) }?.1
  }

  /// The dash of line number `variant` of a legend.
  func dash(_ variant: Int) -> [Double] { dashes.isEmpty ? [] : dashes[variant % dashes.count] }

  /// The shape of points number `variant` of a legend.
  func marker(_ variant: Int) -> MarkerShape { markers.isEmpty ? .circle : markers[variant % markers.count] }

  /// The same theme with sizes that text and lines can have.
  var bounded: Theme {
    // A NaN compares as no size.
    func size(_ points: Double, atLeast least: Double) -> Double { points > least ? min(points, 1000) : least }
    var theme = self
    theme.tickTextSize = size(tickTextSize, atLeast: 1)
    theme.labelTextSize = size(labelTextSize, atLeast: 1)
    theme.titleTextSize = size(titleTextSize, atLeast: 1)
    theme.lineWidth = size(lineWidth, atLeast: 0)
    return theme
  }

  private func series(_ index: Int) -> Colour {
    series.isEmpty ? text : series[((index % series.count) + series.count) % series.count]
  }
}
