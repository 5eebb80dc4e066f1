import CCairo
import Plotting

/// A great many markers as an image inside a vector document, which keeps the file small.
struct MarkerLayer {
  /// Pixels per point, as in the PNG file of a figure.
  private static let scale = 2.0

  private let markers: Markers

  init(_ markers: Markers) {
    self.markers = markers
  }

  /// Draws the markers on the page of `cairo`.
  func draw(on cairo: OpaquePointer) throws {
    let reach = 1.3 * markers.size / 2 + 1
    let points = markers.points.filter(\.isFinite)
    guard let minX = points.map(\.x).min(), let maxX = points.map(\.x).max(), let minY = points.map(\.y).min(),
      let maxY = points.map(\.y).max()
    else { return }
    let box = Rectangle(
      minX: (minX - reach).rounded(.down), minY: (minY - reach).rounded(.down), maxX: (maxX + reach).rounded(.up),
      maxY: (maxY + reach).rounded(.up))
    let size = (width: box.width * Self.scale, height: box.height * Self.scale)
    guard max(size.width, size.height) <= Double(CairoSurface.maximumSide) else {
      throw CanvasError.invalidImage(width: size.width, height: size.height)
    }
    let layer = try CairoSurface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(size.width), Int32(size.height)))
    let shifted = Markers(
      at: markers.points.map { Point($0.x - box.minX, $0.y - box.minY) }, shape: markers.shape, size: markers.size,
      colours: markers.colours)
    try MarkerStamp(markers.shape, size: markers.size, pixelsPerPoint: Self.scale).draw(shifted, on: layer)
    let png =
      markers.colours.count == 1
      ? try PNGEncoder.encode(layer.surface, of: markers.colour(0))
      : try PNGEncoder.encode(layer.surface, reducingColours: false)
    try ImageLayer.attach(png: png, to: layer.surface)
    ImageLayer.paint(layer.surface, on: cairo, in: box, smooth: true)
  }
}
