import Synchronization

/// The state of a training run, shared by a team of threads that execute ``run(_:_:)`` side by side.
///
/// A step has two halves, each followed by a barrier. In the first half, whichever thread is free takes the next tile.
/// The first thread takes tiles from the front and adds up their gradients at once; the others take them from the back
/// and write each tile's gradient to a place of its own. In the second half each thread updates its part of the
/// parameters, after adding the remaining gradients in the order of the tiles. So the sum is always the same, wherever
/// the threads have met.
final class Trainer: @unchecked Sendable {
  private let plan: TrainingPlan
  private let loss: Loss
  private let layout: ParameterLayout
  private let parameters: Buffer
  private let means: Buffer
  private let squares: Buffer
  /// The sum of the gradients of a batch's tiles, from the first one on.
  private let gradient: Buffer
  /// The gradients of the tiles that were taken from the back of a round, one after another.
  private let tileGradients: Buffer
  private let training: Tiles
  /// The sum of the losses of each tile of the training data, just before the last update of its batch.
  private let trainingLosses: UnsafeMutableBufferPointer<Double>
  private let test: LossMeasurement?
  private let validation: LossMeasurement?
  private let passes: [Pass]
  private let team: Team
  private let takenTiles = Atomic<Int>(0)
  private let tilesFromBack = Atomic<Int>(0)
  /// The number of tiles of a round that the first thread has taken, from the front. The others read it after the
  /// barrier.
  private nonisolated(unsafe) var tilesFromFront = 0
  private let isStopped = Atomic<Bool>(false)
  private let outputs: Int
  /// Where the run began; nothing in it refers to the parameters.
  private let start: TrainingState
  /// Where it stands after the last completed epoch. Only the first thread touches it.
  private var reached: TrainingState
  /// The mean loss over the epoch's samples, each just before its batch's update. Only the first thread touches it.
  private var epochLoss = Double.nan
  /// Copies as of the epoch with the smallest validation loss. Only the first thread touches them.
  private var kept: (arrays: [Buffer], state: TrainingState)?
  /// What ended training. Only the first thread touches it.
  private var failure: TrainingError?

  /// The number of tiles in a round, whose gradients are all kept until it ends; a larger batch takes several rounds.
  /// The gradients should stay in a cache, but there should be enough tiles for all threads to have work.
  private let roundSize: Int

  /// A run that goes on from a state, which must belong to the network.
  init(
    _ network: CheckedNetwork, on data: DataSet, testedOn test: DataSet?, _ plan: TrainingPlan,
    from state: TrainingState
  ) {
    self.plan = plan
    (start, reached) = (state, state)
    loss = network.loss
    layout = ParameterLayout(network)
    outputs = network.outputs
    parameters = Buffer(count: layout.count)
    layout.pack(network.layers, into: parameters)
    means = Buffer(count: layout.count)
    squares = Buffer(count: layout.count)
    layout.pack(state.means, into: means)
    layout.pack(state.squares, into: squares)
    gradient = Buffer(count: layout.count)
    training = Tiles(data, batchSize: plan.batchSize)
    roundSize = min(64, max(2 * plan.threads, 1_000_000 / layout.count))
    let largestBatch = training.batches.map(\.count).max() ?? 0
    tileGradients = Buffer(count: min(largestBatch, roundSize) * layout.count)
    trainingLosses = .allocate(capacity: training.tiles.count)
    trainingLosses.initialize(repeating: 0)
    self.test = test.map { LossMeasurement(of: $0, network.loss) }
    validation = plan.stopping.map { LossMeasurement(of: $0.validation, network.loss) }
    team = Team(size: plan.threads)
    let layout = layout
    passes = (0..<plan.threads).map { _ in Pass(network, layout) }
  }

  deinit { trainingLosses.deallocate() }

  /// Trains.
  ///
  /// - Parameter progress: told at every record, together with a way to ask for the layers as they are at that moment.
  /// - Returns: the recorded losses, and the network and state that training has led to.
  /// - Throws: ``TrainingError/diverged(epoch:what:value:)`` if a loss or a parameter is not finite after an epoch.
  func train(
    _ progress: @escaping (RecordedLosses, () -> [LinearLayer]) -> TrainingDecision
  ) throws(TrainingError) -> (TrainingHistory, Snapshot) {
    // Only the first worker, which is the caller's thread, touches these.
    nonisolated(unsafe) var history = TrainingHistory()
    nonisolated(unsafe) let progress = progress
    team.run { [self] worker in
      run(worker) { losses in
        history.append(losses)
        return progress(losses) { layout.unpack(parameters) }
      }
    }
    if let failure { throw failure }
    history.wasStopped = isStopped.load(ordering: .relaxed)
    history.bestEpoch = kept?.state.epochs
    return (history, snapshot)
  }

  /// The work of each thread. Only the first one records, while the others already continue with the next batch.
  private func run(_ worker: Int, _ record: (RecordedLosses) -> TrainingDecision) {
    var adam = AdamStep(plan.optimiser, after: start.powers)
    var shuffler = plan.order.shuffler(after: start.shuffler)
    var noise = plan.noise.map { NoiseSource($0, after: start.noise) }
    // Every thread determines the best epoch for itself, and all find the same one.
    var best = plan.stopping.map { BestEpoch(patience: $0.patience, after: start.epochs) }
    let last = start.epochs.addingReportingOverflow(plan.epochs)
    let lastEpoch = last.overflow ? .max : last.partialValue
    for epoch in start.epochs + 1...lastEpoch {
      if shuffler != nil || noise != nil {
        // Every thread draws the same order; the first fills the tiles while the others wait.
        let order = shuffler?.permutation(of: training.sampleCount)
        if worker == 0 { training.load(order: order, &noise) }
        team.barrier()
      }
      adam.beginEpoch(after: epoch - 1)
      for batch in training.batches.indices {
        adam.advance()
        guard step(batch, worker, adam) else { return }
      }
      let validationLoss = measure(validation, worker)
      // The others can continue: the parameters do not change before the next barrier.
      if worker == 0 {
        (reached.epochs, reached.powers) = (epoch, adam.powers)
        (reached.shuffler, reached.noise) = (shuffler ?? start.shuffler, noise?.random ?? start.noise)
      }
      if let validationLoss, best?.update(validationLoss, after: epoch) == true, worker == 0 { keep() }
      let isLast = epoch == lastEpoch || best?.isTooLongAgo(after: epoch) == true
      let isRecorded = isLast || (epoch - 1) % plan.recordEvery == 0
      let testLoss = isRecorded ? measure(test, worker) : nil
      if worker == 0 {
        let losses = RecordedLosses(
          epoch: epoch, epochs: lastEpoch, epochLoss: epochLoss, testLoss: testLoss, validationLoss: validationLoss)
        failure = divergence(at: losses)
        if failure != nil || isRecorded && record(losses) == .stop { isStopped.store(true, ordering: .relaxed) }
      }
      guard isLast else { continue }
      if epoch < lastEpoch { isStopped.store(true, ordering: .relaxed) }
      return
    }
  }

  /// One step of the optimiser; returns false if training was stopped before it.
  private func step(_ batch: Int, _ worker: Int, _ adam: AdamStep) -> Bool {
    let tiles = training.batches[batch]
    let weight = training.weight(ofBatch: batch)
    let scale = weight > 0 ? 1 / Float(loss.terms(weight: weight, outputs: outputs)) : 0
    for first in stride(from: tiles.lowerBound, to: tiles.upperBound, by: roundSize) {
      let round = first..<min(first + roundSize, tiles.upperBound)
      takeTiles(of: round, worker, scale, isFirstRound: first == tiles.lowerBound)
      team.barrier()
      if isStopped.load(ordering: .relaxed) { return false }
      if worker == 0 {
        takenTiles.store(0, ordering: .relaxed)
        tilesFromBack.store(0, ordering: .relaxed)
        // It has to be now: after the next barrier the others may overwrite losses with those of the next epoch.
        if round.upperBound == training.tiles.count { epochLoss = meanOfTrainingLosses }
      }
      update(
        worker, adam, tiles: tilesFromFront..<round.count, hasSum: first > tiles.lowerBound || tilesFromFront > 0,
        completes: round.upperBound == tiles.upperBound)
      team.barrier()
    }
    return true
  }

  /// Takes tiles of a round until none are left, and computes their gradients.
  private func takeTiles(of round: Range<Int>, _ worker: Int, _ scale: Float, isFirstRound: Bool) {
    var front = 0
    while takenTiles.add(1, ordering: .relaxed).oldValue < round.count {
      let index = worker == 0 ? front : round.count - tilesFromBack.add(1, ordering: .relaxed).newValue
      let tile = round.lowerBound + index
      trainingLosses[tile] = passes[worker].gradient(
        parameters.pointer, training.tiles[tile], scale: scale,
        into: worker == 0 ? gradient.pointer : tileGradients.pointer + index * layout.count,
        isAdded: worker == 0 && (front > 0 || !isFirstRound))
      front += 1
    }
    if worker == 0 { tilesFromFront = front }
  }

  /// Adds the gradients of the remaining tiles to this thread's part of the sum, if there is one already, and then
  /// updates the parameters if that completes the batch, or else stores the sum.
  ///
  /// If the gradient's norm is limited, all threads store their sums first. Each of them then measures the norm of the whole
  /// for itself, which takes a small part of the time that the gradient took, and the same digits come out for any number
  /// of threads.
  private func update(_ worker: Int, _ adam: AdamStep, tiles: Range<Int>, hasSum: Bool, completes: Bool) {
    let vectors = layout.count / lanes
    let share = vectors * worker / team.size * lanes..<vectors * (worker + 1) / team.size * lanes
    @inline(always)
    func sum(_ index: Int) -> Vector {
      var sum = hasSum ? gradient.pointer.vector(at: index) : Vector()
      for tile in tiles { sum += tileGradients.pointer.vector(at: tile * layout.count + index) }
      return sum
    }
    let isLimited = plan.optimiser.gradientNormLimit != nil
    if completes && !isLimited {
      adam.update(share, parameters.pointer, means.pointer, squares.pointer, gradient: sum)
      return
    }
    for index in stride(from: share.lowerBound, to: share.upperBound, by: lanes) {
      gradient.pointer.store(sum(index), at: index)
    }
    guard completes else { return }
    team.barrier()
    let factor = adam.clipping(norm: layout.sumOfSquares(gradient).squareRoot())
    adam.update(share, parameters.pointer, means.pointer, squares.pointer) { factor * gradient.pointer.vector(at: $0) }
  }

  /// The loss on data with the current parameters, measured by all threads together, or nil if there are no data.
  private func measure(_ data: LossMeasurement?, _ worker: Int) -> Double? {
    guard let data else { return nil }
    data.takeTiles(passes[worker], parameters)
    team.barrier()
    if worker == 0 { data.reset() }
    return data.mean
  }

  /// What is no longer finite after an epoch, or nil. It costs a few microseconds.
  private func divergence(at losses: RecordedLosses) -> TrainingError? {
    func diverged(_ what: String, _ value: Double) -> TrainingError {
      .diverged(epoch: losses.epoch, what: what, value: value)
    }
    if !losses.epochLoss.isFinite { return diverged("the training loss", losses.epochLoss) }
    if let loss = losses.validationLoss, !loss.isFinite { return diverged("the validation loss", loss) }
    if let loss = losses.testLoss, !loss.isFinite { return diverged("the test loss", loss) }
    guard let (layer, value) = layout.firstNotFinite(parameters) else { return nil }
    return diverged("a parameter of layer \(layer)", Double(value))
  }

  /// Keeps copies of everything as it is after an epoch.
  private func keep() {
    let arrays = kept?.arrays ?? (0..<3).map { _ in Buffer(count: layout.count) }
    for (copy, array) in zip(arrays, [parameters, means, squares]) {
      copy.pointer.update(from: array.pointer, count: layout.count)
    }
    kept = (arrays, reached)
  }

  /// The network and the state of the epoch that was kept or, if none was, of the last.
  private var snapshot: Snapshot {
    var (arrays, state) = kept ?? ([parameters, means, squares], reached)
    (state.means, state.squares) = (layout.unpack(arrays[1]), layout.unpack(arrays[2]))
    return Snapshot(layers: layout.unpack(arrays[0]), state: state)
  }

  private var meanOfTrainingLosses: Double {
    trainingLosses.reduce(0, +) / loss.terms(weight: training.totalWeight, outputs: outputs)
  }
}

/// What training has led to after an epoch.
struct Snapshot {
  var layers: [LinearLayer]
  var state: TrainingState
}
