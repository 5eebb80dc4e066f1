import CFontconfig
import CHarfBuzz
import Foundation

/// The fonts embedded in a page, so that it looks the same everywhere: TeX Gyre Pagella for text, DejaVu Sans Mono for
/// code. If one is not installed, the reader's own fonts are used.
///
/// A page that passes them on must meet their licences: every copy of DejaVu must contain its copyright notice and
/// licence, which are kept in the font; a subset of Pagella must be identified as such and say where to get the whole
/// font.
struct EmbeddedFont {
  let family: Family
  let weight: Int
  let style: String
  /// The font file; `nil` if the font is not installed.
  private let file: String?

  private init(_ family: Family, weight: Int = 400, style: String = "normal") {
    self.family = family
    self.weight = weight
    self.style = style
    file = installedFont(family.name, isBold: weight > 400, isItalic: style == "italic")
  }

  /// Fonts with a common design and licence.
  struct Family: Equatable {
    /// The name used in the style sheet.
    var alias: String
    /// The family's own name.
    var name: String
    var licence: String
    /// The notice beside it in the style sheet.
    var notice: String
  }

  static let all = [
    EmbeddedFont(pagella),
    EmbeddedFont(pagella, style: "italic"),
    EmbeddedFont(pagella, weight: 700),
    EmbeddedFont(dejaVuSansMono),
  ]

  private static let pagella = Family(
    alias: "Pagella", name: "TeX Gyre Pagella", licence: "GUST Font License",
    notice: """
      TeX Gyre Pagella, cut down to the glyphs of this page. Copyright 2006-2018 for TeX Gyre extensions by \
      B. Jackowski, J.M. Nowacki, et al. (on behalf of TeX USERS GROUPS). Vietnamese characters were added by \
      Han The Thanh. \
      GUST Font License, www.gust.org.pl/fonts/licenses/GUST-FONT-LICENSE.txt. The whole font: \
      www.gust.org.pl/projects/e-foundry/tex-gyre
      """)
  private static let dejaVuSansMono = Family(
    alias: "DejaVu Mono", name: "DejaVu Sans Mono", licence: "Bitstream Vera licence",
    notice: """
      DejaVu Sans Mono, cut down to the glyphs of this page. Copyright (c) 2003 by Bitstream, Inc. All Rights \
      Reserved. Bitstream Vera is a trademark of Bitstream, Inc. DejaVu changes are in public domain. The font holds \
      its licence.
      """)

  /// Whether it can be embedded.
  var isInstalled: Bool { file != nil }

  /// A style-sheet rule with the font embedded, reduced to the glyphs of some characters.
  ///
  /// - Returns: the rule; `nil` if the font is not installed.
  func rule(for characters: [Unicode.Scalar]) -> String? {
    guard let font = subset(keeping: characters) else { return nil }
    return """
      /* \(family.notice) */
      @font-face{font-family:'\(family.alias)';font-weight:\(weight);font-style:\(style);\
      src:url(\(dataURL(of: font, type: "font/otf")))}
      """
  }

  private func subset(keeping characters: [Unicode.Scalar]) -> Data? {
    guard let file, let blob = hb_blob_create_from_file_or_fail(file) else { return nil }
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, 0)
    defer { hb_face_destroy(face) }
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let kept = hb_subset_input_unicode_set(input)
    for character in characters { hb_set_add(kept, character.value) }
    // A copy of the font keeps its trademark, its licence and the licence's URL.
    let names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID)
    for name in [7, 13, 14] { hb_set_add(names, hb_codepoint_t(name)) }
    guard let small = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(small) }
    let result = hb_face_reference_blob(small)
    defer { hb_blob_destroy(result) }
    var count: UInt32 = 0
    return hb_blob_get_data(result, &count).map { Data(bytes: $0, count: Int(count)) }
  }
}

/// The file of an installed font with exactly the given family name, as found by fontconfig.
func installedFont(_ family: String, isBold: Bool, isItalic: Bool) -> String? {
  let wanted = FcPatternCreate()
  defer { FcPatternDestroy(wanted) }
  FcPatternAddString(wanted, FC_FAMILY, family)
  FcPatternAddInteger(wanted, FC_WEIGHT, isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
  FcPatternAddInteger(wanted, FC_SLANT, isItalic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN)
  FcConfigSubstitute(nil, wanted, FcMatchPattern)
  FcDefaultSubstitute(wanted)
  var result = FcResultMatch
  guard let found = FcFontMatch(nil, wanted, &result) else { return nil }
  defer { FcPatternDestroy(found) }
  // If the family is not installed, fontconfig offers a different one.
  var (foundFamily, file): (UnsafeMutablePointer<FcChar8>?, UnsafeMutablePointer<FcChar8>?)
  guard FcPatternGetString(found, FC_FAMILY, 0, &foundFamily) == FcResultMatch, let foundFamily,
    String(cString: foundFamily) == family, FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch, let file
  else { return nil }
  return String(cString: file)
}
