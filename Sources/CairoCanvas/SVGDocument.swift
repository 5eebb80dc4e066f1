/// Makes the SVG that cairo writes fit to be kept: with identifiers that do not depend on what the process has drawn
/// before, and a title and a description for readers who cannot see the figure.
enum SVGDocument {
  /// The document with its identifiers numbered from 0 in the order in which they appear, and with a title and a
  /// description unless they are empty.
  ///
  /// Cairo names surfaces by a counter of the whole process. Identifiers stand in `id="…"`, `"#…"` and `(#…)`.
  static func finished(_ bytes: [UInt8], title: String, description: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 512)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var position = 0
    let start = endOfOpeningTag(bytes)
    while position < bytes.count {
      let byte = bytes[position]
      result.append(byte)
      position += 1
      if position - 1 == start { result += elements(title: title, description: description) }
      guard startsIdentifier(bytes, at: position) else { continue }
      let letters = bytes[position...].prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      let digits = bytes[letters.endIndex...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      let next = digits.endIndex < bytes.count ? bytes[digits.endIndex] : 0
      // Glyphs are named by font and number (glyph0-3), which depend on the document only.
      guard !letters.isEmpty, !digits.isEmpty, next == UInt8(ascii: "\"") || next == UInt8(ascii: ")") else { continue }
      let name = bytes[position..<digits.endIndex]
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      result += letters
      result += Array(String(number).utf8)
      position = digits.endIndex
    }
    return result
  }

  /// Whether an identifier begins at `position`, at least 1, judging by what stands before it.
  private static func startsIdentifier(_ bytes: [UInt8], at position: Int) -> Bool {
    func follows(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard position >= count, position < bytes.count else { return false }
      return (0..<count).allSatisfy { bytes[position - count + $0] == text.utf8Start[$0] }
    }
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return follows(" id=\"")
    case UInt8(ascii: "#"): return follows("\"#") || follows("(#")
    default: return false
    }
  }

  /// The index of the `>` that ends the opening tag of the document.
  static func endOfOpeningTag(_ bytes: [UInt8]) -> Int? {
    let start = bytes.indices.first { bytes[$0] == UInt8(ascii: "<") && bytes[$0...].starts(with: "<svg ".utf8) }
    return start.flatMap { bytes[$0...].firstIndex(of: UInt8(ascii: ">")) }
  }

  private static func elements(title: String, description: String) -> [UInt8] {
    var text = ""
    if !title.isEmpty { text += "\n<title>\(xmlEscaped(title))</title>" }
    if !description.isEmpty { text += "\n<desc>\(xmlEscaped(description))</desc>" }
    return Array(text.utf8)
  }
}
