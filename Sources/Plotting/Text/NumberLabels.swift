import Preconditions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers at the ticks of an axis, as people write them: a real minus sign, as many decimals as the ticks need and all
/// the same, thin spaces between thousands, and a power of ten where numbers would be long.
public struct NumberLabels {
  /// One label for each value.
  public let texts: [RichText]
  /// What the labels are to be multiplied by, such as × 10⁻⁶; nil where they are the values.
  public let factor: RichText?

  /// Labels for `values`, which are finite; very large and very small ones have a power of ten in common.
  public init(for values: [Double]) {
    let largest = values.map(abs).max() ?? 0
    let step = NumberLabels.smallestStep(values) ?? largest
    guard largest > 0, largest >= 1e6 || (largest < 1e-3 && step < 1e-4) else {
      let decimals = NumberLabels.decimals(for: values, step: step)
      texts = values.map { RichText(NumberLabels.fixed($0, decimals: decimals)) }
      factor = nil
      return
    }
    let exponent = NumberLabels.decimalExponent(of: largest)
    let mantissas = values.map { NumberLabels.scaled($0, by: -exponent) }
    let decimals = NumberLabels.decimals(for: mantissas, step: NumberLabels.scaled(step, by: -exponent))
    texts = mantissas.map { RichText(NumberLabels.fixed($0, decimals: decimals)) }
    factor = RichText("× $10^{\(exponent)}$")
  }

  /// Labels for the ticks of a logarithmic axis: plain numbers near 1, otherwise powers of ten such as 10⁻³.
  public init(forLogarithmic values: [Double]) {
    factor = nil
    if values.allSatisfy({ $0 >= 0.01 && $0 <= 1000 }) {
      texts = values.flatMap { NumberLabels(for: [$0]).texts }
      return
    }
    texts = values.map { value in
      let exponent = NumberLabels.decimalExponent(of: value)
      let mantissa = NumberLabels.scaled(value, by: -exponent)
      let digits = NumberLabels.fixed(mantissa, decimals: NumberLabels.decimals(for: [mantissa], step: 1))
      return RichText(NumberLabels.scientific(digits, exponent: exponent))
    }
  }

  /// A number in a text, rounded to the given decimals, not fewer than none, with a real minus sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    require(decimals >= 0, "a number cannot have \(decimals) decimals")
    let power = pow(10, Double(decimals))
    let shifted = (abs(value) * power).rounded()
    guard shifted < 9e15 else { return "\(value)".replacing("-", with: "−") }
    var digits = String(Int64(shifted))
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let fraction = decimals > 0 ? "." + digits.suffix(decimals) : ""
    let sign = value < 0 && shifted > 0 ? "−" : ""
    return sign + grouped(digits.dropLast(decimals)) + fraction
  }

  /// Thin spaces between groups of three digits, from five digits on.
  private static func grouped(_ digits: Substring) -> String {
    guard digits.count > 4 else { return String(digits) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result.append("\u{2009}") }
      result.append(digit)
    }
    return result
  }

  private static func scientific(_ mantissa: String, exponent: Int) -> String {
    let power = "$10^{\(exponent)}$"
    if exponent == 0 { return mantissa }
    return mantissa == "1" ? power : mantissa + " × " + power
  }

  /// The fewest decimals that show every value to within a thousandth of a step, as far as doubles reach.
  private static func decimals(for values: [Double], step: Double) -> Int {
    let largest = values.map(abs).max() ?? 0
    let available = max(0, 14 - decimalExponent(of: largest))
    for decimals in 0..<available {
      let power = pow(10, Double(decimals))
      if values.allSatisfy({ abs(($0 * power).rounded() / power - $0) <= 1e-3 * step }) { return decimals }
    }
    return available
  }

  private static func smallestStep(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return zip(sorted, sorted.dropFirst()).map { $1 / 2 - $0 / 2 }.filter { $0 > 0 }.min().map { min($0 * 2, 1e308) }
  }

  /// The power of ten of the first digit of `value`.
  private static func decimalExponent(of value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    let exponent = Int(floor(log10(abs(value))))
    // The logarithm of 0.9999999999999999e3 may round up to 3.
    return abs(scaled(value, by: -exponent)) >= 10 ? exponent + 1 : exponent
  }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return [half, exponent - half].reduce(value) { $1 < 0 ? $0 / pow(10, Double(-$1)) : $0 * pow(10, Double($1)) }
  }
}
