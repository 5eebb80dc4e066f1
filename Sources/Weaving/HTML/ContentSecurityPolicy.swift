/// What a page may run and load, for the browser to enforce: its own style sheet and script, by their checksums, and
/// pictures and fonts that are in the page itself. Whatever an author's text might smuggle in does nothing.
enum ContentSecurityPolicy {
  /// The policy as an element of the page's head, before everything that it governs.
  ///
  /// - Parameters:
  ///   - styleSheet: the contents of the page's `<style>`.
  ///   - script: the contents of its `<script>`; `nil` if it has none.
  ///   - mayLoadScripts: whether that script may load others, as that of a watched page, which asks a file beside it
  ///     for news.
  /// - Returns: a `<meta>` element.
  static func element(styleSheet: String, script: String?, mayLoadScripts: Bool) -> String {
    let scripts = script.map { "\(source($0))\(mayLoadScripts ? " 'strict-dynamic'" : "")" } ?? "'none'"
    let directives = [
      "default-src 'none'", "script-src \(scripts)", "style-src-elem \(source(styleSheet))",
      // KaTeX places the parts of a formula by attributes, too many to list.
      "style-src-attr 'unsafe-inline'",
      "img-src data:", "font-src data:", "base-uri 'none'", "form-action 'none'",
    ]
    return #"<meta http-equiv="Content-Security-Policy" content="\#(directives.joined(separator: "; "))">"#
  }

  /// The source expression for an inline element.
  private static func source(_ contents: String) -> String {
    "'sha256-\(SHA256.hash(of: contents).base64EncodedString())'"
  }
}
