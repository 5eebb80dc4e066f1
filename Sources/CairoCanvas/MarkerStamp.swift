import CCairo
import Plotting

/// A marker drawn once at each of 4 × 4 positions within a pixel, and stamped from these wherever it stands: many times
/// faster than filling a path for every point, and off by at most an eighth of a pixel.
struct MarkerStamp {
  private static let phases = 4

  private let scale: Double
  /// Pixels along each side of the stamp.
  private let side: Int
  /// Groups of eight pixels in a row of the stamp.
  private let groups: Int
  /// Opacity of the shape's pixels, 0…255: for each position within a pixel the rows of a mask, filled up with zeros.
  private let masks: [SIMD8<UInt32>]

  init(_ shape: MarkerShape, size: Double, pixelsPerPoint: Double) throws(CanvasError) {
    scale = pixelsPerPoint
    // The widest shape reaches 1.3 radii from its middle.
    let side = Int((1.3 * min(max(size, 0), 1000) * pixelsPerPoint).rounded(.up)) + 3
    let groups = (side + 7) / 8
    var masks: [SIMD8<UInt32>] = []
    for phase in 0..<Self.phases * Self.phases {
      let surface = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(side), Int32(side)))
      let middle = Double(side / 2)
      let offset = (x: Double(phase % Self.phases), y: Double(phase / Self.phases))
      cairo_translate(
        surface.context, middle + offset.x / Double(Self.phases), middle + offset.y / Double(Self.phases))
      cairo_scale(surface.context, pixelsPerPoint, pixelsPerPoint)
      MarkerPath.paint(shape, size: size, at: Point(0, 0), colour: Colour(white: 0), on: surface.context)
      try surface.check(doing: "draw a marker")
      cairo_surface_flush(surface.surface)
      guard let data = cairo_image_surface_get_data(surface.surface) else { continue }
      let stride = Int(cairo_image_surface_get_stride(surface.surface))
      for row in 0..<side {
        for group in 0..<groups {
          var mask = SIMD8<UInt32>.zero
          for lane in 0..<min(8, side - 8 * group) { mask[lane] = UInt32(data[row * stride + 8 * group + lane]) }
          masks.append(mask)
        }
      }
    }
    self.side = side
    self.groups = groups
    self.masks = masks
  }

  /// Stamps every marker into an image surface of 32 bits a pixel.
  func draw(_ markers: Markers, on target: CairoSurface) throws(CanvasError) {
    cairo_surface_flush(target.surface)
    guard let data = cairo_image_surface_get_data(target.surface) else {
      return try target.check(doing: "reach the pixels of the image")
    }
    let image = Pixels(
      data: data, stride: Int(cairo_image_surface_get_stride(target.surface)),
      width: Int(cairo_image_surface_get_width(target.surface)),
      height: Int(cairo_image_surface_get_height(target.surface)))
    var colour = MarkerStamp.pixel(of: markers.colour(0))
    for (index, point) in markers.points.enumerated() where point.isFinite {
      if markers.colours.count > 1 { colour = MarkerStamp.pixel(of: markers.colour(index)) }
      stamp(at: point, colour: colour, on: image)
    }
    cairo_surface_mark_dirty(target.surface)
  }

  private struct Pixels {
    let data: UnsafeMutablePointer<UInt8>
    let stride: Int
    let width: Int
    let height: Int
  }

  /// A colour as cairo keeps it: opacity, red, green and blue from the highest byte down, multiplied by opacity.
  private static func pixel(of colour: Colour) -> UInt32 {
    [1, colour.red, colour.green, colour.blue].reduce(0) { $0 << 8 | UInt32(($1 * 255 * colour.alpha).rounded()) }
  }

  private func stamp(at point: Point, colour: UInt32, on image: Pixels) {
    let steps = Double(Self.phases)
    let (px, py) = ((point.x * scale * steps).rounded(), (point.y * scale * steps).rounded())
    guard abs(px) < 1e6, abs(py) < 1e6 else { return }
    let (left, phaseX) = MarkerStamp.split(Int(px))
    let (top, phaseY) = MarkerStamp.split(Int(py))
    let originX = left - side / 2
    let originY = top - side / 2
    let phase = phaseY * Self.phases + phaseX
    let rows = max(0, -originY)..<max(max(0, -originY), min(side, image.height - originY))
    let shade = SIMD8(repeating: colour)
    masks.withUnsafeBufferPointer { masks in
      for row in rows {
        let line = image.data + (originY + row) * image.stride
        for group in 0..<groups {
          let source = MarkerStamp.scaled(shade, by: masks[(phase * side + row) * groups + group])
          let first = originX + 8 * group
          let visible = max(0, -first)..<max(max(0, -first), min(8, image.width - first))
          var pixels = SIMD8<UInt32>.zero
          let place = UnsafeMutableRawPointer(line + 4 * first)
          if visible.count == 8 {
            pixels = place.loadUnaligned(as: SIMD8<UInt32>.self)
          } else {
            for lane in visible { pixels[lane] = place.load(fromByteOffset: 4 * lane, as: UInt32.self) }
          }
          pixels = source &+ MarkerStamp.scaled(pixels, by: 255 &- source &>> 24)
          if visible.count == 8 {
            place.storeBytes(of: pixels, as: SIMD8<UInt32>.self)
          } else {
            for lane in visible { place.storeBytes(of: pixels[lane], toByteOffset: 4 * lane, as: UInt32.self) }
          }
        }
      }
    }
  }

  /// Pixels with each of their four channels multiplied by `shares` of 255 and rounded, two channels at once in one word.
  ///
  /// Rounded division by 255 is x / 255 ≈ (x + 128 + (x + 128) / 256) / 256, exact for products of two bytes.
  @inline(__always)
  private static func scaled(_ pixels: SIMD8<UInt32>, by shares: SIMD8<UInt32>) -> SIMD8<UInt32> {
    @inline(__always) func quotients(_ pairs: SIMD8<UInt32>) -> SIMD8<UInt32> {
      let shifted = pairs &* shares &+ 0x0080_0080
      return shifted &+ (shifted &>> 8 & 0x00FF_00FF)
    }
    return quotients(pixels & 0x00FF_00FF) &>> 8 & 0x00FF_00FF | quotients(pixels &>> 8 & 0x00FF_00FF) & 0xFF00_FF00
  }

  /// A place in quarters of a pixel as whole pixels and the quarters left over.
  private static func split(_ place: Int) -> (pixel: Int, phase: Int) {
    let phase = ((place % phases) + phases) % phases
    return ((place - phase) / phases, phase)
  }
}
