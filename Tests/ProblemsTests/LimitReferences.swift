import TestReferences

/// Numbers from Tests/References/make_limit_references.py.
struct LimitReferences: Decodable {
  struct Scores: Decodable {
    var meanSquaredError: Double
    var negativeLogLikelihood: Double
    var singleGaussian: Double
  }

  var inverseWave: Scores
  var spiral: Scores
  /// An input y, p(y), and the mean and variance of x given y.
  var inverseMoments: [[Double]]
  /// An input x, p(x), and the mean and variance of y given x.
  var spiralMoments: [[Double]]

  static func load() throws -> LimitReferences { try References.numbers(of: "limits.json") }
}
