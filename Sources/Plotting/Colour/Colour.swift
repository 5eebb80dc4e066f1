/// A colour in sRGB with its opacity, each channel in 0…1.
public struct Colour: Hashable, Sendable {
  /// Red, gamma-encoded, 0…1.
  public let red: Double
  /// Green, gamma-encoded, 0…1.
  public let green: Double
  /// Blue, gamma-encoded, 0…1.
  public let blue: Double
  /// Opacity: 0 is invisible, 1 covers what lies below.
  public let alpha: Double

  /// A colour from its channels. A value outside 0…1 is brought to the nearer end; a NaN counts as 0.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    func bounded(_ value: Double) -> Double { value > 0 ? min(value, 1) : 0 }
    self.red = bounded(red)
    self.green = bounded(green)
    self.blue = bounded(blue)
    self.alpha = bounded(alpha)
  }

  /// The opaque colour of six hexadecimal digits, `0xRRGGBB`; higher bits are ignored.
  public init(hex: UInt32) {
    func channel(_ shift: UInt32) -> Double { Double((hex >> shift) & 0xFF) / 255 }
    self.init(red: channel(16), green: channel(8), blue: channel(0))
  }

  /// An opaque shade of grey, from 0, black, to 1, white.
  public init(white: Double) {
    self.init(red: white, green: white, blue: white)
  }

  /// The same colour with its opacity multiplied by `factor`.
  public func opacity(_ factor: Double) -> Colour {
    Colour(red: red, green: green, blue: blue, alpha: alpha * factor)
  }

  /// The colour a fraction of the way to `other`, channel by channel: 0 is this colour, 1 the other.
  public func mixed(with other: Colour, fraction: Double) -> Colour {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * fraction }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
  }
}
