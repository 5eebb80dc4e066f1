import CCairo
import CZlib

/// Writes image surfaces as PNG (W3C Recommendation, second edition).
///
/// Figures are mostly flat, so rows are not filtered, an opaque image carries no opacity, and few colours become a
/// palette: less to compress, and several times faster than `cairo_surface_write_to_png`.
enum PNGEncoder {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let compressionLevel: Int32 = 2

  /// The PNG file of an image surface of 32 bits a pixel.
  static func encode(_ image: OpaquePointer) throws(CanvasError) -> [UInt8] {
    cairo_surface_flush(image)
    guard let data = cairo_image_surface_get_data(image) else {
      throw .notAnImage(reason: "the surface holds no pixels")
    }
    let width = Int(cairo_image_surface_get_width(image))
    let height = Int(cairo_image_surface_get_height(image))
    let stride = Int(cairo_image_surface_get_stride(image))
    let isOpaque = cairo_image_surface_get_format(image) == CAIRO_FORMAT_RGB24
    let rows = PixelRows(data: data, stride: stride, width: width, height: height)
    var file = signature
    let packed: [UInt8]
    if isOpaque, let indexed = rows.indexed() {
      try appendHeader(width, height, colourType: 3, to: &file)
      appendChunk("PLTE", indexed.palette, to: &file)
      packed = indexed.bytes
    } else {
      try appendHeader(width, height, colourType: isOpaque ? 2 : 6, to: &file)
      packed = isOpaque ? rows.opaque() : rows.transparent()
    }
    appendChunk("IDAT", try compressed(packed), to: &file)
    appendChunk("IEND", [], to: &file)
    return file
  }

  private static func appendHeader(_ width: Int, _ height: Int, colourType: UInt8, to file: inout [UInt8])
    throws(CanvasError)
  {
    appendChunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, colourType, 0, 0, 0], to: &file)
  }

  /// Length, name, content and checksum.
  private static func appendChunk(_ name: String, _ content: [UInt8], to file: inout [UInt8]) {
    file += bigEndian(UInt32(content.count))
    let checked = Array(name.utf8) + content
    file += checked
    file += bigEndian(UInt32(crc32(0, checked, UInt32(checked.count))))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }

  private static func compressed(_ bytes: [UInt8]) throws(CanvasError) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var status = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      status = compress2(buffer.baseAddress, &length, bytes, UInt(bytes.count), compressionLevel)
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK else { throw .zlib(status: status, doing: "compress an image") }
    return result
  }
}
