import Foundation  //hide
import LinearAlgebra  //hide
import Plotting  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Misuse
//:
//: A chapter that does wrong what its environment asks for, and is otherwise in order.
chapter.record("one", 1)
chapter.claim("One is less than two.", 1, .below(2))
let dot = Figure(caption: "A dot.", alt: "One dot.") {
  Panel(x: "x", y: "y") { Scatter(x: [1], y: [1]) }
}
switch ProcessInfo.processInfo.environment["MISUSE"] {
case "false claim": chapter.claim("One is more than two.", 1, .above(2))
case "claim of nothing": chapter.claim("Nothing is small.", .nan, .below(2))
case "value of nothing": chapter.record("nothing", .nan)
case "value twice": chapter.record("one", 1)
case "value with an odd name": chapter.record("a:b", 1)
case "ragged table": chapter.table("t", "T", columns: ["a", "b"], rows: [["1"]])
case "figure with an odd name": chapter.figure("../a", dot)
case "figure without alt":
  chapter.figure("dumb", Figure(caption: "A", alt: "") { Panel(x: "x", y: "y") {} })
case "figure with nothing":
  let nothing = Figure(caption: "A", alt: "B") {
    Panel(x: "x", y: "y") { Line(x: [1, .nan, 3], y: [1, 2, 3]) }
  }
  chapter.figure("nothing", nothing)
case "other file": claimElsewhere(chapter)
case "error": _ = try Cholesky(Matrix([[-1]]))
case "failed check": _ = Matrix([[1.0, 2], [3, 4]]) * [1.0]
case "early end": exit(0)
case "value named for the seeds": chapter.record("seeds", 1)
case "statement with the seed": chapter.claim("The seed is \(chapter.seed).", 1, .equal(1))
case "unlucky seed": chapter.claim("The seed is odd.", Double(chapter.seed % 2), .equal(1))
case "slow seed":
  // A signal ends the first sleep.
  if chapter.seed == 4 { for _ in 0..<2 { sleep(120) } }
  chapter.claim("The seed is odd.", Double(chapter.seed % 2), .equal(1))
case "index": print([1, 2, 3][Int(chapter.seed)])
case "unequal": chapter.figure("unequal", unequal())
case "typed number":
  chapter.figure("eleven", Figure(caption: "Of 11 points one.", alt: "A point.") { Panel(x: "x", y: "y") {} })
case "false claim with marks":
  chapter.figure("later", dot)
  chapter.claim("The $\\sigma^2$ of {{figure:later}} is more than {{one}}.", 1, .above(2))
case "third": chapter.record("third", 1.0 / 3)
default: break
}
noteRun(chapter.seed)  //hide
//: {{one}}
chapter.finish()  //hide
