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
    if address.hasPrefix("#") { return true }
    if let colon = address.firstIndex(of: ":"), !address[..<colon].utf8.contains(where: { $0.isOne(of: "/?#") }) {
      return ["http", "https", "mailto"].contains(address[..<colon].lowercased())
    }
    guard !address.hasPrefix("/") else { return false }
    let path = address.prefix { $0 != "?" && $0 != "#" }.replacing("%2e", with: ".").replacing("%2E", with: ".")
    var depth = levels
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return false }
    }
    return true
  }
}
