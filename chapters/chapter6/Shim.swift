import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability

struct Region { var intervals: [ClosedRange<Double>]; var density: Double }
extension GaussianMixture {
  func crps(_ y: Double) -> Double {
    func a(_ m: Double, _ v: Double) -> Double {
      let s = v.squareRoot(), z = m / s
      return m * (2 * Normal.standardCumulative(z) - 1) + 2 * s * Double.exp(-0.5 * z * z)
        / (2 * Double.pi).squareRoot()
    }
    var t = 0.0
    let big = (0..<components).filter { priors[$0] > 1e-3 }
    for i in big {
      t += priors[i] * a(y - means[i, 0], variances[i, 0])
      for j in big {
        t -=
          0.5 * priors[i] * priors[j]
          * a(means[i, 0] - means[j, 0], variances[i, 0] + variances[j, 0])
      }
    }
    return t
  }
  func centralInterval(probability p: Double) throws -> ClosedRange<Double> {
    quantile((1 - p) / 2)...quantile((1 + p) / 2)
  }
  private var cells: [Double] { grid(quantile(1e-5)...quantile(1 - 1e-5), 1200) }
  func highestDensityLevel(at y: Double) -> Double {
    let c = cells, d = densities(at: c), h = density(y)
    return d.reduce(0) { $0 + ($1 > h ? $1 : 0) } * (c[1] - c[0])
  }
  func highestDensityRegion(probability p: Double) throws -> Region {
    let c = cells, d = densities(at: c), w = c[1] - c[0]
    var (lo, hi) = (0.0, d.max()!)
    for _ in 0..<50 {
      let h = (lo + hi) / 2;
      if d.reduce(0, { $0 + ($1 > h ? $1 : 0) }) * w > p { lo = h } else { hi = h }
    }
    var r: [ClosedRange<Double>] = []; var start: Double?
    for (x, v) in zip(c, d) {
      if v > lo {
        if start == nil { start = x }
      } else if let s = start {
        r.append(s...x); start = nil
      }
    }
    if let s = start { r.append(s...c.last!) }
    return Region(intervals: r, density: lo)
  }
}
struct SplitConformal {
  let scores: [Double]
  init(scores: [Double]) throws { self.scores = scores.sorted() }
  func threshold(coverage c: Double) throws -> Double {
    let k = Int((Double(scores.count + 1) * c).rounded(.up));
    return k <= scores.count ? scores[k - 1] : 1
  }
}
