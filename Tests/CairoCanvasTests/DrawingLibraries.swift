import CCairo
import Foundation
import TestReferences

/// The libraries that draw figures. With other versions, a few pixels at the edges of letters and lines differ.
struct DrawingLibraries: Codable, Equatable {
  var cairo: String
  var pango: String

  /// Those of this machine.
  static let present = DrawingLibraries(
    cairo: String(cString: cairo_version_string()), pango: String(cString: pango_version_string()))

  /// Those that drew the pictures in output/gallery.
  static func kept() throws -> DrawingLibraries { try References.numbers(of: "plotting/libraries.json") }
}
