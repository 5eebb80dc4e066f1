import CCairo
import Plotting

extension Raster {
  /// Reads an image.
  ///
  /// - Parameter png: the bytes of a PNG file with 8 bits per channel.
  /// - Throws: ``CanvasError`` if the bytes are not a PNG image that cairo can read.
  public init(png: [UInt8]) throws(CanvasError) {
    let source = ByteSource(png)
    let image = try withExtendedLifetime(source) { () throws(CanvasError) in
      guard let surface = cairo_image_surface_create_from_png_stream(ByteSource.read, source.closure) else {
        throw .notAnImage(reason: "cairo returned nothing")
      }
      let status = cairo_surface_status(surface)
      guard status == CAIRO_STATUS_SUCCESS else {
        cairo_surface_destroy(surface)
        throw .notAnImage(reason: String(cString: cairo_status_to_string(status)))
      }
      return try CairoSurface(surface)
    }
    let format = cairo_image_surface_get_format(image.surface)
    guard format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32 else {
      throw .notAnImage(reason: "its pixels do not have 8 bits per channel")
    }
    let rows = try PixelRows(of: image.surface)
    self.init(width: rows.width, height: rows.height, bytes: rows.rgba(isOpaque: format == CAIRO_FORMAT_RGB24))
  }
}

/// Hands bytes to cairo.
private final class ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static let read: cairo_read_func_t = { closure, target, length in
    guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
    let source = Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
    let end = source.position + Int(length)
    guard end <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    for index in source.position..<end { target[index - source.position] = source.bytes[index] }
    source.position = end
    return CAIRO_STATUS_SUCCESS
  }

  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
