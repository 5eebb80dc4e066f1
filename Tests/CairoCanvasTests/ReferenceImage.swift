import CairoCanvas
import Foundation
import Plotting
import TestReferences
import Testing

/// A picture in Tests/References/plotting that a figure must look like.
///
/// With `RECORD_REFERENCES=1` in the environment the pictures are recorded again, unless `CI` is set as well.
struct ReferenceImage {
  /// Antialiasing differs a little between versions of the libraries; a missing number changes a tile by more than
  /// 0.05.
  private static let tolerance = 0.02

  private let name: String

  init(_ name: String) {
    self.name = name
  }

  private var file: URL { References.folder.appending(path: "plotting/\(name).png") }

  /// Records an issue if `png` differs; the reference, the actual picture and their difference are then kept in a
  /// temporary folder.
  func compare(_ png: [UInt8]) throws {
    let environment = ProcessInfo.processInfo.environment
    if environment["RECORD_REFERENCES"] == "1" && environment["CI"] == nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(png).write(to: file)
      return
    }
    let reference = try Raster(png: Array(try Data(contentsOf: file)))
    let actual = try Raster(png: png)
    let worst = reference.worstTile(against: actual)
    if let worst, worst.difference <= Self.tolerance { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figure-differences")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(contentsOf: file).write(to: folder.appendingPathComponent("\(name)-reference.png"))
    try Data(png).write(to: folder.appendingPathComponent("\(name)-actual.png"))
    if worst != nil { try writeDifference(reference, actual, to: folder) }
    let fault = worst.map { "differs by \($0.difference) at pixel (\($0.x), \($0.y))" } ?? "has another size"
    Issue.record("\(name) \(fault); see \(folder.path)")
  }

  /// The differences as a picture: black where the two are equal.
  private func writeDifference(_ reference: Raster, _ actual: Raster, to folder: URL) throws {
    let difference = Raster(width: reference.width, height: reference.height) { x, y in
      let place = 4 * (y * reference.width + x)
      func channel(_ index: Int) -> Double {
        Double(abs(Int(reference.bytes[place + index]) - Int(actual.bytes[place + index]))) / 255
      }
      return Colour(red: channel(0), green: channel(1), blue: channel(2))
    }
    let size = Size(Double(reference.width), Double(reference.height))
    let figure = Figure(caption: "", alt: "", size: size) {
      Panel(x: Axis("", ticks: []), y: Axis("", ticks: [])) {
        ImageLayer(difference, x: 0...size.width, y: 0...size.height, smooth: false)
      }
    }
    try Data(figure.png()).write(to: folder.appendingPathComponent("\(name)-difference.png"))
  }
}
