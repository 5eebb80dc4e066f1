import Experiments  //hide
import LinearAlgebra  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Spiral
//:
//: For the end, data that are hard on purpose. On a spiral a single input can have up to six outputs. A network
//: that answers with one number has no chance; we let it try all the same, and then give the task, without changing anything,
//: to the mixture density network of {{chapter:the-mixture-density-network}}.
//:
//: ## The data
//:
//: The article's text speaks of a *hyperbolic* spiral, on which the radius is $r = a/\theta$. Such a spiral winds inwards
//: as the angle grows, and at the angle zero, where the article's data begin, its radius is infinite. The code is cut off
//: at that point. {{figure:hyperbolic}} shows what a hyperbolic spiral looks like when it starts a little later.
let hyperbolic = try Spiral.hyperbolic(2000, scale: 10, from: 0.5)
chapter.figure("hyperbolic", hyperbolicSpiral(hyperbolic))  //hide

//: Most of its points crowd around the centre, so it makes a poor exercise. We take a spiral that winds outwards at an even
//: pace and is wide enough to be a distribution,
//:
//: $$
//: r = 1 + \theta + \tfrac12 u, \qquad (x, y) = (r \cos\theta,\, r \sin\theta) , \label{spiral}
//: $$
//:
//: with the angle $\theta$ evenly spaced on $[0, 5\pi]$ and noise $u$ uniform on $[-1, 1]$. The radius in code:
//:
//: {{excerpt:Sources/Experiments/Spiral.swift#spiral}}
var random = RandomSource(seed: chapter.seed)
let ordered = try Spiral.sample(2000, using: &random)
let test = try Spiral.sample(2000, using: &random)
let data = ordered.selecting(random.permutation(of: ordered.count))
chapter.figure("data", spiralData(data))  //hide

//: One detail matters. The samples come in the order of the angle, and we train in one batch of 1500 and one of the rest: in that order
//: every second step would see the outermost turn only. So the data are shuffled once.
//:
//: As before we know the density, and with it the limits. At an angle $\theta$, the input $x = r\cos\theta$ is uniform on an
//: interval of width $|\cos\theta|$, and $y = x \tan\theta$; adding up over the angles gives $p(x)$ and the mean and variance
//: of $y$ given $x$.
let limits = Spiral.limits
chapter.record("NLL limit", limits.negativeLogLikelihood, .decimals(3))  //hide
chapter.record("MSE limit", limits.meanSquaredError, .decimals(1))  //hide
chapter.record("single Gaussian", limits.singleGaussian, .decimals(3))  //hide

//: No prediction of $y$ can have an expected squared error below {{MSE limit}}. The least NLL is {{NLL limit}} nats, and with
//: a single Gaussian for each input it is {{single Gaussian}}.
//:
//: ## One number for six
//:
//: The feed-forward network of {{chapter:regression-with-a-network}}, with the same training:
var feedForward = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
let errors = try train(
  &feedForward, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1),
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
let spiralFFNNTestMSE = try feedForward.meanSquaredError(on: test)
chapter.record("spiralFFNNTestMSE", spiralFFNNTestMSE, .decimals(1))  //hide
chapter.claim(
  "The feed-forward network's error is at the limit: the ratio.",
  spiralFFNNTestMSE / limits.meanSquaredError, equals: 1, within: 0.1)
chapter.figure("errors", squaredErrors(errors, limits))  //hide
try chapter.figure("prediction", onePrediction(feedForward, test))  //hide

//: It fails as expected, {{figure:prediction}}. The curve runs near the middle of all the turns above an input, and only on
//: the left, where a single turn remains, on one of them. The error of {{spiralFFNNTestMSE}} is near the limit: again it is the question that is wrong.
//:
//: ## A distribution for each
//:
//: Now the mixture density network, in the same size and with the same settings as before.
var plain = try MixtureDensityNetwork(
  inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
var network = plain  // the same initial parameters, for a second attempt
_ = try train(
  &plain, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(1000), batchSize: 1500, recordEvery: 10,
  progress: chapter.progress(every: 10))
let plainTestNLL = try plain.negativeLogLikelihood(of: test)
chapter.record("plain NLL", plainTestNLL, .decimals(3))  //hide
try chapter.figure("lost-turn", spiralDensity(plain, lostTurn))  //hide

//: The test loss is {{plain NLL}} nats, far below what a single Gaussian can do, and yet something is missing.
//: {{figure:lost-turn}} shows the density that the network has learnt. Below the centre, two turns of the spiral are lost; a
//: broad smear stands in for them.
//:
//: That is bad luck, and of a kind that can be understood. As PyTorch initialises them, all thirty means begin close to zero
//: and all variances close to one, but the targets reach far beyond. In the first steps the few components that happen to
//: move fastest become responsible for everything, and by {{equation:mixture-gradient}} a component that is responsible for
//: nothing is left alone. If too few survive, some turn remains without one. It happens with some seeds and not with
//: others.
//:
//: The remedy has long been known {{reference:nabney2002}}. Before training, let the biases of the means be spread like the
//: targets, and those of the logarithms of variances be the logarithm of the targets' variance. Then every component begins
//: with work to do. (We draw the means together to a quarter of that spread. With all of it, more components stay alive
//: than the data need, and those fit the noise.) The network and what it can express are the same as before, as is its optimum.
//:
//: {{excerpt:Sources/NeuralNetworks/MixtureDensityNetwork+Start.swift#startFromDistribution}}
try network.startFromDistribution(ofTargetsIn: data)
let history = try train(
  &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01),
  epochs: chapter.epochs(1000), batchSize: 1500, recordEvery: 10,
  progress: chapter.progress(every: 10))
let spiralTestNLL = try network.negativeLogLikelihood(of: test)
chapter.record("spiralTestNLL", spiralTestNLL, .decimals(3))  //hide
chapter.claim(
  "From there, the network comes within 0.4 nats of the limit.",
  spiralTestNLL - limits.negativeLogLikelihood, isBelow: 0.4)
chapter.claim(
  "In this run, the usual start has cost more than 0.2 nats.",
  plainTestNLL - spiralTestNLL, isAbove: 0.2)
chapter.claim(
  "It is more than a nat better than the best single Gaussian.",
  limits.singleGaussian - spiralTestNLL, isAbove: 1)
chapter.figure("losses", spiralLosses(history, limits))  //hide

//: On the test data it reaches {{spiralTestNLL}} nats, where {{NLL limit}} is the least possible. The rest of the way is
//: longer than it was on the wave. The edges of the spiral are sharp, and Gaussians are round; and at its left and
//: right ends each turn is vertical, so that one input covers a whole stretch of it.
let answers = try network.parameters(at: test.inputs)
let ten = try samples(of: answers, perInput: 10, using: &random)
chapter.figure("samples", spiralSamples(ten, test))  //hide
try chapter.figure("density", spiralDensity(network, wholeSpiral))  //hide
try chapter.figure("means", spiralMeans(network, test))  //hide

//: {{figure:samples}} lays ten samples for each test input over the data. They follow the spiral turn by turn.
//: {{figure:density}} shows the density that they are drawn from, and {{figure:means}} where the components are: several
//: share the turns among themselves and change places where a turn ends.
//:
//: The measure of the last chapter says how well it does. We keep the inputs of the training data, draw an output for each
//: from the network's answer, and compare with the test data.
let atTraining = try network.parameters(at: data.inputs)
let imitation = try samples(of: atTraining, perInput: 1, using: &random)
let scale = try PointScale(of: test)
let testPoints = scale.points(test)
let fromTraining = energyDistance(scale.points(data), testPoints)
let fromNetwork = energyDistance(scale.points(data.inputs, imitation), testPoints)
let predictions = try feedForward.predict(data.inputs).elements.map(Double.init)
let fromPredictions = energyDistance(
  scale.points(data.inputs, Matrix(column: predictions)), testPoints)
chapter.record("training distance", fromTraining, .significant(2))  //hide
chapter.record("samples distance", fromNetwork, .significant(2))  //hide
chapter.record("predictions distance", fromPredictions, .significant(2))  //hide
chapter.claim(
  "The feed-forward network's predictions are at least ten times as far from the test data "
    + "as the mixture density network's samples.", fromPredictions / fromNetwork,
  isAbove: 10)
chapter.claim(
  "The samples lie where data lie: their distance from the test data.", fromNetwork,
  isBelow: 0.01)

//: The training data are at an energy distance of {{training distance}} from the test data, the network's samples at
//: {{samples distance}}, and the feed-forward network's predictions at {{predictions distance}}. (The first is smaller than
//: chance would have it, because both sets have the same evenly spaced angles.)
//:
//: ## Summary
//:
//: - The spiral has up to six outputs for one input; a network trained on the mean squared error answers with their mean.
//: - The mixture density network learns it, turn by turn.
//: - Its components need a start that gives each of them something to do; otherwise some may die and a turn be lost.
//:
//: ## Looking back
//:
//: We began with a line through points. Its squared error turned out to be the negative log-likelihood of a Gaussian, as the
//: cross-entropy is that of classes: what we minimise says what we believe. One Gaussian about a prediction was the right
//: belief for the wave, and the wrong one as soon as it was turned round. So we let the network answer with a mixture of
//: Gaussians and trained it by the same principle, the likelihood. Everything else, layers, gradient and descent, stayed as
//: it was.
//:
//: ## Exercises
//:
//: 1. Train without shuffling, and with a new order in every epoch (`order: .shuffled(seed: 1)`). Compare the losses.
//: 2. Give the network the hyperbolic spiral instead. Where does it have most trouble, and why?
//: 3. Exchange $x$ and $y$ for the spiral. Do you expect a better or a worse likelihood?
//: 4. The noise here is uniform, with sharp edges. How much of the distance to the limit is due to that? Give the data
//:    Gaussian noise of the same variance, and compute the limit anew.
chapter.finish()  //hide
