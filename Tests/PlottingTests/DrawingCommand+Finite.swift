@testable import Plotting

extension DrawingCommand {
  /// Whether every coordinate is finite and small enough for cairo's fixed-point numbers.
  var isFinite: Bool {
    func isGood(_ points: [Point]) -> Bool { points.allSatisfy { abs($0.x) < 1e5 && abs($0.y) < 1e5 } }
    switch self {
    case .fill(let path, _), .stroke(let path, _): return path.outlines.allSatisfy(isGood)
    case .markers(let markers): return isGood(markers.points)
    case .image(_, let box, _), .clip(let box): return isGood(box.corners)
    case .text(let text): return isGood(text.box.corners)
    case .unclip: return true
    }
  }
}
