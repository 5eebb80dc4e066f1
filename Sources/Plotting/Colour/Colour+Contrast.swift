#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Colour {
  /// Relative luminance, from 0, black, to 1, white, as defined by the Web Content Accessibility Guidelines 2.1;
  /// opacity is ignored.
  package var luminance: Double {
    0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
  }

  /// Lightness in CIELAB, from 0, black, to 100, white; opacity is ignored.
  package var lightness: Double {
    let luminance = luminance
    return luminance > 216.0 / 24389 ? 116 * cbrt(luminance) - 16 : 24389.0 / 27 * luminance
  }

  /// Contrast ratio with `other`, from 1 (equal) to 21 (black on white); for text, WCAG 2.1 at level AA requires 4.5.
  package func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour, moved towards black (on a light background) or white (on a dark one) just far enough to be legible as
  /// text on `background`: to a contrast of at least 4.5.
  package func legible(on background: Colour) -> Colour {
    let extreme = Colour(white: background.luminance > 0.18 ? 0 : 1)
    for step in 0...40 {
      let candidate = mixed(with: extreme, fraction: Double(step) / 40)
      if candidate.contrast(with: background) >= 4.5 { return candidate }
    }
    return extreme
  }

  /// The linear light that a gamma-encoded sRGB channel stands for (IEC 61966-2-1).
  static func linear(_ channel: Double) -> Double {
    channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
  }
}
