/// The colours and sizes in which figures are drawn.
public struct Theme: Hashable, Sendable {
  /// The colour behind everything.
  public var background: Colour
  /// The colour of titles, axis labels and tick labels.
  public var text: Colour
  /// The colour of axis lines and ticks.
  public var axis: Colour
  /// The colour of grid lines.
  public var grid: Colour
  /// The colour of auxiliary lines: rules, residuals, contours.
  public var neutral: Colour
  /// The colours of data, in the order in which marks receive them.
  public var series: [Colour]
  /// The dashes of the lines in a legend, in the order in which lines receive them, so that they can be told apart
  /// without colour too; lengths of strokes and gaps in points.
  public var dashes: [[Double]] = [[], [7, 3], [2, 2.5], [8, 2.5, 2, 2.5], [13, 3], [5, 2, 1.5, 2, 1.5, 2]]
  /// The shapes of the points in a legend, in the order in which marks receive them.
  public var markers: [MarkerShape] = [.circle, .square, .triangle, .diamond, .plus, .ring, .cross]
  /// Size of the text at ticks and in legends, points. Sizes outside 1…1000 are brought to the nearer end.
  public var tickTextSize = 11.0
  /// Size of axis labels, points.
  public var labelTextSize = 12.5
  /// Size of panel titles, points.
  public var titleTextSize = 13.0
  /// Width of a line of data, points.
  public var lineWidth = 1.6

  /// For paper and light screens.
  ///
  /// The colours of data are those of M. Okabe and K. Ito, "Color Universal Design" (2008), those of highest contrast
  /// first, without their yellow, which is faint on white.
  public static let light = Theme(
    background: Colour(white: 1), text: Colour(white: 0.13), axis: Colour(white: 0.35), grid: Colour(white: 0.91),
    neutral: Colour(white: 0.45),
    series: [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x333333].map(Colour.init(hex:)))

  /// For dark screens: the same hues, the dark ones lightened.
  public static let dark = Theme(
    background: Colour(hex: 0x16181D), text: Colour(white: 0.9), axis: Colour(white: 0.62),
    grid: Colour(hex: 0x2B2E35), neutral: Colour(white: 0.66),
    series: [0x4AA3DF, 0xFF8A3D, 0x2CC79A, 0xE39AC4, 0xE69F00, 0x8FD3FA, 0xDDDDDD].map(Colour.init(hex:)))

  /// The colour that `ink` means in this theme; `.automatic` is the series colour number `next`.
  func colour(of ink: Ink, next: Int = 0) -> Colour {
    switch ink {
    case .automatic: series(next)
    case .series(let index): series(index)
    case .neutral: neutral
    case .text: text
    case .colour(let colour): colour
    }
  }

  /// The colour that has the role of `colour` in another theme, or nil if it has no role in this one.
  package func counterpart(of colour: Colour, in other: Theme) -> Colour? {
    let roles = [(background, other.background), (text, other.text), (axis, other.axis), (grid, other.grid)]
    // Files hold colours to a few digits.
    let isSame = { (role: Colour) in
      max(abs(role.red - colour.red), abs(role.green - colour.green), abs(role.blue - colour.blue)) < 1e-3
    }
    let inks = zip(series + [neutral], other.series + [other.neutral])
    // The name of a mark may be written in a shade of its colour that is legible as text.
    let names = inks.map { ($0.legible(on: background), $1.legible(on: other.background)) }
    return (roles + inks + names).first { isSame($0.0) }?.1
  }

  /// The dash of line number `variant` of a legend, from 0.
  func dash(_ variant: Int) -> [Double] { dashes.isEmpty ? [] : dashes[variant % dashes.count] }

  /// The shape of the points number `variant` of a legend, from 0.
  func marker(_ variant: Int) -> MarkerShape { markers.isEmpty ? .circle : markers[variant % markers.count] }

  /// The same theme, with sizes brought into the range that text and lines can have.
  var bounded: Theme {
    // Written so that a NaN becomes the minimum.
    func size(_ points: Double, minimum: Double) -> Double { points > minimum ? min(points, 1000) : minimum }
    var theme = self
    theme.tickTextSize = size(tickTextSize, minimum: 1)
    theme.labelTextSize = size(labelTextSize, minimum: 1)
    theme.titleTextSize = size(titleTextSize, minimum: 1)
    theme.lineWidth = size(lineWidth, minimum: 0)
    return theme
  }

  private func series(_ index: Int) -> Colour {
    series.isEmpty ? text : series[((index % series.count) + series.count) % series.count]
  }
}
