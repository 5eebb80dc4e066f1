import NeuralNetworks

extension ProblemFiles {
  /// Trains the network with the book's engine, and takes the time.
  ///
  /// - Parameter threads: one for each core unless told.
  /// - Returns: the time, and the test losses that the problem records.
  /// - Throws: `TrainingError` where the layers make no network of the problem, or training leaves the finite numbers.
  public func answer(threads: Int? = nil) throws -> Answer {
    if problem.components > 0 {
      return try answer(
        MixtureDensityNetwork(
          layers: layers, components: problem.components, outputs: problem.targets,
          covariance: problem.covariance), threads)
    }
    return try answer(FeedForwardNetwork(layers: layers, activation: .tanh), threads)
  }

  private func answer(_ start: some TrainableNetwork, _ threads: Int?) throws -> Answer {
    var network = start
    let clock = ContinuousClock()
    let begin = clock.now
    let history = try train(
      &network, on: training, testedOn: test, optimiser: Adam(learningRate: problem.learningRate),
      epochs: problem.epochs, batchSize: problem.batchSize, recordEvery: problem.recordEvery, threads: threads)
    return Answer(seconds: begin.duration(to: clock.now) / .seconds(1), testLosses: history.testLosses)
  }
}
