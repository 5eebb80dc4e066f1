/// The place between two at which a continuous function changes its sign, to within two units in the last place: inverse
/// quadratic interpolation where three values look like a parabola, else bisection (T. Chandrupatla, "A new hybrid
/// quadratic/bisection algorithm for finding the zero of a nonlinear function without using derivatives", 1997).
///
/// - Parameters:
///   - low: an end of the bracket.
///   - high: the other end; the function has another sign there, or the answer is some place in between.
///   - function: the function; where differences of its values overflow, the steps are bisections.
/// - Returns: the place, between `low` and `high`.
func root(between low: Double, and high: Double, of function: (Double) -> Double) -> Double {
  // `a` is the latest place, `b` the one on the other side of the root, `c` the one before.
  var (a, b, c) = (low, high, low)
  var (fa, fb) = (function(a), function(b))
  var fc = fa
  var step = 0.5
  for _ in 0..<500 where fa != 0 && fb != 0 {
    // The difference of the ends may overflow.
    let next = min(max((1 - step) * a + step * b, min(a, b)), max(a, b))
    let value = function(next)
    if (value < 0) == (fa < 0) {
      (c, fc) = (a, fa)
    } else {
      (c, b, fc, fb) = (b, a, fb, fa)
    }
    (a, fa) = (next, value)
    let width = abs(b - a)
    let closest = max((abs(fb) < abs(fa) ? b : a).ulp, width * 1e-18) / width
    guard closest < 0.5 else { break }
    step = 0.5
    let (place, ratio) = ((a - b) / (c - b), (fa - fb) / (fc - fb))
    if ratio * ratio < place && (1 - ratio) * (1 - ratio) < 1 - place {
      step = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
      step = min(max(step, closest), 1 - closest)
    }
  }
  return abs(fb) < abs(fa) ? b : a
}
