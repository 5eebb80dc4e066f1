// The book's engine as one competitor: answers every request, which is the folder of a problem, as the peers do.
//
//   engine [threads]     one thread for each core unless told

import Exchange
import Foundation
import NeuralNetworks

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init)

while let folder = readLine() {
  let answer = try train(ProblemFiles(from: URL(filePath: folder)))
  FileHandle.standardOutput.write(try JSONEncoder().encode(answer) + Data("\n".utf8))
}

/// Trains the network that the files describe.
func train(_ files: ProblemFiles) throws -> Answer {
  let problem = files.problem
  if problem.components > 0 {
    return try train(
      try MixtureDensityNetwork(layers: files.layers, components: problem.components, outputs: problem.targets), files)
  }
  return try train(try FeedForwardNetwork(layers: files.layers, activation: .tanh), files)
}

/// Trains a network and takes the time.
func train(_ start: some TrainableNetwork, _ files: ProblemFiles) throws -> Answer {
  let problem = files.problem
  var network = start
  let clock = ContinuousClock()
  let begin = clock.now
  let history = try NeuralNetworks.train(
    &network, on: files.training, testedOn: files.test, optimiser: Adam(learningRate: problem.learningRate),
    epochs: problem.epochs, batchSize: problem.batchSize, recordEvery: problem.recordEvery, threads: threads)
  return Answer(seconds: begin.duration(to: clock.now) / .seconds(1), testLosses: history.testLosses)
}
