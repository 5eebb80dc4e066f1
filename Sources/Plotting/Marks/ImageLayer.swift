/// An image stretched over a rectangle of the data.
public struct ImageLayer: Mark {
  /// The pixels, the first row at the top.
  public let raster: Raster
  /// The values of its left and right edge.
  public let x: ClosedRange<Double>
  /// The values of its lower and upper edge.
  public let y: ClosedRange<Double>
  /// Whether pixels blend into each other.
  public let isSmooth: Bool

  /// `raster` stretched over `x` and `y`, on linear axes.
  public init(_ raster: Raster, x: ClosedRange<Double>, y: ClosedRange<Double>, smooth: Bool = true) {
    self.raster = raster
    self.x = x
    self.y = y
    isSmooth = smooth
  }

  /// Takes no colour of the series.
  public var ink: Ink { .neutral }

  /// Widens `extent` to the image's edges.
  public func include(in extent: inout DataExtent) {
    for edge in [x.lowerBound, x.upperBound] { extent.x.include(edge: edge) }
    for edge in [y.lowerBound, y.upperBound] { extent.y.include(edge: edge) }
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let (low, high) = (context.projection(x.lowerBound, y.lowerBound), context.projection(x.upperBound, y.upperBound))
    let box = Rectangle(minX: low.x, minY: high.y, maxX: high.x, maxY: low.y)
    guard low.isFinite, high.isFinite, box.width > 0, box.height > 0, box.intersects(context.box), raster.width > 0,
      raster.height > 0
    else { return [] }
    return [.image(raster, box, smooth: isSmooth)]
  }
}
