import CMarkdown
import Foundation

/// A node of cmark-gfm's syntax tree. It is valid for as long as its document.
struct MarkdownNode {
  fileprivate let pointer: OpaquePointer

  /// Parses Markdown, with tables and typographic quotation marks and dashes, and frees the document after `body`.
  static func withDocument<Result>(of markdown: String, _ body: (MarkdownNode) -> Result) -> Result? {
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_SMART)
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(document) }
    return body(MarkdownNode(pointer: document))
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
  var tree: [MarkdownNode] {
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    var nodes: [MarkdownNode] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) {
        nodes.append(MarkdownNode(pointer: node))
      }
    }
  }

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
  func replace(with other: MarkdownNode) {
    cmark_node_replace(pointer, other.pointer)
    cmark_node_free(pointer)
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
