import LinearAlgebra
import NeuralNetworks
import Problems

/// The contributions of a network's hidden units to its prediction, in the order of the places −b/w where their steps lie.
struct UnitSums {
  /// Places over the range of the data.
  let x = grid(Wave.inputs)
  /// Where the steps lie, in ascending order.
  let places: [Double]
  /// What each unit adds at the places of `x`, less what it adds at the left end.
  let contributions: [[Double]]
  /// The prediction at the left end.
  let left: Double

  init(of network: FeedForwardNetwork) {
    let (hidden, output) = (network.layers[0], network.layers[1])
    let x = x
    let units = (0..<hidden.outputs).map { unit in
      let (w, b) = (Double(hidden.weights[unit, 0]), Double(hidden.biases[unit]))
      let share = Double(output.weights[0, unit])
      return (place: -b / w, values: x.map { share * tanh(w * $0 + b) })
    }.sorted { $0.place < $1.place }
    places = units.map(\.place)
    contributions = units.map { unit in unit.values.map { $0 - unit.values[0] } }
    left = units.reduce(Double(output.biases[0])) { $0 + $1.values[0] }
  }

  /// The sum of the leftmost units, in which all others stay at their value at the left end.
  func sum(ofFirst count: Int) -> [Double] {
    contributions.prefix(count).reduce([Double](repeating: left, count: x.count)) {
      zip($0, $1).map(+)
    }
  }

  /// How far the sum of the leftmost units still moves beyond a place, its highest value less its lowest.
  func movement(ofFirst count: Int, beyond place: Double) -> Double {
    let values = zip(x, sum(ofFirst: count)).filter { $0.0 >= place }.map(\.1)
    return (values.max() ?? .nan) - (values.min() ?? .nan)
  }
}
