import ElementaryFunctions

extension Normal {
  /// The quantile of the standard normal distribution, Φ⁻¹(p), with a relative error of about 1e-15.
  ///
  /// This is algorithm AS 241, PPND16, with its coefficients (M. J. Wichura, "The percentage points of the normal
  /// distribution", Applied Statistics 37, 1988).
  ///
  /// - Parameter probability: p, a number in [0, 1].
  /// - Returns: −∞ for 0, ∞ for 1, NaN outside [0, 1].
  public static func standardQuantile(_ probability: Double) -> Double {
    let q = probability - 0.5
    if q.magnitude <= 0.425 { return q * central(0.180625 - q * q) }
    let tail = q < 0 ? probability : 1 - probability
    guard tail > 0 else { return tail == 0 ? (q < 0 ? -.infinity : .infinity) : .nan }
    let r = (-Double.log(tail)).squareRoot()
    let quantile = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5)
    return q < 0 ? -quantile : quantile
  }

  /// For probabilities within 0.425 of one half.
  private static func central(_ r: Double) -> Double {
    var a = 2509.0809287301226727
    a = 33430.575583588128105.addingProduct(a, r)
    a = 67265.770927008700853.addingProduct(a, r)
    a = 45921.953931549871457.addingProduct(a, r)
    a = 13731.693765509461125.addingProduct(a, r)
    a = 1971.5909503065514427.addingProduct(a, r)
    a = 133.14166789178437745.addingProduct(a, r)
    a = 3.387132872796366608.addingProduct(a, r)
    var b = 5226.495278852545925
    b = 28729.085735721942674.addingProduct(b, r)
    b = 39307.89580009271061.addingProduct(b, r)
    b = 21213.794301586595867.addingProduct(b, r)
    b = 5394.1960214247511077.addingProduct(b, r)
    b = 687.1870074920579083.addingProduct(b, r)
    b = 42.313330701600911252.addingProduct(b, r)
    return a / 1.addingProduct(b, r)
  }

  /// For tails down to exp(−25).
  private static func nearTail(_ r: Double) -> Double {
    var a = 7.7454501427834140764e-4
    a = 0.0227238449892691845833.addingProduct(a, r)
    a = 0.24178072517745061177.addingProduct(a, r)
    a = 1.27045825245236838258.addingProduct(a, r)
    a = 3.64784832476320460504.addingProduct(a, r)
    a = 5.7694972214606914055.addingProduct(a, r)
    a = 4.6303378461565452959.addingProduct(a, r)
    a = 1.42343711074968357734.addingProduct(a, r)
    var b = 1.05075007164441684324e-9
    b = 5.475938084995344946e-4.addingProduct(b, r)
    b = 0.0151986665636164571966.addingProduct(b, r)
    b = 0.14810397642748007459.addingProduct(b, r)
    b = 0.68976733498510000455.addingProduct(b, r)
    b = 1.6763848301838038494.addingProduct(b, r)
    b = 2.05319162663775882187.addingProduct(b, r)
    return a / 1.addingProduct(b, r)
  }

  /// For smaller tails.
  private static func farTail(_ r: Double) -> Double {
    var a = 2.01033439929228813265e-7
    a = 2.71155556874348757815e-5.addingProduct(a, r)
    a = 0.0012426609473880784386.addingProduct(a, r)
    a = 0.026532189526576123093.addingProduct(a, r)
    a = 0.29656057182850489123.addingProduct(a, r)
    a = 1.7848265399172913358.addingProduct(a, r)
    a = 5.4637849111641143699.addingProduct(a, r)
    a = 6.6579046435011037772.addingProduct(a, r)
    var b = 2.04426310338993978564e-15
    b = 1.4215117583164458887e-7.addingProduct(b, r)
    b = 1.8463183175100546818e-5.addingProduct(b, r)
    b = 7.868691311456132591e-4.addingProduct(b, r)
    b = 0.0148753612908506148525.addingProduct(b, r)
    b = 0.13692988092273580531.addingProduct(b, r)
    b = 0.59983220655588793769.addingProduct(b, r)
    return a / 1.addingProduct(b, r)
  }
}
