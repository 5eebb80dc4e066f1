import Plotting

/// Makes the SVG that cairo writes smaller, and lets it follow the reader's choice of a dark screen.
///
/// Cairo repeats the whole style at every path, and writes positions to a millionth of a point. Here equal styles
/// become one class, and positions are rounded to a hundredth of a point, which is enough for any screen or printer.
struct SVGCompaction {
  private var result: [UInt8] = []
  private var styles: [ArraySlice<UInt8>: Int] = [:]
  private var order: [ArraySlice<UInt8>] = []
  private var imagesSeen = 0
  private let pointImages: Set<Int>

  private init(pointImages: Set<Int>) { self.pointImages = pointImages }

  /// The document with a style sheet in place of its styles.
  ///
  /// - Parameters:
  ///   - bytes: what cairo has written, with all of its text in attributes.
  ///   - pointImages: which of its images, counted from 0, show points of data, whose colours a dark screen inverts.
  ///   - darkColour: the colour that replaces another one on a dark screen, or `nil` if that stays.
  /// - Returns: a document that looks the same.
  static func compacted(
    _ bytes: [UInt8], pointImages: Set<Int> = [], darkColour: (Colour) -> Colour?
  ) -> [UInt8] {
    var compaction = SVGCompaction(pointImages: pointImages)
    compaction.result.reserveCapacity(bytes.count)
    compaction.copy(bytes)
    return compaction.withStyleSheet(darkColour: darkColour)
  }

  private mutating func copy(_ bytes: [UInt8]) {
    var position = 0
    while let quote = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) {
      let end = bytes[(quote + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
      let value = bytes[(quote + 1)..<end]
      let before = bytes[position..<quote]
      if before.ends(with: " style=") {
        result += before.dropLast("style=".utf8.count)
        result += "class=\"\(className(of: value))".utf8
      } else if before.ends(with: "<image id=") {
        if pointImages.contains(imagesSeen) {
          result += before.dropLast("id=".utf8.count)
          result += "class=\"p\" id=".utf8
          result += bytes[quote..<end]
        } else {
          result += bytes[position..<end]
        }
        imagesSeen += 1
      } else if before.ends(with: " d=") {
        result += bytes[position...quote]
        appendPath(value)
      } else if before.ends(with: " x=") || before.ends(with: " y=") {
        result += bytes[position...quote]
        appendNumber(value)
      } else {
        result += bytes[position..<end]
      }
      result.append(UInt8(ascii: "\""))
      position = min(end + 1, bytes.count)
    }
    result += bytes[position...]
  }

  private mutating func className(of style: ArraySlice<UInt8>) -> String {
    if styles[style] == nil {
      styles[style] = order.count
      order.append(style)
    }
    return "c\(styles[style] ?? 0)"
  }

  /// The commands of a path, without spaces next to letters, where they are not needed.
  private mutating func appendPath(_ path: ArraySlice<UInt8>) {
    var rest = path
    while let start = rest.firstIndex(where: { $0 != UInt8(ascii: " ") }) {
      let end = rest[start...].firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
      let part = rest[start..<end]
      rest = rest[end...]
      if isLetter(part[start]) {
        result += part
      } else {
        if let last = result.last, !isLetter(last), last != UInt8(ascii: "\"") { result.append(UInt8(ascii: " ")) }
        appendNumber(part)
      }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") }

  /// A number rounded to hundredths, without trailing zeros. What is not a plain decimal number stays as it is.
  private mutating func appendNumber(_ text: ArraySlice<UInt8>) {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")), text.endIndex - point > 3 else { return result += text }
    let isNegative = text.first == UInt8(ascii: "-")
    var hundredths = 0
    for byte in text[(isNegative ? text.startIndex + 1 : text.startIndex)..<(point + 3)] where byte != UInt8(ascii: ".")
    {
      let (product, overflow) = hundredths.multipliedReportingOverflow(by: 10)
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), !overflow, product < .max - 10 else {
        return result += text
      }
      hundredths = product + Int(byte - UInt8(ascii: "0"))
    }
    if text[point + 3] >= UInt8(ascii: "5") { hundredths += 1 }
    if isNegative, hundredths > 0 { result.append(UInt8(ascii: "-")) }
    appendDigits(of: hundredths / 100)
    let rest = hundredths % 100
    guard rest > 0 else { return }
    result.append(UInt8(ascii: "."))
    result.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { result.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  private mutating func appendDigits(of number: Int) {
    if number > 9 { appendDigits(of: number / 10) }
    result.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private func withStyleSheet(darkColour: (Colour) -> Colour?) -> [UInt8] {
    var (rules, darkRules) = ("", "")
    for (index, style) in order.enumerated() {
      let style = String(decoding: style.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      rules += ".c\(index){\(style)}"
      let dark = declarations(for: style, darkColour: darkColour)
      if !dark.isEmpty { darkRules += ".c\(index){\(dark)}" }
    }
    // This inverts the lightness and keeps the hue.
    if !pointImages.isEmpty { darkRules += ".p{filter:invert(1) hue-rotate(180deg)}" }
    if !darkRules.isEmpty { rules += "@media (prefers-color-scheme:dark){\(darkRules)}" }
    guard !rules.isEmpty, let start = SVGDocument.endOfOpeningTag(result) else { return result }
    return Array(result[...start]) + Array("\n<style>\(rules)</style>".utf8) + Array(result[(start + 1)...])
  }

  /// What differs in a style on a dark screen: colours that have a counterpart.
  private func declarations(for style: String, darkColour: (Colour) -> Colour?) -> String {
    style.split(separator: ";").compactMap { declaration in
      let parts = declaration.split(separator: ":")
      guard parts.count == 2, parts[0] == "fill" || parts[0] == "stroke" else { return nil }
      guard parts[1].hasPrefix("rgb("), parts[1].hasSuffix("%)") else { return nil }
      let fractions = parts[1].dropFirst(4).dropLast(2).split(separator: "%,").compactMap { Double($0) }
      guard fractions.count == 3 else { return nil }
      let colour = Colour(red: fractions[0] / 100, green: fractions[1] / 100, blue: fractions[2] / 100)
      guard let dark = darkColour(colour) else { return nil }
      let channels = [dark.red, dark.green, dark.blue].map { Int(($0 * 255).rounded()) }
      return "\(parts[0]):rgb(\(channels.map(String.init).joined(separator: ",")))"
    }.joined(separator: ";")
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return self.count >= count && (0..<count).allSatisfy { self[endIndex - count + $0] == text.utf8Start[$0] }
  }
}
