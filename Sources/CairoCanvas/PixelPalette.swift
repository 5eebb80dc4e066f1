/// At most 256 colours that stand for all the colours of an image, none of which is further away than a small
/// tolerance.
///
/// Figures have few flat colours, and many shades between them at the edges of shapes. With one byte per pixel instead
/// of three, the pictures of the gallery take 40 % fewer bytes and 30 % less time. Frequent colours are kept exactly; a
/// rare shade may be replaced by one that differs in each channel by at most the last of `tolerances`, in 255ths, which
/// nobody sees: the mean difference is below 0.5 % in every 16 × 16 pixels of the gallery.
struct PixelPalette {
  /// The maximum difference of a channel, in 255ths; tried in turn.
  private static let tolerances: [Int32] = [4, 8, 12]
  /// Images of more colours are photographs or dense fields, in which a palette would show as bands.
  private static let maximumColours = 10_000
  private static let slots = 1 << 15
  private static let empty: UInt32 = 0xFFFF_FFFF

  /// The colours: `[colours, 3]`, red, green and blue.
  private(set) var bytes: [UInt8] = []
  private var keys = [UInt32](repeating: Self.empty, count: Self.slots)
  private var indices = [UInt8](repeating: 0, count: Self.slots)
  /// The image as runs of pixels of one colour, row by row; no run continues in the next row.
  private var runs: [(slot: Int32, length: Int32)] = []

  /// The palette of an opaque image, or nil if its colours are too many or too different; if the palette must be exact,
  /// more than 256 are too many.
  init?(of rows: PixelRows, isExact: Bool) {
    guard let counts = countColours(of: rows) else { return nil }
    // Frequent colours come first; between equals the colour itself decides, so that the palette is always the same.
    let colours = counts.sorted { ($0.count, $1.key) > ($1.count, $0.key) }.map(\.key)
    guard let palette = PixelPalette.cover(colours, isExact: isExact) else { return nil }
    for colour in palette {
      bytes += [UInt8(colour >> 16), UInt8(colour >> 8 & 0xFF), UInt8(colour & 0xFF)]
    }
    let channels = palette.map(PixelPalette.channels)
    for colour in colours { indices[slot(of: colour)] = PixelPalette.nearest(to: colour, in: channels) }
  }

  /// The image as rows of PNG with one byte per pixel, the index of its colour in the palette; before each row stands a
  /// zero, which says that it is not filtered.
  func indexedRows(width: Int, height: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (width + 1) * height) { buffer, count in
      var (place, column) = (0, 0)
      for run in runs {
        if column == 0 {
          buffer.initializeElement(at: place, to: 0)
          place += 1
        }
        let end = place + Int(run.length)
        buffer[place..<end].initialize(repeating: indices[Int(run.slot)])
        place = end
        column = column + Int(run.length) == width ? 0 : column + Int(run.length)
      }
      count = place
    }
  }

  /// How often each colour occurs, or nil if there are too many. Fills the table of keys and the runs.
  private mutating func countColours(of rows: PixelRows) -> [(key: UInt32, count: Int)]? {
    var counts = [Int](repeating: 0, count: Self.slots)
    var found = 0
    for y in 0..<rows.height {
      let pixels = rows.row(y)
      var x = 0
      while x < rows.width {
        let key = pixels[x] & 0xFF_FFFF
        let run = rows.run(in: pixels, from: x)
        x = run.upperBound
        let slot = slot(of: key)
        if keys[slot] == Self.empty {
          found += 1
          guard found <= Self.maximumColours else { return nil }
          keys[slot] = key
        }
        counts[slot] += run.count
        runs.append((Int32(slot), Int32(run.count)))
      }
    }
    return keys.indices.filter { keys[$0] != Self.empty }.map { (keys[$0], counts[$0]) }
  }

  /// The slot that holds `key`, or the empty one where it belongs (open addressing).
  private func slot(of key: UInt32) -> Int {
    var slot = Int((key &* 2_654_435_761) >> 17)
    while keys[slot] != key && keys[slot] != Self.empty { slot = (slot + 1) & (Self.slots - 1) }
    return slot
  }

  /// Colours chosen from `colours`, in order, such that each of the others is close to one of them.
  private static func cover(_ colours: [UInt32], isExact: Bool) -> [UInt32]? {
    if colours.count <= 256 { return colours }
    for tolerance in isExact ? [] : tolerances {
      var chosen: [SIMD4<Int32>] = []
      for colour in colours {
        let wanted = channels(colour)
        if chosen.contains(where: { distance($0, wanted) <= tolerance }) { continue }
        chosen.append(wanted)
        if chosen.count > 256 { break }
      }
      if chosen.count <= 256 {
        return chosen.map { UInt32($0.x) << 16 | UInt32($0.y) << 8 | UInt32($0.z) }
      }
    }
    return nil
  }

  /// The index of the colour in `palette` that differs least from `colour`.
  private static func nearest(to colour: UInt32, in palette: [SIMD4<Int32>]) -> UInt8 {
    let wanted = channels(colour)
    var best: (index: Int, distance: Int32) = (0, .max)
    for index in palette.indices {
      let distance = distance(palette[index], wanted)
      if distance < best.distance { best = (index, distance) }
      if distance == 0 { break }
    }
    return UInt8(best.index)
  }

  private static func channels(_ colour: UInt32) -> SIMD4<Int32> {
    SIMD4(Int32(colour >> 16), Int32(colour >> 8 & 0xFF), Int32(colour & 0xFF), 0)
  }

  private static func distance(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> Int32 {
    let difference = a &- b
    return difference.replacing(with: 0 &- difference, where: difference .< 0).max()
  }
}
