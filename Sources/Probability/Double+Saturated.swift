extension Double {
  /// The number itself or, in place of an infinite one, the largest finite number with its sign; NaN stays NaN.
  ///
  /// This is the module's rule for results beyond the range of `Double`: finite arguments give finite answers.
  var saturated: Double {
    isInfinite ? (self > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude) : self
  }
}
