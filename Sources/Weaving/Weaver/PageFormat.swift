/// A format in which pages are written.
public enum PageFormat: String, CaseIterable, Sendable {
  case markdown, html, pdf

  /// How the names of its files end.
  public var fileEnding: String { self == .markdown ? "md" : rawValue }
}
