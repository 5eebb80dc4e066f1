import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

@testable import chapter7

extension WrongModel {
  static let chapter7: [WrongModel] = leastSquares + twoComponents + families

  private static let leastSquares: [WrongModel] =
    several(
      "The least-squares network misses the test positions",
      refuses: [PoseModel.constant, .untrained, .firstPose]
    ) {
      let arm = try ArmProblem()
      return try arm.error(of: $0) - arm.error(of: .mean)
    }
    + [
      WrongModel("answers with an arm that is straighter than either", refuses: "an exact pose") {
        let (arm, double) = try (ArmProblem(), ArmProblem().targets.double)
        let answers = try arm.answers(of: .firstPose)
        return meanBend(double.map { answers[$0] }) / meanBend(double.map { arm.targets.poses[$0][0] })
      }
    ]

  private static let twoComponents: [WrongModel] =
    several(
      "the most probable of two isotropic components misses the test positions by less than a tenth",
      refuses: [PoseModel.constant, .untrained, .mean]
    ) {
      let arm = try ArmProblem()
      return try arm.error(of: $0) / arm.error(of: .mean)
    }
    + [
      // The mean of a single component is the most probable mean.
      WrongModel("is as useless as that of least squares", refuses: "one component") { 1 },
      WrongModel("At half of the test positions the highest mode", refuses: "a constant") {
        let arm = try ArmProblem()
        let missed = misses(try arm.answers(of: .constant), arm.targets.hands)
        return quantile(0.5, of: missed) / quantile(1, of: missed)
      },
      WrongModel("Where the arm must be almost straight", refuses: "a constant pose") {
        let arm = try ArmProblem()
        let missed = misses(try arm.answers(of: .constant), arm.targets.hands)
        let lengths = arm.targets.hands.map { distance($0, .zero) }
        return medianMiss(missed, where: lengths.map { $0 > 0.97 })
          / medianMiss(missed, where: lengths.map { $0 < 0.9 })
      },
      WrongModel("follow the three exact steps", refuses: "equal shares everywhere") {
        SharesAlongArc(distance: 0.9, directions: grid(0.1...1.4, 261)) { _ in 0.5 }.meanDifference
      },
      WrongModel("follow the three exact steps", refuses: "one pose everywhere") {
        SharesAlongArc(distance: 0.9, directions: grid(0.1...1.4, 261)) { _ in 1 }.meanDifference
      },
    ]
    + several(
      "the modes of two isotropic components show both", refuses: [PoseModel.constant, .untrained, .mean, .firstPose]
    ) {
      let arm = try ArmProblem()
      return shareWithBothPoses(try arm.answers(of: $0).map { [$0] }, arm.targets, within: 0.02)
    }

  private static let families: [WrongModel] = [
    WrongModel("the single full component is a needle", refuses: "an isotropic component") {
      let widths = axes(Matrix([[1, 0], [0, 1]]))
      return widths.short / widths.long
    },
    WrongModel("the single full component is a needle", refuses: "the covariance of all poses") {
      let poses = try ArmProblem().training.targets
      let means = (0..<2).map { mean(poses.column($0).map(Double.init)) }
      let products = { (i: Int, j: Int) in
        mean((0..<poses.rows).map { (Double(poses[$0, i]) - means[i]) * (Double(poses[$0, j]) - means[j]) })
      }
      let widths = axes(Matrix([[products(0, 0), products(0, 1)], [products(1, 0), products(1, 1)]]))
      return widths.short / widths.long
    },
    // Both are measured beside the model that they replace.
    WrongModel("one full component has an NLL more than a nat below", refuses: "an isotropic component") { 0 },
    WrongModel("One full component has a high likelihood and a useless mode", refuses: "two isotropic components") {
      1
    },
  ]
}

/// Simple models that answer each position of the hand with one pose.
private enum PoseModel: String, Sendable {
  case constant = "a constant pose"
  case untrained = "an untrained network"
  case firstPose = "an exact pose"
  case mean = "the exact conditional mean"
}

/// The robot arm of chapter 7.
private struct ArmProblem {
  let training: DataSet
  let test: DataSet
  let standardisation: Standardisation
  let targets: Targets

  init() throws {
    var random = RandomSource(seed: 1)
    training = try RobotArm.sample(1000, using: &random).inverted
    test = try RobotArm.sample(1000, using: &random).inverted
    standardisation = try Standardisation(of: training)
    targets = Targets(test)
  }

  /// The answers of a model that knows the training data to the test positions.
  func answers(of model: PoseModel) throws -> [Pose] {
    switch model {
    case .constant: return targets.hands.map { _ in Pose(standardisation.targets.means) }
    case .untrained:
      var random = RandomSource(seed: 1)
      let network = try FeedForwardNetwork(
        inputs: 2, hidden: [30, 30], outputs: 2, activation: .tanh, using: &random)
      let outputs = try network.inOriginalUnits(of: standardisation).predict(test.inputs)
      return (0..<test.count).map { Pose(outputs.row($0).map(Double.init)) }
    case .firstPose: return targets.poses.map { $0[0] }
    case .mean: return exactMeans(targets, drawn: test)
    }
  }

  /// By how much the hand misses the test positions, in root mean square.
  func error(of model: PoseModel) throws -> Double { rootMeanSquare(misses(try answers(of: model), targets.hands)) }
}
