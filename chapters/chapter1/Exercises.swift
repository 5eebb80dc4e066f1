import LeastSquares
import LinearAlgebra

/// What the exercises find, so that the text can tell it.
struct ExerciseAnswers {
  /// The factor by which a late step of too fast a descent multiplies the distance to the minimum.
  let growth: Double
  /// The steps of descent after the mean was subtracted from the inputs.
  let centredSteps: Int
  /// The slope after the outputs of the ten greatest inputs were raised, and of the ten nearest to their mean.
  let slopes: (end: Double, middle: Double)

  init(
    _ inputs: [Double], _ y: [Double], _ fit: [Double], rate: Double, usualRate: Double,
    raisedBy rise: Double
  ) throws {
    let x = Matrix.line(inputs)
    let limit = 1 / squared(try LeastSquares.minimumNorm(x, y).singularValues[0])
    let distances = descend(x, y, from: [0, 0], learningRate: rate * limit, steps: 100)
      .map { norm(zip($0, fit).map { $0 - $1 }) }
    growth = distances[100] / distances[99]

    let centre = mean(inputs)
    let centred = Matrix.line(inputs.map { $0 - centre })
    let centredLimit =
      1 / squared(try LeastSquares.minimumNorm(centred, y).singularValues[0])
    centredSteps =
      descend(centred, y, from: [0, 0], learningRate: usualRate * centredLimit).count - 1

    func slope(raising places: ArraySlice<Int>) throws -> Double {
      try LeastSquares.orthogonal(x, places.reduce(into: y) { $0[$1] += rise })[1]
    }
    let byInput = inputs.indices.sorted { inputs[$0] > inputs[$1] }
    let byDistance = inputs.indices.sorted {
      abs(inputs[$0] - centre) < abs(inputs[$1] - centre)
    }
    slopes = (
      try slope(raising: byInput.prefix(10)), try slope(raising: byDistance.prefix(10))
    )
  }
}
