import CairoCanvas
import Foundation
import Plotting
import Recordings

/// Compares the committed output with newly generated output: text exactly, figures by their worst tile, because other
/// versions of the fonts or of the drawing library may change a pixel slightly.
struct OutputComparison {
  let expected: URL
  let actual: URL
  /// The files and folders that were generated; nothing else is compared.
  let parts: [String]

  /// The largest mean difference, on a scale from 0 to 1, allowed in a figure's worst tile. A hundredth is two or three
  /// of 255 levels of grey.
  static let tolerance = 0.01

  /// The differences, one sentence each; empty if there are none.
  func differences() -> [String] {
    let expectedFiles = committedFiles(in: expected)
    let actualFiles = committedFiles(in: actual)
    var differences =
      actualFiles.subtracting(expectedFiles).map { "\($0) is generated but does not exist" }
      + expectedFiles.subtracting(actualFiles).map { "\($0) exists but is no longer generated" }
    for name in expectedFiles.intersection(actualFiles) {
      guard let old = try? Data(contentsOf: expected.appending(path: name)),
        let new = try? Data(contentsOf: actual.appending(path: name))
      else {
        differences.append("\(name) cannot be read")
        continue
      }
      guard old != new else { continue }
      differences += name.hasSuffix(".png") ? pictureDifference(name, old, new) : textDifference(name, old, new)
    }
    return differences.sorted()
  }

  /// The files that are committed: Markdown pages, results and PNG figures.
  private func committedFiles(in folder: URL) -> Set<String> {
    let names = parts.flatMap { part -> [String] in
      let contents = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
      return contents?.map { "\(part)/\($0)" } ?? [part]
    }
    return Set(
      names.filter { name in
        let isKept = [".md", ".png", "/results.json", "report.json"].contains(where: name.hasSuffix)
        return isKept && FileManager.default.fileExists(atPath: folder.appending(path: name).path)
      })
  }

  private func textDifference(_ name: String, _ old: Data, _ new: Data) -> [String] {
    let old = String(decoding: old, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let new = String(decoding: new, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let was = line < old.count ? "‘\(old[line])’" : "the end of the file"
    let isNow = line < new.count ? "‘\(new[line])’" : "the end of the file"
    return ["\(name) differs from line \(line + 1): \(was) is now \(isNow)"]
  }

  private func pictureDifference(_ name: String, _ old: Data, _ new: Data) -> [String] {
    guard let old = try? Raster(png: Array(old)), let new = try? Raster(png: Array(new)) else {
      return ["\(name) is not a PNG image"]
    }
    guard let worst = old.worstTile(against: new) else {
      return ["\(name) is \(old.width)×\(old.height) pixels and is now \(new.width)×\(new.height)"]
    }
    guard worst.difference > OutputComparison.tolerance else { return [] }
    let difference = NumberStyle.significant(2).text(worst.difference)
    return ["\(name) differs by \(difference) on a scale from 0 to 1 in the tile at (\(worst.x), \(worst.y))"]
  }
}
