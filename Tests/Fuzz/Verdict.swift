import CMarkdown
import Foundation

/// What is wrong with a finished page: anything by which a text of the author could run, load or lead out of the
/// package. It shares no code with the weaver.
enum Verdict {
  /// The faults of a page in HTML as the weaver has written it.
  static func faults(ofHTML page: String) -> [String] {
    // The page's own style sheet and script, which a policy names by their checksums.
    guard let style = page.range(of: "<style>"), let styleEnd = page.range(of: "</style>"),
      let script = page.range(of: "<script>", options: .backwards),
      let scriptEnd = page.range(of: "</script>\n</body>"),
      style.upperBound < styleEnd.lowerBound, script.upperBound < scriptEnd.lowerBound
    else { return ["the page has not its own style sheet and script"] }
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-"
    var faults = page[..<style.lowerBound].contains(policy) ? [] : ["the page has no policy"]
    if page[style.upperBound..<styleEnd.lowerBound].contains("<") { faults.append("the style sheet contains ‘<’") }
    var text = page
    text.removeSubrange(script.lowerBound..<scriptEnd.upperBound)
    text.removeSubrange(style.lowerBound..<styleEnd.upperBound)
    return faults + self.faults(inElementsOf: text, mayHaveMeta: true)
  }

  /// The faults of a page in Markdown, as a forge would render it that forbids nothing.
  static func faults(ofMarkdown page: String) -> [String] {
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_UNSAFE)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, page, page.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return ["the page cannot be parsed"] }
    defer { cmark_node_free(document) }
    let html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser))
    defer { free(html) }
    return faults(inElementsOf: html.map { String(cString: $0) } ?? "", mayHaveMeta: false)
  }

  private static func faults(inElementsOf html: String, mayHaveMeta: Bool) -> [String] {
    var faults: [String] = []
    let bytes = Array(html.utf8)
    var place = 0
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func skip(_ condition: (UInt8) -> Bool) -> Range<Int> {
      let start = place
      while place < bytes.count, condition(bytes[place]) { place += 1 }
      return start..<place
    }
    let isSpace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
    let isLetter = { (byte: UInt8) in 0x61...0x7A ~= byte | 0x20 }
    while place < bytes.count {
      _ = skip { $0 != 0x3C }
      place += 1
      guard place < bytes.count else { break }
      if bytes[place] == 0x2F { place += 1 }
      guard place < bytes.count else { break }
      if bytes[place] == 0x21 || bytes[place] == 0x3F {
        if !text(place..<min(place + 8, bytes.count)).hasPrefix("!DOCTYPE") {
          faults.append("a comment or declaration")
        }
        continue
      }
      guard isLetter(bytes[place]) else { continue }
      let name = text(skip { !isSpace($0) && $0 != 0x3E && $0 != 0x2F }).lowercased()
      if !elements.contains(name), !(mayHaveMeta && ["html", "head", "meta", "title", "body"].contains(name)) {
        faults.append("<\(name)>")
      }
      while place < bytes.count, bytes[place] != 0x3E {
        _ = skip { isSpace($0) || $0 == 0x2F }
        guard place < bytes.count, bytes[place] != 0x3E else { break }
        let attribute = text(skip { !isSpace($0) && $0 != 0x3E && $0 != 0x2F && $0 != 0x3D }).lowercased()
        var value = ""
        if place < bytes.count, bytes[place] == 0x3D {
          place += 1
          if place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 {
            let mark = bytes[place]
            place += 1
            value = text(skip { $0 != mark })
            place += 1
          } else {
            value = text(skip { !isSpace($0) && $0 != 0x3E })
          }
        } else if attribute.isEmpty {
          place += 1
        }
        if let fault = fault(of: attribute, value, on: name) { faults.append(fault) }
      }
    }
    return faults
  }

  private static func fault(of attribute: String, _ value: String, on element: String) -> String? {
    let told = "<\(element) \(attribute)=\"\(value.prefix(60))\">"
    guard attributes.contains(attribute) || attribute.hasPrefix("aria-") || attribute.hasPrefix("data-") else {
      return told
    }
    let value = value.lowercased()
    switch attribute {
    case "href":
      // Without accents, with which a colon would not be one to Swift.
      let decoded = String(value.replacing("&amp;", with: "&").unicodeScalars.filter(\.isASCII))
      let isOfWeb = ["http://", "https://", "mailto:", "http:", "https:"].contains(where: decoded.hasPrefix)
      let isInPackage = !decoded.hasPrefix("/") && highestFolder(of: decoded) >= -2
      return isOfWeb || decoded.hasPrefix("#") || !decoded.contains(":") && isInPackage
        || decoded.split(whereSeparator: { "/?#".contains($0) }).first?.contains(":") == false && isInPackage
        ? nil : told
    case "src":
      return value.hasPrefix("data:image/svg+xml;base64,") || value == "picture.png" || value == "chapter1/picture.png"
        ? nil : told
    case "style": return value.contains("url(") || value.contains("http") ? told : nil
    case "http-equiv": return value == "content-security-policy" ? nil : told
    default: return nil
    }
  }

  /// The highest folder that a browser passes on the way along a relative address, from the page's at 0: two above it
  /// is −2.
  private static func highestFolder(of address: String) -> Int {
    let path = address.prefix { !"?#".contains($0) }.replacing("%2e", with: ".")
    var (folder, highest) = (0, 0)
    for part in path.split(separator: "/") where part != "." {
      folder += part == ".." ? -1 : 1
      highest = min(highest, folder)
    }
    return highest
  }

  private static let attributes: Set<String> = [
    "href", "src", "style", "class", "id", "title", "alt", "width", "height", "lang", "charset", "name", "content",
    "http-equiv",
    "type", "popover", "popovertarget", "popovertargetaction", "tabindex", "rel", "role", "scope", "value", "start",
    "align", "xmlns",
    "viewbox", "preserveaspectratio", "d", "encoding", "mathvariant", "stretchy", "fence", "form", "separator",
    "lspace", "rspace",
    "minsize", "maxsize", "accent", "accentunder", "displaystyle", "scriptlevel", "columnalign", "columnspacing",
    "rowspacing",
    "columnlines", "rowlines", "linethickness", "movablelimits", "mathcolor", "mathbackground", "mathsize", "side",
    "notation",
    "voffset", "depth", "x1", "x2", "y1", "y2", "stroke-width", "symmetric", "framespacing", "frame", "linebreak",
    "largeop", "display",
  ]

  private static let elements: Set<String> = [
    "main", "section", "nav", "footer", "div", "p", "span", "a", "b", "em", "strong", "code", "pre", "samp", "sup",
    "ol", "ul", "li",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
    "details",
    "summary", "blockquote", "br", "hr", "button", "wbr", "del", "svg", "path", "line", "math", "semantics", "mrow",
    "mi", "mo", "mn",
    "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mover", "munder", "munderover", "mtable",
    "mtr", "mtd",
    "mstyle", "mpadded", "mphantom", "menclose", "annotation", "mlabeledtr", "merror", "mglyph",
  ]
}
