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

  var covariances: [Covariances]

  static func load() throws -> MixtureReferences { try References.numbers(of: "mixtures.json") }
}
