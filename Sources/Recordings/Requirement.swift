/// The condition a measured value must meet for a claim to hold.
public enum Requirement: Codable, Equatable, Sendable {
  /// Less than the bound.
  case below(Double)
  /// More than the bound.
  case above(Double)
  /// Within an absolute tolerance of the value, bounds included; by default exactly the value.
  case equal(Double, within: Double = 0)

  /// Whether a measured value meets the requirement; NaN meets none.
  public func isMet(by measured: Double) -> Bool {
    switch self {
    case .below(let bound): measured < bound
    case .above(let bound): measured > bound
    case .equal(let value, let tolerance): abs(measured - value) <= tolerance
    }
  }

  /// The requirement in words: `below 10⁻⁹`, `2 ± 0.1`.
  public var text: String {
    let number = { (bound: Double) in
      // A bound such as 1/6 has no short form; six digits identify it well enough.
      let exact = NumberStyle.shortest.text(bound)
      return exact.count <= 12 ? exact : NumberStyle.significant(6).text(bound)
    }
    return switch self {
    case .below(let bound): "below \(number(bound))"
    case .above(let bound): "above \(number(bound))"
    case .equal(let value, 0): "exactly \(number(value))"
    case .equal(let value, let tolerance): "\(number(value)) ± \(number(tolerance))"
    }
  }
}
