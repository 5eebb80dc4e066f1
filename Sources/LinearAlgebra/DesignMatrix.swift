import Preconditions

extension Matrix {
  /// The design matrix of a line with an intercept: a column of ones and a column of the inputs, `[inputs.count, 2]`.
  public static func line(_ inputs: [Scalar]) -> Matrix {
    polynomial(inputs, degree: 1)
  }

  /// The design matrix of a polynomial (Vandermonde's): row i is 1, xᵢ, xᵢ², … up to the degree, `[inputs.count, degree + 1]`.
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
