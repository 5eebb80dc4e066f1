import Preconditions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How often values fall into bins of equal width.
public struct Histogram: Mark {
  /// Edges of the bins: `[bins + 1]`.
  let edges: [Double]
  /// Heights of the bars, as counts or as densities: `[bins]`.
  let heights: [Double]
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Opacity, 0…1.
  let alpha: Double
  private let skipped: Int

  /// Sorts values into bins; values that are not finite are left out.
  ///
  /// - Parameters:
  ///   - values: the values, in any order.
  ///   - bins: the number of bins, at least 1; by default the one that the rule of Freedman and Diaconis (1981) gives,
  ///     between 1 and 200.
  ///   - density: whether heights are densities, so that the areas of the bars sum to 1, instead of counts.
  ///   - label: its name in the legend; may contain math.
  ///   - colour: its colour, by role.
  ///   - alpha: opacity, 0…1.
  public init(
    _ values: some Collection<some BinaryFloatingPoint>, bins: Int? = nil, density: Bool = false,
    label: String? = nil, colour: Ink = .automatic, alpha: Double = 0.55
  ) {
    require(bins ?? 1 > 0, "Histogram: expected at least 1 bin, got \(bins ?? 1)")
    requireCount(bins ?? 1, "bins")
    let all = doubles(values)
    let finite = all.filter(\.isFinite).sorted()
    skipped = all.count - finite.count
    self.label = label
    ink = colour
    self.alpha = alpha
    guard let first = finite.first, let last = finite.last else {
      (edges, heights) = ([], [])
      return
    }
    let range = DataSpan.widened(first, last)
    let count = bins ?? Histogram.usualBins(finite)
    // Halved, because the difference of two doubles may overflow.
    let half = range.upperBound / 2 - range.lowerBound / 2
    let width = half / Double(count) * 2
    edges = (0...count).map { range.lowerBound + Double($0) / Double(count) * half + Double($0) / Double(count) * half }
    var counts = [Double](repeating: 0, count: count)
    for value in finite {
      let fraction = (value / 2 - range.lowerBound / 2) / half
      counts[min(Int(fraction * Double(count)), count - 1)] += 1
    }
    heights = density ? counts.map { $0 / (Double(finite.count) * width) } : counts
  }

  /// A swatch of its opacity.
  public var legendKey: LegendKey { .area(opacity: alpha) }

  /// Includes the bars; the axis may end at their foot.
  public func include(in extent: inout DataExtent) {
    extent.x.include(edges)
    extent.y.include(heights)
    extent.y.include(edge: 0)
  }

  /// Fills the bars, and outlines them in the colour of the background.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let base = context.projection.y(max(0, context.projection.y.range.lowerBound))
    let bars = zip(zip(edges, edges.dropFirst()), heights).compactMap { bin, height -> [Point]? in
      let (left, right) = (context.projection(bin.0, height), context.projection(bin.1, height))
      guard height > 0, left.isFinite, right.isFinite else { return nil }
      return context.frame.clip(polygon: [Point(left.x, base), left, right, Point(right.x, base)])
    }
    let path = Path(bars.filter { $0.count > 2 }, isClosed: true)
    return [
      .fill(path, context.colour.opacity(alpha)), .stroke(path, Stroke(context.theme.background, width: 0.6)),
    ]
  }

  /// The number of values that are not finite.
  public func countUnplaceable(in context: MarkContext) -> Int { skipped }

  /// The number of bins of width 2 · IQR / n^(1/3), at least 1 and at most 200.
  private static func usualBins(_ sorted: [Double]) -> Int {
    let quartiles = (sorted[sorted.count / 4], sorted[3 * (sorted.count - 1) / 4])
    let width = 2 * (quartiles.1 - quartiles.0) / cbrt(Double(sorted.count))
    let bins = ((sorted[sorted.count - 1] - sorted[0]) / width).rounded(.up)
    return bins.isFinite ? max(1, min(Int(min(bins, 1000)), 200)) : 10
  }
}
