import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Probability
import Problems

// The figures of the first half of the chapter: the mixture, training, and the ladder.

func exampleMixture(_ mixture: GaussianMixture) throws -> Figure {
  let components = try weightedComponents(mixture)
  let places = grid(-8...10, 361)
  return Figure(
    caption: """
      A mixture of three Gaussians. Each filled layer is one component with its share; they lie on top of each other, and the \
      upper edge is the density of the whole.
      """,
    alt: """
      Three filled bells, stacked on each other and hardly overlapping; their common upper edge is a curve with three peaks.
      """
  ) {
    Panel(x: "$y$", y: "density $p(y)$") {
      for k in components.indices {
        let lower = places.map { y in components[..<k].reduce(0) { $0 + $1(y) } }
        Band(
          x: places, lower: lower,
          upper: zip(places, lower).map { components[k]($0) + $1 },
          colour: .series(k + 2), alpha: 0.45)
      }
      Line(x: places, y: mixture.densities(at: places), colour: .vermilion)
      for k in components.indices {
        let peak = mixture.means[k, 0]
        Annotation(
          "$π_\(k + 1) = \(mixture.priors[k])$", at: (peak, mixture.density(peak)))
      }
    }
  }
}

func mixtureLosses(_ history: TrainingHistory, passing: Int) -> Figure {
  let first = history.epochs.first ?? 0
  let limits = InverseWave.limits
  return Figure(
    caption: """
      The negative log-likelihood in training, from the second record on; the epochs are on a logarithmic scale. The upper dashed \
      line is the least expected loss of one Gaussian, the lower one that of any model.
      """,
    alt: """
      Two curves, of the training and the test loss, that fall from above an upper dashed line to near a lower one; a dotted \
      vertical line marks where the test loss first passes the upper one.
      """
  ) {
    Panel(x: Axis("epoch", scale: .logarithmic), y: "NLL / nats") {
      Rule(y: limits.singleGaussian, label: "one Gaussian")
      Rule(y: limits.negativeLogLikelihood, label: "limit")
      Rule(x: Double(passing), width: 0.8, dash: [1, 2])
      history.line(\.epochLosses, label: "training", colour: .blue, after: first)
      history.line(\.testLosses, label: "test", colour: .vermilion, after: first)
    }
  }
}

func ladderLosses(_ runs: [(components: Int, history: TrainingHistory)]) -> Figure {
  let limits = InverseWave.limits
  let inks = [Ink.sky, .green, .vermilion]
  return Figure(
    caption: """
      The test loss of networks with different numbers $K$ of components, from the second record on. Dashed, from above: the least \
      expected loss of a Gaussian of constant width, of one Gaussian, and of any model.
      """,
    alt: """
      Three curves that fall from the left. The one of a single component levels out near the middle dashed line; that of thirty \
      ends near the lowest.
      """
  ) {
    Panel(x: Axis("epoch", scale: .logarithmic), y: "test NLL / nats") {
      Rule(y: gaussianEntropy(variance: limits.meanSquaredError), label: "constant width")
      Rule(y: limits.singleGaussian, label: "one Gaussian")
      Rule(y: limits.negativeLogLikelihood, label: "limit")
      for (index, run) in runs.enumerated() {
        run.history.line(
          \.testLosses, label: "$K = \(run.components)$", colour: inks[index],
          after: run.history.epochs.first ?? 0)
      }
    }
  }
}

/// Each component's density times its mixing coefficient.
func weightedComponents(_ mixture: GaussianMixture) throws -> [(Double) -> Double] {
  try (0..<mixture.components).map { k in
    let normal = try Normal(mean: mixture.means[k, 0], variance: mixture.variances[k, 0])
    return { mixture.priors[k] * normal.density($0) }
  }
}
