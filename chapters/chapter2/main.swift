import ElementaryFunctions  //hide
import LeastSquares  //hide
import LinearAlgebra  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Likelihood
//:
//: In {{chapter:regression}} we made squares of errors small because squares are easy to make small. This chapter gives
//: the better reason. If we say what we believe about the noise, probability theory tells us which error to minimise:
//: for Gaussian noise it is the squared error, for classes it is the cross-entropy. Up to a factor and a constant both are the
//: same thing, the *negative log-likelihood*, and once that is seen, other beliefs about the noise lead to other errors. A
//: mixture density network takes that step.
//:
//: ## How likely are these data?
//:
//: Here are some measurements of one length in millimetres, each with an error whose standard deviation is 1.
var random = RandomSource(seed: chapter.seed)
let data = random.normal(mean: 3, standardDeviation: 1, count: 12)
chapter.record("measurements", data.count)

//: Call the data $\mathcal D = \{x_1, \dots, x_n\}$; here $n = {{measurements}}$. Suppose each comes from a normal
//: distribution $\mathcal N(\mu, \sigma^2)$, independently of the others. Then the probability density of seeing just these
//: data is the product of the densities of all of them. Read as a function of the unknown $\mu$ and $\sigma^2$, with the data
//: held fixed, it is called the *likelihood*,
//:
//: $$
//: \mathcal L(\mu, \sigma^2; \mathcal D) = \prod_{i=1}^{n} \mathcal N(x_i; \mu, \sigma^2)
//: = \prod_{i=1}^{n} \frac{e^{-(x_i - \mu)^2 / 2\sigma^2}}{\sqrt{2\pi\sigma^2}} .
//: \label{likelihood}
//: $$
//:
//: It turns the question round: not how probable the data are under what we know, but how well each candidate for
//: what we do not know accounts for the data that we have. We take $\sigma = 1$ as known for now and try some $\mu$.
func likelihood(of mean: Double, given data: [Double]) throws -> Double {
  let model = try Normal(mean: mean, variance: 1)
  return data.reduce(1) { $0 * model.density($1) }
}
let candidates = [2.0, 3.0, 4.2]
let sampleMean = data.reduce(0, +) / Double(data.count)
let given = { mean in try likelihood(of: mean, given: data) }  //hide
let likeliest = try goldenSection(in: 0...6) { -(try given($0)) }  //hide
let (peak, atTwo) = (try given(likeliest), try given(candidates[0]))  //hide
chapter.record("sample mean", sampleMean, .decimals(4))
chapter.record("likeliest mean", likeliest, .decimals(4))
chapter.record("share of the lowest", atTwo / peak, .significant(2))
try chapter.figure(
  "candidates", candidateMeans(data, candidates, sampleMean, likelihood(of:given:)),
  claim:
    "The product of the densities of the twelve measurements is greatest at their mean: the distance.",
  abs(likeliest - sampleMean), .below(1e-6))

//: {{figure:candidates}} shows three candidates. Each measurement meets the bell curve at some height, and the
//: likelihood is the product of the heights. Move the bell away from the mean of the data, and some factors may grow,
//: but the others lose more: at $\mu = 2$ the likelihood is {{share of the lowest}} times its maximum.
//:
//: **A likelihood is not a probability of $\mu$.** The density {{equation:likelihood}} integrates to one over all data that we
//: might have seen. We hold the data fixed and run through $\mu$, and nothing makes it integrate to one over $\mu$. Add it up:
let spread = 8 / Double(data.count).squareRoot()
let step = spread / 500
let area = try stride(from: sampleMean - spread, through: sampleMean + spread, by: step)
  .reduce(0) { $0 + step * (try likelihood(of: $1, given: data)) }
chapter.record("area", area, .significant(2))
chapter.claim(
  "The likelihood of the twelve measurements integrates over all means to far less than one: the area.",
  area, .below(1e-3))

//: The area is {{area}}. To speak of the probability of $\mu$ one must say how probable each $\mu$ was before the data came,
//: and multiply by that; this is the way of Bayes. We do not need it. All that we ask is where the likelihood is greatest.
//:
//: ## Taking the logarithm
//:
//: A product of many small numbers is an unpleasant thing to compute with. Of 2,000 measurements, say, it is a number so
//: small that a computer cannot tell it from zero:
let many = random.normal(mean: 3, standardDeviation: 1, count: 2000)
let product = try likelihood(of: 3, given: many)
let logLikelihood = try Normal(mean: 3, variance: 1).logLikelihood(of: many)
chapter.record("log-likelihood of many", logLikelihood, .significant(5))
chapter.claim(
  "The product of 2,000 densities of a normal distribution underflows to zero.", product,
  .equal(0))

//: Its logarithm, {{log-likelihood of many}}, is harmless. And nothing is lost by taking it, because the logarithm is
//: increasing: **it moves the values of a function, but never the place of its maximum**. Products become sums,
//: powers become factors, and since $\ln e = 1$ the exponential goes away altogether:
//:
//: $$
//: \ln \mathcal L(\mu, \sigma^2; \mathcal D) = -\frac{n}{2} \ln(2\pi\sigma^2)
//: - \frac{1}{2\sigma^2} \sum_{i=1}^{n} (x_i - \mu)^2 . \label{log-likelihood}
//: $$
//:
//: Let us check the step from {{equation:likelihood}} to {{equation:log-likelihood}} where the product does not underflow, on
//: the {{measurements}} measurements: multiply their densities and take the logarithm of the product, on the one hand, and add
//: up their squares on the other.
func squaredError(_ mean: Double, _ data: [Double]) -> Double {
  data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}
let logTwoPi = Double.log(2 * .pi)
let byProduct = Double.log(try likelihood(of: 3, given: data))
let byFormula = -Double(data.count) / 2 * logTwoPi - squaredError(3, data) / 2
chapter.claim(
  "The logarithm of the product of twelve densities is what a sum of squares gives: the difference.",
  abs(byProduct - byFormula), .below(1e-12))

//: Now let $\sigma = 1$ and change the sign. A maximum becomes a minimum, and the log-likelihood becomes the *negative
//: log-likelihood*,
//:
//: $$
//: \mathrm{NLL}(\mu) = -\ln \mathcal L = \frac12 \sum_{i=1}^{n} (x_i - \mu)^2 + \frac n2 \ln 2\pi . \label{nll}
//: $$
//:
//: As long as we only ask where the minimum is, the last term can be dropped, because it does not depend on $\mu$, and so
//: can the factor $\tfrac12$. What remains, $\sum_i (x_i - \mu)^2$, we have seen before. It is the squared error
//: {{equation:squared-error}}, with $x_i$ in the role of the output and $\mu$ in that of the prediction. So twice the NLL and
//: the squared error must differ by $n \ln 2\pi$, whatever $\mu$ is:
func negativeLogLikelihood(_ mean: Double) throws -> Double {
  -Double.log(try likelihood(of: mean, given: data))
}
let constant = Double(data.count) * logTwoPi
let deviations = try stride(from: -3.0, through: 9, by: 0.1).map { mean in
  abs(2 * (try negativeLogLikelihood(mean)) - squaredError(mean, data) - constant)
}
chapter.record("dropped constant", constant, .decimals(4))
chapter.claim(
  #"Twice the NLL from a product of twelve densities is $\mathrm{SE} + n \ln 2\pi$ for means from $-3$ to 9: the deviation."#,
  deviations.max() ?? .nan, .below(1e-9))

//: Here the constant is {{dropped constant}}. From now on we keep it whenever we state an NLL as a number, so that one model
//: can be compared with another. The unit is the *nat*, which goes with the natural logarithm as the bit goes with the
//: logarithm to base 2.
//:
//: ## The unit of the data
//:
//: A probability is at most one, so that minus its logarithm is never negative. A density has no such bound. It is a
//: probability *per millimetre*, and the same measurements written in metres have a density a thousand times as high:
let inMetres = data.map { $0 / 1000 }
let perMillimetre = try Normal(fittedTo: data)
let perMetre = try Normal(fittedTo: inMetres)
let nllInMillimetres = -perMillimetre.logLikelihood(of: data) / Double(data.count)
let nllInMetres = -perMetre.logLikelihood(of: inMetres) / Double(data.count)
chapter.record(
  "greatest density per millimetre", perMillimetre.density(perMillimetre.mean),
  .decimals(3))
chapter.record(
  "greatest density per metre", perMetre.density(perMetre.mean), .decimals(0))
chapter.record("NLL in millimetres", nllInMillimetres, .decimals(3))
chapter.record("NLL in metres", nllInMetres, .decimals(3))
chapter.record("log of thousand", Double.log(1000), .decimals(3))
chapter.claim(
  #"In metres, the NLL of the fitted Gaussian is $\ln 1000$ a measurement below that in millimetres: the deviation."#,
  abs(nllInMillimetres - nllInMetres - Double.log(1000)), .below(1e-12))
chapter.claim(
  "In metres, the NLL of a Gaussian fitted to the twelve lengths is negative: nats per measurement.",
  nllInMetres, .below(0))

//: The Gaussian that fits best reaches {{greatest density per millimetre}} per millimetre, or
//: {{greatest density per metre}} per metre. Its NLL is {{NLL in millimetres}} nats per measurement in the one unit and
//: {{NLL in metres}} in the other, $\ln 1000 = {{log of thousand}}$ less. So an NLL may be negative, and by itself it does
//: not say whether a model is good. Differences do: the unit moves the NLL of every model of the same data by the same amount.
//:
//: ## The mean wins
//:
//: Which $\mu$ makes the data most likely? The derivative of {{equation:nll}} is $-\sum_i (x_i - \mu)$; it is zero where
//: $\mu$ is the mean of the data. To see it without calculus, let a search that can only compare two values, the
//: golden-section search, look for the minimum of both functions.
//:
//: {{excerpt:chapters/chapter2/GoldenSection.swift#goldenSection}}
let bestByLikelihood = try goldenSection(in: 0...6, negativeLogLikelihood)
let bestBySquares = goldenSection(in: 0...6) { squaredError($0, data) }
chapter.record("mean of least NLL", bestByLikelihood, .decimals(4))
chapter.record("mean of least SE", bestBySquares, .decimals(4))
chapter.claim(
  "The mean of least NLL is the mean of least squared error for the twelve measurements: the difference.",
  abs(bestByLikelihood - bestBySquares), .below(1e-6))
chapter.claim(
  "The mean of least squared error is the sample mean of the twelve measurements: the difference.",
  abs(bestBySquares - sampleMean), .below(1e-6))

//: The searches find {{mean of least NLL}} and {{mean of least SE}}; the sample mean is {{sample mean}}.
//:
//: How sharply do the data point at it? Since $\sum_i (x_i - \mu)^2 = \sum_i (x_i - \bar x)^2 + n(\mu - \bar x)^2$ for the
//: sample mean $\bar x$, the likelihood has the shape of a bell curve itself,
//: $\mathcal L(\mu) = \mathcal L(\bar x) \exp(-n(\mu - \bar x)^2/2)$. The more data, the narrower it is, and the steeper the
//: parabola of its logarithm ({{figure:amount}}):
let sets = [Array(data.prefix(3)), data, data + many.prefix(36)]
let widths = try sets.map { set in
  try likelihoodWidth { try likelihood(of: $0, given: set) }
}
chapter.record("larger set", sets[2].count)
try chapter.figure(
  "amount", amountOfData(sets, likelihood(of:given:)),
  claim:
    "Four times as many measurements make the likelihood of their mean half as wide: the ratio of the widths.",
  widths[1] / widths[2], .equal(2, within: 1e-6))

//: ## Least squares is maximum likelihood
//:
//: A regression is the same thing with a $\mu$ that depends on an input. Say that the outputs are normally distributed about
//: the model's prediction with variance 1, $y \sim \mathcal N(x^\top\beta, 1)$. Then {{equation:nll}}, divided by $n$, reads
//:
//: $$
//: -\frac1n \ln \mathcal L(\beta) = \tfrac12\, \mathrm{MSE}(\beta) + \tfrac12 \ln 2\pi , \label{mean-nll}
//: $$
//:
//: and the place of the minimum on the left is the place of the minimum on the right. Write $P_{\mathrm{model}}(y \mid x; \beta)$
//: for the density that the model gives to $y$, and $P_{\mathrm{data}}$ for the distribution that draws one of our $n$
//: examples, each with the same probability. Then
//:
//: $$
//: \arg\min_{\beta}\, \mathrm{MSE}(\beta)
//: = \arg\max_{\beta}\, \mathbb E_{(x, y) \sim P_{\mathrm{data}}} \ln P_{\mathrm{model}}(y \mid x; \beta) .
//: \label{least-squares-is-likelihood}
//: $$
//:
//: The expectation is nothing but the mean over the examples. So **whoever fits by least squares finds
//: the maximum of a likelihood**, that of a Gaussian of constant width, and **the prediction $\hat y$ is the mean of that
//: Gaussian**. (For more on the two, the article points to Osborne {{reference:osborne}}.)
//:
//: We check it as before. The examples lie about a line; LAPACK minimises the squares, and a search that knows only the
//: likelihood goes along one coefficient at a time.
let inputs = random.uniform(in: -5...5, count: 80)
let outputs = inputs.map { 2 + 0.8 * $0 + random.normal() }
let x = Matrix.line(inputs)
let leastSquares = try LeastSquares.orthogonal(x, outputs)

func lineLikelihood(_ beta: [Double]) throws -> Double {
  let bell = try Normal(mean: 0, variance: 1)
  return zip(inputs, outputs).reduce(1) { product, example in
    product * bell.density(example.1 - (beta[0] + beta[1] * example.0))
  }
}
var likeliestLine = [2.0, 1.0]
for _ in 0..<30 {
  for j in 0..<2 {
    let centre = likeliestLine[j]
    likeliestLine[j] = try goldenSection(in: centre - 1...centre + 1) { value in
      var beta = likeliestLine
      beta[j] = value
      return -(try lineLikelihood(beta))
    }
  }
}
let gap = zip(likeliestLine, leastSquares).map { abs($0 - $1) }.max() ?? .nan
chapter.record("line examples", inputs.count)
chapter.claim(
  "The line of the greatest product of densities is the line of least squares: the largest difference of a coefficient.",
  gap, .below(1e-6))

//: More than the best line agrees. Of any two lines, the one with the smaller squared error is the more likely one: sort
//: 1,000 random lines near the data by their squared error, and you have sorted them by likelihood. (Only near the data,
//: because we multiply densities here, and for a line far away the product of {{line examples}} would underflow.)
let lines = try (0..<1000).map { _ in
  let beta = leastSquares.map { $0 + random.uniform(in: -0.75...0.75) }
  return (
    error: LeastSquares.meanSquaredError(x, outputs, beta),
    logLikelihood: Double.log(try lineLikelihood(beta)) / Double(inputs.count)
  )
}
let sorted = lines.sorted { $0.error < $1.error }
let wrongWay = zip(sorted, sorted.dropFirst()).count {
  $0.logLikelihood <= $1.logLikelihood
}
let offTheLine =
  lines.map { abs($0.logLikelihood + ($0.error + logTwoPi) / 2) }.max() ?? .nan
chapter.claim(
  "Of 1,000 lines in the order of their squared errors, each is less likely than the one before it: the exceptions.",
  Double(wrongWay), .equal(0))
try chapter.figure(
  "ridge", gaussianRidge(inputs, outputs, leastSquares, lines),
  claim:
    #"The mean log-likelihood of each of 1,000 lines is $-\tfrac12 \mathrm{MSE} - \tfrac12 \ln 2\pi$: the largest deviation."#,
  offTheLine, .below(1e-9))

//: {{figure:ridge}} shows both: on the left what the model believes, at every $x$ a bell curve of the same width, whose centre
//: runs along the line; on the right the 1,000 lines, whose mean log-likelihood falls along a straight line as
//: {{equation:mean-nll}} says.
//:
//: And if we do not know the width of the bell? The likelihood decides that too. In {{equation:log-likelihood}} write
//: $\mathrm{SE} = n\,\mathrm{MSE}$ for the sum of squares and differentiate with respect to $\sigma^2$:
//:
//: $$
//: \begin{aligned}
//: \frac{\partial \ln \mathcal L}{\partial \sigma^2} &= -\frac{n}{2\sigma^2} + \frac{n\,\mathrm{MSE}}{2\sigma^4} \\
//: &= \frac{n}{2\sigma^4} \left(\mathrm{MSE} - \sigma^2\right) ,
//: \end{aligned}
//: $$
//:
//: which is positive for $\sigma^2 < \mathrm{MSE}$ and negative beyond. The maximum lies between:
//: $\hat\sigma^2 = \mathrm{MSE}$.
let meanSquaredError = LeastSquares.meanSquaredError(x, outputs, leastSquares)
let residuals = LeastSquares.residuals(x, outputs, leastSquares)
let likeliestVariance = try goldenSection(in: 0.1...10) { variance in
  let bell = try Normal(mean: 0, variance: variance)
  return -residuals.reduce(1) { $0 * bell.density($1) }
}
chapter.record("likeliest variance", likeliestVariance, .decimals(4))
chapter.claim(
  "The variance of the greatest product of densities is the MSE of the line: the difference.",
  abs(likeliestVariance - meanSquaredError), .below(1e-6))

//: Here it is {{likeliest variance}}; the data were made with 1. (On average the estimate is a little too small, because the
//: line has been fitted to the same data; dividing by $n - 2$ instead of $n$ corrects it.) A Gaussian whose centre cannot
//: follow the data has a large MSE, and all it can do is grow wide. We shall meet that case.
//:
//: ## Counting classes
//:
//: Now let the output be one of $C$ classes instead of a number. In $n$ examples the classes occur $n_1, \dots, n_C$ times,
//: and a model gives them the probabilities $\hat p_1, \dots, \hat p_C$. The likelihood is again a product over the
//: examples, $\mathcal L = \prod_{c=1}^{C} \hat p_c^{\,n_c}$ (for the examples in their order; if only the counts are known
//: there is one more factor, which does not depend on the model), and its logarithm is
//:
//: $$
//: \ln \mathcal L = \sum_{c=1}^{C} n_c \ln \hat p_c . \label{class-log-likelihood}
//: $$
//:
//: Probabilities lie between 0 and 1, so their logarithms are at most zero, and here the NLL is at least zero. Divide it by
//: $n$ and write $y_c = n_c / n$ for the share of each class in the data and $\hat y_c = \hat p_c$ for what the model
//: predicts:
//:
//: $$
//: \frac{\mathrm{NLL}}{n} = -\sum_{c=1}^{C} \frac{n_c}{n} \ln \hat p_c = -\sum_{c=1}^{C} y_c \ln \hat y_c = H(y, \hat y) .
//: \label{cross-entropy}
//: $$
//:
//: The right-hand side is the definition of the *cross-entropy* $H(y, \hat y)$ of two distributions:
//:
//: {{excerpt:Sources/Probability/Distributions/Categorical.swift#crossEntropy}}
//:
//: Where the model's shares are those of the data it becomes the *entropy* $H(y) = H(y, y)$. What is left is called the
//: *Kullback–Leibler divergence* of the two,
//:
//: $$
//: \mathrm{KL}(y \,\Vert\, \hat y) = \sum_{c=1}^{C} y_c \ln \frac{y_c}{\hat y_c} , \qquad
//: H(y, \hat y) = H(y) + \mathrm{KL}(y \,\Vert\, \hat y) , \label{divergence}
//: $$
//:
//: as you see by writing the logarithm of the quotient as a difference. It is never negative. For every $t > 0$,
//: $\ln t \le t - 1$, because the line $t - 1$ touches the logarithm at $t = 1$ and the logarithm bends downwards. Take
//: $t = \hat y_c / y_c$ for the classes that occur:
//:
//: $$
//: \begin{aligned}
//: -\mathrm{KL}(y \,\Vert\, \hat y) &= \sum_{c} y_c \ln \frac{\hat y_c}{y_c}
//: \le \sum_{c} y_c \left(\frac{\hat y_c}{y_c} - 1\right) \\
//: &= \sum_{c} \hat y_c - \sum_{c} y_c \le 0 .
//: \end{aligned} \label{gibbs}
//: $$
//:
//: The last sums run over classes with $y_c > 0$: the second is 1, the first at most 1. Equality needs $t = 1$ throughout, so
//: $\hat y = y$. This is *Gibbs' inequality*: **no prediction describes data better than their own shares do**.
//:
//: Take 200 random counts and 200 random models, of two to nine classes. Multiply the probabilities of the examples, one
//: factor for each, and compare.
//:
//: {{excerpt:Sources/Probability/Distributions/Categorical.swift#klDivergence}}
var pairs: [ComparedDistributions] = []
for _ in 0..<200 {
  let classes = 2 + random.integer(below: 8)
  let counts = (0..<classes).map { _ in random.integer(below: 10) + 1 }
  let model = try Categorical(counts: counts.map { _ in random.integer(below: 50) + 1 })
  let observed = try Categorical(counts: counts)
  var likelihood = 1.0
  for (count, probability) in zip(counts, model.probabilities) {
    for _ in 0..<count { likelihood *= probability }
  }
  pairs.append(
    ComparedDistributions(
      negativeLogLikelihood: -Double.log(likelihood) / Double(counts.reduce(0, +)),
      crossEntropy: try observed.crossEntropy(relativeTo: model),
      entropy: observed.entropy,
      divergence: try observed.klDivergence(relativeTo: model)))
}
let largestGap =
  pairs.map { abs($0.negativeLogLikelihood - $0.crossEntropy) }.max() ?? .nan
let rest = pairs.map { abs($0.crossEntropy - $0.entropy - $0.divergence) }.max() ?? .nan
chapter.claim(
  #"A product of probabilities and the cross-entropy give the same $\mathrm{NLL}/n$ for 200 counts: the difference."#,
  largestGap, .below(1e-12))
chapter.claim(
  "The divergence of 200 random models from 200 random counts is never negative: the smallest.",
  pairs.map(\.divergence).min() ?? .nan, .above(-1e-12))
chapter.figure(
  "identity", crossEntropyAgainstEntropy(pairs),
  claim:
    "The height of a point above the diagonal, cross-entropy less entropy, is the divergence of its two distributions: the largest deviation for 200 pairs.",
  rest, .below(1e-12))

//: {{figure:identity}} shows the pairs. The entropy is the part of the loss that no prediction can take away, as long as the
//: model knows nothing about an example but that it is one of the data. It is the noise of this problem, as the variance is
//: that of regression. The divergence is what there is to learn; since $H(y)$ does not depend on the model, **minimising the
//: cross-entropy is minimising the divergence**. It is no distance: $\mathrm{KL}(y \,\Vert\, \hat y)$ and $\mathrm{KL}(\hat y \,\Vert\, y)$ differ in
//: general.
//:
//: ## Two classes
//:
//: With two classes one number is enough. Let $y$ be the share of class 1 and $\hat y$ the probability that the model
//: gives it; then $1 - y$ and $1 - \hat y$ belong to class 0, and {{equation:cross-entropy}} becomes the *binary
//: cross-entropy*, also known as *log-loss*:
//:
//: $$
//: H(y, \hat y) = -\bigl(y \ln \hat y + (1 - y) \ln(1 - \hat y)\bigr) . \label{log-loss}
//: $$
var largestBinaryGap = 0.0
for _ in 0..<200 {
  let (target, prediction) = (random.uniform(), random.uniform())
  let binary = try binaryCrossEntropy(target: target, prediction: prediction)
  let general = try Categorical(probabilities: [1 - target, target])
    .crossEntropy(relativeTo: Categorical(probabilities: [1 - prediction, prediction]))
  largestBinaryGap = max(largestBinaryGap, abs(binary - general))
}
chapter.claim(
  "The log-loss is the cross-entropy of two classes, for 200 random pairs: the largest difference.",
  largestBinaryGap, .below(1e-12))

//: ## When are they the same?
//:
//: Minimising the cross-entropy, minimising the NLL, maximising the log-likelihood and maximising the likelihood are four
//: names for one thing when
//:
//: - the $y$ in the cross-entropy are the *shares of the data themselves*: counts divided by $n$, or a 1 for the class of
//:   each example and 0 for the others;
//: - every example counts once, and the examples are independent of each other;
//: - the probabilities in both are those of the same model.
//:
//: Then they differ by a sign, by the constant factor $n$ and by a logarithm, and none of these moves the best model. They
//: part company where the targets are not shares of observed examples: with smoothed labels, or when a network learns from
//: the probabilities of another, the cross-entropy is the NLL to be *expected* if the classes were drawn from the targets. And
//: the squared error joins them under one more condition, the Gaussian noise of constant width in
//: {{equation:least-squares-is-likelihood}}.
//:
//: ## One probability for eight examples
//:
//: Last, the smallest classifier there is. Eight examples have the classes
let classes = [0.0, 1, 1, 1, 1, 0, 1, 1]
let zeros = classes.count { $0 == 0 }
let ones = classes.count { $0 == 1 }
let observed = try Categorical(counts: [zeros, ones])
chapter.record("share of zeros", observed.probabilities[0], .shortest)
chapter.record("share of ones", observed.probabilities[1], .shortest)

//: so that $P(0) = {{share of zeros}}$ and $P(1) = {{share of ones}}$. The classifier knows nothing about the examples
//: and predicts one and the same probability $\hat y$ of class 1 for all of them. Which one should it be? The target of a
//: single example is 0 or 1, and the log-loss of the classifier is the mean of {{equation:log-loss}} over the examples. Since
//: {{equation:log-loss}} is linear in $y$, that is its value at the mean of the targets:
func logLoss(_ prediction: Double) throws -> Double {
  let losses = try classes.map {
    try binaryCrossEntropy(target: $0, prediction: prediction)
  }
  return losses.reduce(0, +) / Double(losses.count)
}
let minimiser = try goldenSection(in: 0.001...0.999, logLoss)
let minimum = try logLoss(minimiser)
let byHand = Double.log(4) - 0.75 * Double.log(3)  // −¼ ln ¼ − ¾ ln ¾
chapter.record("logLossMinimiser", minimiser, .decimals(2))
chapter.record("logLossMinimum", minimum, .decimals(4))
chapter.claim(
  "The least log-loss of eight examples, six of them of class 1, is the entropy of their shares: the difference.",
  abs(minimum - byHand), .below(1e-12))
try chapter.figure(
  "log-loss", logLossCurve(minimiser, minimum, observed.entropy, logLoss),
  claim:
    "The log-loss of one prediction for eight examples is least where it is their share of ones, {{share of ones}}: the place.",
  minimiser, .equal(observed.probabilities[1], within: 1e-6))

//: {{figure:log-loss}} has its minimum at {{logLossMinimiser}}, where the loss is {{logLossMinimum}} nats,
//: $H({{share of ones}}) = -\tfrac14 \ln \tfrac14 - \tfrac34 \ln \tfrac34$. A model that has
//: learnt the distribution of its data fully predicts $\hat y = y$, and even then the loss is not zero: the entropy stays.
//: The curve is not symmetric about its minimum, and it goes to infinity at both ends: a classifier that says “never” and is
//: wrong once pays an infinite loss.
//:
//: ## Summary
//:
//: - The likelihood of a model is the probability density that it gives the data, seen as a function of the model. It is not a
//:   probability of the model. Its logarithm has its maximum at the same place and can be computed with.
//: - For Gaussian noise of constant width, the negative log-likelihood is the squared error up to a factor and a constant.
//:   Least squares is maximum likelihood, and the prediction is the mean of a Gaussian.
//: - An NLL of densities depends on the unit of the data and may be negative; differences between models do not depend on it.
//: - For classes, the negative log-likelihood of each example is on average the cross-entropy of the data and the model: the
//:   entropy of the data, which stays, plus the divergence, which is what there is to learn.
//: - So a loss function can be read as a belief about noise. Where the noise is not one Gaussian, least squares still aims at
//:   the mean of the outputs, but it says nothing about how they are distributed about it.
//:
//: ## Exercises
//:
let middle = Array(data.sorted()[5...6])  //hide
let wide = 2.0  //hide
let wideConstant = Double(data.count) / 2 * Double.log(2 * .pi * wide * wide)  //hide
let further = (0...9).first { zeros + $0 > ones } ?? 0  //hide
let rolled = 50.0  //hide
let feetInAMetre = 3.28084  //hide
let even = try Categorical(probabilities: [0.5, 0.5])  //hide
chapter.record("lower middle", middle[0], .decimals(3))
chapter.record("upper middle", middle[1], .decimals(3))
chapter.record("wide constant", wideConstant, .decimals(3))
chapter.record("further zeros", further)
chapter.record("greatest entropy", even.entropy, .decimals(4))
chapter.record("error of share", (0.75 * 0.25 / rolled).squareRoot(), .decimals(3))
chapter.record("nats for feet", Double.log(feetInAMetre), .decimals(3))
chapter.record("there", try observed.klDivergence(relativeTo: even), .decimals(4))
chapter.record("back", try even.klDivergence(relativeTo: observed), .decimals(4))
//: 1. Replace the Gaussian by the Laplace distribution, whose density is $\tfrac{1}{2b} \exp(-|x - \mu|/b)$. Which error
//:    do you get, and which number takes the place of the mean? (For our measurements, any from {{lower middle}} to
//:    {{upper middle}}.)
//: 2. For $\sigma = 1$ the NLL is half the squared error plus a constant. What are the factor and the constant if
//:    $\sigma = 2$? (The constant is {{wide constant}} for our measurements.) Check the factor as the chapter does.
//: 3. How many further examples of class 0 does it take until the minimum of the log-loss lies below one half? With one less,
//:    the shares are equal and the least loss is {{greatest entropy}} nats. Show that no shares have a greater one.
//:    (It takes {{further zeros}}.)
//: 4. Draw 50 classes from the model of {{figure:log-loss}} at its minimum, and estimate $P(1)$ from them, many times. The
//:    standard deviation of the estimate is $\sqrt{\hat y(1 - \hat y)/50} \approx {{error of share}}$; how do your draws compare, and
//:    how many do you need to halve it?
//: 5. A model predicts lengths in metres. By how much does its NLL per example change if they are given in feet, of which a
//:    metre has 3.28084? (By {{nats for feet}} nats; in which direction?) Can the change make the worse of two models the better?
//: 6. Compute $\mathrm{KL}(y \,\Vert\, \hat y)$ for $y = (0.25, 0.75)$ and $\hat y = (0.5, 0.5)$, and then with the two exchanged. ({{there}}
//:    and {{back}} nats.) Which of them becomes infinite when $\hat y$ gives a class that occurs no probability?
chapter.finish()  //hide
