import CCairo
import Plotting

/// What can go wrong when a figure is drawn or an image is read.
public enum CanvasError: Error, Equatable, CustomStringConvertible {
  /// A side of the page, in points, that no page can have.
  case invalidSize(width: Double, height: Double)
  /// An image, or a cloud of markers drawn as one, with no pixels or with too many along a side.
  case invalidImage(width: Double, height: Double)
  /// A coordinate or a length, in points, that cairo cannot draw: what it is, its value, and the range it must lie in.
  case outOfRange(what: String, value: Double, range: ClosedRange<Double>)
  /// Cairo refused: the number of its status, its message, and what was being done.
  case cairo(status: UInt32, message: String, doing: String)
  /// There was not enough memory for what was being done.
  case outOfMemory(doing: String)
  /// Bytes that should be a PNG image and are not, and why.
  case notAnImage(reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .invalidSize(let width, let height):
      "a figure of \(width) × \(height) points cannot be drawn; each side must have from 1 to \(FigureLayout.maximumSide)"
    case .invalidImage(let width, let height):
      "an image of \(width) × \(height) pixels cannot be drawn; each side must have from 1 to 32,000"
    case .outOfRange(let what, let value, let range):
      "the \(what) must lie between \(range.lowerBound) and \(range.upperBound) points, got \(value)"
    case .cairo(let status, let message, let doing): "cairo could not \(doing): \(message) (status \(status))"
    case .outOfMemory(let doing): "there is not enough memory to \(doing)"
    case .notAnImage(let reason): "not a PNG image: \(reason)"
    }
  }

  /// Throws if `status` reports a failure.
  static func check(_ status: cairo_status_t, doing: @autoclosure () -> String) throws(CanvasError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .cairo(status: status.rawValue, message: String(cString: cairo_status_to_string(status)), doing: doing())
  }
}
