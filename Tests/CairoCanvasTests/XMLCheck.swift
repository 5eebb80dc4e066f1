/// A rough check that a document is XML: tags are closed in order, and text contains nothing unescaped or forbidden.
enum XMLCheck {
  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    guard
      text.unicodeScalars.allSatisfy({
        $0.value >= 0x20 ? $0.value < 0xFFFE || $0.value > 0xFFFF : $0 == "\n" || $0 == "\t"
      })
    else { return false }
    // An accent at the start of a text does not belong to the tag before it.
    guard text.matches(of: /&(?!amp;|lt;|gt;|quot;|#)/.matchingSemantics(.unicodeScalar)).isEmpty else { return false }
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([A-Za-z]+)[^<>]*?(\/?)>/.matchingSemantics(.unicodeScalar)) {
      if !tag.3.isEmpty { continue }
      if tag.1.isEmpty {
        open.append(tag.2)
      } else if open.popLast() != tag.2 {
        return false
      }
    }
    return open.isEmpty
  }
}
