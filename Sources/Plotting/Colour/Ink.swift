/// A colour by its role, so that one description of a figure serves light and dark themes.
public enum Ink: Hashable, Sendable {
  /// The next unused colour of the theme's series.
  case automatic
  /// The theme's series colour number `index`, from 0; past the last one they start over.
  case series(Int)
  /// The quiet grey of auxiliary lines.
  case neutral
  /// The colour of text.
  case text
  /// Exactly this colour, in every theme.
  case colour(Colour)

  /// Okabe and Ito's blue.
  public static let blue = Ink.series(0)
  /// Okabe and Ito's vermilion.
  public static let vermilion = Ink.series(1)
  /// Okabe and Ito's bluish green.
  public static let green = Ink.series(2)
  /// Okabe and Ito's reddish purple.
  public static let purple = Ink.series(3)
  /// Okabe and Ito's orange.
  public static let orange = Ink.series(4)
  /// Okabe and Ito's sky blue.
  public static let sky = Ink.series(5)
}
