import Foundation
import Weaving

extension FormulaTypesetter {
  /// A typesetter that uses this system's KaTeX: in the folder named by the environment variable `KATEX`, or where
  /// Debian's libjs-katex or Homebrew's katex installs it.
  package static var installed: FormulaTypesetter {
    let named = ProcessInfo.processInfo.environment["KATEX"].map { [$0] }
    let places = [
      "/usr/share/javascript/katex", "/opt/homebrew/opt/katex/libexec/lib/node_modules/katex/dist",
      "/usr/local/opt/katex/libexec/lib/node_modules/katex/dist",
    ]
    let candidates = named ?? places
    let folder = candidates.first { FileManager.default.fileExists(atPath: "\($0)/katex.min.js") } ?? candidates[0]
    return FormulaTypesetter(katex: URL(filePath: folder, directoryHint: .isDirectory))
  }
}
