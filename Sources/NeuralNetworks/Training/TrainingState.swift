import Probability

/// Where a training run stands: what the optimiser remembers, and where the streams of random numbers are.
///
/// A run that is given the state of an earlier one goes on as if there had been no break: thirty runs of one epoch give the
/// network, the losses and the state of one run of thirty, bit for bit.
///
/// ```swift
/// var state = TrainingState()
/// for _ in 1...30 {
///   let history = try train(
///     &network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 1, batchSize: 100, resuming: &state)
///   // Look at the network, keep a copy, change the learning rate …
/// }
/// ```
public struct TrainingState: Equatable, Sendable {
  /// The number of epochs that have been trained, which is also where a ``LearningRateSchedule`` stands.
  public internal(set) var epochs = 0
  /// β₁ᵗ and β₂ᵗ after t steps.
  var powers = AdamStep.Powers()
  /// The source of the next epoch's order, and of its noise; nil if there has been none. A seed counts only where a stream
  /// begins.
  var shuffler: RandomSource?
  var noise: RandomSource?
  /// Adam's averages m of the gradients and v of their squares, in the shape of the network; empty before the first step.
  var means: [LinearLayer] = []
  var squares: [LinearLayer] = []

  /// The state before the first epoch.
  public init() {}

  /// Throws unless the state belongs to a network with these layers.
  func check(_ layers: [LinearLayer]) throws(TrainingError) {
    guard !means.isEmpty else { return }
    let shapes = layers.map { ($0.outputs, $0.inputs) }
    let own = means.map { ($0.outputs, $0.inputs) }
    guard shapes.elementsEqual(own, by: ==) else { throw .stateOfAnotherNetwork }
  }
}
