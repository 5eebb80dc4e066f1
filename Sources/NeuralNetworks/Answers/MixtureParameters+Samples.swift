import LinearAlgebra
import Preconditions
import Probability

/// Independent draws from the mixtures that a network of one output answers with.
///
/// - Parameters:
///   - answers: a mixture in one dimension for each input.
///   - perInput: how many numbers to draw from each, from 0; a negative number stops the program.
///   - random: the source of random numbers.
/// - Returns: the draws, `[inputs, perInput]`.
/// - Throws: `ProbabilityError` where an answer does not describe a mixture.
public func samples(
  of answers: MixtureParameters, perInput: Int, using random: inout RandomSource
) throws(ProbabilityError) -> Matrix<Double> {
  var draws: [Double] = []
  draws.reserveCapacity(requireArea(rows: answers.priors.rows, columns: perInput, "a matrix of draws"))
  for input in 0..<answers.priors.rows {
    let mixture = try answers.mixture(at: input)
    for _ in 0..<perInput { draws.append(mixture.sample(using: &random)) }
  }
  return Matrix(rows: answers.priors.rows, columns: perInput, elements: draws)
}

extension MixtureParameters {
  /// The mean E[y | x] = Σₖ πₖ μₖ of each answer of a network with one output, `[inputs, 1]`; another number of outputs
  /// stops the program with a message.
  public var conditionalMeans: Matrix<Double> {
    require(outputs == 1, "this needs mixtures in one dimension, not in \(outputs)")
    return Matrix(rows: priors.rows, columns: 1) { row, _ in
      zip(priors.row(row), means.row(row)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
