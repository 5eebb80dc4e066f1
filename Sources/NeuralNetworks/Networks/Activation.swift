import ElementaryFunctions

/// The function applied to every number z between two layers of a network.
///
/// All of them increase, or are constant, so that their derivative can be told from their value a: training keeps a, and
/// not z. (That leaves out functions with a minimum, such as SiLU and GELU.)
public enum Activation: String, CaseIterable, Equatable, Sendable {
  /// The hyperbolic tangent, tanh z, with the derivative 1 − a².
  case tanh
  /// The rectified linear unit, max(0, z), with the derivative 1 where a > 0, else 0.
  case relu
  /// The rectified linear unit with a slope of 1/100 below zero, max(z/100, z), as PyTorch's `LeakyReLU`.
  case leakyReLU
  /// The exponential linear unit, z for z > 0, else eᶻ − 1, with the derivative 1 or a + 1 (D.-A. Clevert et al., "Fast and
  /// accurate deep network learning by exponential linear units", 2016).
  case elu
  /// The logistic function, 1/(1 + e⁻ᶻ), with the derivative a(1 − a).
  case sigmoid
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

/// Applies any other activation to the sums of a product.
///
/// It decides anew for every vector, which costs little beside the product, where a type for each activation would have the
/// compiler make each kernel as often.
struct OtherEpilogue: Epilogue {
  let activation: Activation

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    switch activation {
    case .leakyReLU: return sum.replacing(with: leakySlope * sum, where: sum .< Vector())
    case .elu:
      // eᶻ − 1 = 2t/(1 − t) with t = tanh ½z, a form that loses no accuracy near zero
      let t = Vector.tanh(0.5 * sum)
      return sum.replacing(with: 2 * t / (1 - t), where: sum .< Vector())
    case .sigmoid: return Vector(repeating: 0.5).addingProduct(Vector.tanh(0.5 * sum), Vector(repeating: 0.5))
    case .tanh: return TanhEpilogue()(sum, at: index)
    case .relu: return ReLUEpilogue()(sum, at: index)
    }
  }
}

/// Multiplies by the derivative of any other activation.
struct OtherDerivative: Epilogue {
  let activation: Activation
  let activations: UnsafePointer<Float>

  @inline(always)
  func callAsFunction(_ sum: Vector, at index: Int) -> Vector {
    let a = activations.vector(at: index)
    switch activation {
    case .leakyReLU: return sum.replacing(with: leakySlope * sum, where: a .<= Vector())
    case .elu: return sum.replacing(with: sum.addingProduct(sum, a), where: a .<= Vector())
    case .sigmoid: return sum * a.addingProduct(-a, a)
    case .tanh: return TanhDerivative(activations: activations)(sum, at: index)
    case .relu: return ReLUDerivative(activations: activations)(sum, at: index)
    }
  }
}

private let leakySlope: Float = 0.01
