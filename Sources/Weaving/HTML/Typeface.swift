import CHarfBuzz
import Foundation

/// The faces that a page brings along, so that it looks the same everywhere: the text in TeX Gyre Pagella, code in DejaVu
/// Sans Mono. Where one is not installed, the reader's own fonts serve.
struct Typeface {
  let family: String
  let file: String
  var weight = 400
  var style = "normal"

  static let all = [
    Typeface(family: "Pagella", file: pagella + "regular.otf"),
    Typeface(family: "Pagella", file: pagella + "italic.otf", style: "italic"),
    Typeface(family: "Pagella", file: pagella + "bold.otf", weight: 700),
    Typeface(family: "DejaVu Mono", file: "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
  ]

  private static let pagella = "/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyrepagella-"

  /// A rule for a style sheet that holds the face with the glyphs of some characters only.
  ///
  /// - Returns: `nil` where the face is not installed.
  func rule(for characters: [Unicode.Scalar]) -> String? {
    guard let font = subset(keeping: characters) else { return nil }
    return """
      @font-face{font-family:'\(family)';font-weight:\(weight);font-style:\(style);\
      src:url(\(dataURL(of: font, type: "font/otf")))}
      """
  }

  private func subset(keeping characters: [Unicode.Scalar]) -> Data? {
    guard let blob = hb_blob_create_from_file_or_fail(file) else { return nil }
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, 0)
    defer { hb_face_destroy(face) }
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let kept = hb_subset_input_unicode_set(input)
    for character in characters { hb_set_add(kept, character.value) }
    guard let small = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(small) }
    let result = hb_face_reference_blob(small)
    defer { hb_blob_destroy(result) }
    var count: UInt32 = 0
    return hb_blob_get_data(result, &count).map { Data(bytes: $0, count: Int(count)) }
  }
}
