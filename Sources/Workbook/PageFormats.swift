import ArgumentParser
import Weaving

/// The value of an option that lists formats, such as `markdown,html`.
package struct PageFormats: ExpressibleByArgument, Sendable {
  /// The formats, at least one.
  package var formats: Set<PageFormat>

  /// The given formats.
  package init(_ formats: Set<PageFormat>) { self.formats = formats }

  /// Parses a list; `nil` if it contains an unknown format.
  package init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let formats = names.compactMap { PageFormat(rawValue: String($0.filter { $0 != " " })) }
    guard formats.count == names.count else { return nil }
    self.formats = Set(formats)
  }

  /// The list as a user would write it.
  package var defaultValueDescription: String {
    PageFormat.allCases.filter(formats.contains).map(\.rawValue).joined(separator: ",")
  }
}
