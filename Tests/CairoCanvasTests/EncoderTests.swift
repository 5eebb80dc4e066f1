import CCairo
import Plotting
import Testing

@testable import CairoCanvas

@Suite("Writing PNG")
struct EncoderTests {
  /// An opaque surface with the given pixels.
  private func surface(_ size: Int, _ pixel: (_ x: Int, _ y: Int) -> UInt32) throws -> CairoSurface {
    let surface = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size), Int32(size)))
    let rows = try PixelRows(of: surface.surface)
    for y in 0..<size { for x in 0..<size { rows.row(y)[x] = pixel(x, y) } }
    cairo_surface_mark_dirty(surface.surface)
    return surface
  }

  private func rgb(_ raster: Raster, _ x: Int, _ y: Int) -> UInt32 {
    let place = 4 * (y * raster.width + x)
    return UInt32(raster.bytes[place]) << 16 | UInt32(raster.bytes[place + 1]) << 8 | UInt32(raster.bytes[place + 2])
  }

  /// The colour type in the header: 2 is three bytes per pixel, 3 is a palette.
  private func colourType(_ png: [UInt8]) -> UInt8 { png[25] }

  @Test func fewColoursBecomeAPaletteWithoutLoss() throws {
    let surface = try surface(64) { x, y in UInt32(x % 16) * 0x0A0B0C + UInt32(y % 16) * 0x010203 }
    let png = try PNGEncoder.encode(surface.surface, reducingColours: true)
    let raster = try Raster(png: png)
    #expect(colourType(png) == 3)
    for y in 0..<64 {
      for x in 0..<64 { #expect(rgb(raster, x, y) == UInt32(x % 16) * 0x0A0B0C + UInt32(y % 16) * 0x010203) }
    }
  }

  @Test func shadesAreReducedByLittle() throws {
    // 2000 shades between two colours on a background that fills most of the image.
    func pixel(_ x: Int, _ y: Int) -> UInt32 {
      y < 40 ? 0x336699 : UInt32((x * 29 + y * 7) % 256) << 16 | UInt32((x * 29 + y * 7) % 250) << 8 | UInt32(x % 8)
    }
    let surface = try surface(100, pixel)
    let png = try PNGEncoder.encode(surface.surface, reducingColours: true)
    let raster = try Raster(png: png)
    #expect(colourType(png) == 3)
    #expect(rgb(raster, 5, 5) == 0x336699)
    for y in 0..<100 {
      for x in 0..<100 {
        for shift in [UInt32(0), 8, 16] {
          let difference = Int(rgb(raster, x, y) >> shift & 0xFF) - Int(pixel(x, y) >> shift & 0xFF)
          #expect(abs(difference) <= 12)
        }
      }
    }
    #expect(colourType(try PNGEncoder.encode(surface.surface, reducingColours: false)) == 2)
  }

  @Test func manyColoursAreKept() throws {
    let surface = try surface(128) { x, y in UInt32(x) << 17 | UInt32(y) << 9 | UInt32((x * y) % 256) }
    let png = try PNGEncoder.encode(surface.surface, reducingColours: true)
    let raster = try Raster(png: png)
    #expect(colourType(png) == 2)
    #expect(rgb(raster, 100, 77) == 100 << 17 | 77 << 9 | (100 * 77) % 256)
  }

  @Test func opacityIsKept() throws {
    let surface = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 2, 1))
    let rows = try PixelRows(of: surface.surface)
    (rows.row(0)[0], rows.row(0)[1]) = (0x8040_2000, 0)
    cairo_surface_mark_dirty(surface.surface)
    let raster = try Raster(png: try PNGEncoder.encode(surface.surface, reducingColours: false))
    // Half opaque: the surface holds the colours multiplied by 128 / 255.
    #expect(abs(Int(raster.bytes[0]) - 128) <= 1 && abs(Int(raster.bytes[1]) - 64) <= 1)
    #expect(raster.bytes[2...] == [0, 128, 0, 0, 0, 0])
    let layer = try Raster(png: try PNGEncoder.encode(surface.surface, of: Colour(hex: 0xD55E00)))
    #expect(layer.bytes[0..<4].last == 128 && layer.bytes[4..<8].last == 0)
  }

  @Test func stampsLookLikeCirclesOfCairo() throws {
    func draw(_ body: (CairoSurface) throws -> Void) throws -> Raster {
      let surface = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 64, 64))
      cairo_set_source_rgb(surface.context, 1, 1, 1)
      cairo_paint(surface.context)
      try body(surface)
      return try Raster(png: try PNGEncoder.encode(surface.surface, reducingColours: false))
    }
    let points = [Point(8.25, 9.5), Point(20, 21.75), Point(11, 12), Point(-1, 31), Point(500, 2)]
    let colour = Colour(hex: 0x0072B2).opacity(0.6)
    for shape in MarkerShape.allCases {
      let stamped = try draw {
        let markers = Markers(at: points, shape: shape, size: 6, colours: [colour])
        try MarkerStamp(shape, size: 6, pixelsPerPoint: 2).draw(markers, on: $0)
      }
      let filled = try draw { surface in
        cairo_scale(surface.context, 2, 2)
        for point in points { MarkerPath.paint(shape, size: 6, at: point, colour: colour, on: surface.context) }
      }
      // All points lie on quarters of a pixel, so only rounding differs.
      let worst = try #require(stamped.worstTile(against: filled))
      #expect(worst.difference < 0.004, "\(shape)")
      #expect(stamped.worstTile(against: try draw { _ in })?.difference ?? 0 > 0.05, "\(shape) is there")
    }
  }
}
