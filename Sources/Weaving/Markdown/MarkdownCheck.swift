import CMarkdown

/// Finds in Markdown what no page may hold: HTML, images, links that lead elsewhere than links may lead, placeholders
/// out of their turn, nesting without end.
///
/// A piece of prose is checked as it is in the source, which gives the line of a fault, and every page in Markdown
/// once more as a whole, since pieces that are harmless alone might not be so together.
struct MarkdownCheck {
  /// Where the text stands.
  enum Form {
    /// Paragraphs, lists and other blocks, all of which end with the text.
    case blocks
    /// A single line, such as a caption.
    case line
    /// A title, which the table of contents makes a link.
    case title
    /// A finished page, with anchors and figures that the page's own code has written.
    case page
  }

  /// What is wrong.
  struct Fault: Equatable {
    /// The line of the text, from 1.
    var line: Int
    /// One sentence.
    var message: String
    /// The words that are to blame, to find them elsewhere.
    var words: String
  }

  let form: Form
  /// The number of folders between the page and the package.
  var levels = 1

  /// The first fault in a text.
  ///
  /// - Parameters:
  ///   - markdown: the text.
  ///   - placeholders: the indices of the placeholders that it must have, in their order.
  /// - Returns: `nil` if nothing is wrong.
  func fault(in markdown: String, placeholders: [Int] = []) -> Fault? {
    if let fault = sizeFault(in: markdown) { return fault }
    let text =
      switch form {
      case .blocks: markdown + "\n\n" + lineStart
      case .line: lineStart + markdown
      case .title: "[" + markdown + "](#)"
      case .page: markdown
      }
    return MarkdownNode.withDocument(of: text) { document -> Fault? in
      fault(in: document) ?? shapeFault(of: document) ?? placeholderFault(in: document, of: markdown, placeholders)
    } ?? nil
  }

  private func fault(in document: MarkdownNode) -> Fault? {
    var line = 1
    for (node, depth) in document.levels {
      line = max(line, node.line)
      if depth > Bounds.nesting + 2 {
        return Fault(line: line, message: "text is nested at most \(Bounds.nesting) levels deep", words: node.text)
      }
      switch node.type {
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        if form == .page, MarkdownWriter.isAnchor(node.text) { continue }
        return Fault(
          line: line, message: "HTML is not for prose: ‘\(node.text.trimmed)’; a less-than sign in text is written \\<",
          words: node.text)
      case CMARK_NODE_IMAGE:
        if form == .page, node.address.utf8.allSatisfy({ $0.isInName || $0.isOne(of: "-./") }),
          node.address.hasSuffix(".png"), LinkAddress.isAllowed(node.address, levels: 0)
        {
          continue
        }
        return Fault(
          line: line, message: "an image is not for prose: ‘\(node.address)’; a figure is shown by chapter.figure",
          words: node.address)
      case CMARK_NODE_LINK:
        guard !LinkAddress.isAllowed(node.address, levels: levels) else { continue }
        if !Placeholders.indices(in: node.address).isEmpty {
          return Fault(line: line, message: MarkdownCheck.misplaced, words: "")
        }
        return Fault(
          line: line,
          message:
            "a link leads to an address with http, https or mailto, to a place on the page (#…) or to a file of the "
            + "package, but not to ‘\(node.address)’", words: node.address)
      default: break
      }
    }
    return nil
  }

  /// Whether the text ends in what contains it: a block of code that is not closed would go on in what follows, and a
  /// bracket would end the link around a title.
  private func shapeFault(of document: MarkdownNode) -> Fault? {
    let blocks = document.children
    switch form {
    case .page: return nil
    case .blocks:
      guard let last = blocks.last, last.type != CMARK_NODE_PARAGRAPH || last.children.first?.text != lineStart else {
        return nil
      }
      return Fault(line: last.line, message: "this block of code is not closed", words: last.text)
    case .line:
      guard blocks.count != 1 || blocks[0].type != CMARK_NODE_PARAGRAPH else { return nil }
      return Fault(line: 1, message: "this text consists of one paragraph, with no blank line", words: "")
    case .title:
      let parts = blocks.first?.children ?? []
      guard blocks.count != 1 || parts.count != 1 || parts[0].type != CMARK_NODE_LINK || parts[0].address != "#" else {
        return nil
      }
      return Fault(
        line: 1, message: "a title becomes a link in the contents, so it holds no link and no single bracket", words: ""
      )
    }
  }

  private func placeholderFault(in document: MarkdownNode, of markdown: String, _ placeholders: [Int]) -> Fault? {
    guard form != .page else { return nil }
    var expected = placeholders[...]
    for node in document.tree where node.type == CMARK_NODE_TEXT && node.text.utf8.contains(where: { $0 >= 0x80 }) {
      for index in Placeholders.indices(in: node.text) where expected.popFirst() != index {
        return Fault(line: max(1, node.line), message: MarkdownCheck.misplaced, words: "")
      }
    }
    guard let missing = expected.first else { return nil }
    var scanner = TextScanner(markdown)
    let before = scanner.read(upTo: Placeholders.placeholder(missing)) ?? ""
    return Fault(line: before.lines.count, message: MarkdownCheck.misplaced, words: "")
  }

  private static let misplaced =
    "a formula or a mark stands in text, not in a link's address or title, nor beside a private-use character"

  /// What would take long to parse is found before. A row of a table may be shorter than the table is wide, so a few
  /// bytes can make a great many cells.
  private func sizeFault(in markdown: String) -> Fault? {
    // What stands on a finished page was measured in its pieces.
    guard form != .page else { return nil }
    let most = form == .title ? Bounds.bytesOfTitle : 2 * Bounds.bytesOfProse
    guard markdown.utf8.count <= most else {
      return Fault(line: 1, message: "such a text has at most \(most) bytes", words: "")
    }
    guard markdown.utf8.count(where: { $0.isOne(of: "<\"'") }) <= Bounds.openings else {
      return Fault(
        line: 1,
        message: "a piece of prose has at most \(Bounds.openings) straight quotation marks and less-than signs",
        words: "")
    }
    var (rows, columns) = (0, 0)
    for line in markdown.lines {
      rows += 1
      columns = max(columns, line.utf8.count { $0 == UInt8(ascii: "|") })
    }
    guard columns > 0, rows * (columns + 1) > Bounds.cells else { return nil }
    return Fault(line: 1, message: "a table has at most \(Bounds.cells) cells", words: "|")
  }
}
