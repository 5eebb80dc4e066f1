import Foundation

/// An installed KaTeX: a script that typesets TeX, a style sheet, and fonts.
struct KaTeX {
  /// The folder with `katex.min.js`, `katex.min.css` and `fonts/`.
  let folder: URL

  /// The script, for any JavaScript engine.
  ///
  /// - Throws: ``BookError`` if it is not installed.
  func script() throws(BookError) -> String { String(decoding: try file("katex.min.js"), as: UTF8.self) }

  /// The style sheet with its fonts embedded.
  ///
  /// - Parameter rareFamilies: the rarely used alphabets to include.
  /// - Returns: rules that refer to no other file.
  /// - Throws: ``BookError`` if it is not installed.
  func styleSheet(rareFamilies: Set<String>) throws(BookError) -> String {
    var sheet = TextScanner(String(decoding: try file("katex.min.css"), as: UTF8.self))
    var result = KaTeX.notice
    while let before = sheet.read(upTo: "@font-face{"), let rule = sheet.read(upTo: "}") {
      result += before
      // Every browser that knows any of the font's formats knows the first.
      var declarations = TextScanner(rule)
      guard let others = declarations.read(upTo: "src:url(fonts/"), let font = declarations.read(upTo: ".woff2)"),
        KaTeX.isWanted(font, rareFamilies)
      else { continue }
      _ = declarations.read { !$0.isOne(of: ";") }
      let url = dataURL(of: try file("fonts/\(font).woff2"), type: "font/woff2")
      result += "@font-face{\(others)src:url(\(url)) format('woff2')\(declarations.rest)}"
    }
    return result + sheet.rest
  }

  /// The notice that the style sheet's licence requires. The fonts contain their own licence, the SIL Open Font
  /// License.
  private static let notice = """
    /* KaTeX. Copyright (c) 2013-2020 Khan Academy and other contributors. The MIT License: Permission is hereby \
    granted, free of charge, to any person obtaining a copy of this software and associated documentation files \
    (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, \
    copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit \
    persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright \
    notice and this permission notice shall be included in all copies or substantial portions of the Software. THE \
    SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO \
    THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE \
    AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF \
    CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER \
    DEALINGS IN THE SOFTWARE. */

    """

  /// Whether to include a font such as `KaTeX_Main-Bold`: it is common, or one of the rare ones wanted.
  private static func isWanted(_ font: Substring, _ wanted: Set<String>) -> Bool {
    let family = font.dropFirst("KaTeX_".count).prefix { $0 != "-" }
    return !rareFamilies.values.contains(String(family)) || wanted.contains(String(family))
  }

  /// The font families of rarely used alphabets, by the classes with which KaTeX selects them.
  private static let rareFamilies = [
    "mathfrak": "Fraktur", "textfrak": "Fraktur", "mathsf": "SansSerif", "textsf": "SansSerif", "mathscr": "Script",
    "textscr": "Script", "mathtt": "Typewriter", "texttt": "Typewriter",
  ]

  /// The rare font families that HTML with typeset formulas uses.
  static func rareFamilies(in html: String) -> [String] {
    var families: [String] = []
    var scanner = TextScanner(html)
    while scanner.read(upTo: "class=\"") != nil, let classes = scanner.read(upTo: "\"") {
      families += classes.utf8.split(separator: UInt8(ascii: " ")).compactMap { rareFamilies[String(Substring($0))] }
    }
    return families
  }

  private func file(_ name: String) throws(BookError) -> Data {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
      throw BookError(
        description:
          "expected KaTeX in \(folder.path), which has no \(name); "
          + "the environment variable KATEX can name another folder"
      )
    }
    return data
  }
}
