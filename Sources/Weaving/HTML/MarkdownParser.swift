import CMarkdown

/// Converts Markdown to HTML. HTML inside the Markdown is treated as text and escaped. If pages need HTML other than
/// cmark's, the tree is changed before it is rendered.
enum MarkdownParser {
  /// Paragraphs, lists, tables and other blocks.
  ///
  /// - Parameters:
  ///   - markdown: the text.
  ///   - itemLabel: returns the HTML that starts an item of an ordered list, given the item's number. Nested lists are
  ///     left alone.
  ///   - textHTML: returns the HTML of plain text in `markdown`, which it is given in reading order.
  /// - Returns: HTML elements.
  static func html(
    _ markdown: String, itemLabel: ((Int) -> String)? = nil, textHTML: (String) throws -> String
  ) rethrows -> String {
    try MarkdownNode.withDocument(of: markdown) { document in
      try prepare(document, textHTML)
      if let itemLabel { label(itemsOf: document, itemLabel) }
      return document.html
    } ?? ""
  }

  /// Inline text, such as a caption: the contents of its paragraph.
  static func inlineHTML(_ markdown: String, textHTML: (String) throws -> String) rethrows -> String {
    // The mark keeps text that starts like a list or a heading from becoming one.
    let html = try MarkdownNode.withDocument(of: lineStart + markdown) { document in
      if let first = document.tree.first(where: { $0.type == CMARK_NODE_TEXT }) {
        var text = TextScanner(first.text)
        if text.skip(lineStart) { first.text = String(text.rest) }
      }
      try prepare(document, textHTML)
      return document.children.map { $0.type == CMARK_NODE_PARAGRAPH ? $0.innerHTML : $0.html }.joined(separator: "\n")
    }
    return String((html ?? "").trimmed)
  }

  private static func prepare(_ document: MarkdownNode, _ textHTML: (String) throws -> String) rethrows {
    for node in document.tree {
      if node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE { escape(node) }
    }
    // What a page asks for is written by its own code. The weaver refuses an image where it stands.
    for node in document.tree where node.type == CMARK_NODE_IMAGE {
      guard let text = MarkdownNode(CMARK_NODE_TEXT) else { continue }
      text.text = node.address
      node.replace(with: text)
    }
    var cellParts: [MarkdownNode: String] = [:]
    for node in document.tree where node.type == CMARK_NODE_TEXT || node.type == CMARK_NODE_CODE {
      let text = node.text
      // Everything that needs more than the renderer does starts with a character that is not ASCII.
      guard text.utf8.contains(where: { $0 >= 0x80 }) else { continue }
      let html = node.type == CMARK_NODE_CODE ? "<code>\(text.raisedHTML)</code>" : try textHTML(text)
      guard let element = MarkdownNode(CMARK_NODE_CUSTOM_INLINE, html: html) else { continue }
      if !node.replace(with: element) { cellParts[node] = html }
    }
    for node in document.tree {
      if let columns = node.flushRightColumns { frame(node, isFlushRight: columns, cellParts) }
    }
  }

  /// Replaces what CommonMark considers HTML by text, which the renderer escapes.
  private static func escape(_ node: MarkdownNode) {
    guard let text = MarkdownNode(CMARK_NODE_TEXT) else { return }
    text.text = node.text
    guard node.type == CMARK_NODE_HTML_BLOCK, let paragraph = MarkdownNode(CMARK_NODE_PARAGRAPH) else {
      node.replace(with: text)
      return
    }
    paragraph.append(text)
    node.replace(with: paragraph)
  }

  /// Replaces a table by one with the same HTML as all other tables of a page.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - isFlushRight: for each column, whether it is set flush right.
  ///   - parts: the HTML of those parts of cells that the renderer cannot render.
  private static func frame(_ table: MarkdownNode, isFlushRight: [Bool], _ parts: [MarkdownNode: String]) {
    let rows = table.children.map { row in
      row.children.map { cell in cell.children.map { parts[$0] ?? $0.html }.joined() }
    }
    guard let columns = rows.first else { return }
    let html = HTMLTable(columns: columns, rows: Array(rows.dropFirst()), isFlushRight: isFlushRight).html
    if let block = MarkdownNode(CMARK_NODE_CUSTOM_BLOCK, html: html) { table.replace(with: block) }
  }

  private static func label(itemsOf document: MarkdownNode, _ label: (Int) -> String) {
    for list in document.children {
      guard let start = list.orderedListStart else { continue }
      for (index, item) in list.children.enumerated() {
        guard let paragraph = item.children.first, paragraph.type == CMARK_NODE_PARAGRAPH,
          let label = MarkdownNode(CMARK_NODE_CUSTOM_INLINE, html: label(start + index))
        else { continue }
        paragraph.prepend(label)
      }
    }
  }
}

/// A private-use character, which no author's text contains.
let lineStart = "\u{E002}"
