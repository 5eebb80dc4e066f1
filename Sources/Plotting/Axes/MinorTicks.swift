/// Small ticks without numbers between those of a linear axis.
enum MinorTicks {
  /// Cuts each step of `major` (increasing) into 2 to 5 round parts, as many as leave at least `minimumStep` between
  /// two ticks, in the units of the axis, and goes on in the same way to both ends of `range`. There are no small ticks
  /// if the steps are unequal or no parts are round.
  static func subdividing(_ major: [Double], in range: ClosedRange<Double>, minimumStep: Double) -> [Double] {
    guard major.count > 1, let first = major.first else { return [] }
    let steps = zip(major, major.dropFirst()).map { $1 - $0 }
    guard let step = steps.first, step > 0, step.isFinite, steps.allSatisfy({ abs($0 - step) < 1e-6 * step }) else {
      return []
    }
    guard let parts = [5, 4, 3, 2].first(where: { isRound(step / Double($0)) && step / Double($0) >= minimumStep })
    else {
      return []
    }
    return (-parts..<parts * major.count).filter { !$0.isMultiple(of: parts) }
      .map { first + step * Double($0) / Double(parts) }.filter(range.contains)
  }

  /// Whether a step is 1, 2, 2.5 or 5 times a power of ten.
  private static func isRound(_ step: Double) -> Bool {
    let exponent = AxisScale.logarithmic.transform(step).rounded(.down)
    let mantissa = step / AxisScale.logarithmic.inverse(exponent)
    return [1, 2, 2.5, 5, 10].contains { abs(mantissa - $0) < 1e-6 * $0 }
  }
}
