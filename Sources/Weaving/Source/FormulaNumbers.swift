/// Finds the numbers typed into a TeX formula, by the rules at ``TypedNumber``.
struct FormulaNumbers {
  private var scanner: TextScanner
  private var line: Int
  private var numbers: [TypedNumber] = []
  /// Whether a number that comes next would start a value: after a relation, a bracket or a comma, and perhaps a sign.
  private var isOpen = true

  /// The numbers in a formula that starts on a line of source.
  static func list(in tex: String, line: Int) -> [TypedNumber] {
    var reader = FormulaNumbers(scanner: TextScanner(tex), line: line)
    while !reader.scanner.isAtEnd { reader.readPart() }
    return reader.numbers
  }

  private init(scanner: TextScanner, line: Int) {
    self.scanner = scanner
    self.line = line
  }

  /// Reads a number, a mark, a command or a character.
  private mutating func readPart() {
    if scanner.startsDecimal {
      readNumber()
      isOpen = false
    } else if scanner.skipMark() {
      isOpen = false
    } else if scanner.skip("\\") {
      readCommand()
    } else if let byte = scanner.next() {
      switch byte {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "_"), UInt8(ascii: "^"):
        skipArgument()
        isOpen = false
      case _ where byte.isOne(of: "=<>([,;:&|"): isOpen = true
      // Spaces and braces change nothing, and a sign belongs to the value it starts.
      case _ where byte.isSpace || byte.isOne(of: "~{}+-"): break
      default: isOpen = false
      }
    }
  }

  private mutating func readNumber() {
    let start = scanner
    guard let digits = scanner.readDecimal(separators: ["{,}", ","]) else { return }
    var decimal = digits
    switch scanner.readPowerOfTen(after: digits) {
    case .power(let power): decimal = "1e\(power)"
    case .multiple(let power): decimal = "\(digits)e\(power)"
    case .symbol: return
    case nil: break
    }
    let value = Double(decimal) ?? .nan
    let isSmall = decimal.utf8.count == 1
    guard value != 0, value != 1, !isSmall || isOpen && scanner.endsValue else { return }
    numbers.append(
      TypedNumber(
        text: String(start.rest[..<scanner.rest.startIndex]), value: value,
        share: scanner.comes("\\%") ? Double("\(digits)e-2") : nil, line: line))
  }

  private mutating func readCommand() {
    switch scanner.readCommandName() {
    case "frac", "tfrac", "dfrac", "binom":
      readArgument()
      readArgument()
      isOpen = false
    case "sqrt":
      if scanner.skip("[") { _ = scanner.read(upTo: "]") }
      readArgument()
      isOpen = false
    case "label", "tag", "hspace", "vspace": skipArgument()
    case "begin", "end":
      skipArgument()
      isOpen = true
    case let name where boundaries.contains(name): isOpen = true
    case let name where transparent.contains(name): break
    default: isOpen = false
    }
  }

  /// Reads a command's argument: a group, a command or a single character, so that `\tfrac12` does not contain a
  /// twelve.
  private mutating func readArgument() {
    isOpen = false
    _ = scanner.read(while: \.isSpace)
    if scanner.rest.utf8.first?.isDigit == true {
      _ = scanner.next()
      return
    }
    var depth = 0
    repeat {
      if scanner.skipMark() { continue }
      let byte = scanner.rest.utf8.first
      depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
      readPart()
    } while depth > 0 && !scanner.isAtEnd
  }

  /// Skips an index, an exponent or a name, in which numbers are not values.
  private mutating func skipArgument() {
    var reader = self
    reader.readArgument()
    (scanner, line) = (reader.scanner, reader.line)
  }
}

/// Commands between which a number stands alone: relations and separators.
private let boundaries: Set = [
  "le", "leq", "ge", "geq", "lt", "gt", "ll", "gg", "ne", "neq", "approx", "sim", "simeq", "equiv", "propto", "in",
  "notin", "to", "mapsto", "rightarrow", "leftarrow", "Rightarrow", "iff", "implies", "pm", "mp", "mid", "colon",
  "quad",
  "qquad", "{", "\\",
]

/// Commands that do not matter to a number: spaces and sizes of brackets.
private let transparent: Set = [
  ",", ";", ":", "!", " ", "left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "displaystyle",
]

extension TextScanner {
  /// Skips a mark, `{{name}}`.
  fileprivate mutating func skipMark() -> Bool {
    var mark = self
    guard mark.skip("{{"), !mark.read(while: { !$0.isOne(of: "{}") }).isEmpty, mark.skip("}}") else { return false }
    self = mark
    return true
  }

  /// Reads the name of a command after its backslash: letters, or one other character.
  fileprivate mutating func readCommandName() -> String {
    let name = read { $0.isLowercaseLetter || $0.isUppercaseLetter }
    return name.isEmpty ? next().map { String(Unicode.Scalar($0)) } ?? "" : String(name)
  }

  /// Whether a number that ends here stands alone, neither multiplied by nor joined to anything.
  fileprivate var endsValue: Bool {
    var ahead = self
    while true {
      _ = ahead.read { $0.isSpace || $0.isOne(of: "}~") }
      guard let byte = ahead.next() else { return true }
      guard byte == UInt8(ascii: "\\") else { return byte.isOne(of: "=<>)],;.:&|") }
      let name = ahead.readCommandName()
      if transparent.contains(name) { continue }
      return boundaries.contains(name) || ["}", "%", "text", "mathrm"].contains(name)
    }
  }

  fileprivate enum PowerOfTen {
    case power(Int)
    case multiple(Int)
    /// A power with a symbol as its exponent, such as $10^k$.
    case symbol
  }

  /// Reads `^{-3}` after 10, or `\times 10^{-3}` after another number.
  fileprivate mutating func readPowerOfTen(after digits: String) -> PowerOfTen? {
    var ahead = self
    _ = ahead.read(while: \.isSpace)
    let isFactor = ahead.skip("\\times") || ahead.skip("\\cdot")
    if isFactor {
      _ = ahead.read(while: \.isSpace)
      guard ahead.skip("10") else { return nil }
    }
    guard isFactor || digits == "10", ahead.skip("^") else { return nil }
    let power = ahead.skip("{") ? ahead.read(upTo: "}") : ahead.read(while: \.isDigit).prefix(1)
    guard let power = power.flatMap({ Int($0) }) else { return isFactor ? nil : .symbol }
    self = ahead
    return isFactor ? .multiple(power) : .power(power)
  }
}
