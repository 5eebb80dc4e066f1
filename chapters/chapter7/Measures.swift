import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

// What the chapter measures of predicted poses.

typealias Pose = RobotArm.Pose

extension RobotArm.Pose {
  /// The pose whose angles y₁ and y₂ are these.
  init(_ angles: [Double]) { self.init(shoulder: angles[0], elbow: angles[1]) }
}

/// A trained mixture density network, in the units of the data.
struct TrainedMixture {
  let network: MixtureDensityNetwork
  /// How many parameters were trained. There are more in the units of the data, where isotropic components have two widths.
  let parameters: Int

  /// The network that was trained on the standardised scale.
  init(_ trained: MixtureDensityNetwork, _ standardisation: Standardisation) throws {
    network = try trained.inOriginalUnits(of: standardisation)
    parameters = trained.parameterCount
  }
}

/// The test positions, with the poses that reach them.
struct Targets {
  let hands: [SIMD2<Double>]
  /// The allowed poses of each.
  let poses: [[Pose]]

  /// The positions that are the inputs of a data set.
  init(_ data: DataSet) {
    hands = (0..<data.count).map {
      SIMD2(Double(data.inputs[$0, 0]), Double(data.inputs[$0, 1]))
    }
    poses = hands.map(RobotArm.allowedPoses)
  }

  /// The positions with two allowed poses.
  var double: [Int] { poses.indices.filter { poses[$0].count == 2 } }
}

// excerpt: misses
/// How far from its position each pose puts the hand.
func misses(_ poses: [Pose], _ hands: [SIMD2<Double>]) -> [Double] {
  zip(poses, hands).map { distance($0.handPosition, $1) }
}

func rootMeanSquare(_ numbers: [Double]) -> Double {
  (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
}
// end: misses

func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
  let d = a - b
  return (d * d).sum().squareRoot()
}

/// The number of numbers below which a share of them lies.
func quantile(_ share: Double, of numbers: [Double]) -> Double {
  numbers.sorted()[Int(share * Double(numbers.count - 1))]
}

/// The exact conditional mean at each position.
func exactMeans(_ targets: Targets, drawn: DataSet) -> [Pose] {
  targets.hands.indices.map { row in
    RobotArm.meanPose(reaching: targets.hands[row])
      ?? Pose(
        shoulder: Double(drawn.targets[row, 0]), elbow: Double(drawn.targets[row, 1]))
  }
}

/// What a mixture density network answers at some positions.
struct Answers {
  /// The mean of each mixture.
  var means: [Pose] = []
  /// The mean of its most probable component.
  var mostProbable: [Pose] = []
  /// Its modes, the highest first, with at least a hundredth of the density of the highest.
  var modes: [[Pose]] = []

  init(_ network: MixtureDensityNetwork, at inputs: Matrix<Float>) throws {
    let parameters = try network.parameters(at: inputs)
    for row in 0..<inputs.rows {
      let mixture = try parameters.mixture(at: row)
      let priors = mixture.priors
      let leading = priors.indices.max { priors[$0] < priors[$1] } ?? 0
      let all = mixture.modeVectors
      let highest = all.first?.density ?? 0
      means.append(Pose(mixture.mean))
      mostProbable.append(Pose(Array(mixture.means.row(leading))))
      modes.append(all.filter { $0.density > 0.01 * highest }.map { Pose($0.location) })
    }
  }

  /// The highest mode of each mixture.
  var highestModes: [Pose] { modes.map { $0[0] } }

  /// Of the modes of each mixture the one that puts the hand nearest to its position.
  func nearestModes(_ hands: [SIMD2<Double>]) -> [Pose] {
    zip(modes, hands).map { modes, hand in
      modes.min { distance($0.handPosition, hand) < distance($1.handPosition, hand) }
        ?? modes[0]
    }
  }
}

/// The share of the positions with two allowed poses where each of these has a mode that puts the elbow close to where
/// that pose has it, and the hand close to the position.
func shareWithBothPoses(_ modes: [[Pose]], _ targets: Targets, within close: Double)
  -> Double
{
  let double = targets.double
  let found = double.filter { row in
    targets.poses[row].allSatisfy { pose in
      modes[row].contains {
        distance($0.elbowPosition, pose.elbowPosition) < close
          && distance($0.handPosition, targets.hands[row]) < close
      }
    }
  }
  return Double(found.count) / Double(double.count)
}

/// By how much the elbows of some poses are bent on average, in radians.
func meanBend(_ poses: [Pose]) -> Double {
  poses.reduce(0) { $0 + abs($1.elbow - .pi) } / Double(poses.count)
}

/// The share that a network gives to components with the elbow ahead of the hand, y₂ < π, at a position.
func shareAhead(_ network: MixtureDensityNetwork, at hand: SIMD2<Double>) throws -> Double
{
  let mixture = try network.conditional(at: [Float(hand[0]), Float(hand[1])])
  let ahead = (0..<mixture.components).filter { mixture.means[$0, 1] < .pi }
  return ahead.reduce(0) { $0 + mixture.priors[$1] }
}

/// The median of the misses at the chosen positions.
func medianMiss(_ misses: [Double], where isChosen: [Bool]) -> Double {
  quantile(0.5, of: zip(misses, isChosen).filter(\.1).map(\.0))
}

/// The share of the probability on poses with the elbow ahead of the hand, in some directions at one distance: what a model
/// gives, and what is exact.
struct SharesAlongArc {
  let directions: [Double]
  private(set) var model: [Double] = []
  private(set) var exact: [Double] = []

  /// The shares of a model, which takes the position of the hand.
  init(
    distance: Double, directions: [Double], of share: (SIMD2<Double>) throws -> Double
  ) rethrows {
    self.directions = directions
    for direction in directions {
      // The hand of a straight arm is at the distance 1.
      let hand = distance * Pose(shoulder: direction, elbow: .pi).handPosition
      let poses = RobotArm.allowedPoses(reaching: hand)
      model.append(try share(hand))
      exact.append(Double(poses.count { $0.elbow < .pi }) / Double(poses.count))
    }
  }

  /// The mean difference between the two.
  var meanDifference: Double {
    zip(model, exact).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(model.count)
  }
}

/// The standard deviations along the axes of the ellipses of a Gaussian in two dimensions: the roots of its covariance's
/// eigenvalues.
func axes(_ covariance: Matrix<Double>) -> (long: Double, short: Double) {
  let (a, b, c) = (covariance[0, 0], covariance[1, 0], covariance[1, 1])
  let (middle, half) = (0.5 * (a + c), 0.5 * (a - c))
  let long = middle + (half * half + b * b).squareRoot()
  // By the determinant, for the difference would cancel.
  return (long.squareRoot(), ((a * c - b * b) / long).squareRoot())
}
