import Synchronization

/// The loss on a data set, measured by a team of threads that share its tiles.
final class LossMeasurement: @unchecked Sendable {
  private let tiles: Tiles
  /// The number of terms in the mean.
  private let terms: Double
  private let losses: UnsafeMutableBufferPointer<Double>
  private let nextTile = Atomic<Int>(0)

  init(of data: DataSet, _ loss: Loss) {
    tiles = Tiles(data)
    terms = loss.terms(weight: tiles.totalWeight, outputs: data.targets.columns)
    losses = .allocate(capacity: tiles.tiles.count)
    losses.initialize(repeating: 0)
  }

  deinit { losses.deallocate() }

  /// Measures tiles until none are left; each thread calls this with its own pass.
  func takeTiles(_ pass: Pass, _ parameters: Buffer) {
    while case let tile = nextTile.add(1, ordering: .relaxed).oldValue, tile < losses.count {
      losses[tile] = pass.sumOfLosses(parameters.pointer, tiles.tiles[tile])
    }
  }

  /// Prepares for the next measurement. Exactly one thread calls this, between a barrier after this measurement and one
  /// before the next.
  func reset() { nextTile.store(0, ordering: .relaxed) }

  /// The mean loss, summed in the order of the tiles and so independent of which thread took which. Read it after a
  /// barrier.
  var mean: Double { losses.reduce(0, +) / terms }
}
