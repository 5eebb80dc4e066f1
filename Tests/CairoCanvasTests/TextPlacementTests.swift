import CairoCanvas
import Foundation
import Plotting
import Probability
import Testing

@testable import gallery

/// Figures as authors write them, with random data and labels, measured with the real fonts.
@Suite("Placing text")
struct TextPlacementTests {
  private static let names = [
    "train", "test", "data", "$f(x)$", "$ŷ = β̂_0 + β̂_1x$", "mean of 30 components", "$σ^2 = 0.25$", "$p(y|x)$",
    "entropy",
    "prediction of the network", "$π_k$", "95 % interval",
  ]

  private func panel(_ random: inout RandomSource) -> Panel {
    func name() -> String? {
      random.uniform() < 0.25 ? nil : Self.names[Int(random.uniform() * Double(Self.names.count))]
    }
    let scale = pow(10, 8 * random.uniform() - 4)
    let x = (0..<60).map { Double($0) * 0.2 }
    var marks: [any Mark] = []
    for _ in 0..<Int(1 + 4 * random.uniform()) {
      let (height, phase, slope) = (random.normal(), 6 * random.uniform(), random.normal())
      let y = x.map { scale * (height * sin($0 + phase) + 0.3 * slope * $0) }
      switch Int(6 * random.uniform()) {
      case 0: marks.append(Scatter(x: x, y: y.map { $0 + 0.2 * scale * random.normal() }, label: name()))
      case 1: marks.append(Band(x: x, lower: y.map { $0 - scale }, upper: y, label: name()))
      case 2: marks.append(Rule(x: 12 * random.uniform(), label: name()))
      case 3: marks.append(Rule(y: y[30], label: name()))
      case 4: marks.append(Annotation(name() ?? "here", at: (x[20], y[20]), arrow: random.uniform() < 0.5))
      default: marks.append(Line(x: x, y: y, label: name()))
      }
    }
    let title = name()
    return Panel(title, x: "time / s", y: Axis(name() ?? "$y$")) { marks }
  }

  @Test(arguments: [11 as UInt64]) func noTextOverlapsOrIsCutInUsualFigures(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    for round in 0..<1000 {
      let count = Int(1 + 3.5 * random.uniform())
      let panels = (0..<count).map { _ in panel(&random) }
      let size = count == 1 ? Size(450 + 200 * random.uniform(), 260 + 150 * random.uniform()) : Size(640, 420)
      let lettered = random.uniform() < 0.5
      let figure = Figure(caption: "", alt: "", size: size, lettered: lettered) { panels }
      #expect(try FigureDrawing(figure).layout.commands.textFaults(on: size) == [], "round \(round), \(count) panels")
    }
  }
}
