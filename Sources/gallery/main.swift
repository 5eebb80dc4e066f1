import CairoCanvas
import Foundation
import Plotting

func write(_ name: String, _ figure: Figure, theme: Theme = .light) throws {
  try Data(figure.png(theme: theme)).write(to: URL(fileURLWithPath: "\(CommandLine.arguments[1])/\(name).png"))
  try Data(figure.svg(theme: theme)).write(to: URL(fileURLWithPath: "\(CommandLine.arguments[1])/\(name).svg"))
  try Data(figure.pdf(theme: theme)).write(to: URL(fileURLWithPath: "\(CommandLine.arguments[1])/\(name).pdf"))
  let layout = figure.layout(theme: theme)
  for fault in layout.commands.textFaults(on: figure.size) { print(name, fault) }
  for warning in layout.warnings { print(name, warning) }
}
struct LCG {
  var s: UInt64 = 42;
  mutating func u() -> Double {
    s = s &* 6364136223846793005 &+ 1442695040888963407; return Double(s >> 11) / Double(1 << 53)
  }
  mutating func n() -> Double { (-2 * log(1 - u())).squareRoot() * cos(2 * .pi * u()) }
}
var r = LCG()

func loss(_ p: Double) -> Double { -(0.75 * log(p) + 0.25 * log(1 - p)) }
let logloss = Figure(caption: "The log-loss", alt: "A U-shaped curve") {
  Panel(x: "prediction $ŷ$", y: Axis("log-loss / nats", range: 0...3)) {
    Line(over: 0.005...0.995, label: "$L(ŷ)$") { loss($0) }
    Rule(x: 0.75, label: "$ŷ = 0.75$")
    Rule(y: 0.5623, label: "entropy $H(0.75)$")
    Scatter(x: [0.75], y: [0.5623], colour: .vermilion)
    Annotation("minimum (0.75, 0.5623)", at: (0.75, 0.5623), arrow: true)
  }
}
try write("logloss", logloss)
try write("logloss-dark", logloss, theme: .dark)

let x = (0..<40).map { _ in r.u() * 10 }
let y = x.map { 1.5 + 0.8 * $0 + r.n() }
let fit = Figure(caption: "fit", alt: "fit") {
  Panel(x: "$x$", y: "$y$") {
    Segments(x: x, y: y, endY: x.map { 1.5 + 0.8 * $0 }, label: "residuals $y_i - ŷ_i$")
    Scatter(x: x, y: y, label: "data")
    Line(x: [0, 10], y: [1.5, 9.5], label: "$ŷ = β̂_0 + β̂_1 x$", colour: .vermilion)
  }
}
try write("fit", fit)

let contour = Figure(caption: "SE", alt: "bowl", size: Size(600, 450)) {
  Panel(x: "$β_0$", y: "$β_1$") {
    Contour(x: -1...4, y: -0.5...2, levels: .bowl(12)) { a, b in
      zip(x, y).reduce(0) { $0 + ($1.1 - a - b * $1.0) * ($1.1 - a - b * $1.0) }
    }
    Line(
      x: [-0.5, 0.3, 0.8, 1.1, 1.3, 1.4], y: [1.9, 1.2, 0.98, 0.9, 0.85, 0.82], label: "gradient descent",
      colour: .vermilion)
    Scatter(x: [1.5], y: [0.8], label: "$β̂$", colour: .blue)
    Annotation("$β̂ = (X^TX)^{-1}X^Ty$", at: (1.5, 0.8), arrow: true)
  }
}
try write("contour", contour)

let epochs = (1...2000).map { Double($0) }
let losses = Figure(caption: "losses", alt: "losses", size: Size(600, 300)) {
  Panel("linear", x: "epoch", y: "MSE") {
    Line(x: epochs, y: epochs.map { 1 + 60 * exp(-$0 / 60) + 0.1 * abs(r.n()) }, label: "train")
    Line(x: epochs, y: epochs.map { 1.1 + 62 * exp(-$0 / 60) + 0.2 * abs(r.n()) }, label: "test")
  }
  Panel("logarithmic", x: Axis("epoch", scale: .logarithmic), y: Axis("MSE", scale: .logarithmic)) {
    Line(x: epochs, y: epochs.map { 1 + 60 * exp(-$0 / 60) }, label: "train")
    Line(x: epochs, y: epochs.map { 1.1 + 62 * exp(-$0 / 60) }, label: "test")
  }
}
try write("losses", losses)

let big = 20000
let bx = (0..<big).map { _ in r.u() * 30 - 15 }
let by = bx.map { 0.5 * $0 + 8 * sin(0.3 * $0) + r.n() }
let scatter = Figure(caption: "data", alt: "data") {
  Panel(x: "$x$", y: "$y$") {
    Scatter(x: bx, y: by, label: "test data");
    Line(over: -15...15, label: "$f(x)$", colour: .vermilion) { 0.5 * $0 + 8 * sin(0.3 * $0) }
  }
}
try write("scatter", scatter)

let gaussians = Figure(caption: "g", alt: "g") {
  Panel(x: "$x$", y: "density $p(x)$") {
    for (i, s) in [0.5, 1, 2].enumerated() {
      Line(over: -6...6, label: "$σ^2 = \(s * s)$", dash: i == 2 ? [5, 3] : []) {
        exp(-$0 * $0 / (2 * s * s)) / (s * (2 * .pi).squareRoot())
      }
    }
    Band(x: [-2.0, 2], lower: [0.0, 0], upper: [0.1, 0.1], label: "band")
  }
}
try write("gaussians", gaussians)
let spiralT = (0..<2000).map { Double($0) / 2000 * 5 * .pi }
let spiral = Figure(caption: "s", alt: "s", size: Size(600, 300)) {
  for k in 0..<2 {
    Panel(k == 0 ? "train" : "test", x: "$x$", y: "$y$", equalAspect: true) {
      Scatter(
        x: spiralT.map { (1 + $0 + r.u() * 0.5) * cos($0) }, y: spiralT.map { (1 + $0 + r.u() * 0.5) * sin($0) },
        label: "data")
    }
  }
}
try write("spiral", spiral)
let many = Figure(caption: "m", alt: "m") {
  Panel(x: "time / s", y: "value $× 10^{-6}$") {
    for k in 1...6 { Line(over: 0...10, label: "$k = \(k)$") { sin($0 + Double(k)) * 1e-6 * Double(k) } }
  }
}
try write("many", many)

if CommandLine.arguments.count > 2 {
  let lx = (0..<2000).map { Double($0) }
  let ly = lx.map { sin($0 / 100) + 0.3 * r.n() }
  let line = Figure(caption: "line", alt: "line") { Panel(x: "epoch", y: "loss") { Line(x: lx, y: ly) } }
  let dots = Figure(caption: "dots", alt: "dots") { Panel(x: "x", y: "y") { Scatter(x: bx, y: by) } }
  let chunked = Figure(caption: "line", alt: "line") { Panel(x: "epoch", y: "loss") { for k in 0..<100 { Line(x: Array(lx[k*20..<min(2000,k*20+21)]), y: Array(ly[k*20..<min(2000,k*20+21)]), colour: .blue) } } }
  let empty = Figure(caption: "line", alt: "line") { Panel(x: "epoch", y: "loss") { Line(x: [0, 2000.0], y: [-2, 2.0]) } }
  func time(_ name: String, _ body: () throws -> Int) rethrows {
    var times: [Double] = []; var size = 0
    for _ in 0..<(CommandLine.arguments.count > 3 ? 500 : 7) { let s = Date(); size = try body(); times.append(Date().timeIntervalSince(s)) }
    times.sort(); print(name, String(format: "median %.1f ms  min %.1f  first/max %.1f", times[3]*1000, times[0]*1000, times[6]*1000), size)
  }
  for (n, f) in [("scatter", dots), ("line", line), ("empty", empty)].filter { CommandLine.arguments[2] == "x" || CommandLine.arguments[2] == $0.0 } {
    try time("\(n) layout") { try f.layout().commands.count }
    try time("\(n) png") { try f.png().count }; try Data(f.png()).write(to: URL(fileURLWithPath: "/tmp/plots/bench-\(n).png"))
    if CommandLine.arguments.count > 3 { continue }
    try time("\(n) svg") { try f.svg().count }
    try time("\(n) pdf") { try f.pdf().count }
  }
}
