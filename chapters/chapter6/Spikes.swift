import Probability

// excerpt: withSpikes
extension GaussianMixture {
  /// The mixture with spikes: narrow Gaussians that take a share of the whole from it.
  func with(_ share: Double, on spikes: [(place: Double, weight: Double)], width: Double)
    throws
    -> GaussianMixture
  {
    try GaussianMixture(
      priors: priors.map { (1 - share) * $0 } + spikes.map { share * $0.weight },
      means: means.elements + spikes.map(\.place),
      variances: variances.elements + spikes.map { _ in width * width })
  }
}
// end: withSpikes

/// The mean negative log-likelihood of eruptions under answers with spikes on the round durations.
struct SpikedScores {
  /// The standard deviations of the spikes, in minutes, from wide to narrow.
  let widths: [Double]
  /// The mean loss of all eruptions for each width, in nats.
  let all: [Double]
  /// The mean loss of those that are not on a spike.
  let beside: [Double]

  /// Puts spikes on those targets that are the round numbers, each in the proportion in which it occurs.
  init(
    _ answers: [GaussianMixture], _ targets: [Double], round: [Double], share: Double,
    widths: [Double]
  ) throws {
    let counts = round.map { place in Double(targets.count { $0 == place }) }
    let spikes = zip(round, counts).map { ($0, $1 / counts.reduce(0, +)) }
    let losses = try widths.map { width in
      try zip(answers, targets).map { answer, target in
        -(try answer.with(share, on: spikes, width: width).logDensity(target))
      }
    }
    self.widths = widths
    all = losses.map { MeanAndError($0).mean }
    beside = losses.map { losses in
      MeanAndError(zip(losses, targets).filter { !round.contains($0.1) }.map(\.0)).mean
    }
  }
}
