/// An output format for pages.
public enum PageFormat: String, CaseIterable, Sendable {
  /// Markdown for GitHub and GitLab, with figures in files of their own.
  case markdown
  /// A single HTML file that needs no network.
  case html
  /// PDF, printed from the HTML; for a whole report only.
  case pdf

  /// The extension of the format's files.
  package var fileEnding: String { self == .markdown ? "md" : rawValue }
}
