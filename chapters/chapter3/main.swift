import LinearAlgebra  //hide
import NetworkViews  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Problems  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Regression with a network
//:
//: A neural network is a model that learns how to bend. In this chapter a small one learns a wave from noisy data, to within a
//: fraction of the noise. Then we ask the same question the other way round, and the answers are useless, although the training
//: does what was asked of it: the squared error asks for a mean, and here the mean lies where there are hardly any data. Seeing
//: exactly why prepares the next chapter, where another loss asks a better question. On the way we meet backpropagation, Adam,
//: overfitting and early stopping, and learn to tell bad luck from a bad network.
//:
//: ## The data
//:
//: The inputs are uniform on $[-{{end}}, {{end}}]$. The outputs scatter about the wave of {{chapter:regression}},
//:
//: $$
//: y = f(x) + \varepsilon, \quad f(x) = 0.5\,x + 8 \sin(0.3\,x), \quad \varepsilon \sim \mathcal N(0, 1) . \label{data}
//: $$
//:
//: {{excerpt:Sources/Problems/Wave.swift#waveMean}}
//:
//: {{excerpt:Sources/Problems/Wave.swift#waveSample}}
//:
//: One set to learn from, and one that the network never learns from, to test what it has learnt; and both with inputs and
//: outputs exchanged, for the second half of the chapter:
var random = RandomSource(seed: chapter.seed)
let direct = try Wave.sample(2000, using: &random)
let directTest = try Wave.sample(2000, using: &random)
let inverse = direct.inverted
let inverseTest = directTest.inverted
chapter.record("samples", direct.count)
chapter.record("end", Wave.inputs.upperBound, .shortest)
chapter.figure("data", bothProblems(direct, inverse))

//: {{figure:data}} shows the {{samples}} points on the left. Every $x$ has one distribution of $y$, a Gaussian of variance 1
//: about the curve. So we know how well a model can do: its best prediction is $f(x)$ itself, and the mean squared error of
//: that is, in expectation, the variance of the noise, **1**.
//:
//: ## The network
//:
//: Our network has one hidden layer of 40 units and takes two steps,
//:
//: $$
//: h = \tanh(z), \quad z = W_1 x + b_1, \qquad \hat y = W_2 h + b_2 . \label{network}
//: $$
//:
//: In the first, each unit multiplies the input by a weight, adds a bias and bends the result by the hyperbolic tangent, which
//: runs from $-1$ to $1$ and is steepest at zero: a soft step. The step of a unit with weight $w$ and bias $b$ lies at $-b/w$,
//: and it is the steeper the larger $|w|$ is. In the second, the output adds up the 40 steps, each with a weight of its own.
//: There is no activation at the output, because a regression must be able to answer any number.
let start = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
chapter.claim(
  "A network of one input, 40 hidden units and one output has 40 + 40 weights and 40 + "
    + "1 biases, 121 numbers.",
  Double(start.parameterCount), .equal(121))

//: Before training, all these numbers are random. A layer of $p$ inputs starts with weights and biases that are uniform on
//: $\pm 1/\sqrt{p}$, as in PyTorch. Such weights have the variance $1/(3p)$, so that a weighted sum of $p$ inputs of mean
//: square one starts with the variance one third, however many inputs there are.
//:
//: {{excerpt:Sources/NeuralNetworks/Networks/LinearLayer.swift#initialisation}}
//:
//: ## The gradient, from the back
//:
//: There is no normal equation for {{equation:network}}: the error is not quadratic in $W_1$ and $b_1$. So we walk downhill, as
//: in {{equation:gradient-descent}}. Training makes the loss $E$ small, here the mean over the samples of
//: $E_i = (\hat y_i - y_i)^2$. Its gradient is the mean of theirs, and the gradient for one sample comes from the chain rule,
//: layer by layer from the back. Write $\delta$ for the derivative of $E_i$ with respect to what a layer has added up, before
//: any activation. For the output, that is $\hat y$ itself; going back through $W_2$ and through the hyperbolic tangent, whose
//: derivative is $1 - \tanh^2$, gives the one for the hidden layer:
//:
//: $$
//: \begin{gathered}
//: \delta_2 = \frac{\partial E_i}{\partial \hat y} = 2(\hat y - y), \quad
//: \delta_1 = \frac{\partial E_i}{\partial z} = \left(W_2^\top \delta_2\right) \odot (1 - h \odot h), \\
//: \frac{\partial E_i}{\partial W_2} = \delta_2\,h^\top, \quad
//: \frac{\partial E_i}{\partial b_2} = \delta_2, \quad
//: \frac{\partial E_i}{\partial W_1} = \delta_1\,x^\top, \quad
//: \frac{\partial E_i}{\partial b_1} = \delta_1 ,
//: \end{gathered} \label{backpropagation}
//: $$
//:
//: where $\odot$ multiplies element by element. This is *backpropagation*. In plain numbers, for a network of one unit:
//:
//: {{excerpt:chapters/chapter3/OneUnit.swift#one-unit}}
let unit = OneUnit(parameters: [0.5, -0.4, 1.5, 0.2])  // w₁, b₁, w₂, b₂
let sample = (x: 2.0, y: 3.0)
let byHand = unit.gradient(sample.x, sample.y)
let byDifferences = unit.differences(sample.x, sample.y, step: 1e-4)
let workings = unit.workings(sample.x, sample.y, differences: byDifferences)  //hide
let moved = unit.descended(sample.x, sample.y, learningRate: 0.01)  //hide
chapter.record("loss before", unit.loss(sample.x, sample.y), .decimals(3))
chapter.record("loss after", moved.loss(sample.x, sample.y), .decimals(3))
chapter.table(
  "by-hand", byHandCaption,
  columns: ["", "formula", "value", "by differences"], rows: workings)

//: {{table:by-hand}} can be followed with a pocket calculator. A slip in a gradient is easily made and hard to see, because a
//: network often learns something all the same. So one checks it by moving each parameter a little up and down,
//: $\partial E / \partial w \approx \bigl(E(w + \Delta) - E(w - \Delta)\bigr) / 2\Delta$:
//:
//: {{excerpt:chapters/chapter3/OneUnit.swift#differences}}
//:
chapter.claim(
  "For a network of one unit and one sample, the gradient by the chain rule is the one "
    + "by differences of the loss: the largest of the four differences.",
  largestDifference(byHand, byDifferences), .below(1e-6))

//: ## Adam
//:
//: How far to go along the gradient? Plain descent gives all parameters one learning rate and crawls along valleys, as we saw
//: in {{figure:descent}}. *Adam* watches the gradient $g$ of each single parameter $\theta$. It keeps a running mean of the
//: gradient, $m \leftarrow \rho_1 m + (1 - \rho_1)\, g$, and one of its square, $v \leftarrow \rho_2 v + (1 - \rho_2)\, g^2$,
//: and moves the parameter by
//:
//: $$
//: \theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon} , \qquad
//: \hat m = \frac{m}{1 - \rho_1^t}, \quad \hat v = \frac{v}{1 - \rho_2^t} . \label{adam}
//: $$
//:
//: Both means start at zero, and the divisions correct for that in step $t$: as long as the gradient stays the same,
//: $\hat m = g$ and $\hat v = g^2$ exactly. The parameter then moves by $\eta$ in each step, whether the gradient is large or
//: small, as long as it is large beside $\epsilon$, a number that only keeps the quotient finite. Where a gradient changes its
//: sign from step to step, $\hat m$ is soon small beside $\sqrt{\hat v}$, and so is the move.
let adam = Adam(learningRate: 0.1, meanDecay: 0.9, squareDecay: 0.999, epsilon: 1e-8)
let stepped = try unit.afterOneStep(sample.x, sample.y, of: adam)
let moves = zip(stepped, unit.parameters).map { abs($0 - $1) }
chapter.claim(
  "Adam's first step moves each of the one unit's four parameters by the learning "
    + "rate, 0.1: the largest deviation.",
  moves.map { abs($0 - 0.1) }.max() ?? .nan, .below(1e-6))
chapter.claim(
  "The library's backward pass gives the gradient of the one unit that was calculated "
    + "by hand: the largest difference.",
  largestDifference(byHand, try unit.libraryGradient(sample.x, sample.y)), .below(1e-4))

//: These are the usual decays, $\rho_1 = 0.9$ and $\rho_2 = 0.999$, and $\epsilon = 10^{-8}$. In the library the corrections
//: are taken out of the loop as two numbers for the whole step, and a gradient so large that its square might overflow is
//: bounded:
//:
//: {{excerpt:Sources/NeuralNetworks/Training/Adam.swift#adam}}
//:
//: ## Training
//:
//: An *epoch* is one pass through the data. We take it in two steps, a *batch* of the first 1500 samples and one of the 500
//: that are left. After each epoch the loss of the test set is recorded, and beside it the mean loss over the epoch's
//: samples, each batch taken before its own step. (The article keeps the loss of the last batch only, a quarter of the
//: data.) Every hundred epochs the program prints a line:
var network = start
let history = try train(
  &network, on: direct, testedOn: directTest, optimiser: adam,
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
chapter.show(history.progressLines(every: 100))
let directTestMSE = try network.meanSquaredError(on: directTest)
let testCurve = curve(directTest)  //hide
let fitted = try ErrorParts(of: network, on: direct, best: curve(direct))  //hide
let tested = try ErrorParts(of: network, on: directTest, best: testCurve)  //hide
chapter.record("epochs", history.epochs.count)
chapter.record("directTestMSE", directTestMSE, .decimals(3))
chapter.record("noise on test", tested.best, .decimals(3))
chapter.record("noise error", tested.standardError, .decimals(3))
chapter.record("noise on training", fitted.best, .decimals(3))
chapter.record("training error", fitted.error, .decimals(3))
chapter.record("training excess", fitted.error - fitted.best, .decimals(3))
chapter.record("training distance", fitted.distance, .decimals(3))
chapter.record("noise fitted", fitted.crossTerm < 0 ? 1 : 0)
chapter.record("below the noise", fitted.error < fitted.best ? 1 : 0)
chapter.record("fitted noise", -fitted.crossTerm, .decimals(3))
chapter.record("cross error", tested.crossTermError, .decimals(3))
chapter.figure(
  "losses", directLosses(history),
  claim: "Trained on the direct problem, the network's test error ends less than 0.25 "
    + "above that of $f$ on the same points.",
  directTestMSE - tested.best, .below(0.25))
try chapter.figure(
  "prediction", directPrediction(network, directTest),
  claim: "On the test inputs the direct network's root mean square distance from $f$ "
    + "is below half a standard deviation of the noise.",
  tested.distance.squareRoot(), .below(0.5))

//: After {{epochs}} epochs the mean squared error on the test data is {{directTestMSE}}. {{figure:losses}} shows its way there,
//: and {{figure:prediction}} lays the prediction over the test data. The network copes well.
//:
//: ## Luck and fault
//:
//: How much of that error is the network's fault? The test set is a sample: on these points the curve $f$ itself scores
//: {{noise on test}} and not 1. Such a mean over {{samples}} points scatters about its expectation by a *standard error* of
//: {{noise error}}, and no network is to blame for that. So we take the error of each sample apart,
//:
//: $$
//: (\hat y - y)^2 = \underbrace{(y - f(x))^2}_{\text{noise}} + \underbrace{(\hat y - f(x))^2}_{\text{distance}}
//: \underbrace{- 2(y - f(x))(\hat y - f(x))}_{\text{cross term}} , \label{error-parts}
//: $$
//:
//: and average each part over the training data and over the test data:
//:
//: {{excerpt:chapters/chapter3/ErrorParts.swift#error-parts}}
chapter.table(
  "direct-parts", directPartsCaption,
  columns: ["data", "noise", "distance", "cross term", "error"],
  rows: errorRows([("training", fitted), ("test", tested)], digits: 4))
chapter.claim(
  "On the direct test data noise, distance and cross term add up to the error that the "
    + "library measures: the difference.",
  abs(tested.error - directTestMSE), .below(1e-6))
chapter.claim(
  "On the direct test data the cross term is zero to within four standard errors: "
    + "their ratio.",
  abs(tested.crossTerm / tested.crossTermError), .below(4))
chapter.claim(
  "On the data that the direct network has learnt from, the cross term is negative: "
    + "its value.",
  fitted.crossTerm, .below(0))

//: On new data the cross term in {{table:direct-parts}} is luck again. Whatever the network answers for an $x$, the noise there
//: has the mean zero, so the term is zero in expectation, and its standard error is {{cross error}}. **Not so on the data that
//: the network has learnt from.** It has seen these $y$ and has been drawn towards them. Where the noise is positive,
//: $\hat y - f(x)$ tends to be positive too, and the cross term is negative. Without its sign it measures how much of the noise
//: has been fitted: {{fitted noise}}.
//:
//: Does the error on the training data show it? That is {{training error}}, where the noise alone is {{noise on training}}. The
//: difference, {{training excess}}, is the distance from $f$, here {{training distance}}, less the fitted noise. Of {{seeds}}
//: seeds it is negative in {{sum:below the noise}}, and the cross term in {{sum:noise fitted}}. So a training error close to
//: the noise proves nothing. It must be taken apart.
//:
//: ## How it does it
//:
//: {{figure:units}} takes the prediction apart into what the 40 units contribute. Each of them is a step and nothing else. Laid
//: one after another from left to right, they build the wave.
let units = UnitSums(of: network)  //hide
let beyond = units.places[19]  //hide
let settled = units.movement(ofFirst: 10, beyond: beyond)  //hide
chapter.figure(
  "units", sumsOfUnits(units),
  claim: "To the right of the twentieth step the sum of the first ten units moves less "
    + "than a tenth as far as the whole prediction.",
  settled / units.movement(ofFirst: 40, beyond: beyond), .below(0.1))

//: ## What the settings cost
//:
//: Two settings of this training, which we have taken over from the article, can be bettered. The learning rate is large, so
//: that steps may overshoot: in {{leaps}} epochs after the hundredth the loss leapt up, by more than a hundredth of its size
//: (the median over {{seeds}} seeds is {{median:leaps}}). And the inputs are used as they are. With one input, weights and
//: biases start uniform on $\pm 1$, so $|b| < |w|$ has the probability one half, and about half of all steps start between $-1$
//: and $1$, in the middle fifteenth of the data: {{crowded}} of our 40 did. After training {{crowded after}} lie between $-3$
//: and $3$, among a fifth of the data. It is usual to *standardise* the inputs beforehand: to subtract their mean and divide by
//: their standard deviation. Then about half of the steps start within one standard deviation.
//:
//: {{excerpt:chapters/chapter3/Settings.swift#standardised}}
let study = SettingStudy(start: start, data: direct, test: directTest, epochs: 600)
let settings = [
  try study(learningRate: 0.1, isStandardised: false),
  try study(learningRate: 0.1, isStandardised: true),
  try study(learningRate: 0.01, isStandardised: false),
  try study(learningRate: 0.01, isStandardised: true),
]
let startingPlaces = UnitSums(of: start).places  //hide
let crowded = startingPlaces.count { abs($0) < 1 }  //hide
let crowdedAfter = units.places.count { abs($0) < 3 }  //hide
chapter.record("leaps", leaps(in: history.epochLosses))
chapter.record("fast raw", settings[0].distance, .decimals(3))
chapter.record("fast standardised", settings[1].distance, .decimals(3))
chapter.record("slow raw", settings[2].distance, .decimals(3))
chapter.record("slow standardised", settings[3].distance, .decimals(3))
chapter.record("crowded", crowded)
chapter.record("crowded after", crowdedAfter)
chapter.table(
  "settings", settingsCaption,
  columns: ["inputs", "learning rate", "distance", "leaps"], rows: settings.map(\.cells))
chapter.claim(
  "Before training, more than 6 of the 40 steps lie between −1 and 1, a fifteenth of "
    + "the inputs' range.",
  Double(crowded), .above(6))
chapter.claim(
  "At the learning rate 0.01 the training loss of the direct problem does not leap: "
    + "the number of leaps, with and without standardised inputs.",
  Double(settings[2].leaps + settings[3].leaps), .equal(0))
chapter.claim(
  "After 600 epochs the direct network is nearer to $f$ with standardised inputs and "
    + "the learning rate 0.01 than with neither: the ratio of the mean squared distances.",
  settings[3].distance / settings[0].distance, .below(1))

//: {{table:settings}} compares the four ways, from the same start and after equally many epochs. Over {{seeds}} seeds the
//: distance from $f$ has, at the learning rate 0.1, the median {{median:fast raw}} with the inputs as they are and
//: {{median:fast standardised}} with standardised ones; at 0.01 it is {{median:slow raw}} and {{median:slow standardised}}.
//: We keep the article's settings all the same, to repeat what it did: in the direct problem the distance is small beside
//: the noise.
//:
//: ## Turning the data round
//:
//: Now let $x$ and $y$ change places. Given where the wave *is*, we ask for the $x$ that it came from. The right half of
//: {{figure:data}} shows the same points as before, reflected in the diagonal, and a different problem. For many inputs there
//: are now two places where the output can lie, near zero three, with hardly anything in between. To keep the names of a
//: regression we go on calling the input $x$ and the output $y$: from here on, $x$ is what was $y$ before.
//:
//: We train the same network in the same way:
let inverseStart = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
var inverseNetwork = inverseStart
let inverseHistory = try train(
  &inverseNetwork, on: inverse, testedOn: inverseTest, optimiser: adam,
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
chapter.show(inverseHistory.progressLines(every: 100))
let inverseTestMSE = try inverseNetwork.meanSquaredError(on: inverseTest)
let leaked = try inverseNetwork.meanSquaredError(on: inverse)  //hide
chapter.record("inverseTestMSE", inverseTestMSE, .decimals(1))
chapter.record("leaked", leaked, .decimals(1))
let inverseBest = conditionalMeans(inverse)  //hide
let testBest = conditionalMeans(inverseTest)  //hide
let memorised = try ErrorParts(of: inverseNetwork, on: inverse, best: inverseBest)  //hide
let missed = try ErrorParts(of: inverseNetwork, on: inverseTest, best: testBest)  //hide
let limits = InverseWave.limits
chapter.record("inverse limit", limits.meanSquaredError, .decimals(2))
chapter.record("total variance", 30 * 30 / 12.0, .decimals(0))
chapter.record("best on test", missed.best, .decimals(1))
chapter.record("best error", missed.standardError, .decimals(1))
chapter.record("miss", missed.distance, .decimals(1))
chapter.record("inverse cross", missed.crossTerm, .decimals(1))

//: The test error ends at {{inverseTestMSE}}. (The article's program could not have seen that. It has the line
//: `x_test_inv = y_train`: its inverted test set *is* its inverted training set. There our network scores {{leaked}}, but an
//: error on data that were learnt from is no measure of the error on others.) {{figure:inverse-prediction}} shows a curve that
//: runs through the gaps: it fails. Is the network too large, then, or too small, or trained too long?
//:
//: ## The best there is
//:
//: We know how the data were made, so we can compute what the best possible prediction would achieve. For an input $x$ and an
//: answer $\hat y$ write $y - \hat y = (y - \mathbb E[y \mid x]) + (\mathbb E[y \mid x] - \hat y)$ and square it. In the mean
//: over $y$ the product of the two brackets vanishes: the second does not depend on $y$, and the first has the mean zero,
//: because that is what a mean is. So
//:
//: $$
//: \mathbb E[(y - \hat y)^2 \mid x] = \mathrm{Var}(y \mid x) + (\mathbb E[y \mid x] - \hat y)^2 , \label{conditional-mean}
//: $$
//:
//: which is least for the conditional mean. What remains then is the expected variance, $\mathbb E[\mathrm{Var}(y \mid x)]$.
//: Nothing in this asks for a Gaussian: **whatever the noise, the squared error aims at the conditional mean.**
//:
//: Mean and variance are integrals over the density
//: $p(y \mid x) = \mathcal N(x; f(y), 1) \big/ \int_{-15}^{15} \mathcal N(x; f(y'), 1)\, dy'$ for $|y| \le {{end}}$; elsewhere
//: it is zero. In the library the wave keeps its own names, in which it is $x$ given $y$. There `slices` holds, for each $y$ of
//: a fine grid, the density of $y$ and the mean and variance of $x$:
//:
//: {{excerpt:Sources/Problems/InverseWave.swift#inverseLimits}}
//:
//: No model whatever can have an expected squared error below {{inverse limit}}; a model that always answers with the mean of
//: all $y$ has {{total variance}}, the variance of a uniform number between $-{{end}}$ and ${{end}}$. And on our test data?
//: There the exact conditional mean scores {{best on test}}, with a standard error of {{best error}}. Then
//: {{equation:error-parts}}, with $\mathbb E[y \mid x]$ in place of $f(x)$, takes the network's error apart as before. The
//: network is at a mean squared distance of {{miss}} from the best answers, and the cross term, luck once more, is
//: {{inverse cross}}.
//:
//: ## Overfitting
//:
//: A part of that distance has a name. Take the error apart on the *training* data as well, in the first row of
//: {{table:inverse-parts}}: there the network scores better than the exact conditional mean, which on new data nothing beats
//: but luck. It has fitted what is peculiar to these samples, as the cross term shows, and answers new inputs accordingly. This
//: is *overfitting*. The left half of {{figure:inverse-losses}} shows how it comes about: the training error goes on falling,
//: while the test error, after its least at epoch {{best test epoch}}, rises by {{rise}}.
//:
//: So one should stop in time. But when? Choosing the epoch by the test error would spoil the test: the least of many measured
//: values owes something to luck. We need a third set, to choose by, a *validation set*, which is neither learnt from nor
//: tested on. We set apart the last 500 training samples and learn from the other 1500, now in one batch an epoch, from the
//: same start. After every epoch the error on the validation set is measured. When it has had no new least value for 100
//: epochs, training ends, and the network of the best epoch is kept. This is *early stopping*, one of several ways to keep a
//: network from fitting noise, which together are called *regularisation*.
let (training, validation) = try inverse.splitting(last: 500)
var stoppedNetwork = inverseStart
let stoppedHistory = try train(
  &stoppedNetwork, on: training, testedOn: inverseTest, optimiser: adam,
  epochs: chapter.epochs(2000), batchSize: 1500,
  stopping: EarlyStopping(on: validation, patience: 100),
  progress: chapter.progress(every: 100))
let seenBest = Array(inverseBest.prefix(training.count))  //hide
let stoppedFit = try ErrorParts(of: stoppedNetwork, on: training, best: seenBest)  //hide
let stoppedTest = try ErrorParts(  //hide
  of: stoppedNetwork, on: inverseTest, best: testBest)  //hide
let turn = TurningPoint(in: inverseHistory)  //hide
chapter.record("best test epoch", turn.epoch)
chapter.record("rise", turn.rise, .decimals(1))
chapter.record("stopped epochs", stoppedHistory.epochs.last ?? 0)
chapter.record("kept epoch", stoppedHistory.bestEpoch ?? 0)
chapter.record("stopped miss", stoppedTest.distance, .decimals(2))
chapter.record("stopped test error", stoppedTest.error, .decimals(1))
chapter.record("won", missed.distance - stoppedTest.distance, .decimals(1))
chapter.table(
  "inverse-parts", inversePartsCaption,
  columns: ["network, data", "conditional mean", "distance", "cross term", "error"],
  rows: errorRows(
    [
      ("to the end, training", memorised), ("to the end, test", missed),
      ("stopped, training", stoppedFit), ("stopped, test", stoppedTest),
    ], digits: 2))
chapter.figure(
  "inverse-losses",
  inverseLosses(inverseHistory, stoppedHistory, limits.meanSquaredError),
  claim: "When the inverse problem is trained to the end, the training error falls "
    + "after the epoch of the least test error, and the test error rises: the smaller "
    + "of the two changes.",
  min(turn.fall, turn.rise), .above(0))
chapter.claim(
  "Trained to the end on the inverse problem, the network scores better on its "
    + "training data than the exact conditional mean does: its mean squared error less "
    + "that of the conditional mean.",
  memorised.error - memorised.best, .below(0))
try chapter.figure(
  "inverse-prediction", crossing(inverseNetwork, stoppedNetwork, inverseTest),
  claim: "On the inverse test inputs the network stopped early is nearer to the "
    + "conditional mean than the one trained to the end: the ratio of their mean "
    + "squared distances.",
  stoppedTest.distance / missed.distance, .below(1))
let line = try distanceOfLine(through: inverse, on: inverseTest, best: testBest)  //hide
chapter.claim(
  "On the inverse test inputs the network trained to the end is nearer to the "
    + "conditional mean than the least-squares line is: the ratio of their mean "
    + "squared distances.",
  missed.distance / line, .below(1))
chapter.claim(
  "On the inverse test data the cross term of the network trained to the end is zero "
    + "to within four standard errors: their ratio.",
  abs(missed.crossTerm / missed.crossTermError), .below(4))

//: Training ends after {{stopped epochs}} epochs and goes back to the network of epoch {{kept epoch}}. Its mean squared
//: distance from the conditional mean is {{stopped miss}} instead of {{miss}}, although it has learnt from a quarter less data,
//: and its test error {{stopped test error}} instead of {{inverseTestMSE}}. The best epoch is a matter of chance, too: over
//: {{seeds}} seeds it lies between {{least:kept epoch}} and {{greatest:kept epoch}}, and the two distances are
//: {{mean:stopped miss}} and {{mean:miss}} on average.
//:
//: So the network was trained too long, at a cost of {{won}} in the expected error. (Even so it is nearer to the
//: conditional mean than a least-squares line would be.) The limit of {{inverse limit}} no training can go below, with a
//: smaller network or with a larger one. **The training succeeded. The question was wrong.**
//:
//: ## A mean among the peaks
//:
//: {{figure:slice}} shows the trouble for one input. Two stretches of $y$ are plausible. The mean is not: it lies in the void
//: between them.
let slice = 4.0  //hide
let answer = try predictions(of: inverseNetwork, [slice])[0]  //hide
let plausibility = Plausibility(given: slice)  //hide
chapter.record("slice", slice, .shortest)
chapter.figure(
  "slice", oneSlice(slice, answer),
  claim: "For the input 4 of the inverse problem, the density at the answer of the "
    + "network trained to the end is less than a quarter of its highest peak: the ratio.",
  plausibility(answer), .below(0.25))

//: To measure it for all test inputs between $-6$ and $6$, compare the true density at the network's answer with the highest
//: there is for the same input, and count where it is less than a twentieth of that. Then count the same for the outputs that
//: occurred:
let several = inverseTest.inputs.elements.indices.filter {
  abs(inverseTest.inputs.elements[$0]) < 6
}
let answers = try inverseNetwork.predict(inverseTest.inputs).elements.map(Double.init)
let shares = several.map { index in
  let share = Plausibility(given: Double(inverseTest.inputs.elements[index]))
  return (
    answer: share(answers[index]), mean: share(testBest[index]),
    truth: share(Double(inverseTest.targets.elements[index]))
  )
}
func shareInVoid(_ shares: [Double]) -> Double {
  Double(shares.count { $0 < 0.05 }) / Double(shares.count)
}
let answersInVoid = shareInVoid(shares.map(\.answer))
let truthInVoid = shareInVoid(shares.map(\.truth))
chapter.record("share of empty", 100 * answersInVoid, .decimals(0))
chapter.record("share of truth", 100 * truthInVoid, .decimals(1))
chapter.claim(
  "For inverse test inputs between −6 and 6, more than two thirds of the network's "
    + "answers lie where the density is below a twentieth of its peak: their share.",
  answersInVoid, .above(2.0 / 3))
chapter.claim(
  "For inverse test inputs between −6 and 6, less than a twentieth of the true outputs "
    + "lie where the density is below a twentieth of its peak: their share.",
  truthInVoid, .below(0.05))

//: It is so for {{share of empty}} percent of the answers, and for {{share of truth}} percent of the outputs.
//:
//: {{chapter:likelihood}} read the squared error as a belief: one Gaussian of constant width about the prediction. One need
//: not hold that belief to use the error, as {{equation:conditional-mean}} shows. A mean says much about a distribution
//: with one narrow peak, as in the direct problem. In the inverse one there is still one distribution for each $x$, but for
//: most $x$ it has several peaks, and their mean does not show where they are. If we do read the prediction as the centre
//: of a Gaussian, it has to be wide. With the exact conditional mean and the best constant variance, {{inverse limit}}, its
//: expected negative log-likelihood is {{constant gaussian}} nats; that of the true density is {{density limit}}. The next
//: chapter sets out to win the difference.
let constant = try Normal(mean: 0, variance: limits.meanSquaredError)  //hide
let constantNLL = -constant.logDensity(constant.standardDeviation)  //hide
chapter.record("constant gaussian", constantNLL, .decimals(2))
chapter.record("density limit", limits.negativeLogLikelihood, .decimals(2))

//: ## Summary
//:
//: - A network with one hidden layer adds up soft steps. Backpropagation gives its gradient, layer by layer from the back, and
//:   differences check it.
//: - An error on a sample consists of what the best answer leaves there, the distance from the best answer, and a cross term.
//:   The cross term is luck on new data, and negative on data that the network has fitted.
//: - The squared error is least for the conditional mean, whatever the noise; so that is what training on it aims at.
//: - A network fits some of the luck of its samples too, the more the longer it is trained. A validation set says when to
//:   stop.
//: - Where one input has several plausible outputs, their mean need not be one of them. A limit computed from the known density
//:   tells a bad fit from a bad question.
//:
//: ## Exercises
//:
//: 1. Take one step of plain gradient descent with $\eta = 0.01$ in {{table:by-hand}}, by hand. (The loss must fall from
//:    {{loss before}} to {{loss after}}.)
//: 2. Train with 5 hidden units instead of 40, on both problems. (To check: after {{small epochs}} epochs one such network of
//:    ours was at a mean squared distance of {{five direct}} from $f$, another at {{five inverse}} from the conditional mean.)
//:    Which of them has enough units? If one has not learnt its curve, is it for want of units, or for want of training?
//: 3. Suppose we trained on the mean *absolute* error instead. Which curve would the network learn in the inverse problem, and
//:    would it lie on the data? (Its value at $x = {{slice}}$ would be {{median}}.) Where does that curve jump?
//: 4. The limit {{inverse limit}} belongs to noise of variance 1. What is left of it without any noise? (To check:
//:    {{noiseless limit}}.)
//: 5. A linear model of $p$ coefficients is fitted by least squares to $n$ samples whose noise has the variance $\sigma^2$.
//:    Show that the cross term on these samples is $-2\sigma^2 p/n$ in expectation. (The fitted values are $Py$ with a
//:    projection $P$ whose trace is $p$.) Which $p$ belongs to the training data's cross term in {{table:direct-parts}}? (To
//:    check: {{effective}}.)
//: 6. For how many of the test inputs between $-6$ and $6$ does the exact conditional mean itself lie in the void? (For
//:    {{mean in void}} percent.) What does that say about a better network?
var child = random.split()  //hide
let small = (units: 5, optimiser: adam, epochs: 500)  //hide
let fiveDirect = try distance(  //hide
  of: small, on: direct, directTest, best: testCurve, using: &child)  //hide
let fiveInverse = try distance(  //hide
  of: small, on: inverse, inverseTest, best: testBest, using: &child)  //hide
chapter.record("effective", -fitted.crossTerm * Double(direct.count) / 2, .decimals(0))
chapter.record("small epochs", small.epochs)
chapter.record("five direct", fiveDirect, .decimals(1))
chapter.record("five inverse", fiveInverse, .decimals(1))
chapter.record("median", conditionalMedian(given: slice), .decimals(1))
chapter.record("noiseless limit", limitWithoutNoise(), .decimals(1))
chapter.record("mean in void", 100 * shareInVoid(shares.map(\.mean)), .decimals(0))
chapter.finish()  //hide
