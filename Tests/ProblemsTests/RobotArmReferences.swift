import TestReferences

/// Numbers from Tests/References/make_robot_arm_references.py.
struct RobotArmReferences: Decodable {
  var shareWithTwoPoses: Double
  var meanSquaredError: Double
  var missedDistance: Double
  /// A position x₁, x₂ and the angles y₁, y₂ of both poses that reach it, the one with the smaller y₂ first.
  var poses: [[Double]]

  static func load() throws -> RobotArmReferences { try References.numbers(of: "robotArm.json") }
}
