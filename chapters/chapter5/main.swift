import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import NetworkViews  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Problems  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Spiral
//:
//: Finally, deliberately hard data. On a spiral the outputs of a single input lie on several separate stretches, as many as
//: {{most answers}} for some inputs. We ask the feed-forward network first, which can give only one number, and then the
//: mixture density network of {{chapter:the-mixture-density-network}}. It can learn the spiral, but from some starts it
//: misses a part, and how one notices that is the second subject of this chapter.
//:
//: ## The data
//:
//: The article's text speaks of a *hyperbolic* spiral, on which the radius is $r = a/\varphi$. Such a spiral winds inwards
//: as the angle $\varphi$ grows, and at the angle zero, where the article's data begin, its radius is infinite. The
//: article's code, as we have it, breaks off there. {{figure:hyperbolic}} shows a hyperbolic spiral that starts a little
//: later, with $a = 10$.
let hyperbolic = try Spiral.hyperbolic(2000, scale: 10, from: 0.5)
let near = radii(hyperbolic).count { $0 < 2 }
chapter.record(
  "crowded share", 100 * Double(near) / Double(hyperbolic.count), .decimals(0))
chapter.figure("hyperbolic", hyperbolicSpiral(hyperbolic))

//: Of its points, {{crowded share}}% lie less than 2 from the centre, so it makes a poor exercise. We take a spiral that
//: winds outwards at an even pace, as a band whose width gives the outputs of every input a density,
//:
//: $$
//: r = 1 + \varphi + \tfrac12 u, \qquad (x, y) = (r \cos\varphi,\, r \sin\varphi) , \label{spiral}
//: $$
//:
//: with the angle $\varphi$ evenly spaced from $0$ to $5\pi$ and noise $u$ uniform between $-1$ and $1$: a band of width 1. The
//: radius in code:
//:
//: {{excerpt:Sources/Problems/Spiral.swift#spiral}}
var random = RandomSource(seed: chapter.seed)
let ordered = try Spiral.sample(2000, using: &random)
let test = try Spiral.sample(2000, using: &random)
let data = ordered.selecting(random.permutation(of: ordered.count))
chapter.figure("data", spiralData(data))

//: One detail matters. The samples come in the order of the angle, and we train in batches of 1500 and 500. In that order the
//: second step of every epoch would see nothing but the last five eighths of a turn, and the first would never see them. So the
//: training data are shuffled once. (The test data stay in order, which will be useful.)
//:
//: ## What can be reached
//:
//: As before we know the density. The angle is uniform, and given the angle the radius is uniform on an interval of length 1;
//: so the points have the density $1/(5\pi)$ in the coordinates $r$ and $\varphi$. The turns lie $2\pi$ apart and do not
//: overlap, and a small piece of the plane has the area $r\,dr\,d\varphi$. Hence
//:
//: $$
//: p(x, y) = \frac{1}{5\pi r} \quad\text{on the band}, \qquad p(x, y) = 0 \quad\text{beside it}. \label{spiral-density}
//: $$
//:
//: The vertical line through an input $x$ cuts the band in stretches from some $y_1$ to some $y_2$. Integrating $1/r$, $y/r$
//: and $y^2/r$ over them, with $r = \sqrt{x^2 + y^2}$, gives the density of $x$ and the mean and variance of $y$ given $x$:
//:
//: {{excerpt:Sources/Problems/Spiral+Density.swift#spiralLimits}}
//:
//: Averaged over $x$, the variance is the least expected squared error, and $\tfrac12 \ln(2\pi e\,\mathrm{Var}(y \mid x))$
//: is the least expected NLL with one Gaussian for each input. The least of all is the conditional entropy
//: $H(y \mid x) = H\bigl((x, y)\bigr) - H(x)$, the entropy of the pair less that of the input.
let limits = Spiral.limits
let exact = try Spiral.scores(on: test)
let crossCheck = histogramLimit(offsets: evenOffsets, noiseEntropy: 0)
chapter.record("NLL limit", limits.negativeLogLikelihood, .decimals(3))
chapter.record("MSE limit", limits.meanSquaredError, .decimals(1))
chapter.record("single Gaussian", limits.singleGaussian, .decimals(3))
chapter.record("exact NLL", exact.negativeLogLikelihood, .decimals(3))
chapter.record("exact Gaussian", exact.singleGaussian, .decimals(3))
chapter.record("exact MSE", exact.meanSquaredError, .decimals(1))
chapter.claim(
  "Computed from a histogram of points of the spiral instead of the integrals, the least expected NLL of y given x is the "
    + "same: the histogram's, in nats.",
  crossCheck.inputKnown, .equal(limits.negativeLogLikelihood, within: 0.005))

//: No prediction of $y$ can have an expected squared error below {{MSE limit}}. The least expected NLL is {{NLL limit}} nats,
//: and with one Gaussian for each input it is {{single Gaussian}}. Those are expectations. On our 2,000 test points, which are
//: one sample, the exact conditional mean has the squared error {{exact MSE}}, and the exact density an NLL of {{exact NLL}}
//: nats. Whatever lies between these and the limits is the luck of the sample, and a network shares it.
//:
//: ## One number for many
//:
//: The feed-forward network of {{chapter:regression-with-a-network}}, with the same training:
var feedForward = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
let errors = try train(
  &feedForward, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1),
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
let spiralFFNNTestMSE = try feedForward.meanSquaredError(on: test)
let predictions = try feedForward.predict(test.inputs).elements.map(Double.init)
let marked = -3.0  //hide
let unshown = 20  //hide
let answersThere = stretches(at: marked)  //hide
let inputs = stride(from: -17.0, through: 15, by: 0.1)  //hide
let constantMSE = meanSquaredErrorOfConstant(trainedOn: data, test)  //hide
let savedAtBest = constantMSE - exact.meanSquaredError  //hide
let saved = (constantMSE - spiralFFNNTestMSE) / savedAtBest  //hide
let onSpiral = shareOnSpiral(test.inputs, Matrix(column: predictions))  //hide
let bestAnswers = test.inputs.elements.map { Spiral.mean(given: Double($0)) }  //hide
let bestOnSpiral = shareOnSpiral(test.inputs, Matrix(column: bestAnswers))  //hide
chapter.record("most answers", inputs.map { stretches(at: $0).count }.max() ?? 0)
chapter.record("unshown", unshown)
chapter.record("marked", marked, .shortest)
chapter.record("marked answers", answersThere.count)
chapter.record("spiralFFNNTestMSE", spiralFFNNTestMSE, .decimals(1))
chapter.record("constant MSE", constantMSE, .decimals(1))
chapter.record("best saves", savedAtBest, .decimals(1))
chapter.record("predictions on the spiral", 100 * onSpiral, .decimals(0))
chapter.record("best on the spiral", 100 * bestOnSpiral, .decimals(0))
chapter.show(errors.progressLines(every: 100))
chapter.figure(
  "errors", squaredErrors(errors, limits.meanSquaredError, constantMSE, after: unshown),
  claim:
    "The feed-forward network learns most of what one number can say about the spiral: of what the exact conditional mean "
    + "saves in squared error on the test data, compared with a constant, the network saves this share.",
  saved, .above(0.5))
try chapter.figure(
  "prediction", onePrediction(feedForward, test, marked: marked, answersThere),
  claim:
    "At most test inputs the feed-forward network's answer does not lie on the spiral: the share of those at which it does.",
  onSpiral, .below(0.5))

//: It fails, as it must. The error of {{spiralFFNNTestMSE}} on the test data is close to what the exact conditional mean
//: reaches, {{exact MSE}}; but so is the error of the best constant, {{constant MSE}}. For an answer by one number, knowing
//: the input is worth {{best saves}} at best. And the numbers are useless as answers: {{figure:prediction}} marks what is
//: possible at $x = {{marked}}$, {{marked answers}} separate stretches, and the network can name one number. Its prediction
//: lies on the spiral at {{predictions on the spiral}}% of the test inputs; the exact conditional mean does so at
//: {{best on the spiral}}%. Again it is the question that is wrong.
//:
//: ## A distribution for each
//:
//: Now the mixture density network, in the same size and with the same settings as before, and with early stopping:
//: {{validation count}} further points are the validation set, and training ends when their NLL has had no new least value
//: for 100 epochs, or after 1000. (We can draw as many points as we like. Whoever cannot sets some of the training data
//: apart.) The weights are initialised as in the two chapters before; we shall call this the *usual start*.
let validation = try Spiral.sample(500, using: &random)
let adam = Adam(learningRate: 0.01)
let stopping = EarlyStopping(on: validation, patience: 100)
var plain = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
let start = plain  // to be used again
let plainHistory = try train(
  &plain, on: data, testedOn: test, optimiser: adam, epochs: chapter.epochs(1000),
  batchSize: 1500, stopping: stopping, recordEvery: 10,
  progress: chapter.progress(every: 10))
let plainTestNLL = try plain.negativeLogLikelihood(of: test)
chapter.record("validation count", validation.count)
chapter.record("plain NLL", plainTestNLL, .decimals(3))

//: The test loss is {{plain NLL}} nats, where the exact density has {{exact NLL}}, and the best single Gaussian for each input,
//: with the exact mean and variance, {{exact Gaussian}}. Is that good? A mean over all test points can hide a region where the
//: network knows nothing. So we look closer. The test data are in the order of the angle: we cut them into ten quarter turns,
//: from the centre outwards, and compare the network with the exact density on each.
//:
//: {{excerpt:chapters/chapter5/QuarterTurns.swift#quarterTurns}}
//:
//: Where the excess is above 1, points of the spiral have, in geometric mean, a density of less than $1/e$ of what it should
//: be. Such a quarter turn we call *lost*.
let turns = try QuarterTurns(of: test)
let plainExcess = try turns.excess(of: plain)
let plainLost = plainExcess.count { $0 > 1 }
chapter.record("plain lost", plainLost)
chapter.record("plain loses", plainLost > 0 ? 1 : 0)

//: In this run, {{plain lost}} of the ten are lost. That depends on the seed. Of the {{seeds}} seeds with which we have run
//: this chapter, {{sum:plain loses}} lose a part of the spiral here, at worst {{greatest:plain lost}} of its quarter turns.
//:
//: ## How to lose a turn
//:
//: For an example, we choose a seed for which it happens, 49, and take half as many points and fewer epochs, which is enough to
//: see it. Two networks with the same initial weights learn from the same points. The second differs only in the biases of its
//: last layer, as told below.
var chosen = RandomSource(seed: 49)
let half = try Spiral.sample(1000, using: &chosen)
let fewer = half.selecting(chosen.permutation(of: half.count))
var usual = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &chosen)
var spread = usual
try spread.startFromDistribution(ofTargetsIn: fewer)
let initialMeans = try usual.parameters(at: fewer.inputs).means.elements
let targets = fewer.targets.elements.map(Double.init)
let epochs = chapter.epochs(300)
_ = try train(&usual, on: fewer, optimiser: adam, epochs: epochs, batchSize: 750)
_ = try train(&spread, on: fewer, optimiser: adam, epochs: epochs, batchSize: 750)
let usualExcess = try turns.excess(of: usual)
let spreadExcess = try turns.excess(of: spread)
let usualUsed = try componentsUsed(by: usual, at: test.inputs, above: 0.05)  //hide
let spreadUsed = try componentsUsed(by: spread, at: test.inputs, above: 0.05)  //hide
let brightest = 0.4  //hide
chapter.record("brightest", brightest, .shortest)
chapter.record("least initial mean", initialMeans.min() ?? .nan, .decimals(1))
chapter.record("greatest initial mean", initialMeans.max() ?? .nan, .decimals(1))
chapter.record("least target", targets.min() ?? .nan, .decimals(1))
chapter.record("greatest target", targets.max() ?? .nan, .decimals(1))
try chapter.record("usual NLL", usual.negativeLogLikelihood(of: test), .decimals(2))
try chapter.record("spread NLL", spread.negativeLogLikelihood(of: test), .decimals(2))
chapter.record("usual used", usualUsed)
chapter.record("spread used", spreadUsed)
chapter.record("usual lost", usualExcess.count { $0 > 1 })
try chapter.figure(
  "lost-turn", twoDensities(usual, spread, fewer, brightest: brightest),
  claim:
    "With the chosen seed, training from the usual start loses a part of the spiral: the NLL on the worst quarter turn less "
    + "that of the exact density, in nats.",
  usualExcess.max() ?? .nan, .above(1.5))
chapter.claim(
  "With the chosen seed, training from the spread start loses no part of the spiral: the NLL on the worst quarter turn less "
    + "that of the exact density, in nats.",
  spreadExcess.max() ?? .nan, .below(1))
chapter.claim(
  "With the chosen seed, at least four more components take part after training from the spread start than from the usual one: "
    + "how many more.",
  Double(spreadUsed - usualUsed), .above(3))

//: {{figure:lost-turn}} shows what the two have learnt. On the left, {{usual lost}} of the ten quarter turns are lost; a
//: broad smear stands in their place. The test loss is {{usual NLL}} nats, that of the network on the right {{spread NLL}}.
//: Without the second one, or the exact density, who would have known that something is missing?
//:
//: How does it come about? At the usual start the means of all components, at all inputs of the data, lie between
//: {{least initial mean}} and {{greatest initial mean}}, while the outputs reach from {{least target}} to
//: {{greatest target}}. Far from all the means, the widest components are responsible for nearly everything. By
//: {{equation:mixture-gradient}} the pull of a sample on a component's mean and variance is proportional to its
//: responsibility, so it is mostly these few that are moved; and the mixing coefficient of a component that is less
//: responsible than probable, $\gamma_k < \pi_k$, is pushed down. Whoever is behind falls further behind. After training,
//: {{usual used}} of the thirty components of the left network have a share of more than 0.05 at some test input, and
//: {{spread used}} of the right one. A few wide components can serve several turns at once, badly, and when the training
//: settles in such a division of the work, small steps may not lead out of it. (This account fits what we measured. We have
//: not proved it.)
//:
//: A remedy is to let all components begin with work to do. Netlab {{reference:nabney2002}}, for one, fits a mixture to the
//: targets alone, without their inputs, and sets the biases of the last layer so that training begins near it. We do
//: something simpler: to the biases of the means we add numbers that are spread like the targets, and to those of the
//: logarithms of variances the logarithm of the targets' variance. (We draw the means together to a quarter of that spread.
//: That is our choice, and the exercises question it.) The network can express what it could before; only training begins
//: at a different place.
//:
//: {{excerpt:Sources/NeuralNetworks/Networks/MixtureDensityNetwork+Start.swift#startFromDistribution}}
//:
//: Back to this run and the whole of its data, with the initial weights that we kept:
var network = start
try network.startFromDistribution(ofTargetsIn: data)
let history = try train(
  &network, on: data, testedOn: test, optimiser: adam, epochs: chapter.epochs(1000),
  batchSize: 1500, stopping: stopping, recordEvery: 10,
  progress: chapter.progress(every: 10))
let spiralTestNLL = try network.negativeLogLikelihood(of: test)
let excess = try turns.excess(of: network)
let networkLost = excess.count { $0 > 1 }  //hide
chapter.show(history.progressLines(every: 100))
chapter.record("spiralTestNLL", spiralTestNLL, .decimals(3))
chapter.record("network lost", networkLost)
chapter.record("network loses", networkLost > 0 ? 1 : 0)
chapter.record("start gain", plainTestNLL - spiralTestNLL, .decimals(3))
chapter.record("parameters", network.parameterCount)
chapter.record("kept epoch", history.bestEpoch ?? 0)
chapter.record("last epoch", history.epochs.last ?? 0)
chapter.record("end NLL", history.testLosses.last ?? .nan, .decimals(3))
chapter.record(
  "stopping gain", (history.testLosses.last ?? .nan) - spiralTestNLL, .decimals(3))
chapter.table(
  "quarter-turns",
  "The spiral's quarter turns, from the centre outwards: the NLL of the exact density on the test data, and by how much that of the "
    + "network exceeds it after training from the usual start and from the spread one, all in nats.",
  columns: ["quarter turn", "exact density", "usual start", "spread start"],
  rows: turns.exact.indices.map { turn in
    [.integer(turn + 1)]
      + [turns.exact[turn], plainExcess[turn], excess[turn]].map {
        .number($0, .decimals(2))
      }
  })
chapter.figure(
  "losses",
  spiralLosses(
    history, plain: plainHistory, limits.negativeLogLikelihood, after: unshown),
  claim:
    "From the spread start and with early stopping, the mixture density network comes near the exact density of the spiral: its NLL "
    + "on the test data less that of the exact density, in nats.",
  spiralTestNLL - exact.negativeLogLikelihood, .below(0.45))
chapter.claim(
  "On the spiral's test data the mixture density network scores better than the Gaussian with the exact mean and variance for each "
    + "input: that Gaussian's NLL less the network's, in nats.",
  exact.singleGaussian - spiralTestNLL, .above(1))

//: The test loss is now {{spiralTestNLL}} nats, and {{network lost}} quarter turns are lost ({{table:quarter-turns}}). Compared
//: with the usual start that is {{start gain}} nats won; where the usual start loses nothing, either of the two may come out
//: ahead. Over the {{seeds}} seeds the gain has the median {{median:start gain}} and runs from {{least:start gain}} to
//: {{greatest:start gain}}, and a part of the spiral is lost in {{sum:network loses}} of them. So the new start does little for
//: a run that goes well anyway. What it buys is that fewer go badly.
//:
//: ## What it has learnt
let answers = try network.parameters(at: test.inputs)
let ten = try samples(of: answers, perInput: 10, using: &random)
let samplesOnSpiral = shareOnSpiral(test.inputs, ten)
let regardless = random.permutation(of: test.count).map { Double(test.targets[$0, 0]) }
let regardlessOnSpiral = shareOnSpiral(test.inputs, Matrix(column: regardless))
let leading = leadingComponents(answers, 6)  //hide
let nearMeans = shareNearMeans(answers, of: leading, above: 0.1, test)  //hide
chapter.record("samples on the spiral", 100 * samplesOnSpiral, .decimals(0))
chapter.record("others on the spiral", 100 * regardlessOnSpiral, .decimals(0))
try chapter.figure(
  "density", spiralDensity(network, data, brightest: brightest),
  claim:
    "From the spread start the network loses no part of the spiral: its NLL on the worst quarter turn of the test data less that "
    + "of the exact density, in nats.",
  excess.max() ?? .nan, .below(1))
chapter.figure(
  "samples", spiralSamples(ten, test),
  claim:
    "The network's samples lie where the spiral is: the share of them that fall on its band.",
  samplesOnSpiral, .above(0.8))
try chapter.figure(
  "means", spiralMeans(network, test, leading, above: 0.1),
  claim:
    "The means of the six leading components follow the spiral: the share of test points that lie at most 1 above or below one of "
    + "them whose mixing coefficient there is above 0.1.",
  nearMeans, .above(0.53))

//: {{figure:density}} shows the density that the network gives for every input, a whole spiral, and {{figure:samples}} what one
//: draws from it: ten samples for each test input, beside the test data. Of the samples, {{samples on the spiral}}% fall on the
//: band. (Test outputs handed to other inputs at random do so in {{others on the spiral}}% of the cases, and the answers of the
//: feed-forward network in {{predictions on the spiral}}%.)
//:
//: Beyond the dashed lines of {{figure:density}} there are no data, and yet the network has an answer. It must have one: a
//: conditional density integrates to 1 over $y$ at *every* $x$, so it has to put its probability somewhere. What the
//: network says about inputs unlike all it has seen is *extrapolation*. Nothing has taught it, and nothing has tested it.
//:
//: {{figure:means}} shows where the means of the components are. Each of the six that have the largest mixing coefficients,
//: averaged over the test inputs, has a colour of its own; the others are grey. A component has one mean at each input, and a
//: full turn lies above most of its inputs twice; so none can follow a turn all the way round, and they take over from each
//: other.
//:
//: ## Luck, misfit, overfitting
//:
//: Between the NLL on the test data, {{spiralTestNLL}}, and the limit, {{NLL limit}}, there is a gap of {{gap}} nats. Because
//: we have the exact density, we can take it apart. Score both, the network and the exact density, on the test data and on the
//: data that the network has learnt from:
let exactOnTraining = try Spiral.scores(on: data)
let trainingNLL = try network.negativeLogLikelihood(of: data)
let plainTrainingNLL = try plain.negativeLogLikelihood(of: data)
let luck = exact.negativeLogLikelihood - limits.negativeLogLikelihood
let misfit = trainingNLL - exactOnTraining.negativeLogLikelihood
let overfitting = spiralTestNLL - exact.negativeLogLikelihood - misfit
let edges = 0.5 * Double.log(2 * .pi * Double.exp(1) / 12)
chapter.record("gap", spiralTestNLL - limits.negativeLogLikelihood, .decimals(3))
chapter.record("luck", luck, .decimals(3))
chapter.record("misfit", misfit, .decimals(3))
chapter.record("overfitting", overfitting, .decimals(3))
chapter.record("edges", edges, .decimals(3))
chapter.table(
  "gap",
  "Mean negative log-likelihoods on the spiral, in nats: of the exact density and of the two trained networks, on the data that they have "
    + "learnt from and on the test data.",
  columns: ["", "training data", "test data"],
  rows: [
    ("exact density", exactOnTraining.negativeLogLikelihood, exact.negativeLogLikelihood),
    ("network from the usual start", plainTrainingNLL, plainTestNLL),
    ("network from the spread start", trainingNLL, spiralTestNLL),
  ].map { [.text($0.0), .number($0.1, .decimals(3)), .number($0.2, .decimals(3))] })
chapter.claim(
  "The mixture density network overfits the spiral: by how much more it exceeds the NLL of the exact density on the test data than on "
    + "the data that it has learnt from, in nats.", overfitting, .above(0))
chapter.claim(
  "On the data that it has learnt from, the mixture density network misses the exact density of the spiral by about what one Gaussian in "
    + "place of a band with sharp edges costs: the difference of its NLL and the exact density's, in nats.",
  misfit, .equal(edges, within: 0.12))

//: - *Luck*: {{luck}} nats. By this much the NLL of the exact density on these test points differs from its expectation.
//: - *Misfit*: {{misfit}} nats. The network is that far behind the exact density on the very points it has learnt from.
//:   Either thirty Gaussians cannot say it better, or training has not found how. (The luck of these points that it has
//:   fitted makes this number a little too small.)
//: - *Overfitting*: {{overfitting}} nats. It is that much further behind on points it has not seen.
//:
//: These three add up to the gap. Of the misfit we can calculate a cause. The edges of the band are sharp, and Gaussians
//: are round: whoever puts one Gaussian in place of a uniform density of width $\Delta r$ does best with its variance,
//: $(\Delta r)^2/12$, and loses
//:
//: $$
//: \tfrac12 \ln\Bigl(2\pi e\, \frac{(\Delta r)^2}{12}\Bigr) - \ln \Delta r = \tfrac12 \ln \frac{2\pi e}{12} = {{edges}}\ \text{nats},
//: $$
//:
//: whatever $\Delta r$ is. That is about the size of the misfit, but not its account: several components may share one
//: crossing and do better, and near the leftmost and rightmost places of a turn the stretches change so fast with $x$ that
//: the network may not follow. Exercise 4 takes the edges away.
//:
//: Early stopping is there for the third part. Training ended after epoch {{last epoch}}, and the network is that of epoch
//: {{kept epoch}}. At the end its test loss was {{end NLL}} nats instead of {{spiralTestNLL}}; over the seeds, stopping
//: wins {{median:stopping gain}} nats at the median. (Not all of that is overfitting. The steps are so large that both
//: losses go up and down from epoch to epoch, and to keep the best epoch is also to keep a good moment.) What remains of
//: the overfitting comes of learning {{parameters}} parameters from 2,000 points; more data would lower it.
//:
//: ## Summary
//:
//: - On the spiral one input has outputs on up to {{most answers}} stretches. A network trained on the squared error answers
//:   with one number near their mean, which mostly lies on none of them.
//: - The mixture density network learns the spiral if training begins in a good place. From different starts it ends in
//:   different networks, and some of them miss a part of the data.
//: - A mean loss hides such a part. Look at the loss by regions, and compare it with what can be reached, or with other starts.
//: - The gap between a test loss and the limit is made of luck, misfit and overfitting. Measure them before you explain them.
//:
//: ## Looking back
//:
//: We began with a line through points and the sum of its squared errors. Up to a factor and a constant, that sum turned
//: out to be the negative log-likelihood of Gaussians of one width about the line; for classes, the same principle gave the
//: cross-entropy. A network trained on squared errors followed the wave, and when the wave was turned round it answered
//: with something near a mean of several plausible outputs. So we let a network give the mixing coefficients, means and
//: variances of a mixture of Gaussians, and asked of it what we had asked of the line: make the data likely. Linear layers,
//: an activation between them, derivatives by the chain rule and steps by Adam stayed what they were in
//: {{chapter:regression-with-a-network}}. Other sizes, another activation, three heads and a loss whose gradient is made of
//: responsibilities were new; and where to start and when to stop, which the line had asked only in passing, could now
//: decide whether a part of the data was lost.
//:
//: ## Exercises
//:
//: 1. Train on the samples in the order of the angle (`ordered`), and in a new order in every epoch
//:    (`order: .shuffled(seed: 1)`). Which quarter turns do you expect to suffer in the first case? Check with
//:    {{table:quarter-turns}}.
//: 2. On the hyperbolic spiral $r = 10/\varphi$, show that $y$ comes near 10 as $\varphi$ falls to zero. Give it a band of
//:    width 1, as in {{equation:spiral}}. From which angle on do the bands of neighbouring turns overlap? (From
//:    $\varphi = {{overlap angle}}$.)
//: 3. Exchange $x$ and $y$ for the spiral. Show that the limit changes by $H(x) - H(y)$. Do you expect it to rise or to fall?
//:    (It becomes {{exchanged limit}} nats.)
//: 4. Give the spiral Gaussian noise of the same variance instead of uniform noise. The limit rises by very nearly {{edges}}
//:    nats, to {{gaussian limit}}: why? Train the network on such data. Which of luck, misfit and overfitting become smaller,
//:    and by how much?
//: 5. We drew the starting means together to a quarter of the targets' spread. Try none of it and all of it, with at least ten
//:    seeds each. Is the difference in test loss larger than that between seeds?
//: 6. Instead of a better start, train from five usual starts and keep the network with the least validation loss. If one start
//:    in five loses a part of the spiral, independently of the others, how often do all five? (Once in {{all five}} times.)
let exchanged = crossCheck.outputKnown  //hide
let noise = Normal.standardQuantile  //hide
let gaussianOffsets = evenOffsets.map { noise($0 + 0.5) / 12.0.squareRoot() }  //hide
let withGaussian = histogramLimit(offsets: gaussianOffsets, noiseEntropy: edges)  //hide
let overlap = (Double.pi * Double.pi + 2 * .pi * 10).squareRoot() - .pi  //hide
chapter.record("exchanged limit", exchanged, .decimals(2))
chapter.record("gaussian limit", withGaussian.inputKnown, .decimals(2))
chapter.record("overlap angle", overlap, .decimals(2))
chapter.record("all five", 5 * 5 * 5 * 5 * 5)
chapter.finish()  //hide
