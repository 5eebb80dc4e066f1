import Foundation

/// How a recorded number is written in prose: with a real minus, a comma between thousands, and powers of ten as people
/// write them.
public enum NumberStyle: Codable, Equatable, Sendable {
  /// A fixed count of digits after the point, from 0 to 1074, beyond which no number has any: `0.5623`.
  case decimals(Int)
  /// A count of significant digits, from 1 to 1074; whole numbers are written in full, very small and very large ones with a power of
  /// ten: `39.64`, `2,000`, `3.1 × 10⁻¹²`.
  case significant(Int)
  /// As many digits as tell the number from its neighbours: `0.001`, `10⁻⁹`.
  case shortest

  /// The number as Unicode text, for prose and for the terminal.
  public func text(_ number: Double) -> String {
    let (mantissa, exponent) = digits(number)
    let digits = mantissa.replacing("-", with: "−").groupedByThousands(separator: ",")
    guard let exponent else { return digits }
    let power = "10" + String(exponent).map { superscripts[$0] ?? String($0) }.joined()
    return digits == "1" ? power : digits == "−1" ? "−\(power)" : "\(digits) × \(power)"
  }

  /// The number in TeX, for a formula.
  public func tex(_ number: Double) -> String {
    let (mantissa, exponent) = digits(number)
    let digits = mantissa.groupedByThousands(separator: "{,}")
    guard let exponent else { return digits }
    return digits == "1" ? "10^{\(exponent)}" : "\(digits) \\times 10^{\(exponent)}"
  }

  /// More digits after the point than the smallest number has would be zeros.
  private static let mostDigits = 1074

  /// The digits with a point, and the power of ten where one is written.
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
      let count = (0...16).first { Double(String(format: "%.\($0)e", number)) == number } ?? 16
      let (mantissa, exponent) = scientific(number, count)
      if (-3..<6).contains(exponent) { return (fixed(number, max(0, count - exponent)), nil) }
      return (mantissa, exponent)
    }
  }

  private func fixed(_ number: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", number)
    // What rounds to nothing has no sign.
    return text.contains { ("1"..."9").contains($0) } ? text : text.replacing("-", with: "")
  }

  private func scientific(_ number: Double, _ decimals: Int) -> (mantissa: String, exponent: Int) {
    let parts = String(format: "%.\(decimals)e", number).split(separator: "e")
    return (String(parts[0]), Int(parts[1]) ?? 0)
  }
}

/// The characters for digits that are set high.
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
