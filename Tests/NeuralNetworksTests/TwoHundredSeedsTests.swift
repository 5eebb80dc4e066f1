import Foundation
import NeuralNetworks
import Probability
import Problems
import Testing

/// The article's mixture density networks from many seeds: no run may meet a NaN, and nearly all must end well.
///
/// It takes some minutes and runs only where the environment says `SEEDS=1-200`. With these seeds no run of either problem
/// met a NaN; inverted: 200 end below 1.85 (median 1.712, worst 1.779); spiral: 199 end below 2.1 (median 1.855, worst
/// 2.110). From PyTorch's initial parameters alone 43 spirals end above 2.1 (median 1.866, worst 2.846).
private let seeds: ClosedRange<Int>? = {
  let ends = (ProcessInfo.processInfo.environment["SEEDS"] ?? "").split(separator: "-").compactMap { Int($0) }
  return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
}()

@Suite("Many seeds", .enabled(if: seeds != nil))
struct TwoHundredSeedsTests {
  @Test func inverted() async throws {
    let losses = try await finalTestLosses(startsFromTargets: false) { random in
      let train = try Wave.sample(2000, using: &random).inverted
      return (train, try Wave.sample(2000, using: &random).inverted)
    }
    check("inverted", losses, bound: 1.85)
  }

  @Test func spiralFromManySeeds() async throws {
    check("spiral", try await spiralTestLosses(startsFromTargets: true), bound: 2.1)
  }

  /// What the start from the targets' distribution is for. A few seeds tell nothing about a rate.
  @Test(.enabled(if: (seeds?.count ?? 0) >= 100)) func spiralFromTheUsualStart() async throws {
    let losses = try await spiralTestLosses(startsFromTargets: false)
    show("spiral from the usual start", losses, bound: 2.1)
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses.count { $0 >= 2.1 } * 10 >= losses.count)
  }

  private func spiralTestLosses(startsFromTargets: Bool) async throws -> [Double] {
    try await finalTestLosses(startsFromTargets: startsFromTargets) { random in
      let train = try Spiral.sample(2000, using: &random)
      return (train.selecting(random.permutation(of: train.count)), try Spiral.sample(2000, using: &random))
    }
  }

  private func check(_ problem: String, _ losses: [Double], bound: Double) {
    show(problem, losses, bound: bound)
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses.count { $0 < bound } * 100 >= 99 * losses.count)
  }

  private func show(_ problem: String, _ losses: [Double], bound: Double) {
    let sorted = losses.sorted()
    let shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].map { sorted[Int($0 * Double(sorted.count - 1))] }
    print("\(problem): quantiles 0, 5, 25, 50, 75, 95, 100 %: \(shares)")
    print("\(problem): the worst \(sorted.suffix(5)), above \(bound): \(losses.count { $0 >= bound })")
  }

  /// The test loss after training from each seed; NaN where any recorded loss or any parameter was not finite.
  private func finalTestLosses(
    startsFromTargets: Bool,
    _ problem: @escaping @Sendable (inout RandomSource) throws -> (train: DataSet, test: DataSet)
  ) async throws -> [Double] {
    try await withThrowingTaskGroup(of: Double.self) { group in
      for seed in try #require(seeds) {
        group.addTask {
          var random = RandomSource(seed: UInt64(seed))
          let data = try problem(&random)
          var network = try MixtureDensityNetwork(
            inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
          if startsFromTargets { try network.startFromDistribution(ofTargetsIn: data.train) }
          let history = try train(
            &network, on: data.train, testedOn: data.test, optimiser: Adam(learningRate: 0.01), epochs: 1000,
            batchSize: 1500, recordEvery: 1, threads: 1)
          let isFinite =
            (history.epochLosses + history.testLosses).allSatisfy(\.isFinite)
            && network.layers.allSatisfy { $0.weights.isFinite && $0.biases.allSatisfy(\.isFinite) }
          return isFinite ? history.testLosses[history.testLosses.count - 1] : .nan
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
