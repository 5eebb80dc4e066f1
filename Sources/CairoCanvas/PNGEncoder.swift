import CCairo
import CZlib
import Plotting

/// Writes image surfaces as PNG (W3C Recommendation, second edition).
///
/// Figures are mostly flat, so rows are not filtered, an opaque image carries no opacity, and one of few
/// colours becomes a palette: less to compress, and several times faster than `cairo_surface_write_to_png`.
enum PNGEncoder {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let compressionLevel: Int32 = 3

  /// The PNG file of an image surface of 32 bits a pixel. `reducingColours` allows the small differences of colour that
  /// `PixelPalette` makes.
  static func encode(_ image: OpaquePointer, reducingColours: Bool) throws(CanvasError) -> [UInt8] {
    let rows = try PixelRows(of: image)
    guard cairo_image_surface_get_format(image) == CAIRO_FORMAT_RGB24 else {
      return try file(rows, colourType: 6, rows.transparent())
    }
    if let palette = PixelPalette(of: rows, isExact: !reducingColours) {
      let indices = palette.indexedRows(width: rows.width, height: rows.height)
      return try file(rows, colourType: 3, indices, chunks: [("PLTE", palette.bytes)])
    }
    return try file(rows, colourType: 2, rows.opaque())
  }

  /// The PNG file of an image surface that is of one colour, more or less opaque: one byte a pixel.
  static func encode(_ image: OpaquePointer, of colour: Colour) throws(CanvasError) -> [UInt8] {
    let rows = try PixelRows(of: image)
    let channels = [colour.red, colour.green, colour.blue].map { UInt8(($0 * 255).rounded()) }
    let palette = (0..<256).flatMap { _ in channels }
    return try file(rows, colourType: 3, rows.opacities(), chunks: [("PLTE", palette), ("tRNS", Array(0...255))])
  }

  private static func file(
    _ rows: PixelRows, colourType: UInt8, _ bytes: [UInt8], chunks: [(name: String, content: [UInt8])] = []
  ) throws(CanvasError) -> [UInt8] {
    var file = signature
    let size = bigEndian(UInt32(rows.width)) + bigEndian(UInt32(rows.height))
    appendChunk("IHDR", size + [8, colourType, 0, 0, 0], to: &file)
    for chunk in chunks { appendChunk(chunk.name, chunk.content, to: &file) }
    appendChunk("IDAT", try compressed(bytes), to: &file)
    appendChunk("IEND", [], to: &file)
    return file
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
