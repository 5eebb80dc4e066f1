import LinearAlgebra

/// Up to 128 samples, laid out for the engine.
struct Tile {
  /// The number of samples.
  var count: Int
  /// A row of 128 numbers for each input, then a row of ones for the bias.
  var inputs: UnsafePointer<Float>
  /// The same, transposed: a row for each sample.
  var inputRows: UnsafePointer<Float>
  /// A row of 128 numbers for each target.
  var targets: UnsafePointer<Float>
}

/// A data set divided into tiles, batch after batch; no tile spans two batches.
final class Tiles: @unchecked Sendable {
  let tiles: [Tile]
  /// The tiles of each batch.
  let batches: [Range<Int>]
  /// The number of samples of each batch.
  let batchCounts: [Int]

  /// The number of samples.
  let sampleCount: Int

  private let data: (inputs: Matrix<Float>, targets: Matrix<Float>)
  /// The position of each tile's first sample in the order of training.
  private let firstSamples: [Int]
  private let inputStride: Int
  private let inputBuffer: Buffer
  private let inputRowBuffer: Buffer
  private let targetBuffer: Buffer

  /// Divides samples into batches, or puts all into one.
  init(inputs: Matrix<Float>, targets: Matrix<Float>, batchSize: Int? = nil) {
    data = (inputs, targets)
    let sampleCount = inputs.rows
    let batchSize = batchSize ?? max(sampleCount, 1)
    self.sampleCount = sampleCount
    var batches: [Range<Int>] = []
    var batchCounts: [Int] = []
    var spans: [Range<Int>] = []
    for start in stride(from: 0, to: sampleCount, by: batchSize) {
      let end = min(start + batchSize, sampleCount)
      let firstTile = spans.count
      for first in stride(from: start, to: end, by: tileSize) { spans.append(first..<min(first + tileSize, end)) }
      batches.append(firstTile..<spans.count)
      batchCounts.append(end - start)
    }
    self.batches = batches
    self.batchCounts = batchCounts
    firstSamples = spans.map(\.lowerBound)

    let inputStride = padded(inputs.columns + 1)
    let targetCount = targets.columns
    self.inputStride = inputStride
    let inputBuffer = Buffer(count: spans.count * inputStride * tileSize)
    let inputRowBuffer = Buffer(count: spans.count * inputStride * tileSize)
    let targetBuffer = Buffer(count: spans.count * targetCount * tileSize)
    self.inputBuffer = inputBuffer
    self.inputRowBuffer = inputRowBuffer
    self.targetBuffer = targetBuffer
    tiles = spans.enumerated().map { index, span in
      Tile(
        count: span.count, inputs: inputBuffer.pointer + index * inputStride * tileSize,
        inputRows: inputRowBuffer.pointer + index * inputStride * tileSize,
        targets: targetBuffer.pointer + index * targetCount * tileSize)
    }
    load(order: nil)
  }

  /// Fills the tiles with the samples in the given order, or in their own.
  func load(order: [Int]?) {
    let inputCount = data.inputs.columns
    let targetCount = data.targets.columns
    for (index, tile) in tiles.enumerated() {
      let rows = inputRowBuffer.pointer + index * inputStride * tileSize
      let targetColumns = targetBuffer.pointer + index * targetCount * tileSize
      for i in 0..<tile.count {
        let sample = order?[firstSamples[index] + i] ?? firstSamples[index] + i
        for j in 0..<inputCount {
          rows[i * inputStride + j] = data.inputs.elements[sample * inputCount + j]
        }
        rows[i * inputStride + inputCount] = 1
        for j in 0..<targetCount {
          targetColumns[j * tileSize + i] = data.targets.elements[sample * targetCount + j]
        }
      }
      transpose(
        rows, stride: inputStride, rows: tileSize, columns: inputStride,
        into: inputBuffer.pointer + index * inputStride * tileSize, stride: tileSize)
    }
  }
}
