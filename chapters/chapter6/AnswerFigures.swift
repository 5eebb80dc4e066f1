import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Probability

// The figures of calibration and of what visitors are told.

func transformHistograms(_ models: [(name: String, answers: HeldOut)], bins: Int) throws
  -> Figure
{
  let histograms = try models.map {
    try UniformHistogram($0.answers.transforms, bins: bins)
  }
  let edges = (0...bins).map { Double($0) / Double(bins) }
  let highest = histograms.flatMap(\.counts).max() ?? 0
  return try Figure(
    caption: """
      The probability integral transforms of the held-out durations in {{bins}} bins. The grey band holds the count of a bin in nineteen of \
      twenty cases if the answers are exact.
      """,
    alt: """
      Two histograms about a grey horizontal band. The left one has two humps with a dip in the middle that leave the band; the right one \
      stays near the band.
      """,
    size: Size(720, 290), sharing: .y
  ) {
    for (model, histogram) in zip(models, histograms) {
      let band = try histogram.centralInterval(0.95)
      Panel(
        model.name, x: Axis("$F(y|x)$", range: 0...1),
        y: Axis("durations", range: 0...(1.05 * Double(highest)))
      ) {
        Band(
          x: [0.0, 1], lower: Array(repeating: Double(band.lowerBound), count: 2),
          upper: Array(repeating: Double(band.upperBound), count: 2), colour: .neutral,
          alpha: 0.3)
        Steps(
          x: edges, y: (histogram.counts + [histogram.counts[bins - 1]]).map(Double.init),
          colour: .vermilion)
      }
    }
  }
}

func nextWaits(_ situations: [(name: String, answer: GaussianMixture)], _ level: Double)
  throws -> Figure
{
  let places = grid(30...110, 401)
  let inks = [Ink.neutral, .vermilion, .sky, .green]
  return try Figure(
    caption: """
      How the network with three components answers the question when the next eruption will come, for different things that are known \
      about the last. The thick strokes are the regions of highest density of probability 0.8, at the density that they are bounded by.
      """,
    alt: """
      Four curves over the wait. With nothing known and after a long wait they have peaks near fifty minutes and near eighty, with a valley \
      between; for a known duration there is one, further left for the short eruption than for the long one. Thick horizontal strokes cut \
      each peak near its foot.
      """,
    size: Size(620, 360)
  ) {
    try Panel(x: "wait for the next eruption / min", y: "density per minute") {
      for (index, situation) in situations.enumerated() {
        let region = try situation.answer.highestDensityRegion(probability: level)
        let densities = situation.answer.densities(at: places)
        let peak = densities.indices.max { densities[$0] < densities[$1] } ?? 0
        Line(x: places, y: densities, colour: inks[index], dash: [])
        Annotation(
          situation.name, at: (places[peak], densities[peak]), colour: inks[index])
        Segments(
          x: region.intervals.map(\.lowerBound),
          y: region.intervals.map { _ in region.density },
          endX: region.intervals.map(\.upperBound),
          endY: region.intervals.map { _ in region.density },
          colour: inks[index], width: 3.5)
      }
    }
  }
}
