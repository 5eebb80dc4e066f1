import Testing

@testable import Probability

@Suite("Random source")
struct RandomSourceTests {
  @Test func wordsAreThoseOfTheDefinition() throws {
    let references = try ProbabilityReferences.load().random
    var splitMix = SplitMix64(state: 1_234_567)
    for word in references.splitMixOf1234567 { #expect(splitMix.next() == word) }
    var random = RandomSource(state: (1, 2, 3, 4))
    for word in references.stateOneTwoThreeFour { #expect(random.next() == word) }
    random = RandomSource(seed: 42)
    for word in references.seed42 { #expect(random.next() == word) }
  }

  @Test func splittingMovesOnBy2To128() throws {
    let references = try ProbabilityReferences.load().random
    var random = RandomSource(seed: 42)
    var child = random.split()
    for word in references.seed42 { #expect(child.next() == word) }
    for word in references.seed42AfterSplit { #expect(random.next() == word) }
    #expect(child != random)
  }

  @Test func uniformNumbersFillTheirRange() {
    var random = RandomSource(seed: 1)
    let numbers = random.uniform(in: -15...15, count: 20_000)
    #expect(numbers.allSatisfy { -15 <= $0 && $0 < 15 })
    // The standard error of the mean is 30/√12/√20000 = 0.061, of each tenth's count 42.
    #expect((numbers.reduce(0, +) / 20_000).magnitude < 0.25)
    for tenth in 0..<10 {
      let low = -15 + 3 * Double(tenth)
      let count = numbers.count { low <= $0 && $0 < low + 3 }
      #expect((count - 2000).magnitude < 170)
    }
  }

  @Test func normalNumbersPassKolmogorovAndSmirnov() throws {
    var random = RandomSource(seed: 2)
    let normal = try Normal(mean: 3, variance: 4)
    let numbers = random.normal(mean: 3, standardDeviation: 2, count: 10_000)
    // 1.95/√n is passed by all but one in a thousand samples; the seed is fixed.
    #expect(try KolmogorovSmirnovTest(numbers.map(normal.cumulative)).statistic < 1.95 / 100)
    #expect(try KolmogorovSmirnovTest(numbers.map { normal.cumulative($0 + 0.1) }).statistic > 1.95 / 100)
  }

  @Test func integersAreEvenlySpread() {
    var random = RandomSource(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.integer(below: 7)] += 1 }
    // The standard error of a count is 93.
    for count in counts { #expect((count - 10_000).magnitude < 400) }
    #expect(random.integer(below: 1) == 0)
    #expect(0..<Int.max ~= random.integer(below: .max))
    // No word favours an integer below a power of two, so none is rejected.
    var words = random
    for _ in 0..<50 { #expect(random.integer(below: 1 << 62) == Int(words.next() >> 2)) }
  }

  @Test func shufflesAreEvenlySpread() {
    var random = RandomSource(seed: 4)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[random.permutation(of: 4), default: 0] += 1 }
    #expect(counts.count == 24)
    // The standard error of a count is 31.
    for (order, count) in counts {
      #expect(order.sorted() == [0, 1, 2, 3])
      #expect((count - 1000).magnitude < 140)
    }
    #expect(random.permutation(of: 0) == [])
  }

  @Test func onlyTheStateThatNeverChangesIsRefused() async {
    for state: (UInt64, UInt64, UInt64, UInt64) in [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)] {
      var random = RandomSource(state: state)
      #expect(Set((0..<20).map { _ in random.next() }).count > 10)
    }
    await #expect(processExitsWith: .failure) { _ = RandomSource(state: (0, 0, 0, 0)) }
  }
}
