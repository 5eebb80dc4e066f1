/// The address of a link in an author's text.
enum LinkAddress {
  /// Whether a page may have the link: to the web, to an address for mail, to a place on the page, or to a file of the
  /// package.
  ///
  /// - Parameters:
  ///   - address: the address after Markdown's escapes have been resolved.
  ///   - levels: the number of folders between the page and the package, by which a relative path may go up.
  /// - Returns: whether it may.
  static func isAllowed(_ address: String, levels: Int) -> Bool {
    // Browsers leave out line breaks and tabs, and take a backslash for a slash.
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "\\" && !$0.isNotForPages }) else {
      return false
    }
    // By bytes: to Swift a colon with an accent is no colon, but to a browser it is.
    var scanner = TextScanner(address)
    if scanner.comes("#") { return true }
    let start = scanner.read { !$0.isOne(of: ":/?#") }
    if scanner.comes(":") { return ["http", "https", "mailto"].contains(start.lowercased()) }
    guard !address.utf8.isEmpty, !TextScanner(address).comes("/") else { return false }
    var path = TextScanner(address).readPath().replacing("%2e", with: ".").replacing("%2E", with: ".").utf8[...]
    var depth = levels
    while !path.isEmpty {
      let part = path.prefix { $0 != UInt8(ascii: "/") }
      path = path[part.endIndex...].dropFirst()
      if part.isEmpty || part.elementsEqual(".".utf8) { continue }
      depth += part.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return false }
    }
    return true
  }
}

extension TextScanner {
  /// The text before a question mark or a number sign.
  fileprivate func readPath() -> Substring {
    var scanner = self
    return scanner.read { !$0.isOne(of: "?#") }
  }
}
