import LinearAlgebra

extension DataSet {
  /// What a reader should know of the data before training, column by column, the inputs first; often nothing.
  ///
  /// **Constant columns.** A column with one value in all samples.
  ///
  /// **Scale.** A column with a standard deviation above 10, with all numbers closer to the mean than 0.1, or with a mean
  /// more than ten times as far from zero as its standard deviation, or 0.1 if that is larger. Weights begin between −1
  /// and 1, tanh is flat from 3 on, and Adam moves a weight by its learning rate in a step, so that a factor of ten is
  /// hundreds of steps. (Zeros and ones do not count, however rare the ones are.)
  ///
  /// **Repeated targets.** A value of a target is conspicuous that occurs in at least one of a hundred samples, more than
  /// twice as often as expected, and so much more often that chance does not explain it: √count > √expected + 2. The
  /// root of a Poisson count has the standard deviation ½ (M. S. Bartlett, 1936), so these are four standard deviations.
  /// Expected is the mean count of the ten neighbouring values, as it is of data that are merely rounded, but no more
  /// than one of forty samples: that is the fullest value of a Gaussian rounded to a sixteenth of its standard deviation.
  /// So there is no warning of fine rounding, but of values that are favoured (to full minutes, to zero), and of coarse
  /// rounding and whole numbers. Nine equal values or fewer are never conspicuous.
  ///
  /// The work grows like samples · log samples.
  public var warnings: [DataWarning] {
    Self.warnings(of: inputs, "inputs") { _, _ in nil }
      + Self.warnings(of: targets, "targets") { column, values in
        let conspicuous = conspicuousValues(among: values)
        return conspicuous.isEmpty
          ? nil : .repeatedTargets(column: column, values: conspicuous, samples: values.count)
      }
  }

  private static func warnings(
    of matrix: Matrix<Float>, _ what: String, furtherWarning: (Int, [Float]) -> DataWarning?
  ) -> [DataWarning] {
    (0..<matrix.columns).flatMap { column -> [DataWarning] in
      let values = matrix.column(column)
      let (mean, variance) = moments(values)
      guard variance > 0 else { return [.constant(what: what, column: column, value: values[0])] }
      let deviation = variance.squareRoot()
      let isFar =
        deviation > 10 || mean.magnitude > 10 * max(deviation, 0.1)
        || values.allSatisfy { (Double($0) - mean).magnitude < 0.1 }
      let scale = DataWarning.farFromUnitScale(
        what: what, column: column, mean: mean, standardDeviation: deviation)
      return (isFar ? [scale] : []) + [furtherWarning(column, values)].compactMap(\.self)
    }
  }
}

/// The values that are repeated more often than a smooth density explains, the most frequent first.
private func conspicuousValues(among values: [Float]) -> [DataWarning.RepeatedValue] {
  var repeated: [DataWarning.RepeatedValue] = []
  for value in values.sorted() {
    if let last = repeated.last, last.value == value {
      repeated[repeated.count - 1] = .init(value: value, count: last.count + 1)
    } else {
      repeated.append(.init(value: value, count: 1))
    }
  }
  let conspicuous = repeated.indices.filter { index in
    let count = Double(repeated[index].count)
    let around = repeated[max(index - 5, 0)...min(index + 5, repeated.count - 1)]
    let neighbours = Double(around.reduce(0) { $0 + $1.count }) - count
    let expected = min(neighbours / Double(max(around.count - 1, 1)), Double(values.count) / 40)
    return count >= Double(values.count) / 100 && count > 2 * expected
      && count.squareRoot() > expected.squareRoot() + 2
  }
  return conspicuous.map { repeated[$0] }.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
}
