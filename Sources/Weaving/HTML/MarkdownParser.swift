import CMarkdown
import Foundation

/// Markdown to HTML: cmark-gfm, with tables, typographic quotation marks and dashes. HTML in the Markdown is text like any
/// other and is escaped.
enum MarkdownParser {
  static func html(_ markdown: String) -> String {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_SMART
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    let document = cmark_parser_finish(parser)
    defer { cmark_node_free(document) }
    escapeHTML(in: document)
    let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
    defer { free(html) }
    return html.map { String(cString: $0) } ?? ""
  }

  /// Replaces what CommonMark takes for HTML by text, which the renderer escapes.
  private static func escapeHTML(in document: OpaquePointer?) {
    var found: [OpaquePointer] = []
    let iterator = cmark_iter_new(document)
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE { found.append(node) }
    }
    cmark_iter_free(iterator)
    for node in found {
      let text = cmark_node_new(CMARK_NODE_TEXT)
      cmark_node_set_literal(text, cmark_node_get_literal(node))
      if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK {
        let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)
        cmark_node_append_child(paragraph, text)
        cmark_node_replace(node, paragraph)
      } else {
        cmark_node_replace(node, text)
      }
      cmark_node_free(node)
    }
  }
}
