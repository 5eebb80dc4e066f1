import Experiments  //hide
import LinearAlgebra  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Regression with a network
//:
//: A neural network is a model that learns how to bend. In this chapter a small one learns a wave from noisy data,
//: as well as the noise allows. Then we ask it the same question the other way round, and it fails, not for
//: want of neurons or patience, but because the mean squared error asks for something that does not exist in the data.
//: Seeing exactly why prepares the next chapter, where another loss asks a better question.
//:
//: ## The data
//:
//: The inputs are uniform on $[-15, 15]$. The outputs lie on the wave of {{chapter:regression}},
//:
//: $$
//: y = f(x) + \varepsilon, \qquad f(x) = 0.5\,x + 8 \sin(0.3\,x), \qquad \varepsilon \sim \mathcal N(0, 1) . \label{data}
//: $$
//:
//: {{excerpt:Sources/Experiments/Wave.swift#waveMean}}
//:
//: {{excerpt:Sources/Experiments/Wave.swift#waveSample}}
//:
//: One set to learn from, and one that the network never learns from, to test what it has learnt:
var random = RandomSource(seed: chapter.seed)
let direct = try Wave.sample(2000, using: &random)
let directTest = try Wave.sample(2000, using: &random)
chapter.record("samples", direct.count)  //hide
chapter.figure("data", waveData(direct))  //hide

//: {{figure:data}} shows the {{samples}} points. Every $x$ has one distribution of $y$, a Gaussian of variance 1 about the
//: curve. By {{equation:least-squares-is-likelihood}} this is precisely what the squared error is made for, and it
//: tells us how well any model can do: the best prediction is $f(x)$ itself, and its mean squared error is the variance of
//: the noise, **1**.
//:
//: ## The network
//:
//: Our network has one hidden layer of 40 units and takes two steps,
//:
//: $$
//: h = \tanh(W_1 x + b_1), \qquad \hat y = W_2 h + b_2 . \label{network}
//: $$
//:
//: In the first, each unit multiplies the input by a weight, adds a bias and bends the result by the hyperbolic tangent,
//: which runs from $-1$ to $1$ and is steepest at zero: a soft step, placed by the bias and made steep or gentle by the
//: weight. (The step of a unit with weight $w$ and bias $b$ lies at $-b/w$.) In the second, the output adds up the 40 steps, each with a weight of its own. There is no activation at the
//: output, because a regression must be able to answer any number.
var network = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
chapter.claim(
  "The network has 40 + 40 weights and 40 + 1 biases.", Double(network.parameterCount),
  equals: 121)

//: Before training, all these numbers are random. A layer whose units have $n$ inputs starts with weights and biases
//: that are uniform on $\pm 1/\sqrt{n}$, as in PyTorch, so that sums of many inputs start no larger than sums of
//: few:
//:
//: {{excerpt:Sources/NeuralNetworks/LinearLayer.swift#initialisation}}
//:
//: ## Training
//:
//: There is no normal equation for {{equation:network}}: the error is not quadratic in $W_1$ and $b_1$. So we walk
//: downhill, as in {{equation:gradient-descent}}. The gradient comes from the chain rule, layer by layer from the back. Let
//: $g = \partial\,\mathrm{MSE} / \partial \hat y = \tfrac{2}{n}(\hat y - y)$ for each of $n$ samples; then
//:
//: $$
//: \begin{gathered}
//: \frac{\partial\,\mathrm{MSE}}{\partial W_2} = g\,h^\top, \qquad
//: \frac{\partial\,\mathrm{MSE}}{\partial b_2} = g, \\
//: \frac{\partial\,\mathrm{MSE}}{\partial (W_1 x + b_1)} = \left(W_2^\top g\right) \odot (1 - h^2) ,
//: \end{gathered} \label{backpropagation}
//: $$
//:
//: summed over the samples, and the last expression times $x$ gives the gradient of $W_1$. The factor $1 - h^2$ is
//: the derivative of the hyperbolic tangent.
//:
//: How far to go along it? Plain descent gives all parameters one learning rate and crawls along valleys, as we saw in
//: {{figure:descent}}. *Adam* watches each parameter's gradient $g$. It keeps a running mean of the gradient,
//: $m \leftarrow \beta_1 m + (1 - \beta_1)\, g$, and one of its square, $v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2$, with
//: $\beta_1 = {{mean decay}}$ and $\beta_2 = {{square decay}}$, and moves the parameter by
//:
//: $$
//: \theta \leftarrow \theta - \eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon} , \label{adam}
//: $$
//:
//: where $\hat m = m / (1 - \beta_1^t)$ and $\hat v = v / (1 - \beta_2^t)$ correct in step $t$ for both starting at zero. In the
//: library the corrections are taken out of the loop as two numbers for the whole step, and a very large gradient, whose
//: square single precision could not hold, is bounded. A parameter whose gradient keeps its sign moves by about $\eta$ a
//: step, however small that gradient is.
//:
//: {{excerpt:Sources/NeuralNetworks/Adam.swift#adam}}
//:
//: An *epoch* is one pass through the data. We take it in two steps, one for the first 1500 samples and one for the
//: others. After each epoch the loss of the test set is recorded.
let history = try train(
  &network, on: direct, testedOn: directTest, optimiser: Adam(learningRate: 0.1),
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
let directTestMSE = try network.meanSquaredError(on: directTest)
chapter.record("mean decay", Adam().meanDecay, .shortest)  //hide
chapter.record("square decay", Adam().squareDecay, .shortest)  //hide
chapter.record("epochs", history.epochs.count)  //hide
chapter.record("directTestMSE", directTestMSE, .decimals(3))  //hide
chapter.claim(
  "The network comes close to the noise, which is 1.", directTestMSE, isBelow: 1.15)
chapter.figure("losses", directLosses(history))  //hide
try chapter.figure("prediction", directPrediction(network, directTest))  //hide

//: After {{epochs}} epochs the mean squared error on the test data is {{directTestMSE}}. {{figure:losses}} shows its way
//: there: a steep fall to just above the limit, and then a few bursts, which come from the large learning rate. (The error
//: on the data it learns from lies a little below 1. As with the polynomials, a part of the noise is fitted too.)
//: {{figure:prediction}} lays the prediction over the test data. The network copes well.
//:
//: How does it do it? {{figure:units}} takes the answer apart into what the 40 units contribute. None of them looks like a
//: wave. Their sum does.
try chapter.figure("units", unitContributions(network))  //hide

//: ## Turning the data round
//:
//: Now let $x$ and $y$ change places. Given where the wave *is*, we ask for the $x$ that it came from.
let inverse = direct.inverted
let inverseTest = directTest.inverted
chapter.figure("inverted-data", invertedData(inverse))  //hide

//: {{figure:inverted-data}} shows the same points as before, mirrored at the diagonal, and a different problem. For
//: many inputs there are now two places where the output can lie, near zero three, with nothing in between. To keep the names of
//: a regression we go on calling the input $x$ and the output $y$: the $x$ of this section is the $y$ of the last.
//:
//: We train the same network in the same way:
var inverseNetwork = try FeedForwardNetwork(
  inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
let inverseHistory = try train(
  &inverseNetwork, on: inverse, testedOn: inverseTest, optimiser: Adam(learningRate: 0.1),
  epochs: chapter.epochs(2000), batchSize: 1500, progress: chapter.progress(every: 100))
let inverseTestMSE = try inverseNetwork.meanSquaredError(on: inverseTest)
let limits = InverseWave.limits
chapter.record("inverseTestMSE", inverseTestMSE, .decimals(1))  //hide
chapter.record("inverse limit", limits.meanSquaredError, .decimals(2))  //hide
chapter.figure("inverse-losses", inverseLosses(inverseHistory, limits))  //hide
try chapter.figure("inverse-prediction", crossing(inverseNetwork, inverseTest))  //hide

//: The test error ends at {{inverseTestMSE}}, where the noise has a variance of 1. {{figure:inverse-prediction}} shows a
//: curve that runs through the gaps: it fails. In {{figure:inverse-losses}} the error on the training data goes on falling
//: while that on the test data rises a little, because the network begins to follow single points: that is where the spikes of
//: the curve come from. Is the network too large, then, or too small, or trained too long?
//:
//: None of these matters much. We know how the data were made, so we can compute what the best possible prediction would
//: achieve. For a prediction $a$,
//: $\mathbb E[(y - a)^2 \mid x] = \mathrm{Var}(y \mid x) + (\mathbb E[y \mid x] - a)^2$, so the mean squared error is least
//: for the conditional mean, and what remains is the expected variance $\mathbb E[\mathrm{Var}(y \mid x)]$. Both are integrals
//: over the known density $p(y \mid x) = \mathcal N(x; f(y), 1) / Z(x)$, done as sums over a fine grid. In the library the wave's
//: own names are kept, in which it is $x$ given $y$; for each $y$ of the grid, `moments` holds $Z$ and the mean and variance
//: of $x$:
//:
//: {{excerpt:Sources/Experiments/InverseWave.swift#inverseLimits}}
let exactMeans = inverseTest.inputs.elements.map { InverseWave.mean(given: Double($0)) }
let answers = try inverseNetwork.predict(inverseTest.inputs).elements.map(Double.init)
let miss = meanSquare(zip(answers, exactMeans).map { $0 - $1 })
chapter.record("miss", miss, .decimals(1))  //hide
chapter.claim(
  "The least possible error on inverted data is some forty times the noise.",
  limits.meanSquaredError, equals: 39.6, within: 0.05)
chapter.claim(
  "The network's error on inverted data is far above the noise.", inverseTestMSE,
  isAbove: 30)
chapter.claim(
  "The network is close to the conditional mean: their mean squared distance is less than "
    + "a tenth of its error.", miss / inverseTestMSE, isBelow: 0.1)
chapter.claim(
  "Its error on the test data is above the limit.",
  inverseTestMSE - limits.meanSquaredError, isAbove: 0)

//: No model whatever can have an expected squared error below {{inverse limit}}. (The error on 2,000 test points is such an
//: expectation only to within about 2, by chance.) The network's answers are at a mean squared distance of {{miss}} from the
//: best possible ones. So much a smaller network or an earlier stop could win back, and the other forty no training can.
//: **The training succeeded. The question was wrong.**
//:
//: {{figure:slice}} shows the trouble for one input. Two values of $y$ are plausible. Their mean is not; it lies where there
//: are no data.
try chapter.figure("slice", oneSlice(inverseNetwork))  //hide

//: To measure it, compare the true density at the network's answer with the highest there is for the same input.
let several = inverseTest.inputs.elements.indices.filter {
  abs(inverseTest.inputs.elements[$0]) < 6
}
let plausibility = several.map { index in
  let density = InverseWave.density(given: Double(inverseTest.inputs.elements[index]))
  let highest = stride(from: -15.0, through: 15, by: 0.05).map(density).max() ?? .nan
  return density(answers[index]) / highest
}
let empty = plausibility.count { $0 < 0.05 }
let shareOfEmpty = Double(empty) / Double(several.count)
chapter.record("share of empty", 100 * shareOfEmpty, .decimals(0))  //hide
chapter.claim(
  "For inputs between −6 and 6, most answers lie where the density is below a twentieth "
    + "of its peak.", shareOfEmpty, isAbove: 0.5)

//: For {{share of empty}} percent of the inputs between $-6$ and $6$ the answer lies in empty space.
//:
//: In {{chapter:likelihood}} we found that whoever minimises squared errors believes in *one* Gaussian about the
//: prediction. In the direct problem that was true: with all its noise, $y$ had one clear distribution for each $x$. Here
//: there are several, and a single Gaussian can only sit in their middle and grow wide.
//:
//: ## Summary
//:
//: - A network with one hidden layer adds up soft steps; trained by Adam on the squared error it fits the wave to within
//:   the noise.
//: - The squared error is least for the conditional mean, so that is what any network trained on it learns.
//: - Where one input has several plausible outputs, their mean need not be one of them.
//: - A limit computed from the known density tells a bad fit from a bad question.
//:
//: ## Exercises
//:
//: 1. Train with `5` hidden units instead of 40, and with `400`. What becomes of the direct problem, and of the inverse one?
//: 2. Lower the learning rate to `0.01`. Are the jumps in {{figure:losses}} gone, and what does it cost?
//: 3. Suppose we trained on the mean *absolute* error instead. Which curve would the network learn for the inverted data,
//:    and would it lie on the data?
//: 4. The limit for the inverted data belongs to noise of variance 1. What would it be with hardly any noise?
chapter.finish()  //hide
