import ElementaryFunctions

/// What the exact conditional mean of the robot arm's pose scores in expectation.
public struct RobotArmLimits: Equatable, Sendable {
  /// The probability that the hand's position can be reached in two allowed poses.
  public let shareWithTwoPoses: Double
  /// The least expected squared error of predicted angles, the mean over the two, in squared radians.
  public let meanSquaredError: Double
  /// The root mean square of the distance by which the hand misses its position if the conditional mean of the angles
  /// is taken for a pose, in units of the arm's length L₁ + L₂ = 1.
  public let missedDistance: Double
}

extension RobotArm {
  /// The expectations over uniformly drawn poses, each to within 10⁻¹⁴.
  ///
  /// Let δ = |y₂ − π|, uniform on [0, ½π], and β the angle between the upper arm and the line to the hand. The mirror
  /// image of a pose has its shoulder 2β away, so it is allowed with probability 1 − 2β/(1.2 − 0.3). Then the conditional
  /// mean is the straight arm. Its angles differ from those of either pose by β and δ, and it reaches 1 − r too far.
  public static let limits: RobotArmLimits = {
    let quadrature = Quadrature(over: 0...0.5 * Double.pi, nodes: 80)
    let width = shoulderAngles.upperBound - shoulderAngles.lowerBound
    var (share, squares, missed) = (0.0, 0.0, 0.0)
    for (bend, weight) in zip(quadrature.nodes, quadrature.weights) {
      let pose = Pose(shoulder: 0, elbow: .pi - bend)
      let hand = pose.handPosition
      let distance = (hand * hand).sum().squareRoot()
      // The hand of the pose with the shoulder at zero lies in the direction −β.
      let offset = -angle(of: hand)
      let probability = weight / (0.5 * Double.pi) * (1 - 2 * offset / width)
      let excess = upperArm + lowerArm - distance
      share += probability
      squares += probability * (offset * offset + bend * bend)
      missed += probability * excess * excess
    }
    return RobotArmLimits(
      shareWithTwoPoses: share, meanSquaredError: squares / 2, missedDistance: missed.squareRoot())
  }()
}
