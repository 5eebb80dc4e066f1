import LinearAlgebra
import NeuralNetworks
import Plotting
import Probability
import Problems

// The figures of the chapter. Each is a description of what to draw; main.swift says where it stands.

func armAndReach(_ hand: SIMD2<Double>, _ targets: Targets) -> Figure {
  let poses = RobotArm.poses(reaching: hand)
  let mean = RobotArm.meanPose(reaching: hand)
  func links(_ pose: Pose) -> (x: [Double], y: [Double]) {
    let joints = [SIMD2(0, 0), pose.elbowPosition, pose.handPosition]
    return (joints.map { $0[0] }, joints.map { $0[1] })
  }
  return Figure(
    caption: """
      Left: the two poses that put the hand at one position (cross), and the mean of their angles (dashed), which is a straight arm and \
      reaches too far. The dotted arc is as far as the arm reaches. Right: the test positions, coloured by whether two allowed poses \
      lead there or one.
      """,
    alt: """
      Left, an arm of a long link and a short one in two poses, mirror images of each other, whose ends meet in a cross; between them a \
      dashed straight arm passes the cross and ends on a dotted arc. Right, points that fill a curved band; the two ends of the band \
      have another colour than its middle.
      """,
    size: Size(720, 330)
  ) {
    Panel(
      x: Axis("$x_1$", range: -0.1...1.1), y: Axis("$x_2$", range: -0.1...1.1),
      equalAspect: true, legend: .at(.topRight)
    ) {
      let arc = grid(0...(0.5 * Double.pi), 91).map {
        Pose(shoulder: $0, elbow: .pi).handPosition
      }
      Line(
        x: arc.map { $0[0] }, y: arc.map { $0[1] }, colour: .neutral, width: 1,
        dash: [1, 3])
      if let mean {
        let (x, y) = links(mean)
        Line(x: x, y: y, label: "mean", colour: .vermilion, width: 1.6, dash: [5, 3])
      }
      for (index, pose) in poses.enumerated() {
        let (x, y) = links(pose)
        Line(x: x, y: y, label: index == 0 ? "poses" : nil, colour: .blue, width: 2.4)
        Scatter(x: x.prefix(2), y: y.prefix(2), colour: .blue, size: 6, alpha: 1)
      }
      Scatter(
        x: [hand[0]], y: [hand[1]], colour: .text, marker: .cross, size: 9, alpha: 1)
    }
    Panel(
      x: Axis("$x_1$", range: -0.1...1.1), y: Axis("$x_2$", range: -0.1...1.1),
      equalAspect: true, legend: .at(.bottomLeft)
    ) {
      for (count, name, ink) in [(2, "two poses", Ink.blue), (1, "one pose", .orange)] {
        let rows = targets.hands.indices.filter { targets.poses[$0].count == count }
        Scatter(
          x: rows.map { targets.hands[$0][0] }, y: rows.map { targets.hands[$0][1] },
          label: name, colour: ink, size: 2.4, alpha: 0.8)
      }
    }
  }
}

func missesOverReach(
  _ targets: Targets, leastSquares: [Double], mixture: [Double],
  range: ClosedRange<Double>
) -> Figure {
  Figure(
    caption: """
      By how much the hand misses each test position, in units of the arm's length, on a logarithmic scale of colours: with the \
      angles of the least-squares network (left), and with those of the mixture's most probable component (right).
      """,
    alt: """
      Two curved bands of coloured points in the same scale of colours. Left, the points in the middle of the band are the brighter the \
      nearer they are to its inner edge, and those at its two ends are darker. Right, nearly all points are dark.
      """,
    size: Size(760, 330)
  ) {
    for (title, values) in [("least squares", leastSquares), ("mixture", mixture)] {
      Panel(
        title, x: Axis("$x_1$", range: 0...1), y: Axis("$x_2$", range: 0...1),
        equalAspect: true
      ) {
        Scatter(
          x: targets.hands.map { $0[0] }, y: targets.hands.map { $0[1] },
          values: values.map { min(max($0, range.lowerBound), range.upperBound) },
          valueLabel: "missed by", range: range, scale: .logarithmic, size: 3)
      }
    }
  }
}

func sharesOfMisses(_ curves: [(name: String, misses: [Double])]) -> Figure {
  Figure(
    caption: """
      For each distance the share of the test positions that the hand misses by less. A curve further left is better.
      """,
    alt: """
      Four rising curves over a logarithmic axis. Two rise early, close together; the two others, of the least-squares network and of the \
      mean of the mixture, rise together much further to the right.
      """
  ) {
    Panel(
      x: Axis("missed by", range: 1e-5...0.3, scale: .logarithmic),
      y: Axis("share of test positions", range: 0...1), legend: .at(.topLeft)
    ) {
      for (index, curve) in curves.enumerated() {
        let sorted = curve.misses.sorted()
        Line(
          x: sorted,
          y: sorted.indices.map { (Double($0) + 0.5) / Double(sorted.count) },
          label: curve.name, colour: .series([1, 5, 0, 2][index % 4]))
      }
    }
  }
}

func sharesOfPoses(_ shares: SharesAlongArc) -> Figure {
  Figure(
    caption: """
      The share of the probability that the network gives to the pose with $y_2 < \\pi$, and the exact one, for positions \
      {{arc distance}} away from the shoulder in different directions.
      """,
    alt: """
      A dashed line in three steps, one, one half and zero, and a solid curve that follows the steps with rounded corners.
      """
  ) {
    Panel(
      x: "direction of the position / rad",
      y: Axis("share of $y_2 < π$", range: -0.03...1.03)
    ) {
      Line(
        x: shares.directions, y: shares.exact, label: "exact", colour: .text, width: 1.2,
        dash: [5, 3])
      Line(x: shares.directions, y: shares.model, label: "network", colour: .vermilion)
    }
  }
}

func beliefs(
  _ networks: [(name: String, network: MixtureDensityNetwork)], at hand: SIMD2<Double>
) throws -> Figure {
  let poses = RobotArm.allowedPoses(reaching: hand)
  return try Figure(
    caption: """
      What three networks believe about the angles at the position of {{figure:arm}}: each component with a share of more than a \
      hundredth, as the curve one standard deviation from its mean (a dot), and the two exact poses (rings). Isotropic components are circles in the standardised angles. On the right the curves are \
      too narrow to be told from the dots.
      """,
    alt: """
      Three panels with the same two rings, one at the upper left and one at the lower right. Left, a wide ellipse with its centre between \
      them. In the middle, a thin slanting needle that reaches from one ring to the other, with its centre between them. Right, a dot in each ring.
      """,
    size: Size(760, 290), columns: 3
  ) {
    for (name, network) in networks {
      let mixture = try network.conditional(at: [Float(hand[0]), Float(hand[1])])
      Panel(
        name, x: Axis("$y_1$ / rad", range: 0.2...1.3),
        y: Axis("$y_2$ / rad", range: 1.2...5.1)
      ) {
        for k in 0..<mixture.components where mixture.priors[k] > 0.01 {
          let curve = outline(mixture, k)
          let mean = Pose(Array(mixture.means.row(k)))
          Line(
            x: curve.map(\.shoulder), y: curve.map(\.elbow), colour: .vermilion,
            width: 1.4)
          Scatter(
            x: [mean.shoulder], y: [mean.elbow], colour: .vermilion, size: 4, alpha: 1)
        }
        Scatter(
          x: poses.map(\.shoulder), y: poses.map(\.elbow), colour: .text, marker: .ring,
          size: 11, alpha: 1)
      }
    }
  }
}

/// The curve one standard deviations from the mean of a component: the points μ + Lu for u on the unit circle, where
/// LLᵀ is its covariance.
private func outline(_ mixture: GaussianMixture, _ k: Int) -> [Pose] {
  let Σ = mixture.covariances[k]
  let first = Σ[0, 0].squareRoot()
  let slope = Σ[1, 0] / first
  let second = max(Σ[1, 1] - slope * slope, 0).squareRoot()
  return grid(0...(2 * Double.pi), 181).map { angle in
    let unit = Pose(shoulder: angle, elbow: .pi).handPosition
    return Pose([
      mixture.means[k, 0] + first * unit[0],
      mixture.means[k, 1] + slope * unit[0] + second * unit[1],
    ])
  }
}
