/// Says in one sentence which fonts of pages and figures are not installed, and what to install; `nil` if all are
/// there.
///
/// A page or a figure without them is whole, but looks different, and a formula in a figure may lack a glyph.
package func missingFonts() -> String? {
  let fonts: [(family: String, package: String)] = [
    ("TeX Gyre Pagella", "fonts-texgyre"), ("DejaVu Sans", "fonts-dejavu-core"),
    ("DejaVu Sans Mono", "fonts-dejavu-core"),
  ]
  let missing = fonts.filter { installedFont($0.family, isBold: false, isItalic: false) == nil }
  guard !missing.isEmpty else { return nil }
  let packages = missing.map(\.package).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  return """
    expected the font\(missing.count == 1 ? "" : "s") \(missing.map(\.family).list), \
    which pages and figures are set in, but found no such font, so others take their place; \
    install \(packages.list), as ‘./book install’ does
    """
}
