import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability

/// The data of chapter 7: a robot arm of two links in a plane (C. M. Bishop, "Mixture Density Networks", 1994, §5).
///
/// The shoulder is at the origin. An upper arm of length L₁ = 0.8 leads to the elbow, a lower arm of length L₂ = 0.2 from
/// there to the hand. The joint angles y₁ and y₂ put the hand at
///
/// x₁ = L₁ cos y₁ − L₂ cos(y₁ + y₂), x₂ = L₁ sin y₁ − L₂ sin(y₁ + y₂).
///
/// Poses are drawn uniformly from y₁ ∈ [0.3, 1.2], y₂ ∈ [½π, 1½π]. There is no noise: angles determine the position. Many
/// positions can be reached in two poses, though, as mirror images of each other.
public enum RobotArm {
  /// The length L₁ of the upper arm.
  public static let upperArm = 0.8
  /// The length L₂ of the lower arm.
  public static let lowerArm = 0.2
  /// The allowed angles y₁ of the shoulder, in radians.
  public static let shoulderAngles = 0.3...1.2
  /// The allowed angles y₂ of the elbow, in radians.
  public static let elbowAngles = 0.5 * Double.pi...1.5 * Double.pi

  /// The two angles of the arm, in radians.
  public struct Pose: Equatable, Sendable {
    /// y₁, between the first axis and the upper arm.
    public var shoulder: Double
    /// y₂, between the two links: π where the arm is straight, 0 where it is folded.
    public var elbow: Double

    /// A pose, allowed or not.
    public init(shoulder: Double, elbow: Double) {
      self.shoulder = shoulder
      self.elbow = elbow
    }

    /// The position of the elbow, (L₁ cos y₁, L₁ sin y₁).
    public var elbowPosition: SIMD2<Double> { RobotArm.upperArm * direction(shoulder) }

    /// The position x of the hand.
    public var handPosition: SIMD2<Double> {
      // excerpt: forwardKinematics
      RobotArm.upperArm * direction(shoulder) - RobotArm.lowerArm * direction(shoulder + elbow)
      // end: forwardKinematics
    }
  }

  /// Poses and the positions they lead to: the angles (y₁, y₂) as inputs and the hand's position (x₁, x₂) as targets,
  /// both rounded to `Float`. The inverse problem is `inverted`.
  ///
  /// - Parameters:
  ///   - count: how many samples, at least one; a negative number stops the program.
  ///   - random: the source of random numbers: `count` uniform draws for the shoulder, then `count` for the elbow.
  /// - Returns: the samples, with inputs and targets `[count, 2]`.
  /// - Throws: `TrainingError` if `count` is zero.
  public static func sample(_ count: Int, using random: inout RandomSource) throws(TrainingError) -> DataSet {
    let shoulder = random.uniform(in: shoulderAngles, count: count)
    let elbow = random.uniform(in: elbowAngles, count: count)
    let poses = zip(shoulder, elbow).map(Pose.init)
    let hands = poses.map(\.handPosition)
    return try DataSet(
      inputs: Matrix(rows: count, columns: 2) { Float($1 == 0 ? poses[$0].shoulder : poses[$0].elbow) },
      targets: Matrix(rows: count, columns: 2) { Float(hands[$0][$1]) })
  }
}

/// The unit vector (cos φ, sin φ) at an angle φ.
private func direction(_ angle: Double) -> SIMD2<Double> { SIMD2(Double.cos(angle), Double.sin(angle)) }
