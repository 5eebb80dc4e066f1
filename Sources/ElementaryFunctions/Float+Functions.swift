// Functions of a single `Float`: one lane of the vector functions, so that the bits are the same.

extension Float {
  /// The exponential function eˣ, with the bits, accuracy and special values of the function of sixteen lanes.
  public static func exp(_ x: Float) -> Float { SIMD16.exp(SIMD16(repeating: x))[0] }

  /// The natural logarithm ln x, with the bits, accuracy and special values of the function of sixteen lanes.
  public static func log(_ x: Float) -> Float { SIMD16.log(SIMD16(repeating: x))[0] }

  /// The hyperbolic tangent tanh x, with the bits, accuracy and special values of the function of sixteen lanes.
  public static func tanh(_ x: Float) -> Float { SIMD16.tanh(SIMD16(repeating: x))[0] }
}
