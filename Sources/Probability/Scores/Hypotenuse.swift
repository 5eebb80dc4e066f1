/// √(a² + b²), which overflows only where the result does.
func hypotenuse(_ a: Double, _ b: Double) -> Double {
  let (large, small) = (max(a.magnitude, b.magnitude), min(a.magnitude, b.magnitude))
  guard large > 0 else { return 0 }
  let ratio = small / large
  return large * 1.0.addingProduct(ratio, ratio).squareRoot()
}
