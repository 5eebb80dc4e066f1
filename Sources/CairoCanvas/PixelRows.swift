import CCairo

/// The pixels of an image surface, four bytes each: blue, green, red and opacity, with the colours multiplied by the
/// opacity.
struct PixelRows {
  let data: UnsafeMutablePointer<UInt8>
  /// Bytes from one row to the next.
  let stride: Int
  let width: Int
  let height: Int

  /// The pixels of an image surface of 32 bits per pixel, valid for as long as the surface is.
  init(of image: OpaquePointer) throws(CanvasError) {
    cairo_surface_flush(image)
    guard let data = cairo_image_surface_get_data(image) else {
      throw .notAnImage(reason: "the surface holds no pixels")
    }
    self.data = data
    stride = Int(cairo_image_surface_get_stride(image))
    width = Int(cairo_image_surface_get_width(image))
    height = Int(cairo_image_surface_get_height(image))
  }

  /// The pixels of one row.
  func row(_ index: Int) -> UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(data + index * stride).assumingMemoryBound(to: UInt32.self)
  }

  /// The columns from `start` up to the next pixel of another colour; figures are mostly flat.
  func run(in pixels: UnsafeMutablePointer<UInt32>, from start: Int) -> Range<Int> {
    let colour = SIMD16(repeating: pixels[start])
    var end = start + 1
    while end + 16 <= width,
      all(UnsafeRawPointer(pixels + end).loadUnaligned(as: SIMD16<UInt32>.self) .== colour)
    { end += 16 }
    while end < width, pixels[end] == pixels[start] { end += 1 }
    return start..<end
  }

  /// Rows of PNG with three bytes per pixel; before each row stands a zero, which says that it is not filtered.
  func opaque() -> [UInt8] {
    fill(bytesPerPixel: 3) { pixel, target in
      target[0] = UInt8(truncatingIfNeeded: pixel >> 16)
      target[1] = UInt8(truncatingIfNeeded: pixel >> 8)
      target[2] = UInt8(truncatingIfNeeded: pixel)
    }
  }

  /// Rows of PNG with four bytes per pixel, the colours not multiplied by the opacity.
  func transparent() -> [UInt8] { fill(bytesPerPixel: 4) { PixelRows.storeRGBA($0, in: $1) } }

  /// The bytes of a `Raster`; the highest byte of an opaque surface's pixels has no meaning.
  func rgba(isOpaque: Bool) -> [UInt8] {
    fill(bytesPerPixel: 4, rowHeader: 0) { PixelRows.storeRGBA(isOpaque ? $0 | 0xFF00_0000 : $0, in: $1) }
  }

  private static func storeRGBA(_ pixel: UInt32, in target: UnsafeMutablePointer<UInt8>) {
    let alpha = pixel >> 24
    guard alpha > 0 else { return target.update(repeating: 0, count: 4) }
    for (index, shift) in [UInt32(16), 8, 0].enumerated() {
      target[index] = UInt8(min(255, ((pixel >> shift & 0xFF) * 255 + alpha / 2) / alpha))
    }
    target[3] = UInt8(alpha)
  }

  /// Rows of PNG with one byte per pixel, its opacity.
  func opacities() -> [UInt8] {
    fill(bytesPerPixel: 1) { pixel, target in target[0] = UInt8(pixel >> 24) }
  }

  private func fill(bytesPerPixel: Int, rowHeader: Int = 1, _ store: (UInt32, UnsafeMutablePointer<UInt8>) -> Void)
    -> [UInt8]
  {
    let count = (bytesPerPixel * width + rowHeader) * height
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard var target = buffer.baseAddress else { return }
      for y in 0..<height {
        let pixels = row(y)
        if rowHeader > 0 {
          target.pointee = 0
          target += 1
        }
        for x in 0..<width {
          store(pixels[x], target)
          target += bytesPerPixel
        }
      }
      initialized = count
    }
  }
}
