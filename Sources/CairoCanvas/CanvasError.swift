import CCairo

/// What can go wrong while a figure is drawn.
public enum CanvasError: Error, Equatable, CustomStringConvertible {
  /// A page without extent, or one too large to hold.
  case invalidSize(width: Double, height: Double)
  /// Cairo refused: the number of its status, what it says, and what was being done.
  case cairo(status: UInt32, message: String, doing: String)
  /// There was not enough memory for what was being done.
  case outOfMemory(doing: String)
  /// Bytes that should be a PNG image and are not.
  case notAnImage(reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .invalidSize(let width, let height):
      "a figure of \(width) × \(height) points cannot be drawn; each side is above 0 and the image below 32,000 pixels"
    case .cairo(let status, let message, let doing): "cairo could not \(doing): \(message) (status \(status))"
    case .outOfMemory(let doing): "there is not enough memory to \(doing)"
    case .notAnImage(let reason): "not a PNG image: \(reason)"
    }
  }

  /// Throws where `status` tells of a failure.
  static func check(_ status: cairo_status_t, doing: @autoclosure () -> String) throws(CanvasError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .cairo(status: status.rawValue, message: String(cString: cairo_status_to_string(status)), doing: doing())
  }
}
