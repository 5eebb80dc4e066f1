import ElementaryFunctions
import NeuralNetworks
import Probability

/// The article's direct problem: x uniform on [−15, 15], y = ½x + 8 sin(0.3x) + N(0, 1).
func wave(count: Int, using random: inout RandomSource) throws -> DataSet {
  let x = random.uniform(in: -15...15, count: count)
  let y = x.map { 0.5 * $0 + 8 * Double.sin(0.3 * $0) + random.normal() }
  return try DataSet(inputs: x, targets: y)
}

/// The article's spiral: r = 1 + θ + ½u with θ evenly spaced on [0, 5π] and u uniform on [−1, 1].
func spiral(count: Int, using random: inout RandomSource) throws -> DataSet {
  let angles = (0..<count).map { 5 * Double.pi * Double($0) / Double(count - 1) }
  let radii = angles.map { 1 + $0 + 0.5 * random.uniform(in: -1...1) }
  return try DataSet(
    inputs: zip(radii, angles).map { $0 * Double.cos($1) }, targets: zip(radii, angles).map { $0 * Double.sin($1) })
}
