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
  /// A row of 128 weights, or nil if every sample has the weight 1.
  var weights: UnsafePointer<Float>?
}

/// A data set divided into tiles, batch after batch; no tile spans two batches.
final class Tiles: @unchecked Sendable {
  let tiles: [Tile]
  /// The tiles of each batch.
  let batches: [Range<Int>]
  /// The number of samples.
  let sampleCount: Int
  /// The total weight of all samples, which is their number if they have no weights.
  let totalWeight: Double

  private let inputs: Matrix<Float>
  private let targets: Matrix<Float>
  private let weights: [Float]?
  /// The samples of each batch, as positions in the order of training.
  private let batchSpans: [Range<Int>]
  /// The position of each tile's first sample in the order of training.
  private let firstSamples: [Int]
  private let inputStride: Int
  private let inputBuffer: Buffer
  private let inputRowBuffer: Buffer
  private let targetBuffer: Buffer
  private let weightBuffer: Buffer?
  /// The order of the samples now; nil if it is their own.
  private var order: [Int]?

  /// Divides the samples of a data set into batches, or puts all into one.
  convenience init(_ data: DataSet, batchSize: Int? = nil) {
    self.init(inputs: data.inputs, targets: data.targets, weights: data.weights, batchSize: batchSize)
  }

  /// Divides samples into batches, or puts all into one.
  init(inputs: Matrix<Float>, targets: Matrix<Float>, weights: [Float]? = nil, batchSize: Int? = nil) {
    (self.inputs, self.targets, self.weights) = (inputs, targets, weights)
    let sampleCount = inputs.rows
    totalWeight = weights?.reduce(0) { $0 + Double($1) } ?? Double(sampleCount)
    let batchSize = batchSize ?? max(sampleCount, 1)
    self.sampleCount = sampleCount
    var batches: [Range<Int>] = []
    var batchSpans: [Range<Int>] = []
    var spans: [Range<Int>] = []
    for start in stride(from: 0, to: sampleCount, by: batchSize) {
      let end = min(start + batchSize, sampleCount)
      let firstTile = spans.count
      for first in stride(from: start, to: end, by: tileSize) { spans.append(first..<min(first + tileSize, end)) }
      batches.append(firstTile..<spans.count)
      batchSpans.append(start..<end)
    }
    self.batches = batches
    self.batchSpans = batchSpans
    firstSamples = spans.map(\.lowerBound)

    let inputStride = padded(inputs.columns + 1)
    let targetCount = targets.columns
    self.inputStride = inputStride
    let inputBuffer = Buffer(count: spans.count * inputStride * tileSize)
    let inputRowBuffer = Buffer(count: spans.count * inputStride * tileSize)
    let targetBuffer = Buffer(count: spans.count * targetCount * tileSize)
    let weightBuffer = weights.map { _ in Buffer(count: spans.count * tileSize) }
    self.inputBuffer = inputBuffer
    self.inputRowBuffer = inputRowBuffer
    self.targetBuffer = targetBuffer
    self.weightBuffer = weightBuffer
    tiles = spans.enumerated().map { index, span in
      Tile(
        count: span.count, inputs: inputBuffer.pointer + index * inputStride * tileSize,
        inputRows: inputRowBuffer.pointer + index * inputStride * tileSize,
        targets: targetBuffer.pointer + index * targetCount * tileSize,
        weights: weightBuffer.map { UnsafePointer($0.pointer + index * tileSize) })
    }
    var none: NoiseSource?
    load(order: nil, &none)
  }

  /// The total weight of a batch's samples, which is their number if they have no weights.
  func weight(ofBatch batch: Int) -> Double {
    guard let weights else { return Double(batchSpans[batch].count) }
    return batchSpans[batch].reduce(0) { $0 + Double(weights[order?[$1] ?? $1]) }
  }

  /// Fills the tiles with the samples in the given order, or in their own, and adds noise if there is any.
  func load(order: [Int]?, _ noise: inout NoiseSource?) {
    self.order = order
    let inputCount = inputs.columns
    let targetCount = targets.columns
    for (index, tile) in tiles.enumerated() {
      let rows = inputRowBuffer.pointer + index * inputStride * tileSize
      let targetColumns = targetBuffer.pointer + index * targetCount * tileSize
      for i in 0..<tile.count {
        let sample = order?[firstSamples[index] + i] ?? firstSamples[index] + i
        for j in 0..<inputCount {
          rows[i * inputStride + j] = inputs.elements[sample * inputCount + j] + (noise?.ofInput() ?? 0)
        }
        rows[i * inputStride + inputCount] = 1
        for j in 0..<targetCount {
          targetColumns[j * tileSize + i] = targets.elements[sample * targetCount + j] + (noise?.ofTarget() ?? 0)
        }
        if let weights { weightBuffer?.pointer[index * tileSize + i] = weights[sample] }
      }
      transpose(
        rows, stride: inputStride, rows: tileSize, columns: inputStride,
        into: inputBuffer.pointer + index * inputStride * tileSize, stride: tileSize)
    }
  }
}
