import ElementaryFunctions

/// The function applied to every number between two layers of a network. Files of networks keep it by its raw value.
public enum Activation: String, CaseIterable, Equatable, Sendable {
  /// The hyperbolic tangent, tanh z.
  case tanh
  /// The rectified linear unit, max(0, z).
  case relu
}

/// Applies tanh to the sums of a product.
struct TanhEpilogue: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { .tanh(sum) }
}

/// Replaces negative sums of a product by zero; NaN stays NaN.
struct ReLUEpilogue: Epilogue {
  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector { sum.replacing(with: Vector(), where: sum .< Vector()) }
}

/// Multiplies by the derivative of tanh, 1 − a², where a is the activation.
struct TanhDerivative: Epilogue {
  let activations: UnsafePointer<Float>

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    let a = activations.vector(at: index)
    return sum * Vector(repeating: 1).addingProduct(-a, a)
  }
}

/// Multiplies by the derivative of ReLU, which is 1 where the activation is positive and 0 elsewhere.
struct ReLUDerivative: Epilogue {
  let activations: UnsafePointer<Float>

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    sum.replacing(with: Vector(), where: activations.vector(at: index) .<= Vector())
  }
}
