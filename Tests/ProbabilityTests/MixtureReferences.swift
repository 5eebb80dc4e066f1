import LinearAlgebra
import Probability
import TestReferences

/// Numbers made by Tests/References/make_mixture_references.py, each given by its bits.
struct MixtureReferences: Decodable {
  /// A mixture in several dimensions with its densities at some points.
  struct Covariances: Decodable {
    var structure: String
    var dimensions: Int
    var condition: UInt64
    var priors: [UInt64]
    var means: [[UInt64]]
    var given: Given
    var points: [[UInt64]]
    var logDensities: [UInt64]
    var densities: [UInt64]
    var responsibilities: [[UInt64]]
    var mean: [UInt64]
    var covariance: [[UInt64]]

    func mixture() throws(ProbabilityError) -> GaussianMixture {
      try given.mixture(structure, priors: numbers(priors), means: Matrix(means.map(numbers)))
    }
  }

  /// Variances, `[components, dimensions]`, or a matrix for each component.
  enum Given: Decodable {
    case variances([[UInt64]])
    case matrices([[[UInt64]]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let variances = try? container.decode([[UInt64]].self) {
        self = .variances(variances)
      } else {
        self = .matrices(try container.decode([[[UInt64]]].self))
      }
    }

    func mixture(
      _ structure: String, priors: [Double], means: Matrix<Double>
    ) throws(ProbabilityError) -> GaussianMixture {
      switch self {
      case .variances(let variances):
        return try GaussianMixture(priors: priors, means: means, variances: Matrix(variances.map(numbers)))
      case .matrices(let matrices):
        let matrices = matrices.map { Matrix($0.map(numbers)) }
        return structure == "full"
          ? try GaussianMixture(priors: priors, means: means, covariances: matrices)
          : try GaussianMixture(priors: priors, means: means, factors: matrices)
      }
    }
  }

  /// A marginal and a conditional distribution of such a mixture.
  struct Parts: Decodable {
    var structure: String
    var condition: UInt64
    var priors: [UInt64]
    var means: [[UInt64]]
    var given: Given
    /// The dimensions of the marginal, a point in them, and its log-density.
    var kept: [Int]
    var point: [UInt64]
    var logDensity: UInt64
    /// The dimensions that are given in the conditional, with their values.
    var known: [Int]
    var values: [UInt64]
    var conditionalPriors: [UInt64]
    var conditionalMeans: [[UInt64]]
    /// The largest number of which each mean is made.
    var meanScales: [[UInt64]]
    var conditionalCovariances: [[[UInt64]]]

    func mixture() throws(ProbabilityError) -> GaussianMixture {
      try given.mixture(structure, priors: numbers(priors), means: Matrix(means.map(numbers)))
    }
  }

  /// A mixture in one dimension.
  struct ScoredLine: Decodable {
    var priors: [UInt64]
    var means: [UInt64]
    var variances: [UInt64]
    /// An outcome and its CRPS.
    var rows: [[UInt64]]

    func mixture() throws(ProbabilityError) -> GaussianMixture {
      try GaussianMixture(priors: numbers(priors), means: numbers(means), variances: numbers(variances))
    }
  }

  /// A mixture in one dimension, cut at some heights.
  struct CutLine: Decodable {
    struct Region: Decodable {
      var probability: UInt64
      /// The log-density at the ends of the region, and the ends.
      var height: UInt64
      var ends: [UInt64]
    }

    var priors: [UInt64]
    var means: [UInt64]
    var variances: [UInt64]
    var rows: [Region]
    /// A number and the level of the region of which it is an end.
    var levels: [[UInt64]]

    func mixture() throws(ProbabilityError) -> GaussianMixture {
      try GaussianMixture(priors: numbers(priors), means: numbers(means), variances: numbers(variances))
    }
  }

  struct Energy: Decodable {
    var draws: [[UInt64]]
    var outcome: [UInt64]
    var score: UInt64
  }

  struct Modes: Decodable {
    var structure: String
    var priors: [UInt64]
    var means: [[UInt64]]
    var given: Given
    var points: [[UInt64]]
    var densities: [UInt64]

    func mixture() throws(ProbabilityError) -> GaussianMixture {
      try given.mixture(structure, priors: numbers(priors), means: Matrix(means.map(numbers)))
    }
  }

  var covariances: [Covariances]
  var parts: [Parts]
  var scores: [ScoredLine]
  var regions: [CutLine]
  var energies: [Energy]
  var modes: [Modes]

  static func load() throws -> MixtureReferences { try References.numbers(of: "mixtures.json") }
}
