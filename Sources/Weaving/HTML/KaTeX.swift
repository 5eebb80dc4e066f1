import Foundation

/// KaTeX as it is installed: a script that typesets TeX, a style sheet, and fonts.
struct KaTeX {
  private let folder: URL

  /// Debian's place for it (package `libjs-katex`), or the folder that `KATEX` names.
  init() {
    folder = URL(
      filePath: ProcessInfo.processInfo.environment["KATEX"] ?? "/usr/share/javascript/katex",
      directoryHint: .isDirectory)
  }

  /// The script, for any JavaScript engine.
  ///
  /// - Throws: ``BookError`` where it is not installed.
  func script() throws(BookError) -> String { String(decoding: try file("katex.min.js"), as: UTF8.self) }

  /// The style sheet with its fonts inside.
  ///
  /// - Parameter rareFamilies: which of the alphabets that few formulas use it is to hold.
  /// - Returns: rules that refer to no other file.
  /// - Throws: ``BookError`` where it is not installed.
  func styleSheet(rareFamilies: Set<String>) throws(BookError) -> String {
    let sheet = String(decoding: try file("katex.min.css"), as: UTF8.self)
    var result = ""
    var rest = sheet[...]
    let file = /url\(fonts\/(KaTeX_([A-Za-z0-9]+)-[A-Za-z]+)\.woff2\)/
    while let start = rest.range(of: "@font-face{"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound]
      let rule = rest[start.upperBound..<end]
      if let (_, name, family) = rule.firstMatch(of: file)?.output,
        KaTeX.rareFamilies[String(family)] == nil || rareFamilies.contains(String(family))
      {
        let font = dataURL(of: try self.file("fonts/\(name).woff2"), type: "font/woff2")
        result += "@font-face{" + rule.replacing(/src:[^;}]*/, with: "src:url(\(font)) format('woff2')") + "}"
      }
      rest = rest[sheet.index(after: end)...]
    }
    return result + rest
  }

  /// Alphabets that few formulas use, and the classes by which KaTeX asks for them.
  private static let rareFamilies = [
    "Fraktur": ["mathfrak", "textfrak"], "SansSerif": ["mathsf", "textsf"], "Script": ["mathscr", "textscr"],
    "Typewriter": ["mathtt", "texttt"],
  ]

  /// The rare alphabets that a typeset formula is set in.
  static func rareFamilies(in formula: String) -> [String] {
    rareFamilies.filter { $0.value.contains(where: formula.contains) }.map(\.key)
  }

  private func file(_ name: String) throws(BookError) -> Data {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
      throw BookError(
        description: "expected KaTeX in \(folder.path), which has no \(name); it is Debian's package libjs-katex, and "
          + "‘./book report’ installs it")
    }
    return data
  }
}

/// A file as a URL that holds it.
func dataURL(of data: Data, type: String) -> String { "data:\(type);base64,\(data.base64EncodedString())" }
