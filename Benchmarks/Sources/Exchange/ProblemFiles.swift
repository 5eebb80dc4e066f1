import Foundation
import LinearAlgebra
import NeuralNetworks

/// A problem with its numbers, as it lies in a folder for the competitors to read.
///
/// `problem.json` is the problem. `numbers.f32` is little-endian binary32: inputs, targets, test inputs and test targets,
/// row by row, then the weights `[outputs, inputs]` and biases of each layer.
public struct ProblemFiles {
  /// The sizes and settings.
  public let problem: Problem
  /// The samples to learn from.
  public let training: DataSet
  /// The samples to test with.
  public let test: DataSet
  /// The layers before training.
  public let layers: [LinearLayer]

  /// A problem with numbers of its sizes.
  public init(problem: Problem, training: DataSet, test: DataSet, layers: [LinearLayer]) {
    self.problem = problem
    self.training = training
    self.test = test
    self.layers = layers
  }

  /// Reads the files of a folder.
  ///
  /// - Throws: Foundation's errors where they cannot be read, ``ExchangeError`` where there are too few numbers, `TrainingError`
  ///   where these are no data.
  public init(from folder: URL) throws {
    let problem = try JSONDecoder().decode(Problem.self, from: Data(contentsOf: folder.appending(path: "problem.json")))
    var numbers = try Numbers(Data(contentsOf: folder.appending(path: "numbers.f32")))
    self.problem = problem
    training = try numbers.dataSet(samples: problem.samples, problem)
    test = try numbers.dataSet(samples: problem.testSamples, problem)
    var layers: [LinearLayer] = []
    for (inputs, outputs) in zip(problem.sizes, problem.sizes.dropFirst()) {
      let weights = try numbers.matrix(rows: outputs, columns: inputs)
      layers.append(LinearLayer(weights: weights, biases: try numbers.matrix(rows: outputs, columns: 1).elements))
    }
    self.layers = layers
  }

  /// Writes the files into a folder, which is made where there is none.
  ///
  /// - Throws: Foundation's errors where they cannot be written.
  public func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(problem).write(to: folder.appending(path: "problem.json"))
    let data = [training.inputs, training.targets, test.inputs, test.targets].flatMap(\.elements)
    let numbers = data + layers.flatMap { $0.weights.elements + $0.biases }
    let bytes = numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
    try bytes.write(to: folder.appending(path: "numbers.f32"))
  }
}

/// Numbers that are read one matrix after the other.
private struct Numbers {
  private let numbers: [Float]
  private var position = 0

  init(_ data: Data) {
    numbers = data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
  }

  mutating func matrix(rows: Int, columns: Int) throws(ExchangeError) -> Matrix<Float> {
    let end = position + rows * columns
    guard end <= numbers.count else { throw ExchangeError("expected at least \(end) numbers, got \(numbers.count)") }
    defer { position = end }
    return Matrix(rows: rows, columns: columns, elements: Array(numbers[position..<end]))
  }

  mutating func dataSet(samples: Int, _ problem: Problem) throws -> DataSet {
    let inputs = try matrix(rows: samples, columns: problem.inputs)
    return try DataSet(inputs: inputs, targets: try matrix(rows: samples, columns: problem.targets))
  }
}

/// What is wrong with the files of a problem.
public struct ExchangeError: Error, CustomStringConvertible {
  /// One sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
