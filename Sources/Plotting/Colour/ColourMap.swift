import Preconditions

/// Colours that stand for values: from one colour to another in steps that look equal.
public struct ColourMap: Hashable, Sendable {
  /// Colours at evenly spaced values.
  let stops: [Colour]

  /// The map through the given colours, at least one, in equal steps. An empty list stops the program.
  public init(_ stops: [Colour]) {
    require(!stops.isEmpty, "a colour map needs at least 1 colour, got 0")
    self.stops = stops
  }

  /// The colour a fraction of the way from the first colour, at 0, to the last, at 1; beyond an end it is that of the
  /// end.
  public func callAsFunction(_ fraction: Double) -> Colour {
    // Written so that a NaN becomes the lower bound.
    let place = (fraction > 0 ? min(fraction, 1) : 0) * Double(stops.count - 1)
    let index = min(Int(place), max(stops.count - 2, 0))
    return stops[index].mixed(with: stops[min(index + 1, stops.count - 1)], fraction: place - Double(index))
  }

  /// The same colours in reverse.
  public var reversed: ColourMap { ColourMap(stops.reversed()) }

  /// From dark violet through green to yellow: viridis, by S. van der Walt and N. Smith for matplotlib (2015, CC0),
  /// here through 17 of its 256 control points.
  public static let viridis = ColourMap(
    [
      0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C,
      0x1FA088, 0x28AE80, 0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725,
    ].map(Colour.init(hex:)))

  /// From dark blue to yellow, made to look the same to people who are colour-blind: cividis, by J. Nuñez, C. Anderton
  /// and R. Renslow (PLOS ONE 13, 2018), here through 17 of its 256 control points.
  public static let cividis = ColourMap(
    [
      0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78,
      0x8C8878, 0x9B9476, 0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838,
    ].map(Colour.init(hex:)))
}
