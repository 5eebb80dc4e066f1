import NeuralNetworks
import Probability
import TestReferences
import Testing

@testable import Problems

@Suite("The robot arm") struct RobotArmTests {
  /// Documented as accurate to 1e-14; the references are rounded to 16 digits.
  @Test func `limits agree with the references`() throws {
    let references = try RobotArmReferences.load()
    #expect(abs(RobotArm.limits.shareWithTwoPoses - references.shareWithTwoPoses) < 1e-14)
    #expect(abs(RobotArm.limits.meanSquaredError - references.meanSquaredError) < 1e-14)
    #expect(abs(RobotArm.limits.missedDistance - references.missedDistance) < 1e-14)
  }

  @Test func `poses agree with the references`() throws {
    for numbers in try RobotArmReferences.load().poses {
      let poses = RobotArm.poses(reaching: SIMD2(numbers[0], numbers[1]))
      let angles = poses.flatMap { [$0.shoulder, $0.elbow] }
      #expect(angles.count == 4)
      // Where the arm is almost straight, an error of 1e-16 in the position moves the angles by 1e-14.
      for (angle, reference) in zip(angles, numbers.dropFirst(2)) {
        let turns = ((angle - reference) / (2 * .pi)).rounded()
        #expect(abs(angle - reference - 2 * .pi * turns) < 1e-13, "\(numbers)")
      }
    }
  }

  @Test func `poses lead back to the hand, allowed ones from an allowed pose`() throws {
    var random = RandomSource(seed: 5)
    for _ in 0..<2000 {
      let drawn = RobotArm.Pose(
        shoulder: random.uniform(in: RobotArm.shoulderAngles), elbow: random.uniform(in: RobotArm.elbowAngles))
      let hand = drawn.handPosition
      let poses = RobotArm.poses(reaching: hand)
      #expect(poses.count == 2)
      for pose in poses { #expect(length(pose.handPosition - hand) < 1e-15) }
      // Near the straight arm, half of the digits of its angles are lost in the position.
      let allowed = RobotArm.allowedPoses(reaching: hand)
      #expect(allowed.contains { abs($0.shoulder - drawn.shoulder) < 1e-7 && abs($0.elbow - drawn.elbow) < 1e-7 })
      // A link from the shoulder to the elbow and one from there to the hand
      for pose in allowed {
        #expect(abs(length(pose.elbowPosition) - RobotArm.upperArm) < 1e-15)
        #expect(abs(length(pose.elbowPosition - hand) - RobotArm.lowerArm) < 1e-15)
      }
    }
  }

  /// Poses are drawn uniformly, so among draws whose hand is near one position, both poses are equally frequent.
  @Test func `both poses are equally probable`() throws {
    var random = RandomSource(seed: 6)
    let hand = RobotArm.Pose(shoulder: 0.7, elbow: 2.2).handPosition
    let allowed = RobotArm.allowedPoses(reaching: hand)
    #expect(allowed.count == 2)
    var counts = [0, 0]
    for _ in 0..<400_000 {
      let pose = RobotArm.Pose(
        shoulder: random.uniform(in: RobotArm.shoulderAngles), elbow: random.uniform(in: RobotArm.elbowAngles))
      if length(pose.handPosition - hand) < 0.03 { counts[pose.elbow < .pi ? 0 : 1] += 1 }
    }
    // π · 0.03² · 2/(0.9π · 0.16 · sin 2.2) of 400,000 is about 6,200; five standard deviations of the share are 0.032.
    let share = Double(counts[0]) / Double(counts[0] + counts[1])
    #expect(counts[0] + counts[1] > 5000 && abs(share - 0.5) < 0.032)
  }

  @Test func `where one pose is allowed, the mean is that pose; where both are, it reaches too far`() {
    let single = RobotArm.Pose(shoulder: 0.31, elbow: 1.8)
    #expect(RobotArm.allowedPoses(reaching: single.handPosition).count == 1)
    let same = RobotArm.meanPose(reaching: single.handPosition)
    #expect(same.map { abs($0.shoulder - 0.31) + abs($0.elbow - 1.8) < 1e-13 } == true)
    let hand = RobotArm.Pose(shoulder: 0.7, elbow: 2.2).handPosition
    let mean = RobotArm.meanPose(reaching: hand)
    #expect(mean.map { abs($0.elbow - .pi) < 1e-15 && abs(length($0.handPosition) - 1) < 1e-15 } == true)
    #expect(RobotArm.meanPose(reaching: SIMD2(-1, 0)) == nil)
    #expect(RobotArm.poses(reaching: SIMD2(0.3, 0.3)).isEmpty && RobotArm.poses(reaching: SIMD2(1, 0.1)).isEmpty)
  }

  @Test func `samples have the documented shape, and scores near the limits`() throws {
    var random = RandomSource(seed: 7)
    let data = try RobotArm.sample(40_000, using: &random)
    #expect(data.inputs.columns == 2 && data.targets.columns == 2)
    var (both, squares, missed) = (0, 0.0, 0.0)
    for row in 0..<data.count {
      let pose = RobotArm.Pose(shoulder: Double(data.inputs[row, 0]), elbow: Double(data.inputs[row, 1]))
      let hand = SIMD2(Double(data.targets[row, 0]), Double(data.targets[row, 1]))
      // Rounding to Float
      #expect(length(pose.handPosition - hand) < 3e-7)
      let mean = try #require(RobotArm.meanPose(reaching: hand))
      if RobotArm.allowedPoses(reaching: hand).count == 2 { both += 1 }
      let (shoulder, elbow) = (mean.shoulder - pose.shoulder, mean.elbow - pose.elbow)
      squares += (shoulder * shoulder + elbow * elbow) / 2
      let miss = length(mean.handPosition - hand)
      missed += miss * miss
    }
    let count = Double(data.count)
    // Four standard errors: of a share, 0.0093; of squares with a standard deviation of 0.33, 0.0066; and of squared
    // distances with one of 0.006, 0.00012, which is 0.001 of their root.
    #expect(abs(Double(both) / count - RobotArm.limits.shareWithTwoPoses) < 0.0093)
    #expect(abs(squares / count - RobotArm.limits.meanSquaredError) < 0.0066)
    #expect(abs((missed / count).squareRoot() - RobotArm.limits.missedDistance) < 0.001)
  }

  @Test func `every finite position has an answer`() {
    var numbers = FiniteNumbers<Double>(seed: 44)
    for index in 0..<2000 {
      let hand =
        index % 2 == 0
        ? SIMD2(numbers.next(), numbers.next()) : SIMD2(numbers.probability(), numbers.probability())
      for pose in RobotArm.poses(reaching: hand) {
        #expect(pose.shoulder.isFinite && pose.elbow.isFinite && pose.handPosition[0].isFinite, "\(hand)")
      }
      let pose = RobotArm.Pose(shoulder: numbers.next(), elbow: numbers.next())
      // Two finite angles may have an infinite sum.
      guard (pose.shoulder + pose.elbow).isFinite else { continue }
      #expect(length(pose.handPosition).isFinite, "\(pose)")
    }
    #expect(RobotArm.poses(reaching: SIMD2(.nan, 0)).isEmpty)
  }
}

private func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }
