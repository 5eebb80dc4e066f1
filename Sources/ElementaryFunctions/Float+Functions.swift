// One `Float` at a time: a lane of the vector functions, so that the bits are the same.

extension Float {
  /// The exponential function eˣ; worst error and special values as for sixteen lanes.
  public static func exp(_ x: Float) -> Float { SIMD16.exp(SIMD16(repeating: x))[0] }

  /// The natural logarithm ln x; worst error and special values as for sixteen lanes.
  public static func log(_ x: Float) -> Float { SIMD16.log(SIMD16(repeating: x))[0] }

  /// The hyperbolic tangent; worst error and special values as for sixteen lanes.
  public static func tanh(_ x: Float) -> Float { SIMD16.tanh(SIMD16(repeating: x))[0] }
}
