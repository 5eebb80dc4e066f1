import LinearAlgebra
import NetworkViews
import NeuralNetworks
import Plotting
import Probability
import Problems

// The figures of the data, of training and of the comparison.

func twoWeeks(_ eruptions: [OldFaithful.Eruption], _ hours: [Double]) -> Figure {
  func points(_ isMeasured: Bool, _ x: [Double]) -> Scatter {
    let chosen = zip(x, eruptions).filter { $0.1.isMeasured == isMeasured }
    return Scatter(
      x: chosen.map(\.0), y: chosen.map(\.1.duration),
      label: isMeasured ? "measured" : "exactly 2, 3 or 4 minutes",
      colour: isMeasured ? .blue : .vermilion, marker: isMeasured ? .circle : .cross,
      size: isMeasured ? 3 : 4.5,
      alpha: 0.8)
  }
  let waits = eruptions.map(\.wait)
  return Figure(
    caption: """
      The {{eruptions}} eruptions: how long each lasted, over the wait before it (left), and over the hour of the day (right). The \
      clock counts from the start of the eruption before the first; its zero is at an unknown hour.
      """,
    alt: """
      Left, short waits have durations of four to five minutes, and long waits have either those or ones near two minutes; crosses lie \
      in rows at 2 and 4 minutes. Right, the same durations over 24 hours; nearly all crosses stand in one third of the day.
      """,
    size: Size(720, 320), sharing: .y, lettered: true
  ) {
    Panel(
      "by the wait", x: "wait before the eruption / min", y: "duration / min",
      legend: .at(.bottomLeft)
    ) {
      points(true, waits)
      points(false, waits)
    }
    Panel(
      "by the clock", x: Axis("hour", range: 0...24), y: "duration / min", legend: .none
    ) {
      points(true, hours)
      points(false, hours)
    }
  }
}

func spikeScores(_ scores: SpikedScores) -> Figure {
  let seconds = scores.widths.map { 60 * $0 }
  return Figure(
    caption: """
      The mean NLL of the durations if a fifth of the probability is put on spikes at 2, 3 and 4 minutes, over the standard deviation of the \
      spikes: of all durations, and of those that were measured.
      """,
    alt: """
      Two lines over a logarithmic axis. One, for all durations, falls steadily towards narrower spikes and goes below zero. The other, for \
      those that were measured, rises a little and is then level.
      """
  ) {
    Panel(
      x: Axis("standard deviation of the spikes / s", scale: .logarithmic),
      y: "NLL / nats"
    ) {
      Line(x: seconds, y: scores.all, label: "all", colour: .purple)
      Line(x: seconds, y: scores.beside, label: "measured", colour: .blue)
    }
  }
}

func learningByHeart(_ without: TrainedNetwork, _ with: TrainedNetwork) -> Figure {
  func panel(_ title: String, _ trained: TrainedNetwork) -> Panel {
    let shift = trained.scale.logTargetScale
    func line(_ losses: [Double], _ label: String, _ colour: Ink) -> Line {
      let shown = zip(trained.history.epochs, losses).dropFirst(3)
      return Line(
        x: shown.map { Double($0.0) }, y: shown.map { $0.1 + shift }, label: label,
        colour: colour)
    }
    return Panel(title, x: "epoch", y: "NLL / nats") {
      line(trained.history.epochLosses, "training", .blue)
      line(trained.history.testLosses, "validation", .vermilion)
    }
  }
  return Figure(
    caption: """
      The losses of six components in training, without noise and with noise on the waits. The training loss of the latter is that of the \
      noisy pairs.
      """,
    alt: """
      Two panels with two curves each. Left, the training loss falls while the validation loss, after a minimum, rises far above it. Right, \
      the two stay closer together.
      """,
    size: Size(720, 300), sharing: .y, lettered: true
  ) {
    panel("without noise", without)
    panel("with noise", with)
  }
}

func componentCounts(_ counts: [Int], _ means: [Double], _ excess: [MeanAndError])
  -> Figure
{
  Figure(
    caption: """
      The cross-validated loss for different numbers of components. The bars are one standard error of the difference from the best of \
      them, which has none.
      """,
    alt:
      "Five points with bars: the loss is highest for one component, falls to two and three, and then stays about level."
  ) {
    Panel(x: Axis("components $K$", range: 0.5...6.5), y: "held-out NLL / nats") {
      Rule(y: means.min() ?? 0, label: "best")
      ErrorBars(
        x: counts.map(Double.init), y: means, error: excess.map(\.standardError),
        colour: .vermilion)
    }
  }
}

func fourAnswers(_ data: DataSet, at wait: Double, _ models: [Model]) throws -> Figure {
  let names = ["straight line", "three components"]
  let inks = [Ink.green, .vermilion]
  let answers = try models.map { try $0(Matrix(column: [Float(wait)]))[0] }
  let near = (0..<data.count).filter { abs(Double(data.inputs[$0, 0]) - wait) <= 5 }
  let places = grid(0.5...6, 551)
  return Figure(
    caption: """
      The durations after waits within five minutes of {{shown}}, as a histogram, and what the line and the network with three components \
      answer to {{shown}} minutes. (Both have learnt from all measured pairs.)
      """,
    alt: """
      A histogram with a narrow peak near two minutes and a broad one above four. One curve follows both peaks; another is a broad bell that \
      is highest between them.
      """
  ) {
    Panel(x: "duration / min", y: "density per minute") {
      Histogram(
        near.map { data.targets[$0, 0] }, bins: 24, density: true, colour: .neutral,
        alpha: 0.4)
      for (index, answer) in answers.enumerated() {
        Line(
          x: places, y: answer.densities(at: places), label: names[index],
          colour: inks[index])
      }
    }
  }
}
