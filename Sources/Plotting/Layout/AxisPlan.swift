/// The ticks of one axis of a panel of known size, with their numbers and the power of ten that these share.
struct AxisPlan {
  /// A tick with its number.
  struct Tick {
    let value: Double
    let line: TextLine
    let extent: TextExtent
    /// Whether its number is written; a number that would touch the one before is not.
    var isLabelled = true
  }

  private(set) var ticks: [Tick] = []
  /// Small ticks without numbers.
  private(set) var minor: [Double] = []
  /// What all numbers are to be multiplied by, written once at the end of the axis.
  private(set) var factor: (line: TextLine, extent: TextExtent)?

  /// Width of the widest number, points.
  var labelWidth: Double { ticks.map(\.extent.width).max() ?? 0 }
  /// From an axis to the top of a factor that stands above its numbers, points.
  var factorHeight: Double { factor.map { labelHeight / 2 + $0.extent.height } ?? 0 }
  /// Height of the tallest number, points.
  var labelHeight: Double { ticks.map(\.extent.height).max() ?? 0 }

  /// Ticks for `range` along `length` points, as close together as their numbers allow; a number wider than
  /// `maximumLabelWidth` is set smaller.
  init(
    _ axis: Axis, range: ClosedRange<Double>, length: Double, isHorizontal: Bool, maximumLabelWidth: Double,
    theme: Theme,
    measuring: any TextMeasuring
  ) {
    let projection = AxisProjection(scale: axis.scale, range: range, start: 0, end: length)
    // Points from one tick to the next. Numbers are wider than high; powers of ten are short and easy to tell apart.
    let spacing = axis.scale == .linear ? (isHorizontal ? 60.0 : 44) : (isHorizontal ? 45 : 28)
    var count = max(2, length / spacing)
    while true {
      let values = axis.ticks?.filter(range.contains).sorted() ?? AxisPlan.values(axis.scale, range, count)
      let labels =
        axis.scale == .linear ? TickLabels(for: values) : TickLabels(forLogarithmic: values)
      factor = labels.factor.map { factor in
        let line = TextLine(factor, size: theme.tickTextSize)
        return (line, measuring.measure(line))
      }
      ticks = zip(values, labels.texts).map { value, label in
        let fitted = TextFitting(measuring: measuring).fit(
          TextLine(label, size: theme.tickTextSize), width: maximumLabelWidth, breaking: false)
        return Tick(value: value, line: fitted.line, extent: fitted.extent)
      }
      if axis.ticks != nil || count <= 2 || !hasCrowdedLabels(projection, isHorizontal) { break }
      count = max(2, count - 1)
    }
    dropTouchingLabels(projection, isHorizontal)
    if axis.minorTicks ?? (axis.scale == .logarithmic && axis.ticks == nil) {
      minor = minorTicks(axis.scale, range, length: length)
    }
  }

  private func minorTicks(_ scale: AxisScale, _ range: ClosedRange<Double>, length: Double) -> [Double] {
    switch scale {
    case .linear:
      let minimumStep = 5 * (range.upperBound - range.lowerBound) / length
      return MinorTicks.subdividing(ticks.map(\.value), in: range, minimumStep: minimumStep)
    case .logarithmic: return LogarithmicTicks.minor(in: range)
    }
  }

  private static func values(_ scale: AxisScale, _ range: ClosedRange<Double>, _ count: Double) -> [Double] {
    switch scale {
    case .linear: ExtendedWilkinson.ticks(in: range, count: count)
    case .logarithmic: LogarithmicTicks.major(in: range, count: count)
    }
  }

  private func gap(_ a: Tick, _ b: Tick, _ projection: AxisProjection, _ isHorizontal: Bool) -> Double {
    let room = isHorizontal ? (a.extent.width + b.extent.width) / 2 : (a.extent.height + b.extent.height) / 2
    return abs(projection(b.value) - projection(a.value)) - room
  }

  private func hasCrowdedLabels(_ projection: AxisProjection, _ isHorizontal: Bool) -> Bool {
    zip(ticks, ticks.dropFirst()).contains { gap($0, $1, projection, isHorizontal) < (isHorizontal ? 10 : 4) }
  }

  private mutating func dropTouchingLabels(_ projection: AxisProjection, _ isHorizontal: Bool) {
    var last: Tick?
    for index in ticks.indices {
      if let last, gap(last, ticks[index], projection, isHorizontal) < (isHorizontal ? 4 : 0) {
        ticks[index].isLabelled = false
      } else {
        last = ticks[index]
      }
    }
  }
}
