/// A surface over the plane whose height is shown by colour, with a colour bar beside the panel.
public struct HeatMap: Mark {
  /// The surface.
  let field: ScalarField
  /// Whether colours blend between the points of the grid; if not, each point has a cell of one colour.
  let isSmooth: Bool
  private let scale: ColourScale

  /// Shows heights on a grid as colours; values that are not finite leave a hole.
  ///
  /// - Parameters:
  ///   - field: the surface.
  ///   - label: what the heights measure, written along the colour bar; may contain math.
  ///   - map: the colours.
  ///   - range: the heights of the first and the last colour; by default the lowest and the highest.
  ///   - scale: whether equal steps of colour are equal differences or equal ratios of height.
  ///   - smooth: whether colours blend between the points of the grid; if not, each point has a cell of one colour.
  public init(
    _ field: ScalarField, label: String = "", map: ColourMap = .viridis, range: ClosedRange<Double>? = nil,
    scale: AxisScale = .linear, smooth: Bool = true
  ) {
    self.field = field
    isSmooth = smooth
    self.scale = ColourScale(map, of: field.values, range: range, scale: scale, label: label)
  }

  /// Shows a function of x and y over a rectangle as colours; rethrows what the function throws.
  ///
  /// - Parameters:
  ///   - x: the rectangle's extent along the horizontal axis.
  ///   - y: its extent along the vertical axis.
  ///   - label: what the function's values measure, written along the colour bar; may contain math.
  ///   - map: the colours.
  ///   - range: the values of the first and the last colour; by default the lowest and the highest.
  ///   - scale: whether equal steps of colour are equal differences or equal ratios of the values.
  ///   - resolution: samples along each side, at least 2.
  ///   - function: the value at a point.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, label: String = "", map: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, scale: AxisScale = .linear, resolution: Int = 200,
    _ function: (Double, Double) throws -> Double
  ) rethrows {
    let field = try ScalarField(x: x, y: y, columns: resolution, rows: resolution, function)
    self.init(field, label: label, map: map, range: range, scale: scale)
  }

  /// Takes no colour from the series: its colours are those of the colour bar.
  public var ink: Ink { .neutral }

  /// How heights become colours.
  public var colourScale: ColourScale? { scale }

  /// Includes the grid, with the outer halves of its cells unless it is smooth; the axes may end there.
  public func include(in extent: inout DataExtent) {
    for edge in HeatMap.edges(field.x, isSmooth) { extent.x.include(edge: edge) }
    for edge in HeatMap.edges(field.y, isSmooth) { extent.y.include(edge: edge) }
  }

  /// Draws the visible part of the surface as an image of at most 256 colours.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let (x, y) = (context.projection.x, context.projection.y)
    let columns = HeatMap.edges(field.x, isSmooth).map { x($0) }.filter(\.isFinite)
    let rows = HeatMap.edges(field.y, isSmooth).map { y($0) }.filter(\.isFinite)
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(), let bottom = rows.max() else {
      return []
    }
    let area = Rectangle(
      minX: max(left, context.box.minX), minY: max(top, context.box.minY), maxX: min(right, context.box.maxX),
      maxY: min(bottom, context.box.maxY))
    guard area.width > 0, area.height > 0 else { return [] }
    // Smooth colours are blended further when drawn; the borders of cells need more pixels to be sharp.
    let density = isSmooth ? 1.0 : 2.0
    let size = (width: Int((area.width * density).rounded(.up)), height: Int((area.height * density).rounded(.up)))
    let columnPlaces = (0..<size.width).map { column in
      position(x.value(at: area.minX + (Double(column) + 0.5) / Double(size.width) * area.width), in: field.x)
    }
    let rowPlaces = (0..<size.height).map { row in
      position(y.value(at: area.minY + (Double(row) + 0.5) / Double(size.height) * area.height), in: field.y)
    }
    // 256 colours are more than the eye can tell apart, and few enough to compress well.
    let palette = (0..<256).map { scale.map(Double($0) / 255) }
    let raster = Raster(width: size.width, height: size.height) { column, row in
      let value = field.value(column: columnPlaces[column], row: rowPlaces[row])
      guard value.isFinite else { return Colour(white: 1).opacity(0) }
      return palette[Int((255 * scale.fraction(of: value)).rounded())]
    }
    return [.image(raster, area, smooth: isSmooth)]
  }

  /// The number of heights that are not finite.
  public func countUnplaceable(in context: MarkContext) -> Int { field.values.count { !$0.isFinite } }

  /// Where a value lies among the places of a grid, in steps of the grid; a whole number unless smooth.
  private func position(_ value: Double, in places: [Double]) -> Double {
    var (low, high) = (0, max(places.count - 1, 0))
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= value { low = middle } else { high = middle }
    }
    guard high > low else { return 0 }
    let fraction = max(0, min((value - places[low]) / (places[high] - places[low]), 1))
    return Double(low) + (isSmooth ? fraction : fraction.rounded())
  }

  /// The outer edges: the outermost places, or half a cell beyond.
  private static func edges(_ places: [Double], _ isSmooth: Bool) -> [Double] {
    guard let first = places.first, let last = places.last else { return [] }
    guard !isSmooth, places.count > 1 else { return [first, last] }
    return [first - (places[1] - first) / 2, last + (last - places[places.count - 2]) / 2]
  }
}
