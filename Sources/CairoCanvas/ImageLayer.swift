import CCairo
import Plotting

/// An image to be drawn into a rectangle of the page.
struct ImageLayer {
  private let surface: CairoSurface

  /// The image of `raster`.
  init(_ raster: Raster) throws(CanvasError) {
    guard 1...CairoSurface.maximumSide ~= raster.width, 1...CairoSurface.maximumSide ~= raster.height else {
      throw .invalidImage(width: Double(raster.width), height: Double(raster.height))
    }
    let isOpaque = stride(from: 3, to: raster.bytes.count, by: 4).allSatisfy { raster.bytes[$0] == 255 }
    surface = try CairoSurface(
      cairo_image_surface_create(
        isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(raster.width), Int32(raster.height)))
    if let data = cairo_image_surface_get_data(surface.surface) {
      let stride = Int(cairo_image_surface_get_stride(surface.surface))
      for row in 0..<raster.height {
        for column in 0..<raster.width {
          let source = 4 * (row * raster.width + column)
          let pixel = data + row * stride + 4 * column
          let alpha = Int(raster.bytes[source + 3])
          for channel in 0..<3 {
            // Cairo keeps blue, green, red and opacity, with the colours multiplied by the opacity.
            pixel[channel] = UInt8((Int(raster.bytes[source + 2 - channel]) * alpha + 127) / 255)
          }
          pixel[3] = UInt8(alpha)
        }
      }
      cairo_surface_mark_dirty(surface.surface)
    }
  }

  /// Draws the image stretched over `rectangle`.
  func draw(on cairo: OpaquePointer, in rectangle: Rectangle, smooth: Bool) throws {
    try ImageLayer.attach(png: try PNGEncoder.encode(surface.surface, reducingColours: false), to: surface.surface)
    ImageLayer.paint(surface.surface, on: cairo, in: rectangle, smooth: smooth)
  }

  /// Draws an image surface stretched over `rectangle`.
  static func paint(_ image: OpaquePointer, on cairo: OpaquePointer, in rectangle: Rectangle, smooth: Bool) {
    let width = Double(cairo_image_surface_get_width(image))
    let height = Double(cairo_image_surface_get_height(image))
    cairo_save(cairo)
    cairo_new_path(cairo)
    cairo_rectangle(cairo, rectangle.minX, rectangle.minY, rectangle.width, rectangle.height)
    cairo_clip(cairo)
    cairo_translate(cairo, rectangle.minX, rectangle.minY)
    cairo_scale(cairo, rectangle.width / width, rectangle.height / height)
    cairo_set_source_surface(cairo, image, 0, 0)
    let pattern = cairo_get_source(cairo)
    cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    // Pixels at the border blend with themselves, not with nothing.
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_paint(cairo)
    cairo_restore(cairo)
  }

  /// Gives vector documents the image as a PNG file of our encoder, which is smaller than cairo's and several times
  /// faster to write.
  static func attach(png bytes: [UInt8], to image: OpaquePointer) throws(CanvasError) {
    guard let copy = malloc(bytes.count) else { return }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    let status = cairo_surface_set_mime_data(
      image, CAIRO_MIME_TYPE_PNG, copy.assumingMemoryBound(to: UInt8.self), UInt(bytes.count), { free($0) }, copy)
    try CanvasError.check(status, doing: "attach an image")
  }
}
