import ElementaryFunctions

/// Inverse kinematics, exactly: the poses that put the hand at a given position.
///
/// A position at the distance r from the shoulder fixes the elbow's angle up to its sign by the law of cosines,
/// r² = L₁² + L₂² − 2L₁L₂ cos y₂, and then the shoulder's. The two poses are mirror images in the line from the shoulder to
/// the hand.
///
/// Poses are drawn uniformly, so a position x has the density Σ p(y)/|det ∂x/∂y| over the poses y that reach it, and each
/// pose has the share of its term. The determinant is ±L₁L₂ sin y₂, and the two elbows differ only in the sign of the
/// sine: where both poses are allowed, the conditional distribution of the pose is one half each, and where one is, it is
/// that one.
extension RobotArm {
  /// The two poses that put the hand at a position, allowed or not.
  ///
  /// Coordinates rounded to `Float` may lie beyond the reach of the arm by 10⁻⁷; up to 1.6·10⁻⁷ beyond it the arm counts as
  /// straight, or as folded.
  ///
  /// - Parameter hand: the position of the hand, x.
  /// - Returns: the pose with the elbow's angle in [0, π], the elbow ahead of the line to the hand, then that with the angle
  ///   in [π, 2π]; shoulder angles from −1½π to 1½π. Nothing where the arm does not reach.
  public static func poses(reaching hand: SIMD2<Double>) -> [Pose] {
    let (squaredDistance, product) = ((hand * hand).sum(), 2 * upperArm * lowerArm)
    // 1 + cos y₂ and 1 − cos y₂, each without cancellation
    let unfolded = (squaredDistance - (upperArm - lowerArm) * (upperArm - lowerArm)) / product
    let unstretched = ((upperArm + lowerArm) * (upperArm + lowerArm) - squaredDistance) / product
    guard unfolded >= -tolerance, unstretched >= -tolerance else { return [] }
    let cosine = (unstretched - unfolded) / 2
    let sine = max(unfolded * unstretched, 0).squareRoot()
    return [sine, -sine].map { sine in
      let elbow = angle(of: SIMD2(cosine, sine))
      return Pose(
        shoulder: angle(of: hand) + angle(of: SIMD2(upperArm - lowerArm * cosine, lowerArm * sine)),
        elbow: sine < 0 ? elbow + 2 * .pi : elbow)
    }
  }

  /// The allowed poses that put the hand at a position: given the position, all are equally probable.
  ///
  /// - Parameter hand: the position of the hand, x.
  /// - Returns: those of ``poses(reaching:)`` whose angles are in their ranges, or outside by at most 10⁻⁶: one or two for
  ///   a position to which an allowed pose leads. Where the arm is almost straight, a position rounded to `Float` tells its
  ///   angles only to some 10⁻⁴; near the ends of the shoulder's range it may then have none.
  public static func allowedPoses(reaching hand: SIMD2<Double>) -> [Pose] {
    func contains(_ range: ClosedRange<Double>, _ angle: Double) -> Bool {
      range.lowerBound - tolerance <= angle && angle <= range.upperBound + tolerance
    }
    return poses(reaching: hand)
      .filter { contains(shoulderAngles, $0.shoulder) && contains(elbowAngles, $0.elbow) }
  }

  /// The mean E[y | x] of the pose given the position of the hand: what the least squared error of the angles asks for.
  ///
  /// Where both poses are allowed, it is the straight arm in the direction of the hand, which reaches too far.
  ///
  /// - Parameter hand: the position of the hand, x.
  /// - Returns: nil where no allowed pose leads.
  public static func meanPose(reaching hand: SIMD2<Double>) -> Pose? {
    let poses = allowedPoses(reaching: hand)
    guard !poses.isEmpty else { return nil }
    let share = 1 / Double(poses.count)
    return Pose(
      shoulder: poses.reduce(0) { $0 + share * $1.shoulder }, elbow: poses.reduce(0) { $0 + share * $1.elbow })
  }

  private static let tolerance = 1e-6
}

/// The angle of a vector, in radians from −π to π; NaN for the zero vector.
func angle(of vector: SIMD2<Double>) -> Double {
  let length = (vector * vector).sum().squareRoot()
  // Along the sides of a square instead of a circle the angle is wrong by 0.08 at most.
  let side = vector.y / (abs(vector.x) + abs(vector.y))
  var angle = 0.5 * Double.pi * (vector.x >= 0 ? side : vector.y >= 0 ? 2 - side : -2 - side)
  // The sine of what is missing, sin(φ − angle), instead of φ − angle itself: each step takes an error δ to δ³/6.
  for _ in 0..<3 { angle += (vector.y * Double.cos(angle) - vector.x * Double.sin(angle)) / length }
  return angle
}
