import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import NetworkViews  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Problems  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # The mixture density network
//:
//: {{chapter:regression-with-a-network}} ended with a network that did what it was told, which was useless: asked for one
//: number where several are plausible, it answered with something near their mean. The remedy is to ask for more than a
//: number. A *mixture density network* (C. M. Bishop, {{reference:bishop1994}}) answers with a whole distribution, which
//: may have several peaks.
//:
//: ## A mixture of Gaussians
//:
//: Put $K$ Gaussians on a line, and give each a share of the whole:
//:
//: $$
//: p(y \mid x) = \sum_{k=1}^{K} \pi_k(x)\, \mathcal N\!\left(y; \mu_k(x), \sigma_k^2(x)\right) . \label{mixture}
//: $$
//:
//: Each Gaussian is a *component*; the $\mu_k$ and $\sigma_k^2$ are their means and variances. The $\pi_k$ are called
//: *mixing coefficients*. They are probabilities themselves: none is negative, and they add up to 1, which makes the whole
//: a density. Think of a draw from the mixture in two steps: choose a component $k$ with probability $\pi_k$, then draw
//: from its Gaussian. What is new is the $(x)$: all three depend on the input, so that the distribution changes its shape
//: as $x$ moves.
//:
//: The two steps also give the mean and the variance of the whole. The mean is the mean of the components' means, each with
//: its share. For the variance, take the mean square $\sum_k \pi_k (\sigma_k^2 + \mu_k^2)$ and subtract the square of the
//: mean:
//:
//: $$
//: \begin{aligned}
//: \mathbb E[y \mid x] &= \sum_k \pi_k \mu_k, \\
//: \mathrm{Var}(y \mid x) &= \sum_k \pi_k \sigma_k^2 + \sum_k \pi_k \bigl(\mu_k - \mathbb E[y \mid x]\bigr)^2 .
//: \end{aligned} \label{moments}
//: $$
//:
//: This is the *law of total variance*: what varies within the components, and what varies between them. For one $x$ a
//: mixture might be
let example = try GaussianMixture(
  priors: [0.5, 0.3, 0.2], means: [-3, 1, 4], variances: [1, 0.25, 2.25])

//: We add up its density, and with it the two moments, over a fine grid:
let places = Array(stride(from: -20.0, through: 20, by: 0.01))
let weights = example.densities(at: places).map { 0.01 * $0 }
let total = weights.reduce(0, +)
let mean = zip(places, weights).reduce(0) { $0 + $1.0 * $1.1 }
let spread = zip(places, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
chapter.record("example mean", example.mean[0], .decimals(2))
chapter.record("example variance", example.variance[0], .decimals(3))
chapter.record("within", 0.5 * 1 + 0.3 * 0.25 + 0.2 * 2.25, .decimals(3))
chapter.claim(
  "The density of the example mixture integrates to one over the line.", total,
  .equal(1, within: 1e-9))
chapter.claim(
  "The mean of the example mixture, as an integral, is that of {{equation:moments}}.",
  mean - example.mean[0], .equal(0, within: 1e-9))
chapter.claim(
  "The variance of the example mixture, as an integral, is that of {{equation:moments}}.",
  spread - example.variance[0], .equal(0, within: 1e-9))
try chapter.figure("mixture", exampleMixture(example))

//: Its mean is {{example mean}}. Of its variance of {{example variance}} only {{within}} lies within the components;
//: the rest comes from the distances between their means.
//:
//: The components have numbers, but the numbers mean nothing. Exchange two of them, with all their parameters, and the sum
//: is the same. So component 1 of one trained network has nothing to do with component 1 of another; this is called *label
//: switching*.
//:
//: ## The network
//:
//: The network has two hidden layers of 50 units. Their activation is the *rectified linear unit*, ReLU, which lets
//: positive numbers through and replaces negative ones by zero:
//:
//: $$
//: h = \max(0,\, W_2 \max(0,\, W_1 x + b_1) + b_2) .
//: $$
//:
//: Three linear layers, the *heads*, read $h$ side by side, one for each kind of parameter. They give $a_k$, $\mu_k$ and
//: $s_k$, which can be any numbers. A mean may be any number, but mixing coefficients must be probabilities and variances
//: positive. Two functions see to that:
//:
//: $$
//: \pi_k = \frac{e^{a_k}}{\sum_{j} e^{a_j}}, \qquad \sigma_k^2 = e^{s_k} . \label{heads}
//: $$
//:
//: The first is the *softmax* of the *logits* $a_k$; the second makes $s_k$ the logarithm of the variance. We take $K = 30$
//: components, far more than the data have branches; what is not needed should get a small $\pi_k$.
//:
//: The data are those of {{chapter:regression-with-a-network}}, turned round. (The same seed draws the same points.)
var random = RandomSource(seed: chapter.seed)
let data = try Wave.sample(2000, using: &random).inverted
let test = try Wave.sample(2000, using: &random).inverted
var network = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
let untrained = network  //hide
let sizes = network.layers.map { $0.weights.elements.count + $0.biases.count }  //hide
chapter.record("first layer", sizes[0])
chapter.record("second layer", sizes[1])
chapter.record("three heads", sizes[2])
chapter.record("parameters", network.parameterCount)
chapter.claim(
  "The network has {{parameters}} parameters: {{first layer}} and {{second layer}} in its "
    + "hidden layers, {{three heads}} in its heads.",
  Double(network.parameterCount),
  .equal(Double(50 * (1 + 1) + 50 * (50 + 1) + 3 * 30 * (50 + 1))))

//: ## The loss
//:
//: Which loss? {{chapter:likelihood}} has the answer: choose a family of distributions, and minimise the negative
//: log-likelihood. For a batch of $n$ samples the loss $E$ is the mean of the losses $E_i$ of the samples:
//:
//: $$
//: E = \frac1n \sum_{i=1}^{n} E_i, \qquad
//: E_i = -\ln \sum_{k=1}^{K} \pi_k(x_i)\, \mathcal N\!\left(y_i; \mu_k(x_i), \sigma_k^2(x_i)\right) ,
//: \label{mixture-loss}
//: $$
//:
//: where in $D$ dimensions, with the same variance in each (an *isotropic* component),
//:
//: $$
//: \mathcal N(y; \mu, \sigma^2) = (2\pi\sigma^2)^{-D/2} \exp\!\left(-\frac{\lVert y - \mu \rVert^2}{2\sigma^2}\right) .
//: \label{isotropic}
//: $$
//:
//: Mind the exponent $D/2$. The article's code has $1/2$ whatever $D$ is. In one dimension that is the same thing. In two
//: it is not a density any more: for $\sigma^2 = 4$ we add up both over the plane,
let variance = 4.0
let isotropic = try GaussianMixture(
  priors: [1], means: Matrix([[0, 0]]), variances: [variance])  // the library's
var (withHalf, withDimension) = (0.0, 0.0)
for first in stride(from: -20.0, through: 20, by: 0.25) {
  for second in stride(from: -20.0, through: 20, by: 0.25) {
    let bell = Double.exp(-(first * first + second * second) / (2 * variance))
    withHalf += 0.25 * 0.25 * bell / (2 * .pi * variance).squareRoot()
    withDimension += 0.25 * 0.25 * isotropic.density([first, second])
  }
}
chapter.record("wrong integral", withHalf, .decimals(3))
chapter.claim(
  "With the exponent $D/2$, an isotropic Gaussian integrates to one in the plane.",
  withDimension, .equal(1, within: 1e-9))
chapter.claim(
  #"With the exponent $1/2$, the integral of an isotropic Gaussian over the plane is "#
    + #"$\sqrt{2\pi\sigma^2}$ instead of one: their ratio."#,
  withHalf / (2 * Double.pi * variance).squareRoot(), .equal(1, within: 1e-9))

//: The integral is {{wrong integral}} instead of 1. Such a loss rewards large variances. For one sample it is
//: $\tfrac12 \ln \sigma^2 + \lVert y - \mu \rVert^2 / 2\sigma^2$ up to a constant, least where $\sigma^2$ is the squared
//: distance $\lVert y - \mu \rVert^2$; but in $D$ dimensions the mean of this is $D$ times the variance.
//:
//: ### Never add up densities
//:
//: A second trap is numerical. Written as it stands, {{equation:mixture-loss}} is
//:
//: {{excerpt:chapters/chapter4/MixtureByHand.swift#lossByAdding}}
//:
//: Far from all components every density is so small that it underflows to zero, and the logarithm of zero is minus
//: infinity. That happens about {{double reach}} standard deviations away in double precision and {{single reach}} in
//: single precision. One such sample makes the loss of its batch infinite. The way out is to stay with logarithms. Let
//:
//: $$
//: \ell_k = \ln\bigl(\pi_k\, \mathcal N(y; \mu_k, \sigma_k^2)\bigr)
//: = a_k - \ln \sum_j e^{a_j} - \tfrac12 \left(\frac{(y - \mu_k)^2}{\sigma_k^2} + s_k + \ln 2\pi\right) ,
//: $$
//:
//: and take the largest, $\ell_{\mathrm{max}}$, out of the sum:
//:
//: $$
//: \ln \sum_k e^{\ell_k} = \ell_{\mathrm{max}} + \ln \sum_k e^{\ell_k - \ell_{\mathrm{max}}} . \label{log-sum-exp}
//: $$
//:
//: One term of the sum is now $e^0 = 1$, so that the logarithm is always finite. This *log-sum-exp* is the heart of the
//: loss:
//:
//: {{excerpt:chapters/chapter4/MixtureByHand.swift#mixtureLoss}}
//:
//: Try both, near the components of a mixture and far away:
let heads = Heads(a: [0.3, -0.2, 0.4], μ: [-1, 0.5, 2], s: [0.1, -0.3, 0.6])
for y in [0.8, 60] {
  chapter.show(
    "y = \(y): \(lossByAdding(heads, at: y)) by adding, \(mixtureLoss(heads, at: y)) by logarithms"
  )
}
let logTwoPi = Double.log(2 * .pi)  //hide
let weightSum = Double.exp(0.3) + Double.exp(-0.2) + Double.exp(0.4)  //hide
let logNormal = -(58 * 58 / Double.exp(0.6) + 0.6 + logTwoPi) / 2  //hide
let third = 0.4 - Double.log(weightSum) + logNormal  //hide
let smallest = (Double.leastNonzeroMagnitude, Double(Float.leastNonzeroMagnitude))  //hide
chapter.record(
  "double reach", (-2 * Double.log(smallest.0) - logTwoPi).squareRoot(), .decimals(0))
chapter.record(
  "single reach", (-2 * Double.log(smallest.1) - logTwoPi).squareRoot(), .decimals(0))
chapter.claim(
  "For a mixture of three components and $y = 0.8$, near them, the loss by adding densities and "
    + "the loss by log-sum-exp agree: their difference.",
  lossByAdding(heads, at: 0.8) - mixtureLoss(heads, at: 0.8), .equal(0, within: 1e-12))
chapter.claim(
  "For a mixture of three components and $y = 60$, far from all of them, adding densities gives "
    + "an infinite loss.", lossByAdding(heads, at: 60), .above(1e300))
chapter.claim(
  #"For a mixture of three components and $y = 60$, log-sum-exp gives the loss $-\ell_3$ of the nearest "#
    + "component: their difference.", mixtureLoss(heads, at: 60) + third,
  .equal(0, within: 1e-9))

//: Our library does the same for sixteen samples at a time, one in each lane of a vector.
let byHand = try meanLoss(of: untrained, on: test)  //hide
let byLibrary = try untrained.negativeLogLikelihood(of: test)  //hide
chapter.claim(
  "The loss of the untrained network on the test data is the same by the library and by hand: "
    + "their difference in nats.", byLibrary - byHand, .equal(0, within: 1e-3))

//: ## The gradient
//:
//: To walk downhill we need the derivatives of {{equation:mixture-loss}}, and they turn out to be beautifully simple. Look
//: at one sample, $E_i = -\ln \sum_k e^{\ell_k}$. Its derivative with respect to one of the $\ell_k$ is
//:
//: $$
//: \frac{\partial E_i}{\partial \ell_k} = -\frac{e^{\ell_k}}{\sum_j e^{\ell_j}} = -\gamma_k, \qquad
//: \gamma_k = \frac{\pi_k \mathcal N_k}{\sum_j \pi_j \mathcal N_j} , \label{responsibilities}
//: $$
//:
//: with $\mathcal N_k$ for $\mathcal N(y; \mu_k, \sigma_k^2)$. The $\gamma_k$ are called *responsibilities*. By Bayes'
//: theorem $\gamma_k$ is the probability that component $k$ has produced the sample, after seeing $y$, as $\pi_k$ was
//: before; so they add up to 1.
//:
//: The rest is the chain rule. A logit $a_k$ enters all $\ell_j$ through the softmax. Write $[j = k]$ for a number that is
//: 1 where $j = k$ and 0 elsewhere; then $\partial \ell_j / \partial a_k = [j = k] - \pi_k$, and
//:
//: $$
//: \begin{aligned}
//: \frac{\partial E_i}{\partial a_k} &= \sum_j \frac{\partial E_i}{\partial \ell_j} \frac{\partial \ell_j}{\partial a_k}
//: = -\sum_j \gamma_j \bigl([j = k] - \pi_k\bigr) \\
//: &= -\gamma_k + \pi_k \sum_j \gamma_j = \pi_k - \gamma_k .
//: \end{aligned}
//: $$
//:
//: The mean and the logarithm $s_k$ of the variance enter $\ell_k$ only, with
//: $\partial \ell_k / \partial \mu_k = (y - \mu_k)/\sigma_k^2$ and
//: $\partial \ell_k / \partial s_k = \tfrac12 (\lVert y - \mu_k \rVert^2 / \sigma_k^2 - D)$. Together:
//:
//: $$
//: \begin{gathered}
//: \frac{\partial E_i}{\partial a_k} = \pi_k - \gamma_k, \qquad
//: \frac{\partial E_i}{\partial \mu_k} = \gamma_k\, \frac{\mu_k - y}{\sigma_k^2}, \\
//: \frac{\partial E_i}{\partial s_k} = \frac{\gamma_k}{2} \left(D - \frac{\lVert y - \mu_k \rVert^2}{\sigma_k^2}\right) .
//: \end{gathered} \label{mixture-gradient}
//: $$
//:
//: In words: a component's logit rises if its responsibility is greater than its mixing coefficient, and falls if it is
//: smaller; its mean moves towards the sample, the faster the more responsible it is; and its variance grows if the sample
//: lies more than $\sqrt D$ standard deviations out. Where a component is not responsible at all, $\gamma_k = 0$, the
//: sample does not ask its mean and its variance to move; but the first derivative is then $\pi_k > 0$, and its mixing
//: coefficient is pushed down. (Since all heads read the same $h$, a component moves also when the hidden layers change for
//: the sake of others.) In one dimension:
//:
//: {{excerpt:chapters/chapter4/MixtureByHand.swift#mixtureGradient}}
//:
//: A derivation deserves a check by someone who has not followed it. We nudge each of the nine parameters of the
//: mixture above by a little, both ways, and compare the slopes of the loss, which we compute by adding densities, so
//: that the two ways share no code. (The tests of the library check its gradient in the same way, in one dimension and
//: in two.)
let byFormula = mixtureGradient(heads, at: 0.8).numbers
let byDifferences = byFormula.indices.map { index in
  var (above, below) = (heads.numbers, heads.numbers)
  above[index] += 1e-5
  below[index] -= 1e-5
  return
    (lossByAdding(Heads(numbers: above), at: 0.8)
    - lossByAdding(Heads(numbers: below), at: 0.8)) / 2e-5
}
let deviation = zip(byFormula, byDifferences).map { abs($0 - $1) }.max() ?? .nan
chapter.claim(
  "The gradient by {{equation:mixture-gradient}} agrees with differences of the loss: the "
    + "greatest deviation of nine.", deviation, .below(1e-8))

//: ### Zero times infinity
//:
//: There is one more trap, and a PyTorch program with the article's settings may fall into it: after a few hundred
//: epochs the loss is suddenly NaN, *not a number*, and stays so. Where a component is responsible for no sample, no
//: gradient holds its $s_k$; it is carried along as the hidden layers change, and for a while by Adam's running mean of
//: its past gradients. Should $s_k$ fall below {{overflow}}, the factor $1/\sigma_k^2 = e^{-s_k}$ of
//: {{equation:mixture-gradient}} is infinite in single precision. The loss does not show it, because $\gamma_k$ is
//: zero. But zero times infinity is not a number:
//:
//: {{excerpt:chapters/chapter4/MixtureByHand.swift#meanGradients}}
let μ: [Float] = [0.2, 0.9, 50]  // no sample near the third
let s: [Float] = [-1, -2, -90]
let unbounded = meanGradients(μ, s, least: -.infinity, at: 0.5)
let bounded = meanGradients(μ, s, least: -60, at: 0.5)
chapter.show("unbounded: \(unbounded.map { $0.isNaN ? "NaN" : "\($0)" })")
chapter.show("bounded:   \(bounded.map { $0.isNaN ? "NaN" : "\($0)" })")
chapter.record(
  "overflow", -Double.log(Double(Float.greatestFiniteMagnitude)), .decimals(1))
chapter.record("float spacing", Double(Float.ulpOfOne), .significant(1))
chapter.record("least deviation", Double.exp(-30), .significant(1))
chapter.claim(
  "Where a log-variance of −90 is not bounded, one of the three gradients of the means is not a "
    + "number: how many.", Double(unbounded.count { $0.isNaN }), .equal(1))
chapter.claim(
  "Where a log-variance of −90 is bounded by −60, how many of the three gradients of the means "
    + "are not a number.",
  Double(bounded.count { $0.isNaN }), .equal(0))

//: The next step of the optimiser puts that NaN into the component's mean and, through the sum over the heads, into the
//: hidden layers; from then on every answer of the network is NaN. The mildest remedy we know is the bound: an $s_k$ below
//: $-60$ counts as $-60$, a standard deviation of {{least deviation}}. Outputs of the size of ours can hardly ask for less:
//: neighbouring numbers of single precision near 1 are {{float spacing}} apart. (Data measured in a unit in which they are
//: tiny should be brought to a size near 1 first.) To see the bound at work in the library, we set one of the logarithms of
//: the network to $-100$ by hand and train:
var damaged = network
damaged.layers[2].biases[2 * damaged.components + 7] = -100  // one of the sₖ
_ = try train(
  &damaged, on: data, optimiser: Adam(learningRate: 0.01), epochs: 20, batchSize: 1500)
let spoiled = damaged.layers.count { layer in
  !layer.weights.isFinite || !layer.biases.allSatisfy(\.isFinite)
}
chapter.claim(
  "A network with a log-variance of −100 is trained for 20 epochs: the number of its layers "
    + "that hold a NaN or an infinity.", Double(spoiled), .equal(0))

//: ### A likelihood without a maximum
//:
//: What is the best value of {{equation:mixture-loss}}? There is none. Put the mean of one component exactly on one sample
//: and let its variance shrink: the density at that sample grows without bound, while the other components look after the
//: other samples. With ten outputs of our data and two components, of which the second sits on the first output:
let ten = data.targets.elements.prefix(10).map(Double.init)
let memorising = [0.0, -20, -40, -60].map { s in
  let heads = Heads(a: [0, 0], μ: [0, ten[0]], s: [4, s])
  let loss = ten.reduce(0) { $0 + mixtureLoss(heads, at: $1) } / 10
  chapter.show("s = \(s): mean loss \(NumberStyle.decimals(3).text(loss))")
  return loss
}
chapter.record("prize", 30 - 0.5 * logTwoPi, .decimals(1))
chapter.claim(
  "With a component on one of ten samples, lowering its log-variance from −20 to −60 lowers the "
    + "mean loss by half of 40 over 10: the difference in nats.",
  memorising[1] - memorising[3], .equal(2, within: 1e-6))

//: From $-20$ on, each step of 20 earns another nat, for ever. The bound on $s_k$ ends this at $-60$, so that the loss
//: is bounded below. But the prize for memorising a sample is still there, a log-density of up to {{prize}}
//: $+ \ln \pi_k$ nats. What stands in the way is the network: its outputs are continuous functions of $x$, and a
//: component that is narrow at one input is narrow near it too, where it misses. We shall see whether ours has
//: memorised anything.
//:
//: ## Training
//:
//: As in the last chapter, in batches of 1500 and 500, with Adam; the learning rate is 0.01, and there are 1000 epochs.
//: Every 10 epochs the losses are recorded. The training loss is the mean over the epoch's samples, each batch taken
//: before its own step.
let history = try train(
  &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(1000), batchSize: 1500, recordEvery: 10,
  progress: chapter.progress(every: 10))
chapter.show(history.progressLines(every: 10))
let mixtureTestNLL = try network.negativeLogLikelihood(of: test)
let mixtureTrainNLL = try network.negativeLogLikelihood(of: data)  //hide
let limits = InverseWave.limits
let exact = try InverseWave.scores(on: test)
let exactNLL = exact.negativeLogLikelihood  //hide
let leastNLL = limits.negativeLogLikelihood  //hide
let exactTrainNLL = try InverseWave.scores(on: data).negativeLogLikelihood  //hide
let luck = exactNLL - leastNLL  //hide
let excess = mixtureTestNLL - exactNLL  //hide
let passing = firstEpoch(history, below: limits.singleGaussian)  //hide
let arriving = firstEpoch(history, below: exactNLL + 0.2)  //hide
chapter.record("mixtureTestNLL", mixtureTestNLL, .decimals(3))
chapter.record("mixtureNLLLimit", leastNLL, .decimals(3))
chapter.record("single Gaussian", limits.singleGaussian, .decimals(3))
chapter.record("exact NLL", exactNLL, .decimals(3))
chapter.record("luck", luck, .decimals(3))
chapter.record("excess", excess, .decimals(3))
chapter.record("passing", passing)
chapter.record("arriving", arriving)
chapter.figure(
  "losses", mixtureLosses(history, passing: passing),
  claim:
    "After training, the test loss is less than 0.2 nats above what the exact density "
    + "scores on the same points.", excess, .below(0.2))

//: How good is that? The least expected NLL is the conditional entropy $H(y \mid x)$, and like the limits of the last
//: chapter it follows from the known density by quadrature: {{mixtureNLLLimit}} nats. (For a density the sums of
//: {{chapter:likelihood}} become integrals: $H(y \mid x)$ is the expectation of $-\ln p(y \mid x)$. Unlike the entropy
//: of classes, it may be negative.) It is an expectation. On the very points of this test set the exact density scores
//: {{exact NLL}}: {{luck}} is the luck of the sample. The network ends at {{mixtureTestNLL}} nats, and the {{excess}}
//: that it scores above the exact density is its own. (In expectation this last difference is the Kullback–Leibler
//: divergence of {{chapter:likelihood}}, from the exact density to the network's answer, averaged over the inputs.)
//:
//: A model that answers with *one* Gaussian does best with the true conditional mean and variance, and then it expects
//: $\mathbb E\bigl[\tfrac12 \ln(2\pi e\, \mathrm{Var}(y \mid x))\bigr]$ = {{single Gaussian}} nats.
chapter.claim(
  "On the test data the trained network is more than 0.8 nats better than the Gaussian with "
    + "the exact conditional mean and variance.", exact.singleGaussian - mixtureTestNLL,
  .above(0.8))

//: A nat is no small thing: for each nat, the geometric mean of the samples' densities is $e$ times as large.
//:
//: The curve of {{figure:losses}} does not fall evenly. Of the recorded epochs, {{passing}} is the first at which it
//: lies below the limit of one Gaussian (the dotted line); up to there the network does no better than a single
//: Gaussian could in expectation. It comes within 0.2 nats of the exact density at epoch {{arriving}}. How long the way
//: between them is varies widely: over {{seeds}} seeds the first epoch has the median {{median:passing}}, the second
//: {{median:arriving}}, but once it was {{greatest:arriving}}. Where the way is long, the curve goes down in stairs. We
//: read them as components dividing the work: one that has found a branch of its own brings the loss down, and until
//: the next one does, little changes.
//:
//: ## From one Gaussian to thirty
//:
//: Between the network of the last chapter, which answers with one number, and thirty Gaussians there are steps. Let us
//: climb them one by one, with the same hidden layers and the same data.
//:
//: **One number.** A network trained on the squared error believes, in the language of {{chapter:likelihood}}, in a
//: Gaussian about its answer, whose variance $\sigma^2$ is the same for all inputs. The best $\sigma^2$ is the mean squared
//: error, and then the expected NLL is $\tfrac12 \ln(2\pi e\, \sigma^2)$, at best {{constant limit}}.
var pointNetwork = try FeedForwardNetwork(
  inputs: 1, hidden: [50, 50], outputs: 1, activation: .relu, using: &random)
_ = try train(
  &pointNetwork, on: data, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(150), batchSize: 1500)
let constant = try pointNetwork.meanSquaredError(on: data)
let squares = try pointNetwork.meanSquaredError(on: test)
let constantNLL = 0.5 * (Double.log(2 * .pi * constant) + squares / constant)

//: **One Gaussian** whose width depends on the input too. That is a mixture density network with $K = 1$: the softmax of a
//: single logit is 1, and the loss of a sample becomes
//:
//: $$
//: E_i = \tfrac12 \left(\frac{(y_i - \mu(x_i))^2}{\sigma^2(x_i)} + \ln \sigma^2(x_i) + \ln 2\pi\right) . \label{one-gaussian}
//: $$
//:
//: It is a squared error in which each sample has a weight of its own, $1/\sigma^2$, and the logarithm keeps the network
//: from making all weights small. At best it has learnt the conditional mean *and* the conditional variance.
var one = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 1, outputs: 1, using: &random)
let oneHistory = try train(
  &one, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(150), batchSize: 1500, recordEvery: 10)
let oneTestNLL = try one.negativeLogLikelihood(of: test)

//: **Three Gaussians**, one for each branch where there are most; and then the thirty from above.
var three = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 3, outputs: 1, using: &random)
let threeHistory = try train(
  &three, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(400), batchSize: 1500, recordEvery: 10)
let threeTestNLL = try three.negativeLogLikelihood(of: test)
let threeExcess = threeTestNLL - exactNLL  //hide
let halfway = testLosses(history, upTo: threeHistory.epochs.last ?? 0)  //hide
let arrives = [halfway, threeHistory.testLosses].map { losses in  //hide
  losses.contains { $0 < exactNLL + 0.2 } ? 1 : 0  //hide
}  //hide
let constantLimit = gaussianEntropy(variance: limits.meanSquaredError)  //hide
let rungs = [  //hide
  Rung("one number, constant width", constantNLL, least: constantLimit),  //hide
  Rung("$K = 1$", oneTestNLL, least: limits.singleGaussian),  //hide
  Rung("$K = 3$", threeTestNLL), Rung("$K = 30$", mixtureTestNLL),  //hide
  Rung("the exact density", exactNLL, least: leastNLL),  //hide
]  //hide
chapter.record("constant limit", constantLimit, .decimals(3))
chapter.record("one gap", oneTestNLL - exact.singleGaussian, .decimals(3))
chapter.record("width gain", constantNLL - oneTestNLL, .decimals(2))
chapter.record("peak gain", oneTestNLL - mixtureTestNLL, .decimals(2))
chapter.record("three excess", threeExcess, .decimals(3))
chapter.record("thirty halfway", (halfway.last ?? .nan) - exactNLL, .decimals(3))
chapter.record("thirty arrives", arrives[0])
chapter.record("three arrives", arrives[1])
chapter.table(
  "rungs",
  "Mean negative log-likelihood in nats on the test data, what it is above the exact density's "
    + "there, and the least that can be expected of any model of the kind, where we can compute it. "
    + "The networks were trained for 150 epochs, 150, 400 and 1000, from above.",
  columns: ["model", "test NLL", "above the exact density", "least expected"],
  rows: rungs.map { $0.cells(exact: exactNLL) })
chapter.figure(
  "ladder", ladderLosses([(1, oneHistory), (3, threeHistory), (30, history)]),
  claim: "On the test data thirty components end more than 0.8 nats below a single one.",
  oneTestNLL - mixtureTestNLL, .above(0.8))
chapter.claim(
  "A width that depends on the input lowers the test NLL of one Gaussian by more than 0.3 nats "
    + "against a constant width.", constantNLL - oneTestNLL, .above(0.3))
chapter.claim(
  "The network with one Gaussian scores within 0.15 nats of the Gaussian with the exact "
    + "conditional mean and variance on the test data.",
  oneTestNLL - exact.singleGaussian,
  .equal(0, within: 0.15))

//: A width that depends on the input is worth {{width gain}} nats here, and thirty components instead of one another
//: {{peak gain}}. Each rung has a limit of its own that no training can pass in expectation. The single Gaussian is
//: {{one gap}} above what the exact single Gaussian scores on the same points: more training has little to gain there,
//: another family of distributions much.
//:
//: Are thirty better than three? Three could be enough, for no input has more branches. But they have to find them. We
//: gave them 400 epochs, and compare them with the thirty after about as many. In this run the thirty were then
//: {{thirty halfway}} nats above the exact density and the three {{three excess}}. Over {{seeds}} seeds the thirty had
//: come within 0.2 nats of it in {{sum:thirty arrives}}, the three in {{sum:three arrives}}. But at the median the
//: thirty were {{median:thirty halfway}} above it and the three {{median:three excess}}: what many components give is
//: not so much a better answer as a better chance to find it.
//:
//: ## Overfitting, and when to stop
//:
//: The network has more parameters than there are samples. Has it learnt the distribution, or the samples? Now that we know
//: what the exact density scores on each of the two sets, we can tell: where the network scores better than the exact
//: density, it has fitted what is luck.
//:
//: The usual remedy, where nobody knows the exact density, is the early stopping of
//: {{chapter:regression-with-a-network}}: set some samples apart as a validation set, measure their loss after each
//: epoch, stop when it has had no new least value for a while (the *patience*, here 50 epochs), and keep the network
//: of the best epoch. As before, the test data must not be used for this.
let (learnt, validation) = try data.splitting(last: 500)
var stopped = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
let stoppedHistory = try train(
  &stopped, on: learnt, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(1000), batchSize: 750,
  stopping: EarlyStopping(on: validation, patience: 50), recordEvery: 10)
let stoppedTestNLL = try stopped.negativeLogLikelihood(of: test)
let stoppedExcess = stoppedTestNLL - exactNLL  //hide
let exactLearnt = try InverseWave.scores(on: learnt).negativeLogLikelihood  //hide
let stoppedLearntNLL = try stopped.negativeLogLikelihood(of: learnt)  //hide
let gap = excess - (mixtureTrainNLL - exactTrainNLL)  //hide
chapter.record("stopped epochs", stoppedHistory.epochs.last ?? 0)
chapter.record("best epoch", stoppedHistory.bestEpoch ?? 0)
chapter.record("stopped excess", stoppedExcess, .decimals(3))
chapter.record("stopping gain", excess - stoppedExcess, .decimals(3))
chapter.record("stopping wins", stoppedExcess < excess ? 1 : 0)
chapter.record(
  "training excess", mixtureTrainNLL - exactTrainNLL, .decimals(3))
chapter.record("overfitting", gap, .decimals(3))
chapter.table(
  "stopping",
  "Mean negative log-likelihood in nats, and in brackets how much that is above the exact density's "
    + "on the same points.",
  columns: ["model", "on what it learnt from", "on the test data"],
  rows: [
    [
      "1,000 epochs", .text(score(mixtureTrainNLL, exact: exactTrainNLL)),
      .text(score(mixtureTestNLL, exact: exactNLL)),
    ],
    [
      "stopped early", .text(score(stoppedLearntNLL, exact: exactLearnt)),
      .text(score(stoppedTestNLL, exact: exactNLL)),
    ],
  ])
chapter.claim(
  "After 1,000 epochs the network does better on its training data than on the test data, in "
    + "both cases compared with the exact density: the difference in nats.", gap,
  .above(0))

//: After 1000 epochs the network scores {{training excess}} nats above the exact density on the samples that it has
//: learnt from (below it, where that is negative), and {{excess}} on fresh ones. The difference of {{overfitting}} is
//: *overfitting*. With early stopping, and with only 1500 samples to learn from, training ends after epoch
//: {{stopped epochs}}, and the network of epoch {{best epoch}} is kept. It scores {{stopped excess}}: a gain of
//: {{stopping gain}}, where a negative number is a loss. (Over {{seeds}} seeds it gains in {{sum:stopping wins}}; the
//: median is {{median:stopping gain}}.) What it gains by stopping it has to pay for with the samples set apart. And
//: patience has to be longer than any of the stairs above, or training stops on one of them.
//:
//: Has the network memorised samples, as the likelihood invites it to?
let answers = try network.parameters(at: test.inputs)
let trainingAnswers = try network.parameters(at: data.inputs)
let logDensities = try (0..<data.count).map {
  try trainingAnswers.mixture(at: $0).logDensity(Double(data.targets[$0, 0]))
}
let greatest = logDensities.max() ?? .nan
let narrowest = trainingAnswers.narrowestComponent  //hide
chapter.record("greatest log-density", greatest, .decimals(2))
chapter.record("narrowest", Double.log(narrowest.variance), .decimals(1))
chapter.record("narrowest prior", narrowest.prior, .significant(1))
chapter.claim(
  "No training sample is memorised: the greatest log-density of one, in nats, is far below the "
    + "prize of {{prize}}.", greatest, .below(5))

//: It has not. The greatest $\ln p(y \mid x)$ of a training sample is {{greatest log-density}}, and over {{seeds}}
//: seeds it never exceeds {{greatest:greatest log-density}}. The smallest $s_k$ at a training input, where less than
//: $-60$ counts as $-60$, is {{narrowest}}; but the mixing coefficient of that component is {{narrowest prior}} there.
//:
//: ## What the network believes
//:
//: Its answer for one input is a density over $y$. Put the densities of all inputs side by side, and you can see the whole
//: belief at once, {{figure:density}}. It follows the data round both bends.
let edges = data.inputs.elements.map(Double.init)  //hide
let brightest = 0.6  //hide
chapter.record("brightest", brightest, .decimals(1))
chapter.record("least input", edges.min() ?? 0, .decimals(1))
chapter.record("greatest input", edges.max() ?? 0, .decimals(1))
let inner = grid(-10...10, 21)  //hide
let closeness = try distances(density(of: network), exactDensity, at: inner)  //hide
try chapter.figure(
  "density", densityMap(network, data, brightest: brightest),
  claim:
    "At inputs from −10 to 10 the distance $\\tfrac12 \\int \\lvert p - q \\rvert\\, dy$ of the "
    + "network's density $p$ from the exact one $q$ is below 0.3 on average.",
  average(closeness), .below(0.3))

//: Look at the left and right margins. There were no training data below {{least input}} or above {{greatest input}},
//: and yet the network answers there too. It must: a conditional density integrates to 1 over $y$ at every $x$, whether
//: anybody has ever seen such an input or not, so it has to put its probability somewhere. Beyond the last kink of its
//: ReLUs, the network's $a_k$, $\mu_k$ and $s_k$ are straight lines, and it answers with whatever these lead to. That
//: is *extrapolation*.
//:
//: This shows two kinds of uncertainty. That one $x$ has several plausible $y$ is *aleatoric* uncertainty: it belongs to
//: the data, no amount of them removes it, and it is what $p(y \mid x)$ describes. That we do not know the right
//: $p(y \mid x)$ is *epistemic* uncertainty: it is ours, more data make it smaller, and the answer of a single network does
//: not tell it. A simple way to see it is to ask two networks. With the distance
//: $\tfrac12 \int \lvert p_1(y) - p_2(y) \rvert\, dy$ of two densities $p_1$ and $p_2$ we compare our network with the one
//: that was stopped early, which had another start and fewer samples, and with the exact density.
let disagreement = try Disagreement(network, stopped, at: grid(-20...20, 81))
let inside = disagreement.mean(\.fromTruth, in: 0...10)  //hide
let outside = disagreement.mean(\.fromTruth, in: 15...20)  //hide
let outsideNetworks = disagreement.mean(\.betweenNetworks, in: 15...20)  //hide
let insideNetworks = disagreement.mean(\.betweenNetworks, in: 0...10)  //hide
chapter.record("distance inside", inside, .decimals(2))
chapter.record("distance outside", outside, .decimals(2))
chapter.record("networks inside", insideNetworks, .decimals(2))
chapter.record("networks outside", outsideNetworks, .decimals(2))
chapter.figure(
  "disagreement",
  disagreementOverInputs(disagreement, edges: [edges.min() ?? 0, edges.max() ?? 0]),
  claim:
    "Where $\\lvert x \\rvert$ is between 15 and 20, beyond all data, the network is "
    + "further from the exact density than where it is at most 10: the ratio of the mean "
    + "distances.", outside / inside, .above(1.5))

//: Between $-10$ and 10 the mean distance from the exact density is {{distance inside}}, and between the networks
//: {{networks inside}}; where $\lvert x \rvert$ is from 15 to 20 they are {{distance outside}} and {{networks outside}}.
//: Where two networks disagree, at least one of them is wrong. (Where they agree, both may be.)
//:
//: Now cut the map at one input, as in {{figure:slice}}. The components appear. A sum of Gaussians cannot follow the sharp
//: ends of the exact density at $\pm 15$, and its widths and shares are estimates. The lower panel asks of each $y$ who is
//: responsible for it: the $\gamma_k$ of {{equation:responsibilities}}, which add up to 1 everywhere, also where the
//: density is next to nothing.
let leading = LeadingComponents(of: answers)  //hide
let sliceDistance = try distances(density(of: network), exactDensity, at: [0])[0]  //hide
try chapter.figure(
  "slice", sliceWithComponents(network, at: 0, leading),
  claim:
    "At the input 0, the distance $\\tfrac12 \\int \\lvert p - q \\rvert\\, dy$ of the network's "
    + "density $p$ from the exact one $q$ is below 0.4.",
  sliceDistance, .below(0.4))

//: As the input moves, so do the shares. In {{figure:priors}} each line is the mixing coefficient of one component. A few
//: share the work and hand over to each other.
let used = (0..<answers.priors.columns).count {
  (answers.priors.column($0).max() ?? 0) > 0.05
}
let topFour = (0..<answers.priors.rows).map { row in
  answers.priors.row(row).sorted(by: >).prefix(4).reduce(0, +)
}
let carried = topFour.reduce(0, +) / Double(topFour.count)
chapter.record("used components", used)
chapter.record("left over", 1 - carried, .significant(1))
try chapter.figure(
  "priors", priorsOverInputs(network, leading),
  claim:
    "The four largest mixing coefficients of a test input add up to more than 0.9 on "
    + "average.", carried, .above(0.9))

//: Of the 30 components, {{used components}} reach a mixing coefficient of 0.05 at some test input, and what the four
//: largest of an input leave to the others is {{left over}} on average. Components that have next to no share anywhere
//: are spare: they cost time, they can follow the luck of the training data, and outside of the data nobody has told
//: them to be quiet.
//:
//: The means tell where the components are. {{figure:means}} shows for each test input the two means with the largest
//: $\pi_k$, the four with the largest, and all thirty. Where the data have fewer branches than means are shown, some of the
//: means may lie anywhere: the smaller its mixing coefficient, the less the loss tells a component where to go.
chapter.figure(
  "means", likelyMeans(answers, test),
  claim:
    "The means with the largest mixing coefficients lie among the data: the share of test targets "
    + "at most 1 away from one of the two most probable means of their input.",
  shareNearMeans(answers, test, mostProbable: 2), .above(0.5))

//: ## One number, after all
//:
//: Sometimes a number must be given. A distribution offers several, and which is right depends on what a mistake costs:
//:
//: - If the cost grows with the *square* of the error, answer with the **mean** $\sum_k \pi_k \mu_k$: that is what the last
//:   chapter showed.
//: - If it grows with the *distance* itself, answer with the **median**, which has half of the probability on either side.
//:   Move the answer a little to the right: it comes nearer to whatever lies to the right and further from the rest by as
//:   much, so the cost falls as long as more than half lies to the right.
//: - If an answer is a hit when it is *close* and worthless otherwise, answer where the density is highest, with the
//:   highest **mode**. (Strictly, with the middle of the window that holds the most probability; for narrow windows that is
//:   the mode.)
//: - The mean of the **most probable component**, that with the largest $\pi_k$, needs no search. But a narrow component
//:   with a smaller share may be higher.
let window = 0.5
let mixturesAtTest = try mixtures(network, test)
let predictions: [(name: String, answers: [Double])] = [
  ("mean", mixturesAtTest.map { $0.mean[0] }),
  ("median", mixturesAtTest.map(\.median)),
  ("highest mode", mixturesAtTest.map { $0.modes.first?.location ?? .nan }),
  ("most probable component", mixturesAtTest.map(\.mostProbableMean)),
]
let scores = predictions.map { PointScores($0.answers, on: test, window: window) }
let (meanScore, medianScore, modeScore) = (scores[0], scores[1], scores[2])  //hide
let nextSquared = scores.dropFirst().map(\.squaredError).min() ?? .nan  //hide
chapter.record("window", window, .decimals(1))
chapter.record(
  "median saves", meanScore.absoluteError - medianScore.absoluteError, .decimals(2))
chapter.record("median wins", medianScore.absoluteError < meanScore.absoluteError ? 1 : 0)
chapter.table(
  "answers",
  "Four answers of one number, on the test data: mean squared error, mean absolute error, share of "
    + "targets at most {{window}} away, and the mean of the exact density at the answer.",
  columns: ["answer", "squared error", "absolute error", "hits", "exact density"],
  rows: zip(predictions, scores).map { [.text($0.name)] + $1.cells })
chapter.figure(
  "points", onePredictionEach(predictions, test),
  claim:
    "Within {{window}} of the highest mode lie more than twice as many test targets as "
    + "within {{window}} of the mean: the ratio.",
  modeScore.hits / meanScore.hits, .above(2))
chapter.claim(
  "On the test data the mean of the mixture has the least mean squared error of the four answers: "
    + "by how much the next has more.", nextSquared - meanScore.squaredError, .above(1))
chapter.claim(
  "On the test data the median of the mixture has a smaller mean absolute error than the "
    + "highest mode: by how much that has more.",
  modeScore.absoluteError - medianScore.absoluteError, .above(0.05))

//: {{table:answers}} shows what each is good at. The mean has the least squared error. In absolute error the median is
//: ahead of it by {{median saves}} here (behind, where that is negative), and in {{sum:median wins}} of {{seeds}} seeds
//: it is the better of the two. (Where a branch holds nearly half of the probability, a small error of the shares moves
//: the median from one branch to another.) The last two keep to the branches, {{figure:points}}. Their price is that
//: they jump, and that an answer on the wrong branch is wrong by the distance of two branches. Where the highest mode
//: jumps means little here: the peaks of the exact density are equally high on all branches (Exercise 4), so small
//: errors of the network decide. For the same reason the highest mode need not have the most hits: of peaks equally
//: high the broadest holds most, and a window of this width is not narrow beside a branch.
//:
//: ## Sampling
//:
//: A distribution can be drawn from. As said above, it takes two steps: let $q$ be uniform on $[0, 1)$ and walk along the
//: cumulative sums of the $\pi_k$ until they pass $q$; then draw from the Gaussian of the component where you stopped, in
//: each output dimension.
//:
//: {{excerpt:Sources/Probability/Mixtures/GaussianMixture+Draws.swift#draw}}
//:
//: {{figure:samples}} shows the test data beside two samples for each test input, and ten.
let tenSamples = try samples(of: answers, perInput: 10, using: &random)
let twoSamples = try samples(of: answers, perInput: 2, using: &random)
chapter.figure(
  "samples", drawnSamples(tenSamples, twoSamples, test),
  claim:
    "The samples follow the wave: the share of the ten for each test input that lie at most three "
    + "standard deviations of the noise, in the direction of $x$, from where it passes.",
  shareOnWave(test.inputs, tenSamples), .above(0.8))

//: Looks can be measured. The *energy distance* of two samples of points compares how far the points of one are from those
//: of the other with how far they are from their own kind,
//:
//: $$
//: 2\,\mathbb E\lVert A - B \rVert - \mathbb E\lVert A - A' \rVert - \mathbb E\lVert B - B' \rVert ,
//: $$
//:
//: where $A$ and $A'$ are drawn from the first sample and $B$ and $B'$ from the second. If all of $A$ is far from all of
//: $B$, the first term is large; if both samples come from one distribution, the three means are nearly equal, and what
//: remains is of the order of one over the number of points. (We bring both coordinates to variance 1 first.) We keep the
//: inputs of the training data and replace each output by a draw from the network's answer. How far are these imitations
//: from the test data? To know what is far, we also measure 9 fresh samples of true points, draws from the network with one
//: Gaussian, and the means of the answers.
let scale = try PointScale(of: test)
let testPoints = scale.points(test)
let (imitations, oneImitations) = (
  try samples(of: trainingAnswers, perInput: 1, using: &random),
  try samples(of: one.parameters(at: data.inputs), perInput: 1, using: &random)
)
let fromNetwork = energyDistance(scale.points(data.inputs, imitations), testPoints)
let fromOne = energyDistance(scale.points(data.inputs, oneImitations), testPoints)
let fromMeans = energyDistance(
  scale.points(data.inputs, trainingAnswers.conditionalMeans), testPoints)
let fromTruth = try (1...9).map { _ in
  energyDistance(scale.points(try Wave.sample(2000, using: &random).inverted), testPoints)
}
chapter.record("samples distance", fromNetwork, .significant(2))
chapter.record("one distance", fromOne, .significant(2))
chapter.record("means distance", fromMeans, .significant(2))
chapter.record("least true distance", fromTruth.min() ?? 0, .significant(2))
chapter.record("greatest true distance", fromTruth.max() ?? 0, .significant(2))
chapter.record("true samples further", fromTruth.count { $0 > fromNetwork })
chapter.claim(
  "In energy distance from the test data, samples of the thirty components are nearer than "
    + "samples of one Gaussian: the ratio.", fromNetwork / fromOne, .below(0.9))
chapter.claim(
  "In energy distance from the test data, the conditional means of the thirty components' mixtures "
    + "are further away than samples of these mixtures: the ratio.",
  fromMeans / fromNetwork, .above(3))

//: Fresh samples of the truth are between {{least true distance}} and {{greatest true distance}} from the test data.
//: That is how far apart samples are when nothing is wrong. The imitations are at {{samples distance}};
//: {{true samples further}} of the 9 true samples are further away. (Over {{seeds}} seeds {{mean:true samples further}}
//: are on average, where exact answers would have half of the 9.) One Gaussian comes to {{one distance}}, and the means
//: of the answers, what a network trained on squared errors aims at, to {{means distance}}. **The mixture density
//: network does the inverse task well.**
//:
//: ## Is it calibrated?
//:
//: When the network says that $y$ lies below some value with probability 0.9, is that so for nine inputs in ten? The
//: *probability integral transform* (PIT) asks this for all probabilities at once. Let $F(y \mid x)$ be the cumulative
//: distribution of the answer, and put the true output in: $q_i = F(y_i \mid x_i)$. If the answers are right, $q$ is
//: uniform on $[0, 1]$, whatever $x$ is, for the probability that $F(y \mid x) \le q$ is then $q$. A histogram of the
//: $q_i$ should be flat. If its ends are high, the answers are too narrow as a rule; if its middle is, too wide.
let transforms = try answers.probabilityIntegralTransforms(of: test)
let oneTransforms = try one.parameters(at: test.inputs)
  .probabilityIntegralTransforms(of: test)
let uniformity = try KolmogorovSmirnovTest(transforms)
let oneUniformity = try KolmogorovSmirnovTest(oneTransforms)
let blind = try KolmogorovSmirnovTest(
  test.targets.elements.map { (Double($0) + 15) / 30 })
let bins = 20  //hide
chapter.record("bins", bins)
chapter.record("quartile", example.quantile(0.25), .decimals(2))
chapter.record(
  "narrow bin",
  2000 * Normal.standardCumulative(Normal.standardQuantile(0.05) / 2.0.squareRoot()),
  .decimals(0))
chapter.record(
  "critical", Double.log(2 / 0.05).squareRoot() / 4000.0.squareRoot(), .decimals(3))
chapter.record("PIT distance", uniformity.statistic, .decimals(3))
chapter.record("PIT probability", uniformity.pValue, .significant(2))
chapter.record("PIT rejected", uniformity.pValue < 0.05 ? 1 : 0)
chapter.record("one PIT distance", oneUniformity.statistic, .decimals(3))
chapter.record("blind PIT distance", blind.statistic, .decimals(3))
chapter.record("blind NLL", Double.log(30), .decimals(3))
try chapter.figure(
  "calibration",
  calibration(
    [("30 components", transforms), ("one Gaussian", oneTransforms)], bins: bins),
  claim:
    "On the test data, the greatest distance of the thirty components' PIT from the uniform "
    + "distribution is below 0.11.", uniformity.statistic, .below(0.11))
chapter.claim(
  "On the test data, the PIT of one Gaussian with a width that depends on the input is not "
    + "uniform: its greatest distance from the uniform distribution.",
  oneUniformity.statistic, .above(0.11))
chapter.claim(
  "On the test data, the PIT of an answer that ignores the input, uniform between −15 and 15, is "
    + "nearly uniform: its greatest distance from the uniform distribution.",
  blind.statistic, .below(0.08))

//: The test of Kolmogorov and Smirnov measures the greatest distance between the share of the $q_i$ below $q$ and $q$
//: itself. Its distribution under the *null hypothesis*, that the $q_i$ are independent and uniform, is known: for 2000
//: of them the distance exceeds {{critical}} in one case of twenty. For our network it is {{PIT distance}}, a distance
//: that exact answers reach or exceed with probability {{PIT probability}}; for one Gaussian it is
//: {{one PIT distance}}. With so many points even small faults show: in {{sum:PIT rejected}} of {{seeds}} seeds the
//: network has a distance that exact answers would have in less than one case of twenty.
//:
//: And passing it is not enough. An answer that ignores $x$ altogether, uniform between $-15$ and $15$, is perfectly
//: calibrated. Its distance is {{blind PIT distance}}, but its NLL is $\ln 30$ = {{blind NLL}}. Calibration asks whether
//: the probabilities are honest, the likelihood also asks whether they say much.
//:
//: ## Summary
//:
//: - A mixture density network answers with mixing coefficients, means and variances: with a distribution that may have
//:   several peaks.
//: - Its loss is the negative log-likelihood, computed by log-sum-exp.
//: - The gradient is made of responsibilities: what each component has to do with each sample.
//: - The ladder from a constant width by way of one Gaussian to several shows what each step is worth; each rung has
//:   its own limit.
//: - The exact density's score on the same points tells luck from fault; by how much more the network exceeds it on new
//:   data than on what it has learnt from tells how far it overfits.
//: - Which single number to give depends on the cost of a mistake; from a distribution each can be had, and samples too.
//: - Outside of its data the network extrapolates and does not say so.
//:
//: ## Exercises
//:
//: 1. Train with 2 components. Where does the loss stop, and which branch is shared? Try several seeds.
//: 2. The variance of the components is $e^{s}$. What would go wrong with $\sigma^2 = s$, and with $\sigma^2 = s^2$?
//: 3. Write $s$ for $\ln \sigma^2$ in {{equation:one-gaussian}} and differentiate with respect to $s$. Show that over
//:    several samples with the same input the mean loss is least where $\sigma^2$ is the mean square of $y - \mu$.
//: 4. Read backwards, the wave has $p(y \mid x) = \mathcal N(x; f(y), 1)/Z(x)$ for $y$ from $-15$ to 15. Show that
//:    its peaks at the places with $f(y) = x$ are equally high. Which branch has the largest share of the probability,
//:    the steep or the flat?
//: 5. Show that the mean absolute error of an answer $\hat y$ is least where half of the probability lies on either side of
//:    $\hat y$. Which answer is best if being too high costs three times as much as being too low? (For the mixture of
//:    {{figure:mixture}} it is {{quartile}}.)
//: 6. An answer is too narrow: one Gaussian with half of the variance that it should have. What does the histogram of its
//:    PIT look like? (Of 2000 targets, the first of {{bins}} bins holds {{narrow bin}} on average.)
chapter.finish()  //hide
