/// A number typed into prose.
///
/// Numbers in prose are values of the run, `{{name}}`, or constants of the code: a typed number is refused unless the
/// page's code, printed or hidden, or an excerpt on the page contains the same number as a literal. These are not
/// counted as numbers:
///
/// 1. anything in code (`` `…` `` or a block), in a link's target, in a URL or in a name (`S12`);
/// 2. numbers that order or refer: of list items, in `(4)` or `[3]`, after ‘Figure’, ‘Section’ and the like;
/// 3. dates: numbers beside a month; a year after ‘in’, ‘since’, ‘(’ or a word with a comma, unless it counts something
///    (‘in 2000 samples’);
/// 4. in a formula, 0 and 1, indices and exponents (but $10^{-5}$ is one number), and whole numbers below ten that do
///    not stand alone: $2\pi$, $\tfrac12$ and $1 - h^2$ are mathematics, $p = 2$ and $[3, 4]$ are values.
struct TypedNumber: Equatable {
  /// The number as it was typed.
  var text: String
  /// Its value, without its sign.
  var value: Double
  /// The fraction it stands for if it is a percentage: 0.95 for ‘95 percent’.
  var share: Double?
  /// Its line in the source.
  var line: Int
}

extension [ProseScanner.Element] {
  /// The numbers typed into a piece of prose, except those that the rules at ``TypedNumber`` allow.
  var typedNumbers: [TypedNumber] {
    var numbers: [TypedNumber] = []
    var context = TextNumbers.Context()
    for element in self {
      switch element.kind {
      case .text(let text):
        numbers += TextNumbers.list(in: text, line: element.line, context: &context)
      case .math(let tex), .display(let tex):
        numbers += FormulaNumbers.list(in: tex, line: element.line)
        context.isAtLineStart = false
      case .mark:
        context.isAtLineStart = false
      }
    }
    return numbers
  }
}

/// The values of the number literals in a program.
struct NumberLiterals {
  private(set) var values: Set<Double> = []

  /// Adds the literals of some code, except those in strings and comments and members of tuples, `pair.0`.
  mutating func insert(literalsOf code: String) {
    var before: Substring = ""
    for token in SwiftToken.tokens(of: code) {
      defer { before = token.text }
      let isMember = before.hasSuffix(".") && !before.hasSuffix("..")
      guard token.kind == .number, !isMember, let value = Double(token.text.replacing("_", with: "")) else { continue }
      values.insert(value)
    }
  }

  /// Whether a literal has the same value as a number.
  func contains(_ number: TypedNumber) -> Bool {
    values.contains(number.value) || number.share.map(values.contains) ?? false
  }
}

extension TextScanner {
  /// Reads a decimal number, with any of `separators` between thousands, if one comes next.
  ///
  /// - Returns: its digits and decimal point, as `Double` parses them.
  mutating func readDecimal(separators: [String]) -> String? {
    var digits = String(read(while: \.isDigit))
    var thousands = self
    let mayBeGrouped = 1...3 ~= digits.utf8.count
    while mayBeGrouped, separators.contains(where: { thousands.skip($0) }),
      case let group = thousands.read(while: \.isDigit), group.utf8.count == 3
    {
      digits += group
      self = thousands
    }
    var fraction = self
    if fraction.skip("."), case let places = fraction.read(while: \.isDigit), !places.isEmpty {
      digits += "." + places
      self = fraction
    }
    return digits.isEmpty ? nil : digits
  }
}
