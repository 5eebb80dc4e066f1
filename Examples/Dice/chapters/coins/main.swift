import Plotting  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Coins in the long run
//:
//: A fair coin is thrown {{throws}} times. After each throw we note how far heads are ahead.
let throwCount = 10_000
var random = RandomSource(seed: chapter.seed)
var lead = [0.0]
for _ in 0..<throwCount {
  lead.append((lead.last ?? 0) + (random.integer(below: 2) == 0 ? 1 : -1))
}
let share = lead.indices.dropFirst().map { (1 + lead[$0] / Double($0)) / 2 }
chapter.record("throws", throwCount)
chapter.record("final lead", abs(lead[throwCount]), .decimals(0))
chapter.record("final share", share[throwCount - 1], .decimals(3))

//: ## Two laws that seem to disagree
//:
//: After $n$ throws the lead has standard deviation $\sqrt n$, which *grows*; the share of heads has
//: $$\sigma = \frac{1}{2 \sqrt n}, \label{share}$$
//: which *shrinks*. Nothing evens out: the lead at the end is {{final lead}}. It only matters less and less, and the share at
//: the end is {{final share}}. A single run follows these laws only roughly:
let bound = 4 / (2 * Double(throwCount).squareRoot())
chapter.figure(
  "lead", leadFigure(lead, share),
  claim: "At the end the share of heads is nearer to ½ than 4σ by {{equation:share}}: the distance.",
  abs(share[throwCount - 1] - 0.5), .below(bound))
chapter.claim(
  "The lead was further from 0 at some time than 20, which is far from nothing: the largest lead.",
  lead.map(abs).max() ?? 0, .above(20))

//: Both chapters, {{chapter:dice}} and this one, have the square root in common: to halve the error of a share, throw four times
//: as often.
chapter.finish()  //hide
