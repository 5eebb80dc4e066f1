import Foundation
import Recordings

/// Finds the figures drawn by runs of the chapters.
public struct FigureFiles: Sendable {
  /// Returns a file and, for errors, where it is.
  private let file: @Sendable (_ chapter: ChapterPlace, _ name: String) -> (contents: Data?, path: String)

  /// Figures in the output folders of their chapters.
  ///
  /// - Parameter folder: returns the folder with a chapter's figures.
  public init(_ folder: @escaping @Sendable (_ chapter: ChapterPlace) -> URL) {
    file = { chapter, name in
      let file = folder(chapter).appending(path: name)
      return (try? Data(contentsOf: file), file.path)
    }
  }

  /// Figures of one chapter that are not written yet.
  ///
  /// - Parameter files: the contents of each file, by name.
  package init(_ files: [String: Data]) { file = { _, name in (files[name], name) } }

  /// A figure as a `data:` URL, with its size in CSS pixels.
  func svg(_ name: String, of chapter: ChapterPlace?) throws(BookError) -> (url: String, width: Int, height: Int) {
    guard let chapter else { throw BookError(description: "the figure ‘\(name)’ does not belong to a chapter") }
    let (contents, path) = file(chapter, "\(name).svg")
    guard let data = contents,
      let (width, height) = FigureFiles.size(ofSVG: String(decoding: data.prefix(400), as: UTF8.self)),
      FigureFiles.sizes.contains(width), FigureFiles.sizes.contains(height)
    else {
      throw BookError(description: "expected a figure in \(path), which cannot be read")
    }
    let pixels = { (points: Double) in Int((points * 4 / 3).rounded()) }
    return (dataURL(of: data, type: "image/svg+xml"), pixels(width), pixels(height))
  }

  /// The sizes that a figure of a page can have, in points.
  private static let sizes = 0.0...100_000

  /// The size stated in the first element, in points.
  private static func size(ofSVG svg: String) -> (width: Double, height: Double)? {
    var scanner = TextScanner(svg)
    guard scanner.read(upTo: " width=\"") != nil, let width = scanner.read(upTo: "pt\" height=\"").flatMap(Double.init),
      let height = scanner.read(upTo: "pt\"").flatMap(Double.init)
    else { return nil }
    return (width, height)
  }
}
