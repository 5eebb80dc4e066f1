#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers at the ticks of an axis, as people write them: a real minus sign, as many decimals as the ticks need and all
/// the same, thin spaces between thousands, and powers of ten where numbers would be long.
public enum NumberLabels {
  /// One label for each of `values`, which are finite.
  public static func labels(for values: [Double]) -> [RichText] {
    let largest = values.map(abs).max() ?? 0
    guard largest > 0 else { return values.map { _ in RichText("0") } }
    let step = smallestStep(values) ?? largest
    if largest < 1e6 && (largest >= 1e-3 || step >= 1e-4) {
      let decimals = decimals(for: values, step: step)
      return values.map { RichText(fixed($0, decimals: decimals)) }
    }
    let exponent = decimalExponent(of: largest)
    let mantissas = values.map { scaled($0, by: -exponent) }
    let decimals = decimals(for: mantissas, step: scaled(step, by: -exponent))
    return zip(values, mantissas).map { value, mantissa in
      value == 0 ? RichText("0") : RichText(scientific(fixed(mantissa, decimals: decimals), exponent: exponent))
    }
  }

  /// Labels for the ticks of a logarithmic axis: plain numbers near 1, otherwise powers of ten such as 10⁻³.
  public static func logarithmicLabels(for values: [Double]) -> [RichText] {
    if values.allSatisfy({ $0 >= 0.01 && $0 <= 1000 }) { return values.map { labels(for: [$0])[0] } }
    return values.map { value in
      let exponent = decimalExponent(of: value)
      let mantissa = scaled(value, by: -exponent)
      return RichText(scientific(fixed(mantissa, decimals: decimals(for: [mantissa], step: 1)), exponent: exponent))
    }
  }

  /// A number in a text, rounded to the given decimals, with a real minus sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
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
    if mantissa == "1" { return power }
    if mantissa == "−1" { return "−" + power }
    return mantissa + " × " + power
  }

  /// The fewest decimals that show every value to within a thousandth of a step, as far as doubles reach.
  private static func decimals(for values: [Double], step: Double) -> Int {
    let largest = values.map(abs).max() ?? 0
    let available = max(0, 15 - max(0, decimalExponent(of: largest) + 1))
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
