import Preconditions

/// An image of pixels: rows from the top, and four bytes for each pixel: red, green, blue and opacity, with the colours
/// not multiplied by the opacity.
public struct Raster: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// The pixels: `[height, width, 4]`.
  public let bytes: [UInt8]

  /// An image of the given bytes. A wrong number of them stops the program.
  ///
  /// - Parameters:
  ///   - width: pixels in a row, at least 0.
  ///   - height: number of rows, at least 0.
  ///   - bytes: the pixels, `[height, width, 4]`.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    let count = 4 * requireArea(rows: height, columns: width, "an image")
    require(bytes.count == count, "an image of \(width)×\(height) pixels has \(count) bytes, got \(bytes.count)")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// An image whose pixel in column `x` of row `y` is `colour(x, y)`.
  ///
  /// - Parameters:
  ///   - width: pixels in a row, at least 0.
  ///   - height: number of rows, at least 0.
  ///   - colour: the colour of a pixel, asked row by row.
  public init(width: Int, height: Int, colour: (_ x: Int, _ y: Int) -> Colour) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * requireArea(rows: height, columns: width, "an image"))
    for y in 0..<height {
      for x in 0..<width {
        let pixel = colour(x, y)
        for channel in [pixel.red, pixel.green, pixel.blue, pixel.alpha] {
          bytes.append(UInt8((channel * 255).rounded()))
        }
      }
    }
    self.init(width: width, height: height, bytes: bytes)
  }
}
