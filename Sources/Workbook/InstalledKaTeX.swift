import Foundation
import Weaving

extension FormulaTypesetter {
  /// A typesetter with the KaTeX of this system: the folder that the variable `KATEX` names, or the place where Debian's
  /// libjs-katex or Homebrew's katex puts it.
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
