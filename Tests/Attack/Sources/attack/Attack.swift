import CairoCanvas
import LeastSquares
import LinearAlgebra
import NeuralNetworks
import Probability

/// A call that no sensible program makes.
struct Attack: Sendable {
  let name: String
  let body: @Sendable () throws -> Void

  init(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
    self.name = name
    self.body = body
  }

  /// Makes the call in this process, and prints the error if there is one.
  ///
  /// - Returns: the exit status: 0 where the call gave a value or one of the libraries' own errors.
  func run() -> Int32 {
    do {
      try body()
      return 0
    } catch {
      print(error)
      return error is TrainingError || error is LeastSquaresError || error is CholeskyError || error is ProbabilityError
        || error is CanvasError ? 0 : 3
    }
  }
}
