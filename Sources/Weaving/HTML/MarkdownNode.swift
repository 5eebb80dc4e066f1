import CMarkdown
import Foundation

/// A node of cmark-gfm's syntax tree. It is valid for as long as its document.
struct MarkdownNode: Hashable {
  fileprivate let pointer: OpaquePointer

  /// Parses Markdown, with tables and typographic quotation marks and dashes, and frees the document after `body`.
  static func withDocument<Result>(
    of markdown: String, _ body: (MarkdownNode) throws -> Result
  ) rethrows -> Result? {
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_SMART)
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(document) }
    // Adjacent pieces of text become one, as a quotation mark and the word after it.
    cmark_consolidate_text_nodes(document)
    return try body(MarkdownNode(pointer: document))
  }

  /// A new node, to be inserted into a tree.
  init?(_ type: cmark_node_type) {
    guard let pointer = cmark_node_new(type) else { return nil }
    self.pointer = pointer
  }

  /// A node that is rendered as the given HTML.
  init?(_ type: cmark_node_type, html: String) {
    self.init(type)
    cmark_node_set_on_enter(pointer, html)
  }

  private init(pointer: OpaquePointer) { self.pointer = pointer }

  var type: cmark_node_type { cmark_node_get_type(pointer) }

  /// The text of a node that holds text, such as one of type `CMARK_NODE_TEXT`.
  var text: String {
    get { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_literal(pointer, newValue) }
  }

  var children: [MarkdownNode] {
    let nodes = sequence(first: cmark_node_first_child(pointer)) { cmark_node_next($0) }
    return nodes.prefix { $0 != nil }.compactMap { $0.map(MarkdownNode.init(pointer:)) }
  }

  /// The node and all its descendants, in reading order. Deep trees need no deeper stack.
  var tree: [MarkdownNode] { levels.map(\.node) }

  /// The node and all its descendants, in reading order, with the number of nodes that enclose each.
  var levels: [(node: MarkdownNode, depth: Int)] {
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    var nodes: [(node: MarkdownNode, depth: Int)] = []
    var depth = 0
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nodes }
      guard let node = cmark_iter_get_node(iterator).map(MarkdownNode.init(pointer:)) else { continue }
      if event == CMARK_EVENT_EXIT {
        depth -= 1
      } else {
        nodes.append((node, depth))
        if !MarkdownNode.leaves.contains(node.type.rawValue) { depth += 1 }
      }
    }
  }

  /// The types of nodes that have no end of their own, since nothing can be inside them.
  private static let leaves = Set(
    [
      CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK,
      CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
    ].map(\.rawValue))

  /// The line of the text on which the node starts, from 1; 0 if it is not known.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The address of a link or an image.
  var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// The number of the first item, if the node is an ordered list.
  var orderedListStart: Int? {
    guard type == CMARK_NODE_LIST, cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
    return Int(cmark_node_get_list_start(pointer))
  }

  /// For each column of a table, whether it is marked as flush right; `nil` for other nodes.
  var flushRightColumns: [Bool]? {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard count > 0, let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return nil }
    return (0..<count).map { alignments[$0] == UInt8(ascii: "r") }
  }

  func append(_ child: MarkdownNode) { cmark_node_append_child(pointer, child.pointer) }

  func prepend(_ child: MarkdownNode) { cmark_node_prepend_child(pointer, child.pointer) }

  /// Replaces this node by another and frees this one.
  ///
  /// - Returns: whether the other may stand there; if not, the other is freed. A cell of a table takes none of the
  ///   custom nodes.
  @discardableResult func replace(with other: MarkdownNode) -> Bool {
    let isReplaced = cmark_node_replace(pointer, other.pointer) != 0
    cmark_node_free(isReplaced ? pointer : other.pointer)
    return isReplaced
  }

  /// The node as HTML.
  var html: String {
    let html = cmark_render_html(pointer, CMARK_OPT_SMART, nil)
    defer { free(html) }
    return html.map { String(cString: $0) } ?? ""
  }

  /// The contents of the node as HTML, without the node's own element.
  var innerHTML: String { children.map(\.html).joined() }
}
