import LinearAlgebra
import Probability
import TestReferences
import Testing

@testable import NeuralNetworks

@Suite("Warnings about data")
struct DataWarningTests {
  /// Tests/References/NeuralNetworks/make_geyser_reference.py
  private struct Geyser: Decodable {
    var waiting: [Double]
    var duration: [Double]
  }

  /// Inputs that give no reason to warn.
  private func data(_ targets: [Double]) throws -> DataSet {
    var random = RandomSource(seed: 154)
    return try DataSet(inputs: targets.map { _ in random.normal() }, targets: targets)
  }

  @Test func `the durations of Old Faithful that were noted at night`() throws {
    let geyser: Geyser = try References.numbers(of: "NeuralNetworks/geyser.json")
    #expect(geyser.duration.count == 299)
    let warnings = try DataSet(inputs: geyser.waiting, targets: geyser.duration).warnings
    #expect(warnings.count == 2)
    guard case .farFromUnitScale("inputs", 0, let mean, let deviation) = warnings.first else {
      Issue.record("waits around 72 minutes")
      return
    }
    // Counted by NumPy: 72.314 and 13.867.
    #expect(abs(mean - 72.314) < 0.001 && abs(deviation - 13.867) < 0.001)
    #expect(
      warnings.last
        == .repeatedTargets(
          column: 0, values: [.init(value: 4, count: 53), .init(value: 2, count: 23)], samples: 299))
    #expect(
      "\(try #require(warnings.last))" == """
        column 0 of the targets is 4.0 in 53, 2.0 in 23 of 299 samples: a density model puts an ever narrower spike on such \
        a value, and its likelihood grows without bound; add noise as wide as the rounding, or treat the values as categories
        """)
    // Waits in whole minutes are rounded finely enough.
    #expect(try data(geyser.waiting).warnings.count == 1)
  }

  /// A hundred thousand values of Gaussians with 299 samples, rounded to seconds; and ones rounded to a tenth of their
  /// standard deviation.
  @Test func `no alarm at data that are merely rounded`() throws {
    var random = RandomSource(seed: 155)
    for deviation in [0.2, 0.5, 1, 1.15, 3] {
      for _ in 0..<70 {
        let minutes = (0..<299).map { _ in (60 * random.normal(mean: 1, standardDeviation: deviation)).rounded() / 60 }
        #expect(try data(minutes).warnings.isEmpty, "standard deviation \(deviation)")
      }
    }
    for count in [10, 50, 1000, 20_000] {
      for _ in 0..<20 {
        #expect(try data((0..<count).map { _ in (20 * random.normal()).rounded() / 20 }).warnings.isEmpty)
        #expect(try data((0..<count).map { _ in random.normal() }).warnings.isEmpty)
      }
    }
  }

  @Test func `values that are favoured, however few of many`() throws {
    var random = RandomSource(seed: 156)
    // Rain: none on one day of fifty.
    let rain = try data((0..<2000).map { $0 % 50 == 0 ? 0 : random.normal(mean: 5, standardDeviation: 2) })
    #expect(rain.warnings == [.repeatedTargets(column: 0, values: [.init(value: 0, count: 40)], samples: 2000)])
    let dice = try data((0..<600).map { Double($0 % 6) + 1 })
    #expect(
      dice.warnings
        == [
          .repeatedTargets(column: 0, values: (1...6).map { .init(value: Float($0), count: 100) }, samples: 600)
        ])
    #expect(
      "\(try #require(dice.warnings.first))".contains(
        "is 1.0 in 100, 2.0 in 100, 3.0 in 100, 4.0 in 100, 5.0 in 100, and 1 more"))
    // In the inputs they do no harm.
    #expect(try DataSet(inputs: dice.targets, targets: dice.inputs).warnings.isEmpty)
    #expect(try data([1, 1, 2]).warnings.isEmpty)
  }

  @Test func `constant columns`() throws {
    let data = try DataSet(
      inputs: [[1, 7, 0.1], [2, 7, 0.1], [0.5, 7, 0.1]], targets: [[3, -1], [3, 0], [3, 1]])
    #expect(
      data.warnings == [
        .constant(what: "inputs", column: 1, value: 7), .constant(what: "inputs", column: 2, value: 0.1),
        .constant(what: "targets", column: 0, value: 3),
      ])
    #expect(
      data.warnings.map(\.description).suffix(2) == [
        "column 2 of the inputs is 0.1 in all samples, so that there is nothing to learn from it; leave it out",
        "column 0 of the targets is 3.0 in all samples, so that there is nothing to predict; leave it out",
      ])
  }

  @Test func `scales far from 1`() throws {
    var random = RandomSource(seed: 157)
    let normal = random.normal(count: 500)
    func isFar(_ mean: Double, _ deviation: Double) throws -> Bool {
      try !DataSet(inputs: normal.map { mean + deviation * $0 }, targets: normal).warnings.isEmpty
    }
    #expect(try !isFar(0, 1) && !isFar(-4, 1) && !isFar(8, 8) && !isFar(0.5, 0.1))
    #expect(try isFar(0, 12) && isFar(0, 0.02) && isFar(2000, 8) && isFar(-5, 0.3))
    // A category that one of a thousand has, and one that all but one have.
    let rare = (0..<1000).map { [$0 == 0 ? 1.0 : 0, $0 == 0 ? 0.0 : 1] }
    #expect(try DataSet(inputs: rare, targets: random.normal(count: 1000)).warnings.isEmpty)
    #expect(
      "\(try #require(DataSet(inputs: [1985, 2015], targets: [0, 1]).warnings.first))" == """
        column 0 of the inputs has the mean 2000 and the standard deviation 15, but networks start with numbers near 1 and \
        need many steps to get far from there; train on standardised data, from which the mean is subtracted and which are \
        divided by the standard deviation
        """)
  }
}
