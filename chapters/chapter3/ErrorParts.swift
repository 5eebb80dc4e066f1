import LinearAlgebra
import NeuralNetworks
import Problems
import Workbook

/// A mean squared error, taken apart into what the best possible answer, the conditional mean, would leave, and what a
/// network's answers add to that.
struct ErrorParts {
  /// The mean of (y − E[y|x])²: what the best answer leaves.
  let best: Double
  /// The standard error of `best`: the standard deviation of its terms divided by √n.
  let standardError: Double
  /// The mean of (ŷ − E[y|x])²: how far the answers are from the best ones.
  let distance: Double
  /// The mean of −2 (y − E[y|x])(ŷ − E[y|x]).
  let crossTerm: Double
  /// The standard error of `crossTerm` for answers that do not know the targets.
  let crossTermError: Double

  /// The parts for answers, targets and best answers, equally many.
  init(answers: [Double], targets: [Double], best bestAnswers: [Double]) {
    // excerpt: error-parts
    let noise = zip(targets, bestAnswers).map { $0 - $1 }
    let misses = zip(answers, bestAnswers).map { $0 - $1 }
    best = mean(noise.map { $0 * $0 })
    distance = mean(misses.map { $0 * $0 })
    crossTerm = mean(zip(noise, misses).map { -2 * $0 * $1 })
    // end: error-parts
    let count = Double(noise.count)
    let fourth = mean(noise.map { $0 * $0 * $0 * $0 })
    standardError = ((fourth - best * best) / count).squareRoot()
    let squares = mean(zip(noise, misses).map { 4 * $0 * $0 * $1 * $1 })
    crossTermError = (squares / count).squareRoot()
  }

  /// The parts of a network's error on data whose best answers are known.
  init(of network: FeedForwardNetwork, on data: DataSet, best: [Double]) throws {
    let answers = try network.predict(data.inputs).elements.map(Double.init)
    self.init(
      answers: answers, targets: data.targets.elements.map(Double.init), best: best)
  }

  /// The mean squared error itself, the sum of its three parts.
  var error: Double { best + distance + crossTerm }
}

/// The wave without its noise at the inputs of data of the direct problem.
func curve(_ data: DataSet) -> [Double] {
  data.inputs.elements.map { Wave.mean(Double($0)) }
}

/// The exact conditional means at the inputs of data of the inverse problem.
func conditionalMeans(_ data: DataSet) -> [Double] {
  data.inputs.elements.map { InverseWave.mean(given: Double($0)) }
}

/// Rows of a table of errors taken apart, by the name of the data.
func errorRows(_ parts: [(String, ErrorParts)], digits: Int) -> [[TableCell]] {
  parts.map { name, part in
    [.text(name)]
      + [part.best, part.distance, part.crossTerm, part.error].map {
        .number($0, .decimals(digits))
      }
  }
}

func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
