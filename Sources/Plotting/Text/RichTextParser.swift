/// Reads labels: `text $math$ text`. Every string has a reading; none is an error.
enum RichTextParser {
  /// Names that stay upright in math, as in print.
  static let functionNames: Set<String> = [
    "arg", "argmax", "argmin", "cos", "cov", "det", "exp", "lim", "ln", "log", "max", "min", "sin", "softmax", "tan",
    "tanh", "var",
  ]

  static func parts(of source: String) -> [RichText.Part] {
    var parts: [RichText.Part] = []
    for (text, isMath) in segments(of: source) {
      if isMath {
        var characters = text[...]
        appendMath(from: &characters, scale: 1, rise: 0, isGroup: false, to: &parts)
      } else {
        append(RichText.Run(text: text), to: &parts)
      }
    }
    return parts
  }

  /// Splits at unescaped dollars and resolves `\$`; the last dollar of an odd number is literal.
  private static func segments(of source: String) -> [(text: String, isMath: Bool)] {
    var parts = [""]
    var isEscaped = false
    for character in source {
      if isEscaped {
        parts[parts.count - 1] += character == "$" ? "$" : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "$" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    if isEscaped { parts[parts.count - 1] += "\\" }
    if parts.count.isMultiple(of: 2) {
      let last = parts.removeLast()
      parts[parts.count - 1] += "$" + last
    }
    return parts.enumerated().map { ($0.element, !$0.offset.isMultiple(of: 2)) }
  }

  /// Appends math up to the end, or up to the closing brace of a group.
  private static func appendMath(
    from characters: inout Substring, scale: Double, rise: Double, isGroup: Bool, to parts: inout [RichText.Part]
  ) {
    while let character = characters.first {
      if character == "}" && isGroup { return }
      if let first = script(from: &characters, scale: scale, rise: rise) {
        guard let next = characters.first, ["_", "^"].contains(next), next != character,
          let second = script(from: &characters, scale: scale, rise: rise)
        else {
          parts += first
          continue
        }
        let (below, above) = character == "_" ? (first, second) : (second, first)
        parts.append(.scripts(below: RichText(below), above: RichText(above)))
      } else if let word = word(at: characters) {
        characters.removeFirst(word.count)
        append(RichText.Run(text: word, scale: scale, rise: rise), to: &parts)
      } else {
        characters.removeFirst()
        append(run(of: character, scale: scale, rise: rise), to: &parts)
      }
    }
  }

  /// Reads a sub- or superscript: `_` or `^` and one character or a group in braces; nil where none begins.
  private static func script(from characters: inout Substring, scale: Double, rise: Double) -> [RichText.Part]? {
    guard let mark = characters.first, ["_", "^"].contains(mark) else { return nil }
    characters.removeFirst()
    let inner = (scale: scale * 0.7, rise: rise + (mark == "_" ? -0.2 : 0.36) * scale)
    guard let first = characters.popFirst() else { return [] }
    guard first == "{" else { return [.run(run(of: first, scale: inner.scale, rise: inner.rise))] }
    var parts: [RichText.Part] = []
    // Beyond a few levels the text would be too small to see, and a hostile label could exhaust the stack.
    if inner.scale > 0.2 {
      appendMath(from: &characters, scale: inner.scale, rise: inner.rise, isGroup: true, to: &parts)
      if characters.first == "}" { characters.removeFirst() }
    }
    return parts
  }

  /// The name of a function that begins here, whole words only.
  private static func word(at characters: Substring) -> String? {
    let word = String(characters.prefix { $0.isASCII && $0.isLetter })
    return functionNames.contains(word) ? word : nil
  }

  private static func run(of character: Character, scale: Double, rise: Double) -> RichText.Run {
    RichText.Run(
      text: character == "-" ? "−" : String(character), isItalic: isItalic(character), scale: scale, rise: rise)
  }

  /// Latin letters, with or without accents, and lower-case Greek.
  private static func isItalic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.properties.isAlphabetic else { return false }
    switch scalar.value {
    case 0x41...0x24F, 0x1E00...0x1EFF: return true
    case 0x370...0x3FF: return scalar.properties.isLowercase
    default: return false
    }
  }

  private static func append(_ run: RichText.Run, to parts: inout [RichText.Part]) {
    guard !run.text.isEmpty else { return }
    if case .run(var last)? = parts.last, last.isItalic == run.isItalic, last.scale == run.scale, last.rise == run.rise
    {
      last.text += run.text
      parts[parts.count - 1] = .run(last)
    } else {
      parts.append(.run(run))
    }
  }
}
