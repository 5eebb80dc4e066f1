import TestReferences

/// Numbers made by Tests/References/make_extreme_references.py, each given by its bits.
struct ExtremeReferences: Decodable {
  struct Divergence: Decodable {
    var y: [UInt64]
    var model: [UInt64]
    var entropy: UInt64
    var crossEntropy: UInt64
    var divergence: UInt64
  }

  struct Mixture: Decodable {
    var dimensions: Int
    var priors: [UInt64]
    var means: [UInt64]
    var variances: [UInt64]
    var points: [[UInt64]]
    var logDensities: [UInt64]
    var densities: [UInt64]
    var responsibilities: [[UInt64]]
    var mean: [UInt64]
    var variance: [UInt64]
  }

  struct Line: Decodable {
    var priors: [UInt64]
    var means: [UInt64]
    var variances: [UInt64]
    /// A number, the probabilities up to it and above it, a probability and its quantile.
    var rows: [[UInt64]]
  }

  /// Mean, variance, a number, and there the log-density, the density and the probability up to it.
  var normals: [[UInt64]]
  /// A probability and its standard normal quantile.
  var quantiles: [[UInt64]]
  /// A variance and the entropy of the Gaussian.
  var entropies: [[UInt64]]
  var divergences: [Divergence]
  var mixtures: [Mixture]
  var lines: [Line]

  static func load() throws -> ExtremeReferences { try References.numbers(of: "extremes.json") }
}

/// The numbers with given bits.
func numbers(_ bits: [UInt64]) -> [Double] { bits.map(Double.init(bitPattern:)) }
