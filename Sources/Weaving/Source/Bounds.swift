/// What a page can hold. Each bound is at least five times what this book needs, and low enough that whatever stays
/// within all of them is woven in less than a second; whatever does not is an error that names its line.
///
/// Depth is bounded because code that descends into an author's text takes stack for every level.
enum Bounds {
  /// The bytes of a file that a book reads.
  static let bytesOfFile = 200_000
  /// The bytes of a line of such a file.
  static let bytesOfLine = 10_000
  /// The bytes of the lines that a run shows with one call.
  static let bytesOfOutput = 100_000
  /// The bytes of a title.
  static let bytesOfTitle = 1000
  /// The bytes of a piece of prose: what stands between two headings or listings, a caption, a claim, a cell.
  static let bytesOfProse = 20_000
  /// The results that the run of a chapter records.
  static let results = 2000
  /// The straight quotation marks and less-than signs in a piece of prose. The time to find what closes each grows with
  /// the square of their number.
  static let openings = 500
  /// The formulas and marks in a piece of prose.
  static let elements = 3000
  /// The marks on a page that print an excerpt, and those that look for the first use of a symbol.
  static let excerpts = 50, firstUses = 200
  /// The bytes of an excerpt.
  static let bytesOfExcerpt = 20_000
  /// The bytes of a formula.
  static let bytesOfFormula = 2500
  /// The levels of braces and environments in a formula.
  static let depthOfFormula = 40
  /// The formulas on a page, and their bytes.
  static let formulas = 1500, bytesOfFormulas = 30_000
  /// The levels of quotations, lists and emphasis.
  static let nesting = 20
  /// The cells of a table.
  static let cells = 10_000
  /// The levels of string interpolation in code that are told apart.
  static let nestedStrings = 20
}
