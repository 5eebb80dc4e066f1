/// A colour in sRGB with its opacity, each channel in 0…1.
public struct Colour: Hashable, Sendable {
  /// Share of red, gamma-encoded, 0…1.
  public let red: Double
  /// Share of green, gamma-encoded, 0…1.
  public let green: Double
  /// Share of blue, gamma-encoded, 0…1.
  public let blue: Double
  /// 0 is invisible, 1 covers what lies below.
  public let alpha: Double

  /// A colour from its channels. Values outside 0…1 are brought to the nearer end; a NaN counts as 0.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    func bounded(_ value: Double) -> Double { value > 0 ? min(value, 1) : 0 }
    self.red = bounded(red)
    self.green = bounded(green)
    self.blue = bounded(blue)
    self.alpha = bounded(alpha)
  }

  /// The colour of six hexadecimal digits, `0xRRGGBB`; higher bits are ignored.
  public init(hex: UInt32) {
    func channel(_ shift: UInt32) -> Double { Double((hex >> shift) & 0xFF) / 255 }
    self.init(red: channel(16), green: channel(8), blue: channel(0))
  }

  /// A shade of grey, 0 black to 1 white.
  public init(white: Double) {
    self.init(red: white, green: white, blue: white)
  }

  /// The same colour with its opacity multiplied by `factor`.
  public func opacity(_ factor: Double) -> Colour {
    Colour(red: red, green: green, blue: blue, alpha: alpha * factor)
  }

  /// The colour `share` of the way to `other` (0 is this one, 1 the other), channel by channel.
  public func mixed(with other: Colour, share: Double) -> Colour {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
  }
}
