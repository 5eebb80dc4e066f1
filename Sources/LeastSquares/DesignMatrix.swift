import LinearAlgebra
import Preconditions

extension Matrix {
  /// The design matrix of a straight line with intercept, `[inputs.count, 2]`: row i is 1, xᵢ.
  public static func line(_ inputs: [Scalar]) -> Matrix {
    polynomial(inputs, degree: 1)
  }

  /// The design matrix of a polynomial (a Vandermonde matrix), `[inputs.count, degree + 1]`: row i is 1, xᵢ, xᵢ², … up
  /// to the degree.
  ///
  /// - Parameters:
  ///   - inputs: the inputs xᵢ.
  ///   - degree: the highest power, from 0. A negative degree, or a matrix that no memory can hold, stops the program.
  /// - Returns: the matrix.
  public static func polynomial(_ inputs: [Scalar], degree: Int) -> Matrix {
    require(0..<maximumCount ~= degree, "a polynomial cannot have degree \(degree)")
    var elements: [Scalar] = []
    elements.reserveCapacity(requireArea(rows: inputs.count, columns: degree + 1, "a design matrix"))
    for x in inputs {
      var power: Scalar = 1
      for _ in 0...degree {
        elements.append(power)
        power *= x
      }
    }
    return Matrix(rows: inputs.count, columns: degree + 1, elements: elements)
  }
}
