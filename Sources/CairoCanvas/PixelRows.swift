/// The pixels of an image surface, four bytes each: blue, green, red and opacity, colour multiplied by opacity.
struct PixelRows {
  let data: UnsafeMutablePointer<UInt8>
  /// Bytes from one row to the next.
  let stride: Int
  let width: Int
  let height: Int

  private func row(_ index: Int) -> UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(data + index * stride).assumingMemoryBound(to: UInt32.self)
  }

  /// Rows of PNG with three bytes a pixel, each row after a zero that says that it is not filtered.
  func opaque() -> [UInt8] {
    fill(bytesPerPixel: 3) { pixel, target in
      target[0] = UInt8(truncatingIfNeeded: pixel >> 16)
      target[1] = UInt8(truncatingIfNeeded: pixel >> 8)
      target[2] = UInt8(truncatingIfNeeded: pixel)
    }
  }

  /// Rows of PNG with four bytes a pixel and colour not multiplied by opacity.
  func transparent() -> [UInt8] { fill(bytesPerPixel: 4) { PixelRows.storeRGBA($0, in: $1) } }

  /// The bytes of a `Raster`; the highest byte of an opaque surface's pixels says nothing.
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

  /// Rows of PNG with one byte a pixel and the palette it points into (three bytes a colour), or nil where there are
  /// more than 256 colours.
  func indexed() -> (palette: [UInt8], bytes: [UInt8])? {
    var palette: [UInt8] = []
    // Open addressing over the 256 colours; the key of an empty place is no opaque pixel's.
    var keys = [UInt32](repeating: 0xFFFF_FFFF, count: 1024)
    var values = [UInt8](repeating: 0, count: 1024)
    var bytes = [UInt8](repeating: 0, count: (width + 1) * height)
    var lastKey: UInt32 = 0xFFFF_FFFF
    var lastValue: UInt8 = 0
    var index = 0
    for y in 0..<height {
      let pixels = row(y)
      index += 1
      for x in 0..<width {
        let key = pixels[x] & 0xFF_FFFF
        if key != lastKey {
          var place = Int((key &* 2_654_435_761) >> 22)
          while keys[place] != key && keys[place] != 0xFFFF_FFFF { place = (place + 1) & 1023 }
          if keys[place] != key {
            guard palette.count < 3 * 256 else { return nil }
            keys[place] = key
            values[place] = UInt8(palette.count / 3)
            palette += [UInt8(key >> 16), UInt8(key >> 8 & 0xFF), UInt8(key & 0xFF)]
          }
          lastKey = key
          lastValue = values[place]
        }
        bytes[index] = lastValue
        index += 1
      }
    }
    return (palette, bytes)
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
