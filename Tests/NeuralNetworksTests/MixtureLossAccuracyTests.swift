import Foundation
import TestReferences
import Testing

@testable import NeuralNetworks

/// The mixture loss of a sample and its gradient, beside the exact ones made by
/// Tests/References/make_extreme_references.py.
@Suite("Accuracy of the mixture loss")
struct MixtureLossAccuracyTests {
  private struct Tables: Decodable {
    var losses: [Sample]
  }

  /// One sample; numbers are given by their bits.
  private struct Sample: Decodable {
    var components: Int
    var dimensions: Int
    var outputs: [UInt32]
    var targets: [UInt32]
    var loss: UInt64
    var gradient: [UInt64]
  }

  /// Half a unit in the last place of 1 as a `Float`.
  private let half = 0x1p-24

  @Test func lossesAndGradients() throws {
    let tables: Tables = try References.numbers(of: "extremes.json")
    for sample in tables.losses {
      let (k, d) = (sample.components, sample.dimensions)
      let outputs = sample.outputs.map(Float.init(bitPattern:))
      let targets = sample.targets.map(Float.init(bitPattern:))
      let (loss, gradient) = lossAndGradient(outputs, targets, components: k)
      let terms = Terms(outputs.map(Double.init), targets.map(Double.init), components: k)
      // Each logarithm of a weighted density is rounded at most eight times at the size of its parts.
      let logError = half * (8 * terms.size + 16)
      #expect(abs(loss - Double(bitPattern: sample.loss)) <= logError, "\(outputs), \(targets)")
      let exact = sample.gradient.map(Double.init(bitPattern:))
      for c in 0..<k {
        // Responsibilities have the relative error that the logarithms have absolutely; below e⁻⁴⁰ they count as zero.
        let share = terms.responsibilities[c]
        let shareError = 2 * logError * share + 5e-18
        #expect(abs(gradient[c] - exact[c]) <= shareError + logError * terms.priors[c], "\(outputs), \(targets)")
        for i in k + c * d..<k + (c + 1) * d {
          #expect(
            abs(gradient[i] - exact[i]) <= shareError * terms.steepness[i - k] + half * abs(exact[i]),
            "\(outputs), \(targets)")
        }
        let last = k * (1 + d) + c
        let widthError = shareError * (Double(d) + terms.squares[c])
        #expect(abs(gradient[last] - exact[last]) <= widthError, "\(outputs), \(targets)")
      }
    }
  }

  private func lossAndGradient(_ units: [Float], _ y: [Float], components: Int) -> (Double, [Double]) {
    let (outputs, gradient) = (Buffer(count: units.count * tileSize), Buffer(count: units.count * tileSize))
    let targets = Buffer(count: y.count * tileSize)
    for (row, unit) in units.enumerated() { outputs.pointer.store(Vector(repeating: unit), at: row * tileSize) }
    for (row, target) in y.enumerated() { targets.pointer.store(Vector(repeating: target), at: row * tileSize) }
    let losses = mixtureLosses(
      outputs.pointer, targets.pointer, components: components, dimensions: y.count, gradient: gradient.pointer,
      scale: Vector(repeating: 1))
    return (Double(losses[0]), units.indices.map { Double(gradient.pointer[$0 * tileSize]) })
  }
}

/// The parts of a mixture's loss, which tell how far rounding may go.
private struct Terms {
  let priors: [Double]
  let responsibilities: [Double]
  /// ‖y − μ‖²/σ² of each component.
  let squares: [Double]
  /// |μ − y|/σ² of each component and dimension.
  let steepness: [Double]
  /// The largest sum of the magnitudes of a logarithm's parts, among the components that count.
  let size: Double

  init(_ outputs: [Double], _ y: [Double], components: Int) {
    let d = y.count
    let logits = outputs[..<components]
    let logVariances = Array(outputs[(components * (1 + d))...])
    let differences = (0..<components * d).map { abs(outputs[components + $0] - y[$0 % d]) }
    let squares = (0..<components).map { c in
      (0..<d).reduce(0) { $0 + differences[c * d + $1] * differences[c * d + $1] } * exp(-logVariances[c])
    }
    let logs = (0..<components).map { logits[$0] - 0.5 * (squares[$0] + Double(d) * logVariances[$0]) }
    func softmax(_ a: some Collection<Double>) -> [Double] {
      let largest = a.max() ?? 0
      let sum = a.reduce(0) { $0 + exp($1 - largest) }
      return a.map { exp($0 - largest) / sum }
    }
    let responsibilities = softmax(logs)
    priors = softmax(logits)
    steepness = differences.indices.map { differences[$0] * exp(-logVariances[$0 / d]) }
    let sizes = (0..<components).map {
      abs(logits[$0]) + 0.5 * squares[$0] + 0.5 * Double(d) * abs(logVariances[$0])
    }
    size = zip(sizes, responsibilities).filter { $0.1 > 1e-18 }.map(\.0).reduce(logits.map { abs($0) }.max() ?? 0, max)
    self.squares = squares
    self.responsibilities = responsibilities
  }
}
