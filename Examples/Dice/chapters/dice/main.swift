import Plotting  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Two dice
//:
//: Two dice are thrown {{throws}} times, and the numbers of each throw are added. How often does each sum occur?
let throwCount = 12_000
var random = RandomSource(seed: chapter.seed)
var counts = Array(repeating: 0, count: 13)
for _ in 0..<throwCount {
  counts[2 + random.integer(below: 6) + random.integer(below: 6)] += 1
}
chapter.record("throws", throwCount)
chapter.show("seven occurred \(counts[7]) times, two \(counts[2]) times")

//: ## What to expect
//:
//: There are $6 \cdot 6$ pairs of numbers, all equally likely, and $6 - |s - 7|$ of them have the sum $s$. So
//: $$P(s) = \frac{6 - |s - 7|}{36}. \label{sum}$$
//: In $n$ throws the sum $s$ is expected $n P(s)$ times. The count is binomial with variance $n P(s) (1 - P(s))$; the square
//: root of the variance, the standard deviation $\sigma$, says how far counts usually stray.
let sums = Array(2...12)
let probabilities = sums.map { Double(6 - abs($0 - 7)) / 36 }
let deviations = zip(sums, probabilities).map { sum, probability in
  let expected = Double(throwCount) * probability
  return (Double(counts[sum]) - expected) / (expected * (1 - probability)).squareRoot()
}
let largest = deviations.map(abs).max() ?? 0
chapter.record("largest deviation", largest, .decimals(1))
chapter.table(
  "sums", "How often each sum was expected, and how often it occurred.",
  columns: ["sum", "expected", "counted", "deviation, in $\\sigma$"],
  rows: sums.indices.map { index in
    [
      .integer(sums[index]), .number(Double(throwCount) * probabilities[index], .decimals(0)),
      .integer(counts[sums[index]]), .number(deviations[index], .decimals(1)),
    ]
  })
chapter.claim("The probabilities of all sums add up to 1.", probabilities.reduce(0, +), .equal(1, within: 1e-12))
chapter.figure(
  "sums", sumsFigure(sums, counts, probabilities),
  claim: "No count strays far from what {{equation:sum}} says: the largest distance, in $\\sigma$.", largest,
  .below(4.5))

//: {{figure:sums}} shows both. The largest deviation in {{table:sums}} is {{largest deviation}} standard deviations; among
//: eleven sums it is no surprise to find one beyond 2. Real dice stray in another way: of those that W. F. R. Weldon threw in
//: 1894 {{reference:weldon}}, too many showed a five or a six, and more throws only made that clearer.
chapter.finish()  //hide
