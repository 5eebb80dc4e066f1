import Synchronization

/// The loss of a data set, measured by a team of threads that share its tiles.
final class LossMeasurement: @unchecked Sendable {
  private let tiles: Tiles
  /// How many terms the mean has.
  private let terms: Int
  private let losses: UnsafeMutableBufferPointer<Double>
  private let nextTile = Atomic<Int>(0)

  init(of data: DataSet, _ loss: Loss) {
    tiles = Tiles(inputs: data.inputs, targets: data.targets)
    terms = loss.terms(samples: data.count, outputs: data.targets.columns)
    losses = .allocate(capacity: tiles.tiles.count)
    losses.initialize(repeating: 0)
  }

  deinit { losses.deallocate() }

  /// Measures tiles until there are none left; each thread does so with a pass of its own.
  func takeTiles(_ pass: Pass, _ parameters: Buffer) {
    while case let tile = nextTile.add(1, ordering: .relaxed).oldValue, tile < losses.count {
      losses[tile] = pass.sumOfLosses(parameters.pointer, tiles.tiles[tile])
    }
  }

  /// Makes ready for the next measurement. One thread does so, after a barrier behind this one and before another.
  func reset() { nextTile.store(0, ordering: .relaxed) }

  /// The mean loss, added up in the order of the tiles: the same whoever took them. To be read after a barrier.
  var mean: Double { losses.reduce(0, +) / Double(terms) }
}
