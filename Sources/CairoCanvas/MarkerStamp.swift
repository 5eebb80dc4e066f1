import CCairo
import Plotting

/// A marker drawn once at each of 4 × 4 positions within a pixel, and stamped from these wherever it stands: many times
/// faster than filling a path for every point, and off by at most an eighth of a pixel.
struct MarkerStamp {
  private static let phases = 4

  private let scale: Double
  /// Pixels along each side of the stamp.
  private let side: Int
  /// Opacity of the shape's pixels, one mask for each position within a pixel.
  private let masks: [[UInt8]]

  init(_ shape: MarkerShape, size: Double, pixelsPerPoint: Double) throws(CanvasError) {
    scale = pixelsPerPoint
    // The widest shape reaches 1.3 radii from its middle.
    let side = Int((1.3 * min(max(size, 0), 1000) * pixelsPerPoint).rounded(.up)) + 3
    var masks: [[UInt8]] = []
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
      masks.append((0..<side).flatMap { row in UnsafeBufferPointer(start: data + row * stride, count: side) })
    }
    self.side = side
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
    let columns = max(0, -originX)..<max(max(0, -originX), min(side, image.width - originX))
    let rows = max(0, -originY)..<max(max(0, -originY), min(side, image.height - originY))
    masks[phaseY * Self.phases + phaseX].withUnsafeBufferPointer { mask in
      for row in rows {
        let line = UnsafeMutableRawPointer(image.data + (originY + row) * image.stride + 4 * originX)
          .assumingMemoryBound(to: UInt32.self)
        // Without a branch, so that the compiler makes it several pixels at a time.
        for column in columns {
          let source = MarkerStamp.scaled(colour, by: UInt32(mask[row &* side &+ column]))
          line[column] = source &+ MarkerStamp.scaled(line[column], by: 255 &- source &>> 24)
        }
      }
    }
  }

  /// A pixel with each of its four channels multiplied by `share` of 255 and rounded, two channels at once in one word.
  ///
  /// Rounded division by 255 is x / 255 ≈ (x + 128 + (x + 128) / 256) / 256, exact for products of two bytes.
  @inline(__always)
  private static func scaled(_ pixel: UInt32, by share: UInt32) -> UInt32 {
    func quotients(_ pair: UInt32) -> UInt32 {
      let shifted = pair &* share &+ 0x0080_0080
      return shifted &+ (shifted &>> 8 & 0x00FF_00FF)
    }
    return quotients(pixel & 0x00FF_00FF) &>> 8 & 0x00FF_00FF | quotients(pixel &>> 8 & 0x00FF_00FF) & 0xFF00_FF00
  }

  /// A place in quarters of a pixel as whole pixels and the quarters left over.
  private static func split(_ place: Int) -> (pixel: Int, phase: Int) {
    let phase = ((place % phases) + phases) % phases
    return ((place - phase) / phases, phase)
  }
}
