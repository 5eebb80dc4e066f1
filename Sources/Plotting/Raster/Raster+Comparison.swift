import Preconditions

/// How far two images differ where they differ most.
package struct TileDifference: Hashable, Sendable {
  /// Mean absolute difference of the tile's channels, 0 (equal) to 1.
  package let difference: Double
  /// Left edge of the tile in pixels.
  package let x: Int
  /// Top edge of the tile in pixels.
  package let y: Int

  /// A difference of the tile whose top left corner is the pixel (`x`, `y`).
  package init(difference: Double, x: Int, y: Int) {
    self.difference = difference
    self.x = x
    self.y = y
  }
}

extension Raster {
  /// The tile of `tile` by `tile` pixels in which the two images differ most, or nil if their sizes differ.
  ///
  /// A mean over the whole image would hide a missing label; the worst tile does not. Antialiasing that differs between
  /// machines makes little difference in any tile.
  package func worstTile(against other: Raster, tile: Int = 16) -> TileDifference? {
    require(tile > 0, "a tile has at least 1 pixel, got \(tile)")
    guard width == other.width, height == other.height else { return nil }
    var worst = TileDifference(difference: 0, x: 0, y: 0)
    for top in stride(from: 0, to: height, by: tile) {
      for left in stride(from: 0, to: width, by: tile) {
        let difference = meanDifference(
          to: other, columns: left..<min(left + tile, width), rows: top..<min(top + tile, height))
        if difference > worst.difference { worst = TileDifference(difference: difference, x: left, y: top) }
      }
    }
    return worst
  }

  private func meanDifference(to other: Raster, columns: Range<Int>, rows: Range<Int>) -> Double {
    var sum = 0
    for row in rows {
      for index in 4 * (row * width + columns.lowerBound)..<4 * (row * width + columns.upperBound) {
        sum += abs(Int(bytes[index]) - Int(other.bytes[index]))
      }
    }
    return Double(sum) / Double(255 * 4 * columns.count * rows.count)
  }
}
