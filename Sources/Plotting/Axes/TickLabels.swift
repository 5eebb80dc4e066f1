#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The numbers at the ticks of an axis, as prose writes numbers: a real minus sign, commas between thousands, as many
/// decimals as the ticks need and the same for all of them, and a power of ten where numbers would be long.
struct TickLabels {
  /// One label for each value.
  let texts: [RichText]
  /// What the labels are to be multiplied by, such as × 10⁻⁶; nil where they are the values themselves.
  let factor: RichText?

  /// Labels for `values`, which are finite; very large and very small ones share a power of ten.
  init(for values: [Double]) {
    let largest = values.map(abs).max() ?? 0
    let step = TickLabels.smallestStep(values) ?? largest
    guard largest > 0, largest >= 1e6 || (largest < 1e-3 && step < 1e-4) else {
      let decimals = TickLabels.decimals(for: values, step: step)
      texts = values.map { RichText(TickLabels.fixed($0, decimals: decimals)) }
      factor = nil
      return
    }
    let exponent = TickLabels.decimalExponent(of: largest)
    let mantissas = values.map { TickLabels.scaled($0, by: -exponent) }
    let decimals = TickLabels.decimals(for: mantissas, step: TickLabels.scaled(step, by: -exponent))
    texts = mantissas.map { RichText(TickLabels.fixed($0, decimals: decimals)) }
    factor = RichText("× $10^{\(exponent)}$")
  }

  /// Labels for the ticks of a logarithmic axis: plain numbers near 1, otherwise powers of ten such as 10⁻³.
  init(forLogarithmic values: [Double]) {
    factor = nil
    if values.allSatisfy({ $0 >= 0.01 && $0 <= 1000 }) {
      texts = values.flatMap { TickLabels(for: [$0]).texts }
      return
    }
    texts = values.map { value in
      let exponent = TickLabels.decimalExponent(of: value)
      let mantissa = TickLabels.scaled(value, by: -exponent)
      let digits = TickLabels.fixed(mantissa, decimals: TickLabels.decimals(for: [mantissa], step: 1))
      return RichText(TickLabels.scientific(digits, exponent: exponent))
    }
  }

  /// A number rounded to the given number of decimals.
  private static func fixed(_ value: Double, decimals: Int) -> String {
    let power = pow(10, Double(decimals))
    let shifted = (abs(value) * power).rounded()
    guard shifted < 9e15 else { return "\(value)".replacing("-", with: "−") }
    var digits = String(Int64(shifted))
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let fraction = decimals > 0 ? "." + digits.suffix(decimals) : ""
    let sign = value < 0 && shifted > 0 ? "−" : ""
    return sign + grouped(digits.dropLast(decimals)) + fraction
  }

  /// The digits with a comma between groups of three.
  private static func grouped(_ digits: Substring) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }

  private static func scientific(_ mantissa: String, exponent: Int) -> String {
    let power = "$10^{\(exponent)}$"
    if exponent == 0 { return mantissa }
    return mantissa == "1" ? power : mantissa + " × " + power
  }

  /// The smallest number of decimals that shows every value to within a thousandth of a step, as far as the precision
  /// of doubles allows.
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
