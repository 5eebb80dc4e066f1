import ArgumentParser
import Weaving

/// Reads the value of the option `--format`, a list of formats such as `markdown,html`.
///
/// - Parameter known: the formats that the program can make, in the order in which they are listed.
/// - Returns: the option's `transform`, which throws `ValidationError` for an unknown format.
package func formats(_ known: [PageFormat]) -> @Sendable (String) throws -> Set<PageFormat> {
  { text in
    Set(
      try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        let name = part.filter { $0 != " " }
        if let format = known.first(where: { $0.rawValue == name }) { return format }
        if PageFormat(rawValue: name) == .pdf {
          throw ValidationError(
            "--format lists \(known.map(\.rawValue).list); ‘swift run report’ makes a PDF of the book")
        }
        throw ValidationError("--format lists \(known.map(\.rawValue).list); there is no ‘\(name)’")
      })
  }
}
