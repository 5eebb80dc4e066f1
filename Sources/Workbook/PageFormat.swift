import ArgumentParser

/// A format in which pages are written.
public enum PageFormat: String, CaseIterable, Sendable {
  case markdown, html, pdf

  /// How the names of its files end.
  public var fileEnding: String { self == .markdown ? "md" : rawValue }
}

/// The value of an option that lists formats, such as `markdown,html`.
public struct PageFormats: ExpressibleByArgument, Sendable {
  /// The formats, at least one.
  public var formats: Set<PageFormat>

  /// The given formats.
  public init(_ formats: Set<PageFormat>) { self.formats = formats }

  /// Reads a list; there is none where a name in it is not that of a format.
  public init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let formats = names.compactMap { PageFormat(rawValue: String($0.filter { $0 != " " })) }
    guard formats.count == names.count else { return nil }
    self.formats = Set(formats)
  }

  /// The list as a user writes it.
  public var defaultValueDescription: String {
    PageFormat.allCases.filter(formats.contains).map(\.rawValue).joined(separator: ",")
  }
}
