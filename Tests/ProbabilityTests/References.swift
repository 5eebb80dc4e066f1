import TestReferences

/// Numbers made by Tests/References/make_probability_references.py.
struct ProbabilityReferences: Decodable {
  struct Random: Decodable {
    var splitMixOf1234567: [UInt64]
    var stateOneTwoThreeFour: [UInt64]
    var seed42: [UInt64]
    var seed42AfterSplit: [UInt64]
  }

  /// Pairs of x and the probability of a standard normal value up to x.
  var normal: [[Double]]
  /// Pairs of a probability and its quantile.
  var quantile: [[Double]]
  var random: Random

  static func load() throws -> ProbabilityReferences { try References.numbers(of: "probability.json") }
}

/// Numbers made by Tests/References/make_statistics_references.py.
struct StatisticsReferences: Decodable {
  struct Kolmogorov: Decodable {
    var values: [Double]
    var statistic: Double
    var pValue: Double
  }

  struct Divergence: Decodable {
    var y: [Double]
    var model: [Double]
    var value: Double
  }

  struct Mixture: Decodable {
    var priors: [Double]
    var means: [Double]
    var variances: [Double]
    var mean: Double
    var variance: Double
    var median: Double
    /// A place, the probability up to it and above it.
    var tails: [[Double]]
    var modes: [Double]
    var modeDensities: [Double]
  }

  var kolmogorov: [Kolmogorov]
  /// A number of values, the statistic and the exact p-value.
  var kolmogorovTails: [[Double]]
  /// Trials, probability, successes, their mass, and the quantiles of 0.025 and 0.975.
  var binomial: [[Double]]
  var divergences: [Divergence]
  var mixtures: [Mixture]

  static func load() throws -> StatisticsReferences { try References.numbers(of: "statistics.json") }
}
