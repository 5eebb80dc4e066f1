import CCairo
import CDeflate
import Plotting

/// Writes image surfaces as PNG (W3C Recommendation, second edition).
///
/// Figures are mostly flat, so rows are not filtered, an opaque image carries no opacity, and an image of few colours
/// has a palette: there is less to compress, and it is several times faster than `cairo_surface_write_to_png`.
enum PNGEncoder {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// For figures the fastest level of libdeflate; the next two take 5 % more time for 1 % fewer bytes.
  private static let compressionLevel: Int32 = 2

  /// The PNG file of an image surface of 32 bits per pixel. `reducingColours` allows the small differences of colour
  /// that `PixelPalette` makes.
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

  /// The PNG file of an image surface that has one colour in various opacities: one byte per pixel.
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
    file += bigEndian(libdeflate_crc32(0, checked, checked.count))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }

  private static func compressed(_ bytes: [UInt8]) throws(CanvasError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(compressionLevel) else {
      throw .outOfMemory(doing: "compress an image")
    }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
    }
  }
}
