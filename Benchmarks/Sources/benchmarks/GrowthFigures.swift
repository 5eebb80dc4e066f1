import CairoCanvas
import Foundation
import Plotting

extension GrowthResults {
  /// Writes the figures into `Benchmarks/figures`.
  ///
  /// - Throws: `CanvasError` or Foundation's errors where they cannot be written.
  func writeFigures() throws {
    let folder = Places.benchmarks.appending(path: "figures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, figure) in [("epoch", epochs), ("operations", operationsPerSecond)] {
      try Data(figure.png()).write(to: folder.appending(path: "\(name).png"), options: .atomic)
    }
  }

  /// Milliseconds an epoch against each size.
  var epochs: Figure {
    figure(
      caption: "The time of an epoch against the sizes of a mixture density network.",
      alt: "Four panels; in each the lines of three competitors rise with the size. \(comparison)",
      axis: "milliseconds an epoch"
    ) { seconds, _ in 1000 * seconds }
  }

  /// Billions of operations a second against each size: where time grows as the arithmetic does, a level line.
  var operationsPerSecond: Figure {
    figure(
      caption: "The arithmetic that is done in a second: where time grows as the arithmetic does, lines are level.",
      alt: "Four panels with a line for each of three competitors. \(comparison)", axis: "GFLOP/s"
    ) { seconds, operations in operations / seconds / 1e9 }
  }

  private func figure(
    caption: String, alt: String, axis: String, _ value: (_ seconds: Double, _ operations: Double) -> Double
  ) -> Figure {
    Figure(caption: caption, alt: alt) {
      for series in series {
        Panel(x: Axis(series.name, scale: .logarithmic), y: Axis(axis, scale: .logarithmic)) {
          for name in GrowthRounds.Peer.all {
            Line(
              through: series.points.map { point in
                (Double(point.size), value(point.seconds[name]?.median ?? .nan, point.operations))
              }, label: name)
          }
        }
      }
    }
  }
}
