import ElementaryFunctions

/// The function between two layers of a network, applied to every number.
public enum Activation: Equatable, Sendable {
  /// tanh z
  case tanh
  /// max(0, z)
  case relu
}

/// Applies tanh to the sums of a product.
struct TanhEpilogue: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { .tanh(sum) }
}

/// Cuts the sums of a product off at zero; NaN stays NaN.
struct ReLUEpilogue: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { sum.replacing(with: Vector(), where: sum .< Vector()) }
}

/// Multiplies by the derivative of tanh: 1 − a², where a are the activations.
struct TanhDerivative: Epilogue {
  let activations: UnsafePointer<Float>

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    let a = activations.vector(at: index)
    return sum * Vector(repeating: 1).addingProduct(-a, a)
  }
}

/// Multiplies by the derivative of ReLU: 1 where the activation is positive, else 0.
struct ReLUDerivative: Epilogue {
  let activations: UnsafePointer<Float>

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    sum.replacing(with: Vector(), where: activations.vector(at: index) .<= Vector())
  }
}
