/// An image stretched over a rectangle of the data.
public struct ImageLayer: Mark {
  /// The pixels, the first row at the top.
  let raster: Raster
  /// The values at its left and its right edge.
  let x: ClosedRange<Double>
  /// The values at its lower and its upper edge.
  let y: ClosedRange<Double>
  /// Whether pixels blend into each other; if not, they are blocks.
  let isSmooth: Bool

  /// Stretches an image over a rectangle of the data. Both axes should be linear.
  ///
  /// - Parameters:
  ///   - raster: the pixels, the first row at the top.
  ///   - x: the values at its left and its right edge.
  ///   - y: the values at its lower and its upper edge.
  ///   - smooth: whether pixels blend into each other; if not, they are blocks.
  public init(_ raster: Raster, x: ClosedRange<Double>, y: ClosedRange<Double>, smooth: Bool = true) {
    self.raster = raster
    self.x = x
    self.y = y
    isSmooth = smooth
  }

  /// Takes no colour from the series.
  public var ink: Ink { .neutral }

  /// Includes the image, at whose edges the axes may end.
  public func include(in extent: inout DataExtent) {
    for edge in [x.lowerBound, x.upperBound] { extent.x.include(edge: edge) }
    for edge in [y.lowerBound, y.upperBound] { extent.y.include(edge: edge) }
  }

  /// Draws the image, unless it lies outside the panel.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let (low, high) = (context.projection(x.lowerBound, y.lowerBound), context.projection(x.upperBound, y.upperBound))
    let box = Rectangle(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y)
    guard low.isFinite, high.isFinite, box.width > 0, box.height > 0, box.intersects(context.box), raster.width > 0,
      raster.height > 0
    else { return [] }
    return [.image(raster, box, smooth: isSmooth)]
  }
}
