import ElementaryFunctions
import Probability
import Testing

@Suite("Categorical distribution and cross-entropy")
struct CategoricalTests {
  @Test func theArticlesExample() throws {
    let labels = [0, 1, 1, 1, 1, 0, 1, 1]
    let observed = try Categorical(counts: [labels.count { $0 == 0 }, labels.count { $0 == 1 }])
    #expect(observed.probabilities == [0.25, 0.75])
    // −(0.25 ln 0.25 + 0.75 ln 0.75)
    #expect((observed.entropy - 0.5623351446188083).magnitude < 1e-15)
    #expect(try (binaryCrossEntropy(target: 0.75, prediction: 0.75) - observed.entropy).magnitude < 1e-15)
    for prediction in [0.01, 0.3, 0.74, 0.76, 0.99] {
      #expect(try binaryCrossEntropy(target: 0.75, prediction: prediction) > observed.entropy)
      let model = try Categorical(probabilities: [1 - prediction, prediction])
      let difference =
        try binaryCrossEntropy(target: 0.75, prediction: prediction)
        - observed.crossEntropy(relativeTo: model)
      #expect(difference.magnitude < 1e-15)
    }
  }

  @Test func crossEntropyIsTheNegativeLogLikelihoodPerObservation() throws {
    var random = RandomSource(seed: 5)
    for _ in 0..<100 {
      let counts = (0..<6).map { _ in random.integer(below: 50) }
      let weights = random.uniform(in: 0.1...1, count: 6)
      let model = try Categorical(probabilities: weights.map { $0 / weights.reduce(0, +) })
      let total = Double(counts.reduce(0, +))
      let nll = try model.negativeLogLikelihood(counts: counts)
      let crossEntropy = try Categorical(counts: counts).crossEntropy(relativeTo: model)
      // The two sum to about 2 nats, each with a few rounding errors of 1e-16.
      #expect((nll / total - crossEntropy).magnitude < 1e-14)
    }
  }

  @Test func theDivergenceIsWhatTheCrossEntropyHasAboveTheEntropy() throws {
    for reference in try StatisticsReferences.load().divergences {
      let y = try Categorical(probabilities: reference.y)
      let model = try Categorical(probabilities: reference.model)
      // A few rounding errors of numbers up to about 2.
      #expect(try (y.klDivergence(relativeTo: model) - reference.value).magnitude < 1e-14)
      let excess = try y.crossEntropy(relativeTo: model) - y.entropy
      #expect(try (y.klDivergence(relativeTo: model) - excess).magnitude < 1e-14)
      #expect(try y.klDivergence(relativeTo: y) == 0)
    }
  }

  @Test func certaintyAndImpossibility() throws {
    let certain = try Categorical(probabilities: [0, 1])
    #expect(certain.entropy == 0 && certain.entropy.sign == .plus)
    #expect(try Categorical(counts: [1, 1]).crossEntropy(relativeTo: certain) == .infinity)
    #expect(try Categorical(counts: [1, 1]).klDivergence(relativeTo: certain) == .infinity)
    #expect(try certain.negativeLogLikelihood(counts: [0, 9]) == 0)
    #expect(try certain.negativeLogLikelihood(counts: [1, 9]) == .infinity)
    #expect(try binaryCrossEntropy(target: 1, prediction: 1) == 0)
    #expect(try binaryCrossEntropy(target: 0, prediction: 1) == .infinity)
  }

  @Test func samplesHaveTheirProbabilities() throws {
    var random = RandomSource(seed: 6)
    let distribution = try Categorical(probabilities: [0.2, 0, 0.5, 0.3])
    var counts = [Int](repeating: 0, count: 4)
    for _ in 0..<10_000 { counts[distribution.sample(using: &random)] += 1 }
    // The largest standard error of a count is 50.
    for (count, expected) in zip(counts, [2000, 0, 5000, 3000]) { #expect((count - expected).magnitude < 200) }
    #expect(counts[1] == 0)
  }

  @Test func badInputIsRefused() throws {
    #expect(throws: ProbabilityError.empty("probability")) { try Categorical(probabilities: []) }
    #expect(throws: ProbabilityError.invalidProbability(-0.5, index: 1)) {
      try Categorical(probabilities: [1.5 - 0.5, -0.5])
    }
    #expect(throws: ProbabilityError.self) { try Categorical(probabilities: [.nan, 1]) }
    #expect(throws: ProbabilityError.notNormalised(sum: 1.5)) { try Categorical(probabilities: [0.75, 0.75]) }
    #expect(throws: ProbabilityError.empty("observation")) { try Categorical(counts: [0, 0]) }
    #expect(throws: ProbabilityError.negativeCount(-3, index: 1)) { try Categorical(counts: [4, -3]) }
    let two = try Categorical(counts: [1, 1])
    let three = try Categorical(counts: [1, 1, 1])
    #expect(throws: ProbabilityError.countDiffers(expected: 2, actual: 3, what: "classes")) {
      try two.crossEntropy(relativeTo: three)
    }
    #expect(throws: ProbabilityError.countDiffers(expected: 2, actual: 3, what: "classes")) {
      try two.klDivergence(relativeTo: three)
    }
    #expect(throws: ProbabilityError.countDiffers(expected: 2, actual: 3, what: "classes")) {
      try three.negativeLogLikelihood(counts: [1, 2])
    }
    #expect(throws: ProbabilityError.invalidProbability(1.1, index: 1)) {
      try binaryCrossEntropy(target: 0, prediction: 1.1)
    }
    #expect("\(ProbabilityError.notNormalised(sum: 1.5))" == "probabilities must sum to 1, got 1.5")
  }

  @Test func theLargestRandomNumberDrawsAClassThatCanOccur() throws {
    // Ten times 0.1 add up to 1 − 2⁻⁵³, the largest random number.
    let uneven = try Categorical(probabilities: Array(repeating: 0.1, count: 10) + [0])
    var random = RandomSource(state: (0, 0, 0, .max))
    var same = random
    #expect(same.uniform() == 1 - 0x1p-53)
    #expect(uneven.sample(using: &random) == 9)
  }
}
