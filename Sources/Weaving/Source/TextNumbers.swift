import Recordings

/// Finds the numbers typed into running text, by the rules at ``TypedNumber``.
struct TextNumbers {
  /// The state passed from one piece of prose to the next.
  struct Context {
    /// Whether the line has so far held only white space and quotation marks (`>`).
    var isAtLineStart = true
    /// The number of the last list item.
    var listItem = 0
  }

  private var scanner: TextScanner
  private var line: Int
  private var context: Context
  private var numbers: [TypedNumber] = []
  /// The last word, and the characters that have followed it, with white space as one space. In a string, the last of
  /// many combining characters would have to be looked for.
  private var word = ""
  private var gap: [Unicode.Scalar] = []
  /// Whether the next numbers belong to a list such as ‘Figures 1, 2 and 3’.
  private var isInReferences = false

  /// The numbers in a text that starts on a line of source.
  static func list(in text: String, line: Int, context: inout Context) -> [TypedNumber] {
    var reader = TextNumbers(scanner: TextScanner(text), line: line, context: context)
    reader.readAll()
    context = reader.context
    return reader.numbers
  }

  private init(scanner: TextScanner, line: Int, context: Context) {
    self.scanner = scanner
    self.line = line
    self.context = context
  }

  private mutating func readAll() {
    while let character = scanner.rest.unicodeScalars.first {
      if scanner.startsDecimal, !(character == "." && gap.isEmpty && !word.isEmpty) {
        readNumber()
        context.isAtLineStart = false
      } else if character.isInWord {
        readWord()
        context.isAtLineStart = false
      } else if character == "`" {
        let before = scanner.rest
        scanner.skipCode()
        line += before[..<scanner.rest.startIndex].utf8.count { $0 == UInt8(ascii: "\n") }
        context.isAtLineStart = false
        note("`")
      } else if scanner.skip("](") {
        _ = scanner.read { !$0.isOne(of: ")\n") }
        note("]")
      } else {
        // A backtick after a backslash does not open code.
        if scanner.comes("\\`") { _ = scanner.next() }
        readMark()
      }
    }
  }

  /// Reads a character that belongs to neither a word nor a number.
  private mutating func readMark() {
    guard let character = scanner.rest.unicodeScalars.first else { return }
    _ = scanner.skip(String(character))
    if character == "\n" {
      line += 1
      context.isAtLineStart = true
    } else if character != " " && character != ">" {
      context.isAtLineStart = false
    }
    note(character.properties.isWhitespace ? " " : character)
  }

  private mutating func note(_ character: Unicode.Scalar) {
    if character != " " || gap.last != " " { gap.append(character) }
    if ![" ", ",", "–"].contains(character) { isInReferences = false }
  }

  private mutating func readWord() {
    word = scanner.readWord()
    gap = []
    if scanner.skip("://") { _ = scanner.read { !$0.isSpace && !$0.isOne(of: "<>()") } }
    if !["and", "or", "to"].contains(word) { isInReferences = false }
  }

  private mutating func readNumber() {
    let start = scanner
    guard let digits = scanner.readDecimal(separators: [","]) else { return }
    let isPlain = digits.utf8.allSatisfy(\.isDigit) && start.comes(digits)
    let power = scanner.readPowerOfTen(after: digits)
    if power == nil, isPlain && (isListItem(digits) || isInBrackets(digits) || isDate(digits)) || isReference() {
      // A day may be followed by a year.
      if !months.contains(word) { word = "" }
      gap = []
      return
    }
    word = ""
    gap = []
    numbers.append(
      TypedNumber(
        text: String(start.rest[..<scanner.rest.startIndex]), value: Double(power ?? digits) ?? .nan,
        share: scanner.isBeforePercent ? Double("\(digits)e-2") : nil, line: line))
  }

  /// Whether the number marks a list item, `3. ` or `3) `, one more than the last.
  private mutating func isListItem(_ digits: String) -> Bool {
    var after = scanner
    guard context.isAtLineStart, after.skip(".") || after.skip(")"), after.next()?.isSpace ?? true,
      let item = Int(digits), item == 1 || item == context.listItem + 1
    else { return false }
    context.listItem = item
    return true
  }

  /// Whether the number has one or two digits and stands alone in brackets: `(4)`, `[3]`.
  private func isInBrackets(_ digits: String) -> Bool {
    let after = scanner.rest.utf8.first
    return digits.utf8.count < 3
      && (gap.last == "(" && after == UInt8(ascii: ")") || gap.last == "[" && after == UInt8(ascii: "]"))
  }

  /// Whether the number follows a word such as ‘Figure’, or belongs to a list after its plural.
  private mutating func isReference() -> Bool {
    if isInReferences { return true }
    let name = word.lowercased()
    guard gap == [" "],
      referenceNames.contains(name) || name.last == "s" && referenceNames.contains(String(name.dropLast()))
    else { return false }
    isInReferences = name.last == "s"
    return true
  }

  private func isDate(_ digits: String) -> Bool {
    let after = scanner.wordAhead
    let isAfterMonth = months.contains(word) && (gap == [" "] || gap == [",", " "])
    switch Int(digits) ?? 0 {
    case 1...31:
      return isAfterMonth || months.contains(after)
    case 1800...2099 where digits.utf8.count == 4:
      let opens = gap == [" "] && (word == "in" || word == "In" || word == "since" || word == "Since")
      let isSetOff = gap == [",", " "] && !word.isEmpty || gap.last == "("
      return isAfterMonth || (opens || isSetOff) && after.first?.isLowercase != true
    default:
      return false
    }
  }
}

private let months: Set = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]

private let referenceNames: Set = [
  "figure", "table", "equation", "claim", "chapter", "section", "exercise", "page",
]

extension TextScanner {
  /// Whether a digit comes next, or a decimal point and a digit.
  var startsDecimal: Bool {
    var ahead = self
    _ = ahead.skip(".")
    return ahead.next()?.isDigit == true
  }

  /// Reads letters and digits.
  fileprivate mutating func readWord() -> String {
    var word = ""
    repeat {
      word += read { $0.isLowercaseLetter || $0.isUppercaseLetter || $0.isDigit }
      guard let letter = rest.unicodeScalars.first, letter.isInWord else { return word }
      word.unicodeScalars.append(letter)
      _ = skip(String(letter))
    } while true
  }

  /// The next word, after white space.
  fileprivate var wordAhead: String {
    var ahead = self
    _ = ahead.read(while: \.isSpace)
    return ahead.readWord()
  }

  fileprivate var isBeforePercent: Bool {
    var ahead = self
    _ = ahead.read(while: \.isSpace)
    return ahead.skip("%") || ahead.skip("percent") || ahead.skip("per cent")
  }

  /// Reads ` × 10⁻³` or `e-3` after a number, or `⁻³` after 10.
  ///
  /// - Returns: the number with its power, as `Double` parses it.
  fileprivate mutating func readPowerOfTen(after digits: String) -> String? {
    var ahead = self
    var decimal: String?
    if digits == "10", let power = ahead.readSuperscript() {
      decimal = "1e\(power)"
    } else if ahead.skip("e") || ahead.skip("E") {
      let sign = ahead.skip("-") ? "-" : ""
      decimal = Int(ahead.read(while: \.isDigit)).map { "\(digits)e\(sign)\($0)" }
    } else {
      _ = ahead.read(while: \.isSpace)
      if ahead.skip("×"), case _ = ahead.read(while: \.isSpace), ahead.skip("10"), let power = ahead.readSuperscript() {
        decimal = "\(digits)e\(power)"
      }
    }
    if decimal != nil { self = ahead }
    return decimal
  }

  /// Reads a whole number in superscript digits.
  private mutating func readSuperscript() -> Int? {
    let digits = rest.prefix { plainDigits[$0] != nil }
    _ = skip(String(digits))
    return Int(digits.compactMap { plainDigits[$0] }.joined())
  }
}

/// The plain digits of the superscripts.
private let plainDigits = Dictionary(uniqueKeysWithValues: superscripts.map { (Character($1), String($0)) })

extension Unicode.Scalar {
  fileprivate var isInWord: Bool {
    // Underscores mark emphasis; names that contain them are code.
    isASCII ? self != "_" && UInt8(truncatingIfNeeded: value).isInName : properties.isAlphabetic
  }
}
