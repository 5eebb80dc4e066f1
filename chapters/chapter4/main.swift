import ElementaryFunctions  //hide
import Experiments  //hide
import LinearAlgebra  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # The mixture density network
//:
//: {{chapter:regression-with-a-network}} ended with a network that did what it was told, and that was no use: asked for
//: one number where several are plausible, it answered with their mean. The remedy is to ask for more than a number. A *mixture
//: density network* (C. M. Bishop, 1994, {{reference:bishop1994}}) answers with a whole distribution, which may have
//: as many peaks as it needs.
//:
//: ## A mixture of Gaussians
//:
//: Put $K$ Gaussians on a line, and give each a share of the whole:
//:
//: $$
//: p(y \mid x) = \sum_{k=1}^{K} \pi_k(x)\, \mathcal N\!\left(y \mid \mu_k(x), \sigma_k^2(x)\right) . \label{mixture}
//: $$
//:
//: The $\mu_k$ and $\sigma_k^2$ are means and variances. The $\pi_k$ are called *mixing coefficients*. They are probabilities
//: themselves: none is negative, and they add up to 1, which makes the whole a density. Think of a draw from the mixture in
//: two steps: choose a component $k$ with probability $\pi_k$, then draw from its Gaussian. What is new is the $(x)$: all three
//: depend on the input, so that the distribution changes its shape as $x$ moves.
//:
//: For one $x$ a mixture might be
let example = try GaussianMixture(
  priors: [0.5, 0.3, 0.2], means: [-3, 1, 4], variances: [1, 0.25, 2.25])
let total = stride(from: -20.0, through: 20, by: 0.01).reduce(0) {
  $0 + 0.01 * example.density($1)
}
chapter.claim("Its density integrates to one.", total, equals: 1, within: 1e-9)
try chapter.figure("mixture", exampleMixture(example))  //hide

//: ## The network
//:
//: The network has two hidden layers of 50 units. Their activation is the *rectified linear unit*, ReLU, which lets positive
//: numbers through and replaces negative ones by zero:
//:
//: $$
//: h = \max(0,\, W_2 \max(0,\, W_1 x + b_1) + b_2) .
//: $$
//:
//: Three linear layers read $h$ side by side, one for each kind of parameter. What they give, call it $a$, $m$ and $s$, can be
//: any numbers, but mixing coefficients must be probabilities and variances positive. Two functions see to that:
//:
//: $$
//: \pi_k = \frac{e^{a_k}}{\sum_{j} e^{a_j}}, \qquad \mu_k = m_k, \qquad \sigma_k^2 = e^{s_k} . \label{heads}
//: $$
//:
//: The first is the *softmax* of the outputs $a$, the last makes $s_k$ the logarithm of the variance. We take $K = 30$
//: components, far more than the data have branches; what is not needed will get a small $\pi_k$.
//:
//: The data are those of {{chapter:regression-with-a-network}}, turned round. (The same seed draws the same points.)
var random = RandomSource(seed: chapter.seed)
let data = try Wave.sample(2000, using: &random).inverted
let test = try Wave.sample(2000, using: &random).inverted
var network = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
chapter.claim(
  "The network has 7,240 parameters.",
  Double(network.parameterCount), equals: 7240)

//: ## The loss
//:
//: Which loss? {{chapter:likelihood}} has the answer: whatever distribution we believe in, minimise its negative
//: log-likelihood. For the mixture and a batch of $n$ samples,
//:
//: $$
//: L = -\frac1n \sum_{i=1}^{n} \ln \sum_{k=1}^{K} \pi_k(x_i)\, \mathcal N\!\left(y_i \mid \mu_k(x_i), \sigma_k^2(x_i)\right) ,
//: \label{mixture-loss}
//: $$
//:
//: where in $D$ dimensions, with the same variance in each (an *isotropic* component),
//:
//: $$
//: \mathcal N(y \mid \mu, \sigma^2) = (2\pi\sigma^2)^{-D/2} \exp\!\left(-\frac{\lVert y - \mu \rVert^2}{2\sigma^2}\right) .
//: \label{isotropic}
//: $$
//:
//: Mind the exponent $D/2$. The article's code has $1/2$ whatever $D$ is. In one dimension that is the same thing. In two
//: it is not a density any more: for $\sigma^2 = 4$ we add up both over the plane,
let variance = 4.0
var (withHalf, withDimension) = (0.0, 0.0)
for first in stride(from: -20.0, through: 20, by: 0.1) {
  for second in stride(from: -20.0, through: 20, by: 0.1) {
    let bell = Double.exp(-(first * first + second * second) / (2 * variance))
    withHalf += 0.01 * bell / (2 * .pi * variance).squareRoot()
    withDimension += 0.01 * bell / (2 * .pi * variance)
  }
}
let integral = (2 * Double.pi * variance).squareRoot()  //hide
chapter.record("wrong integral", integral, .decimals(3))  //hide
chapter.claim(
  "With the exponent $D/2$, the density integrates to one in the plane.", withDimension,
  equals: 1, within: 1e-9)
chapter.claim(
  #"With $1/2$ it integrates to $\sqrt{2\pi\sigma^2}$."#, withHalf,
  equals: (2 * Double.pi * variance).squareRoot(), within: 1e-9)

//: The integral is {{wrong integral}} instead of 1. Such a loss rewards large variances: in $D$ dimensions its best variance is
//: $D$ times too large.
//:
//: ### Never add up densities
//:
//: A second trap is numerical. Far from all components every density in {{equation:mixture-loss}} is so small that it
//: underflows to zero, and the logarithm of zero is minus infinity. It happens forty standard deviations away in double
//: precision and fourteen away in single precision, and a network that has just begun to learn is often that far off.
let lonely = try GaussianMixture(priors: [1], means: [0], variances: [1])
let addedUp = -Double.log(lonely.density(40))
let logSumExp = -lonely.logDensity(40)
chapter.record("log-sum-exp", logSumExp, .decimals(2))  //hide
chapter.claim("Adding up densities gives an infinite loss.", addedUp, isAbove: 1e300)
chapter.claim(
  #"The logarithm itself is $40^2/2 + \tfrac12 \ln 2\pi$."#, logSumExp,
  equals: 800 + 0.5 * Double.log(2 * .pi), within: 1e-9)

//: The true value, {{log-sum-exp}}, is nothing special. The way to it is to stay with logarithms: let
//: $\ell_k = \ln \pi_k + \ln \mathcal N_k$ and take the largest, $\ell_{\mathrm{max}}$, out of the sum,
//:
//: $$
//: \ln \sum_k e^{\ell_k} = \ell_{\mathrm{max}} + \ln \sum_k e^{\ell_k - \ell_{\mathrm{max}}} . \label{log-sum-exp}
//: $$
//:
//: One term of the sum is now $e^0 = 1$, so that the logarithm is always finite. This *log-sum-exp* is the heart of the
//: loss in our library. It works on sixteen samples at a time, one in each lane of a vector:
//:
//: {{excerpt:Sources/NeuralNetworks/MixtureLoss.swift#mixtureLogLikelihood}}
//:
//: (`tileSize` is the distance in memory between two outputs. `normalExp` is the exponential, as long as that is neither
//: infinite nor too small for a normal number; `share` is that of a number that is at most zero.)
//:
//: ## The gradient
//:
//: To walk downhill we need the derivatives of {{equation:mixture-loss}}, and they turn out to be beautifully simple. Look at
//: one sample and write $L = -\ln \sum_k e^{\ell_k}$. Its derivative with respect to one of the $\ell_k$ is
//:
//: $$
//: \frac{\partial L}{\partial \ell_k} = -\frac{e^{\ell_k}}{\sum_j e^{\ell_j}} = -\gamma_k, \qquad
//: \gamma_k = \frac{\pi_k \mathcal N_k}{\sum_j \pi_j \mathcal N_j} . \label{responsibilities}
//: $$
//:
//: The $\gamma_k$ are called *responsibilities*. By Bayes' theorem $\gamma_k$ is the probability that component $k$ has
//: produced the sample, after seeing $y$, as $\pi_k$ was before. The rest is the chain rule. A logit $a_k$ enters all $\ell_j$
//: through the softmax, $\partial \ell_j / \partial a_k = [j = k] - \pi_k$, and since the $\gamma_j$ add up to 1, what
//: remains is $\pi_k - \gamma_k$. The mean and the logarithm $s_k$ of the variance enter $\ell_k$ only, with
//: $\partial \ell_k / \partial \mu_k = (y - \mu_k)/\sigma_k^2$ and
//: $\partial \ell_k / \partial s_k = \tfrac12 (\lVert y - \mu_k \rVert^2 / \sigma_k^2 - D)$. Together:
//:
//: $$
//: \begin{gathered}
//: \frac{\partial L}{\partial a_k} = \pi_k - \gamma_k, \qquad
//: \frac{\partial L}{\partial \mu_k} = \gamma_k\, \frac{\mu_k - y}{\sigma_k^2}, \\
//: \frac{\partial L}{\partial s_k} = \frac{\gamma_k}{2} \left(D - \frac{\lVert y - \mu_k \rVert^2}{\sigma_k^2}\right) .
//: \end{gathered} \label{mixture-gradient}
//: $$
//:
//: In words: a component's prior moves towards its responsibility; its mean moves towards the sample, the
//: faster the more responsible it is; and its variance grows if the sample lies further out than one standard deviation. A
//: component that is not responsible is left alone.
//:
//: {{excerpt:Sources/NeuralNetworks/MixtureLoss.swift#mixtureGradient}}
//:
//: A derivation deserves a check by someone who has not followed it. For one sample we write {{equation:mixture-gradient}} out,
//: nudge each of the nine parameters of a mixture of three by a little, both ways, and compare the slopes. (The library's
//: gradient is checked in the same way by its tests, in one dimension and in two.)
let point = [0.3, -0.2, 0.4, -1, 0.5, 2, 0.1, -0.3, 0.6]  // a, μ, s of three
let byFormula = try mixtureGradient(point, at: 0.8)
let byDifferences = try point.indices.map { index in
  var (above, below) = (point, point)
  above[index] += 1e-5
  below[index] -= 1e-5
  return (try mixtureLoss(above, at: 0.8) - mixtureLoss(below, at: 0.8)) / 2e-5
}
let deviation = zip(byFormula, byDifferences).map { abs($0 - $1) }.max() ?? .nan
chapter.claim(
  "The formula of the gradient agrees with differences.", deviation, isBelow: 1e-8)

//: ### Zero times infinity
//:
//: There is one more trap, and a PyTorch program with the article's settings may fall into it: after some hundred epochs the
//: loss is suddenly NaN, *not a number*, and stays so. A component that is not responsible for any sample is left
//: alone, and so is its variance. Nothing holds it; carried on by the momentum of the optimiser it may shrink and shrink.
//: When $s_k$ falls below about $-{{largest exponent}}$, the factor $1/\sigma_k^2 = e^{-s_k}$ of {{equation:mixture-gradient}} is
//: infinite in single precision. The loss does not show it, because $\gamma_k$ is zero. But zero times infinity is not a
//: number:
let means: [Float] = [0.2, 0.9, 50]  // nobody needs the third
let logVariances: [Float] = [-1, -2, -90]
let unbounded = meanGradients(means, logVariances, least: -.infinity, at: 0.5)
let largestExponent = Double.log(Double(Float.greatestFiniteMagnitude))  //hide
chapter.record("largest exponent", largestExponent, .decimals(1))  //hide
chapter.record("least deviation", Double.exp(-60 / 2), .significant(1))  //hide
let bounded = meanGradients(means, logVariances, least: -60, at: 0.5)
chapter.show("unbounded: \(unbounded.map { $0.isNaN ? "NaN" : "\($0)" })")
chapter.show("bounded:   \(bounded.map { $0.isNaN ? "NaN" : "\($0)" })")
chapter.claim(
  "One gradient is not a number.", Double(unbounded.count { $0.isNaN }), equals: 1)
chapter.claim(
  "With bounded variances all are.", Double(bounded.count { $0.isNaN }), equals: 0)

//: In the next step of the optimiser every parameter becomes NaN. The mildest remedy we know is in the listing above: an
//: $s_k$ below $-60$ counts as $-60$, a standard deviation of {{least deviation}}. No sensible model of numbers in single precision needs
//: a smaller one, and all others are as they were. (Strictly, the likelihood of a mixture has no maximum: a component that
//: shrinks onto one sample makes it infinite. The bound removes that too.) To see it at work in the library, we set one of
//: the logarithms of the network to $-100$ by hand and train:
var damaged = network
damaged.layers[2].biases[2 * damaged.components + 7] = -100  // s of component 7
_ = try train(
  &damaged, on: data, optimiser: Adam(learningRate: 0.01), epochs: 20, batchSize: 1500)
let spoiled = damaged.layers.count { layer in
  !layer.weights.isFinite || !layer.biases.allSatisfy(\.isFinite)
}
chapter.claim(
  "All parameters stay finite: layers in which one is not.", Double(spoiled), equals: 0)

//: ## Training
//:
//: As in the last chapter, in one batch of 1500 and one of the rest, with Adam; the learning rate is 0.01, and there are 1000 epochs. Every
//: ten epochs the losses are recorded.
let history = try train(
  &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(1000), batchSize: 1500, recordEvery: 10,
  progress: chapter.progress(every: 10))
let mixtureTestNLL = try network.negativeLogLikelihood(of: test)
let limits = InverseWave.limits
chapter.record("mixtureTestNLL", mixtureTestNLL, .decimals(3))  //hide
chapter.record("mixtureNLLLimit", limits.negativeLogLikelihood, .decimals(3))  //hide
chapter.record("single Gaussian", limits.singleGaussian, .decimals(3))  //hide
chapter.figure("losses", mixtureLosses(history, limits))  //hide

//: What could be reached at best? The least expected NLL is the conditional entropy $H(y \mid x)$, and like the limits of
//: the last chapter it follows from the known density by quadrature: {{mixtureNLLLimit}} nats. A model that answers with
//: *one* Gaussian does best with the true conditional mean and variance, and then it has
//: $\mathbb E\bigl[\tfrac12 \ln(2\pi e \mathrm{Var}(y \mid x))\bigr]$ = {{single Gaussian}} nats.
chapter.claim(
  "The network comes within 0.10 nats of the limit.",
  mixtureTestNLL - limits.negativeLogLikelihood, isBelow: 0.10)
chapter.claim(
  "It is more than a nat better than the best single Gaussian.",
  limits.singleGaussian - mixtureTestNLL, isAbove: 1)

//: The network ends at {{mixtureTestNLL}} nats on the test data. A nat is no small thing: on
//: (geometric) average, *each* sample is $e$ times as probable under the mixture. (Seeds differ, and the
//: claims here are about this run. A test of the library trains the network from many seeds and requires that nearly all of
//: them end almost as low.)
//:
//: ## What the network believes
//:
//: Its answer for one input is a density over $y$. Put the densities of all inputs side by side, and you can see the
//: whole belief at once, {{figure:density}}. It follows the data round both bends, and where there are no data it is dark.
try chapter.figure("density", densityMap(network, test))  //hide

//: Cut it at one input, as in {{figure:slice}}, and the components appear: one for each peak, more or less. Their sum
//: has its peaks in the right places and about as wide as they should be; it cannot follow the sharp ends of the exact
//: density, and its shares are not exact. The lower panel asks of each $y$ who is responsible for it: the
//: $\gamma_k$ of {{equation:responsibilities}}, which add up to 1 everywhere. Each component answers for its own stretch; in
//: between, where the density is next to zero, idle components do (grey).
try chapter.figure("slice", sliceWithComponents(network, at: 0))  //hide

//: As the input moves, so do the shares. In {{figure:priors}} each line is the mixing coefficient of one component. A few
//: share the work and hand over to each other; most are hardly used at all.
let priors = try network.parameters(at: test.inputs).priors
let used = (0..<priors.columns).count { (priors.column($0).max() ?? 0) > 0.05 }
let topFour = (0..<priors.rows).map { row in
  priors.row(row).sorted(by: >).prefix(4).reduce(0, +)
}
let carried = topFour.reduce(0, +) / Double(topFour.count)
chapter.record("used components", used)  //hide
chapter.record("carried", 100 * carried, .decimals(2))  //hide
chapter.claim(
  "The four most probable components of each input carry nearly all.", carried,
  isAbove: 0.95)
try chapter.figure("priors", priorsOverInputs(network))  //hide

//: Of the 30 components, {{used components}} ever reach a share of 0.05, and the four largest shares of an input add up to
//: {{carried}} percent on average. Spare components do no harm; they only cost time.
//:
//: The means tell where the components are. {{figure:means}} shows for each test input the two means with the largest $\pi_k$,
//: and the four with the largest. Two are enough where the data have two branches; in the middle they have three. Where a
//: branch ends, or a third and fourth are not needed, the means that are next in rank run off into empty space: their
//: shares are next to zero there, and nothing in the loss tells an idle component where to go. {{figure:all-means}} shows all
//: thirty.
let answers = try network.parameters(at: test.inputs)
chapter.figure("means", likelyMeans(answers, test))  //hide
chapter.figure("all-means", allMeans(answers, test))  //hide

//: ## Sampling
//:
//: A distribution can be drawn from. As said above, it takes two steps: let $u$ be uniform on $[0, 1)$ and walk along the
//: cumulative sums of the $\pi_k$ until they pass $u$; then draw from the Gaussian of the component where you stopped, in
//: each output dimension.
//:
//: {{excerpt:Sources/Probability/GaussianMixture.swift#drawComponent}}
//:
//: {{figure:samples}} draws ten samples for each test input, and two, and lays them over the data.
let ten = try samples(of: answers, perInput: 10, using: &random)
let two = try samples(of: answers, perInput: 2, using: &random)
chapter.figure("samples", drawnSamples(ten, two, test))  //hide

//: They look right. Looks can be measured: the *energy distance* of two samples of points,
//: $2\,\mathbb E\lVert A - B \rVert - \mathbb E\lVert A - A' \rVert - \mathbb E\lVert B - B' \rVert$, compares how far the
//: points of one are from those of the other with how far they are from their own kind; for two samples of one distribution
//: it is close to zero. (We bring both coordinates to variance 1 first.) We keep the inputs of the training data, replace each output by a
//: sample of the network's answer, and ask whether these imitations are further from the test data than the originals.
let atTraining = try network.parameters(at: data.inputs)
let imitation = try samples(of: atTraining, perInput: 1, using: &random)
let scale = try PointScale(of: test)
let testPoints = scale.points(test)
let fromTraining = energyDistance(scale.points(data), testPoints)
let fromNetwork = energyDistance(scale.points(data.inputs, imitation), testPoints)
let fromMeans = energyDistance(
  scale.points(data.inputs, atTraining.conditionalMeans), testPoints)
chapter.record("samples distance", fromNetwork, .significant(2))  //hide
chapter.record("training distance", fromTraining, .significant(2))  //hide
chapter.record("means distance", fromMeans, .significant(2))  //hide
chapter.claim(
  "The imitations are hardly further from the test data than the originals are: the ratio.",
  fromNetwork / fromTraining, isBelow: 2)
chapter.claim(
  "With the means of the answers for outputs, they are far from it: the ratio.",
  fromMeans / fromTraining, isAbove: 10)

//: The training data are at a distance of {{training distance}} from the test data, the imitations at {{samples distance}},
//: and with the conditional means for outputs, which a network trained on squared errors gives at best, it is
//: {{means distance}}. (The first two differ by chance.) **The mixture density network does the inverse task very well.**
//:
//: ## Summary
//:
//: - A mixture density network answers with mixing coefficients, means and variances: with a distribution of any shape.
//: - Its loss is the negative log-likelihood, computed by log-sum-exp.
//: - The gradient is made of responsibilities: what each component has to do with each sample.
//: - It comes close to the entropy that no model can pass, and one can draw samples from it that look like data.
//:
//: ## Exercises
//:
//: 1. Train with 3 components, and with 1. How many does this problem need? What does a single one learn?
//: 2. The variance of the components is $e^{s}$. What would go wrong with $\sigma^2 = s$, and with $\sigma^2 = s^2$?
//: 3. Show that the mean of the mixture is $\sum_k \pi_k \mu_k$. Draw it into {{figure:density}}, and compare it with
//:    the prediction in {{figure:inverse-prediction}}.
//: 4. Use the network to find, for each input, the *most probable* output. Where does it jump?
chapter.finish()  //hide
