import CairoCanvas
import LeastSquares
import LinearAlgebra
import NeuralNetworks
import Probability
import Weaving

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
      return isOfLibraries(error) ? 0 : 3
    }
  }

  private func isOfLibraries(_ error: any Error) -> Bool {
    switch error {
    case is TrainingError, is LeastSquaresError, is CholeskyError, is ProbabilityError, is CanvasError: true
    case is ModelFileError: true
    // A recording is read as its documentation says.
    case is WeavingError, is BookError, is StudyError, is DecodingError: true
    default: false
    }
  }
}
