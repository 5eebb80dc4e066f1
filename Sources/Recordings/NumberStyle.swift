import Foundation

/// How a number is written in prose: with a true minus sign, commas between thousands, and exponents as superscripts.
public enum NumberStyle: Codable, Equatable, Sendable {
  /// A fixed number of digits after the decimal point, from 0 to 1074, beyond which no number has any: `0.5623`.
  case decimals(Int)
  /// A fixed number of significant digits, from 1 to 1074: `39.64`. Whole numbers below 10⁹ are written in full, `2,000`;
  /// other numbers below 10⁻⁴ or from 10⁶ with a power of ten, `3.1 × 10⁻¹²`.
  case significant(Int)
  /// The fewest digits that read back as the same number: `0.001`, `10⁻⁹`.
  case shortest

  /// The number as Unicode text, for prose and the terminal: `−39.64`, `∞`, `not a number`.
  public func text(_ number: Double) -> String {
    let (mantissa, exponent) = digits(number)
    let digits = mantissa.replacing("-", with: "−").groupedByThousands(separator: ",")
    guard let exponent else { return digits }
    let power = "10" + String(exponent).map { superscripts[$0] ?? String($0) }.joined()
    return digits == "1" ? power : digits == "−1" ? "−\(power)" : "\(digits) × \(power)"
  }

  /// The number as TeX, for a formula: `2{,}000`, `3.1 \times 10^{-12}`.
  public func tex(_ number: Double) -> String {
    let (mantissa, exponent) = digits(number)
    let digits = mantissa.groupedByThousands(separator: "{,}")
    guard let exponent else { return digits }
    return digits == "1" ? "10^{\(exponent)}" : "\(digits) \\times 10^{\(exponent)}"
  }

  /// More digits after the point than the smallest number has would be zeros.
  private static let mostDigits = 1074

  /// The digits with their decimal point, and the exponent if a power of ten is written.
  private func digits(_ number: Double) -> (mantissa: String, exponent: Int?) {
    guard number.isFinite else { return (number.isNaN ? "not a number" : number < 0 ? "-∞" : "∞", nil) }
    switch self {
    case .decimals(let count):
      return (fixed(number, min(max(count, 0), NumberStyle.mostDigits)), nil)
    case .significant(let count):
      if number == number.rounded(), abs(number) < 1e9 { return (fixed(number, 0), nil) }
      let count = min(max(count, 1), NumberStyle.mostDigits)
      let (mantissa, exponent) = scientific(number, count - 1)
      if (-4..<6).contains(exponent) { return (fixed(number, max(0, count - 1 - exponent)), nil) }
      return (mantissa, exponent)
    case .shortest:
      if number == number.rounded(), abs(number) < 1e6 { return (fixed(number, 0), nil) }
      let count = (0..<16).first { Double(String(format: "%.\($0)e", number)) == number } ?? 16
      let (mantissa, exponent) = scientific(number, count)
      if (-3..<6).contains(exponent) { return (fixed(number, max(0, count - exponent)), nil) }
      return (mantissa, exponent)
    }
  }

  private func fixed(_ number: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", number)
    // A number that rounds to zero loses its sign.
    return text.contains { ("1"..."9").contains($0) } ? text : text.replacing("-", with: "")
  }

  private func scientific(_ number: Double, _ decimals: Int) -> (mantissa: String, exponent: Int) {
    let parts = String(format: "%.\(decimals)e", number).split(separator: "e")
    return (String(parts[0]), Int(parts[1]) ?? 0)
  }
}

/// The superscript digits and minus sign.
package let superscripts: [Character: String] = [
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
]

extension String {
  fileprivate func groupedByThousands(separator: String) -> String {
    let whole = prefix { $0 != "." }
    let digits = whole.drop { !$0.isNumber }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += separator }
      grouped.append(digit)
    }
    return whole.dropLast(digits.count) + grouped + dropFirst(whole.count)
  }
}
