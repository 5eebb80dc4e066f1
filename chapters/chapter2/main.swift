import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Likelihood
//:
//: In {{chapter:regression}} we made squares of errors small because squares are easy to make small. This chapter gives
//: the better reason. If we say what we believe about the noise, probability theory tells us which error to minimise:
//: for Gaussian noise it is the squared error, for classes it is the cross-entropy. Both are one and the same thing, the
//: *negative log-likelihood*, and once that is seen, other beliefs about the noise lead to other errors. A mixture density
//: network takes that step.
//:
//: ## How likely are these data?
//:
//: Here are some measurements of one length, each off by a little.
var random = RandomSource(seed: chapter.seed)
let data = random.normal(mean: 3, standardDeviation: 1, count: 12)
chapter.record("measurements", data.count)  //hide

//: Suppose each of the {{measurements}} comes from a normal distribution $\mathcal N(\mu, \sigma^2)$, independently of the others. Then the
//: probability density of seeing just these data is the product of the densities of all of them. Read as a function of
//: the unknown $\mu$ and $\sigma^2$, with the data held fixed, it is called the *likelihood*,
//:
//: $$
//: L(X; \mu, \sigma^2) = \prod_{i=1}^{n} \mathcal N(x_i; \mu, \sigma^2)
//: = \prod_{i=1}^{n} \frac{1}{\sqrt{2\pi\sigma^2}} \exp\!\left(-\frac{(x_i - \mu)^2}{2\sigma^2}\right) .
//: \label{likelihood}
//: $$
//:
//: It answers the question backwards: not how probable the data are under what we know, but how well each candidate for
//: what we do not know accounts for the data that we have. We take $\sigma = 1$ as known for now and try some $\mu$.
func likelihood(of mean: Double) throws -> Double {
  let model = try Normal(mean: mean, variance: 1)
  return data.reduce(1) { $0 * model.density($1) }
}
let candidates = [2.0, 3.0, 4.2]
try chapter.figure("candidates", candidateMeans(data, candidates, likelihood))  //hide

//: {{figure:candidates}} shows three candidates. Each measurement meets the bell curve at some height, and the
//: likelihood is the product of the heights. A bell in the wrong place gives a few measurements a height close to zero,
//: and one small factor spoils the whole product.
//:
//: ## Taking the logarithm
//:
//: A product of many small numbers is an unpleasant thing to compute with. Of 2,000 measurements, say, it is a number so
//: small that a computer cannot tell it from zero:
let many = random.normal(mean: 3, standardDeviation: 1, count: 2000)
let standard = try Normal(mean: 3, variance: 1)
let product = many.reduce(1) { $0 * standard.density($1) }
let logLikelihood = standard.logLikelihood(of: many)
chapter.record("log-likelihood of many", logLikelihood, .significant(5))  //hide
chapter.claim("The product of 2,000 densities underflows to zero.", product, equals: 0)

//: Its logarithm, {{log-likelihood of many}}, is harmless. And nothing is lost by taking it, because the logarithm is
//: increasing: **it moves the values of a function, but never the place of its maximum**. Products become sums,
//: powers become factors, and since $\ln e = 1$ the exponential goes away altogether:
//:
//: $$
//: \ln L(X; \mu, \sigma^2) = -\frac{n}{2} \ln(2\pi\sigma^2) - \frac{1}{2\sigma^2} \sum_{i=1}^{n} (x_i - \mu)^2 .
//: \label{log-likelihood}
//: $$
//:
//: We can check the step from {{equation:likelihood}} to {{equation:log-likelihood}} on these data, adding up the logarithms
//: of densities on the one hand and the squares on the other:
func squaredError(_ mean: Double, _ data: [Double]) -> Double {
  data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}
let logTwoPi = Double.log(2 * .pi)
let byFormula = -Double(many.count) / 2 * logTwoPi - squaredError(3, many) / 2
chapter.claim(
  "The logarithm of the product is what the formula says.",
  abs(logLikelihood - byFormula),
  isBelow: 1e-8)

//: Now let $\sigma = 1$ and change the sign. A maximum becomes a minimum, and the log-likelihood becomes the *negative
//: log-likelihood*,
//:
//: $$
//: \mathrm{NLL}(\mu) = -\ln L = \frac12 \sum_{i=1}^{n} (x_i - \mu)^2 + \frac n2 \ln 2\pi . \label{nll}
//: $$
//:
//: As long as we only ask where the minimum is, the last term can be dropped, because it does not depend on $\mu$, and so
//: can the factor $\tfrac12$. What remains, $\sum_i (x_i - \mu)^2$, we have seen before. It is the squared error
//: {{equation:squared-error}}, with $x_i$ in the part of the output and $\mu$ in that of the prediction. So twice the NLL and
//: the squared error must differ by $n \ln 2\pi$, whatever $\mu$ is:
func negativeLogLikelihood(_ mean: Double) throws -> Double {
  let model = try Normal(mean: mean, variance: 1)
  return -model.logLikelihood(of: data)
}
let constant = Double(data.count) * logTwoPi
let deviations = try stride(from: -3.0, through: 9, by: 0.1).map { mean in
  abs(2 * (try negativeLogLikelihood(mean)) - squaredError(mean, data) - constant)
}
chapter.record("dropped constant", constant, .decimals(4))  //hide
chapter.claim(
  #"$2\,\mathrm{NLL} - \mathrm{SE} = n \ln 2\pi$, for many values of $\mu$."#,
  deviations.max() ?? .nan, isBelow: 1e-9)

//: Here the constant is {{dropped constant}}. From now on we keep it whenever we state an NLL as a number, so that one model
//: can be compared with another. The unit is the *nat*, which goes with the natural logarithm as the bit goes with the
//: logarithm to base 2.
//:
//: ## The mean wins
//:
//: Which $\mu$ makes the data most likely? The derivative of {{equation:nll}} is $-\sum_i (x_i - \mu)$; it is zero where
//: $\mu$ is the mean of the data. To see it without calculus, let a search that can only compare two values, the
//: golden-section search, look for the minimum of both functions.
//:
//: {{excerpt:chapters/chapter2/GoldenSection.swift#goldenSection}}
let sampleMean = data.reduce(0, +) / Double(data.count)
let bestByLikelihood = try goldenSection(in: 0...6, negativeLogLikelihood)
let bestBySquares = goldenSection(in: 0...6) {
  squaredError($0, data) / Double(data.count)
}
chapter.record("sample mean", sampleMean, .decimals(4))  //hide
chapter.record("likeliest mean", bestByLikelihood, .decimals(4))  //hide
chapter.claim(
  "NLL and MSE have the same minimiser.", abs(bestByLikelihood - bestBySquares),
  isBelow: 1e-6)
chapter.claim("It is the sample mean.", abs(bestByLikelihood - sampleMean), isBelow: 1e-6)
let curves = (negativeLogLikelihood, { squaredError($0, data) })  //hide
try chapter.figure("minimiser", sharedMinimiser(data, sampleMean, curves))  //hide

//: Both find {{likeliest mean}}; the sample mean is {{sample mean}}. {{figure:minimiser}} shows the two functions side by
//: side: the same parabola, moved and stretched.
//:
//: ## Least squares is maximum likelihood
//:
//: A regression is the same thing with a $\mu$ that depends on $x$. Say that the outputs are normally distributed about the
//: model's prediction with variance 1, $y \sim \mathcal N(x^\top\beta, 1)$. Then {{equation:nll}}, divided by $n$, reads
//:
//: $$
//: -\frac1n \ln L(\beta) = \tfrac12\, \mathrm{MSE}(\beta) + \tfrac12 \ln 2\pi , \label{mean-nll}
//: $$
//:
//: and the place of the minimum on the left is the place of the minimum on the right:
//:
//: $$
//: \arg\min_{\beta}\, \mathrm{MSE}(\beta)
//: = \arg\max_{\beta}\, \mathbb E_{(x, y) \sim P_{\mathrm{data}}} \ln P_{\mathrm{model}}(y \mid x; \beta) .
//: \label{least-squares-is-likelihood}
//: $$
//:
//: The expectation is over the data: the mean over the examples that we have. So **whoever fits by least squares finds
//: the maximum of a likelihood**, that of a Gaussian of constant width, and **the prediction $\hat y$ is the mean of that
//: Gaussian**. (For more on the two, the article points to Osborne {{reference:osborne}}.)
//:
//: We check it as before. The examples lie about a line; LAPACK minimises the squares, and a search that knows only the
//: likelihood goes along one coefficient at a time.
let inputs = random.uniform(in: -5...5, count: 80)
let outputs = inputs.map { 2 + 0.8 * $0 + random.normal() }
let x = Matrix.line(inputs)
let leastSquares = try LeastSquares.orthogonal(x, outputs)

func meanLogLikelihood(_ beta: [Double]) throws -> Double {
  let residuals = LeastSquares.residuals(x, outputs, beta)
  return try Normal(mean: 0, variance: 1).logLikelihood(of: residuals)
    / Double(residuals.count)
}
var likeliest = [0.0, 0.0]
for _ in 0..<30 {
  for j in 0..<2 {
    likeliest[j] = try goldenSection(in: -5...5) { value in
      var beta = likeliest
      beta[j] = value
      return -(try meanLogLikelihood(beta))
    }
  }
}
let gap = zip(likeliest, leastSquares).map { abs($0 - $1) }.max() ?? .nan
chapter.claim("The likeliest line is the line of least squares.", gap, isBelow: 1e-6)

//: More than the best line agrees. Of any two lines, the one with the smaller squared error is the more likely one: sort
//: 1,000 random lines by their squared error, and you have sorted them by likelihood.
let lines = (0..<1000).map { _ in random.uniform(in: -5...5, count: 2) }
let scored = try lines.map { beta in
  (
    error: LeastSquares.meanSquaredError(x, outputs, beta),
    logLikelihood: try meanLogLikelihood(beta)
  )
}
let sorted = scored.sorted { $0.error < $1.error }
let wrongWay = zip(sorted, sorted.dropFirst()).count {
  $0.logLikelihood < $1.logLikelihood
}
chapter.claim(
  "Sorted by squared error, no line is more likely than the one before it.",
  Double(wrongWay), equals: 0)
try chapter.figure("ridge", gaussianRidge(inputs, outputs, leastSquares, scored))  //hide

//: {{figure:ridge}} shows both: on the left what the model believes, at every $x$ a bell curve of the same width, whose centre
//: runs along the line; on the right the 1,000 lines, whose likelihood falls along a straight line as
//: {{equation:mean-nll}} says.
//:
//: And if we do not know the width of the bell? The likelihood decides that too. Setting the derivative of
//: {{equation:log-likelihood}} with respect to $\sigma^2$ to zero gives $\hat\sigma^2 = \mathrm{MSE}$.
let meanSquaredError = LeastSquares.meanSquaredError(x, outputs, leastSquares)
let residuals = LeastSquares.residuals(x, outputs, leastSquares)
let likeliestVariance = try goldenSection(in: 0.1...10) { variance in
  -(try Normal(mean: 0, variance: variance)).logLikelihood(of: residuals)
}
chapter.record("likeliest variance", likeliestVariance, .decimals(4))  //hide
chapter.claim(
  "The likeliest variance is the MSE.", abs(likeliestVariance - meanSquaredError),
  isBelow: 1e-6)

//: Here it is {{likeliest variance}}; the data were made with 1. (On average the estimate is a little too small, because the
//: line has been fitted to the same data; dividing by $n - 2$ instead of $n$ corrects it.) A Gaussian whose centre cannot
//: follow the data has a large MSE, so it can only grow wide. We shall meet that case.
//:
//: ## Counting classes
//:
//: Now let the output be one of $k$ classes instead of a number. In $N$ examples the classes occur $n_1, \dots, n_k$ times,
//: and a model gives them the probabilities $\hat p_1, \dots, \hat p_k$. The likelihood is again a product over the
//: examples, $L = \prod_{j=1}^{k} \hat p_j^{\,n_j}$ (for the examples in their order; if only the counts are known there is
//: one more factor, which does not depend on the model), and its logarithm is
//:
//: $$
//: \ln L = \sum_{j=1}^{k} n_j \ln \hat p_j . \label{class-log-likelihood}
//: $$
//:
//: Probabilities lie between 0 and 1, so their logarithms are at most zero, and the NLL is at least zero. Divide it by $N$
//: and write $y_j = n_j / N$ for the share of each class in the data:
//:
//: $$
//: \frac{\mathrm{NLL}}{N} = -\sum_{j=1}^{k} \frac{n_j}{N} \ln \hat p_j = -\sum_{j=1}^{k} y_j \ln \hat y_j = H(y, \hat y) .
//: \label{cross-entropy}
//: $$
//:
//: The right-hand side is the definition of the *cross-entropy* $H(y, \hat y)$ of two distributions, with
//: $\hat y_j = \hat p_j$. In code the two look alike, and they are computed apart:
//:
//: {{excerpt:Sources/Probability/Categorical.swift#crossEntropy}}
//:
//: {{excerpt:Sources/Probability/Categorical.swift#negativeLogLikelihood}}
//:
//: One identity in one example may be luck. Take 200 random counts and 200 random models, of two to nine classes.
var pairs: [(likelihood: Double, crossEntropy: Double, entropy: Double)] = []
for _ in 0..<200 {
  let k = 2 + random.integer(below: 8)
  let counts = (0..<k).map { _ in random.integer(below: 50) + 1 }
  let model = try Categorical(counts: (0..<k).map { _ in random.integer(below: 50) + 1 })
  let observed = try Categorical(counts: counts)
  let perExample =
    try model.negativeLogLikelihood(counts: counts) / Double(counts.reduce(0, +))
  pairs.append(
    (perExample, try observed.crossEntropy(relativeTo: model), observed.entropy))
}
let largestGap = pairs.map { abs($0.likelihood - $0.crossEntropy) }.max() ?? .nan
let smallestExcess = pairs.map { $0.crossEntropy - $0.entropy }.min() ?? .nan
chapter.claim(
  #"$\mathrm{NLL}/N$ is the cross-entropy, for 200 random counts."#, largestGap,
  isBelow: 1e-12)
chapter.claim(
  "The cross-entropy never falls below the entropy of the data.", smallestExcess,
  isAbove: -1e-12)
chapter.figure("identity", crossEntropyAgainstLikelihood(pairs))  //hide

//: {{figure:identity}} shows the 200 pairs. The second claim, on its right, is Gibbs' inequality: $H(y, \hat y) \ge H(y, y) = H(y)$. No model describes data better than their own
//: shares do, and the *entropy* $H(y)$ is what remains however good the model is. It is the noise of this problem, as
//: the variance is that of regression.
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
  "The log-loss is the cross-entropy of two classes.", largestBinaryGap, isBelow: 1e-12)

//: ## When are they the same?
//:
//: Minimising the cross-entropy, minimising the NLL, maximising the log-likelihood and maximising the likelihood are four
//: names for one thing when
//:
//: - the $y$ in the cross-entropy are the *shares of the data themselves*: counts divided by $N$, or a 1 for the class of
//:   each example and 0 for the others;
//: - every example counts once, and the examples are independent of each other;
//: - the probabilities in both are those of the same model.
//:
//: Then they differ by a sign, by the constant factor $N$ and by a logarithm, and none of these moves the best model. They
//: part company where the targets are not shares of observed examples: with smoothed labels, or when a network learns from
//: the probabilities of another, the cross-entropy is the NLL to be *expected* if the classes were drawn from the targets. And
//: the squared error joins them under one more condition, the Gaussian noise of constant width in
//: {{equation:least-squares-is-likelihood}}.
//:
//: ## One probability for eight examples
//:
//: Last, the smallest classifier there is. Eight examples have the classes
let classes = [0.0, 1, 1, 1, 1, 0, 1, 1]
let observed = try Categorical(counts: [
  classes.count { $0 == 0 }, classes.count { $0 == 1 },
])
chapter.record("share of zeros", observed.probabilities[0], .shortest)  //hide
chapter.record("share of ones", observed.probabilities[1], .shortest)  //hide

//: so that $P(0) = {{share of zeros}}$ and $P(1) = {{share of ones}}$. The classifier knows nothing about the examples
//: and predicts one and the same probability $\hat y$ of class 1 for all of them. Which one should it be? For a single example
//: $y$ is 0 or 1. Its log-loss is the mean of {{equation:log-loss}} over the examples, and since {{equation:log-loss}} is
//: linear in $y$, that is its value at the mean of $y$:
func logLoss(_ prediction: Double) throws -> Double {
  let losses = try classes.map {
    try binaryCrossEntropy(target: $0, prediction: prediction)
  }
  return losses.reduce(0, +) / Double(losses.count)
}
let minimiser = try goldenSection(in: 0.001...0.999, logLoss)
let minimum = try logLoss(minimiser)
chapter.record("logLossMinimiser", minimiser, .decimals(2))  //hide
chapter.record("logLossMinimum", minimum, .decimals(4))  //hide
chapter.claim(
  "The log-loss is least where the prediction is $P(1) = 0.75$.", minimiser, equals: 0.75,
  within: 1e-6)
chapter.claim(
  "Its least value is 0.5623 nats.", minimum, equals: 0.5623, within: 5e-5)
chapter.claim(
  "That is $H(0.75)$, the entropy of the two shares in the data.",
  abs(minimum - observed.entropy), isBelow: 1e-12)
try chapter.figure("log-loss", logLossCurve(minimiser, minimum, logLoss))  //hide

//: {{figure:log-loss}} has its minimum at {{logLossMinimiser}}, where the loss is {{logLossMinimum}} nats. A model that has
//: learnt the distribution of its data fully predicts $\hat y = y$, and even then the loss is not zero: the entropy stays.
//: The curve is not symmetric about its minimum, and it goes to infinity at both ends: whoever says “never” and is wrong once
//: had called impossible what happened.
//:
//: ## Summary
//:
//: - The likelihood of a model is the probability density that it gives the data. Its logarithm has its maximum at the same
//:   place and can be computed with.
//: - For Gaussian noise of constant width, the negative log-likelihood is the squared error but for constants. Least
//:   squares is maximum likelihood, and the prediction is the mean of a Gaussian.
//: - For classes, the negative log-likelihood of each example is on average the cross-entropy of the data and the model;
//:   the least it can be is the entropy of the data.
//: - So a loss function can be read as a belief about noise. Where one Gaussian is the wrong belief, the squared error is the wrong
//:   loss.
//:
//: ## Exercises
//:
//: 1. Replace the Gaussian by the Laplace distribution, whose density is $\tfrac{1}{2b} \exp(-|x - \mu|/b)$. Which error
//:    do you get, and which number takes the place of the mean?
//: 2. For $\sigma = 1$ the NLL is half the squared error plus a constant. What are the factor and the constant if
//:    $\sigma = 2$? Check your answer as the chapter does.
//: 3. Add a ninth example of class 0. Where is the minimum of the log-loss now? Predict it before you run the chapter.
//: 4. Draw 50 classes from the model of {{figure:log-loss}} at its minimum, and estimate $P(1)$ from them. How far off
//:    is it, and how does that depend on the number of draws?
chapter.finish()  //hide
