import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import NetworkViews  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Problems  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Old Faithful
//:
//: Until now we have made our data ourselves, as many as we wished, and we knew the best possible answer to every question.
//: From here on nobody knows it. Old Faithful is a geyser in Yellowstone National Park, and for two weeks in August 1985 it
//: was watched day and night {{reference:azzalini1990}}. We shall predict its eruptions from {{eruptions}} observations, some
//: of which are not what they seem. How far can we trust a network that has learnt from so few? Which of several models is
//: the best, and is the difference more than luck? And what do we tell a visitor who asks when the geyser will erupt next?
//:
//: ## Two weeks in August
//:
//: For each eruption the data give its *duration* in minutes, and the *wait* before it: the time from the start of the
//: previous eruption to the start of this one, in whole minutes. (Older files call it the time until the *next* eruption, and
//: some copies still do. The package MASS for R, from which we have the numbers, has put that right.) Adding up the waits
//: gives a clock:
let eruptions = OldFaithful.eruptions
let (waits, durations) = (eruptions.map(\.wait), eruptions.map(\.duration))
let hours = clockHours(eruptions)
let isRound = durations.map { [2, 3, 4].contains($0) }
let isShort = durations.map { $0 < 3 }
let shortAfterShort = zip(isShort, isShort.dropFirst()).count { $0 && $1 }
let nightShare = shareInOneStretch(roundHours(hours, isRound), length: 8)  //hide
chapter.record("eruptions", eruptions.count)
chapter.record("days", waits.reduce(0, +) / 60 / 24, .decimals(1))
chapter.record("short", isShort.count { $0 })
chapter.record("round", isRound.count { $0 })
chapter.record("twos", durations.count { $0 == 2 })
chapter.record("threes", durations.count { $0 == 3 })
chapter.record("fours", durations.count { $0 == 4 })
chapter.record("night share", 100 * nightShare, .decimals(0))
chapter.figure(
  "data", twoWeeks(eruptions, hours),
  claim:
    "Old Faithful's durations of exactly 2, 3 or 4 minutes come from the night: the share of them in the eight hours of "
    + "the day that have most.", nightShare, .above(0.7))
chapter.claim(
  "After an eruption of less than three minutes Old Faithful never had another one: how often it did.",
  Double(shortAfterShort), .equal(0))

//: The waits add up to {{days}} days, as they should. {{figure:data}} shows three things:
//:
//: - There are two kinds of eruptions, {{short}} short ones of about two minutes, and long ones, most of them of more than
//:   four.
//: - After a short wait comes a long eruption; after a long wait either kind may come. And no short eruption was followed by
//:   another.
//: - {{round}} durations are exactly 2, 3 or 4 minutes, while the others are scattered over the seconds, and {{night share}}%
//:   of these {{round}} fall into one third of the day. **It is the night.** In the dark many durations were not measured.
//:   The observers noted that an eruption had been short, medium or long, and somebody turned that into numbers.
//:
//: We shall ask two questions. An eruption comes after a wait of $x$ minutes: how long will it last? That is the harder one,
//: and most of the chapter deals with it. The other one is when the next eruption will come.
//:
//: ## The trap of the round numbers
//:
//: Suppose that we had not looked. We take all {{eruptions}} pairs as they are:
var random = RandomSource(seed: chapter.seed)
let everything = try DataSet(inputs: waits, targets: durations)
for warning in everything.warnings {
  if case .repeatedTargets = warning { chapter.show(wrapped("\(warning)")) }
}

//: The library has looked, and warns. Why would the likelihood grow without bound? Take any model of the durations. Ours is a
//: network with three components, which has learnt from the {{pairs}} pairs that were measured; how, will be told in a
//: moment.
let measured = eruptions.filter(\.isMeasured)
let data = try DataSet(
  inputs: measured.map(\.wait), targets: measured.map(\.duration))
let mixture = Recipe(components: 3, epochs: chapter.epochs(200))
let trained = try mixture.trained(on: data, using: &random)
chapter.record("pairs", data.count)

//: To its answers we add spikes, three narrow Gaussians on the round numbers, which take a fifth of the probability from it:
//:
//: {{excerpt:chapters/chapter6/Spikes.swift#withSpikes}}
let seconds = [30.0, 10, 3, 1, 0.3, 0.1, 0.03, 0.01]
let spiked = try SpikedScores(
  trained.model(everything.inputs), durations, round: [2, 3, 4], share: 0.2,
  widths: seconds.map { $0 / 60 })
let halved = try SpikedScores(  //hide
  trained.model(everything.inputs), durations, round: [2, 3, 4], share: 0.2,  //hide
  widths: [0.01 / 60, 0.005 / 60])  //hide
let roundShare = Double(isRound.count { $0 }) / Double(eruptions.count)  //hide
let perHalving = halved.all[0] - halved.all[1]  //hide
chapter.record("per halving", perHalving, .decimals(2))
chapter.record("share lost", -Double.log(1 - 0.2), .decimals(2))
chapter.record("round share", roundShare, .decimals(2))
chapter.figure(
  "spikes", spikeScores(spiked),
  claim:
    "Halving the width of spikes on Old Faithful's round durations lowers the mean NLL of all eruptions by the share of the round "
    + "ones times the logarithm of 2, once they are narrow: the difference, in nats.",
  perHalving, .equal(roundShare * Double.log(2), within: 1e-3))

//: {{figure:spikes}} shows what that does. The narrower the spikes are, the likelier is what lies on them, and each halving
//: of their widths lowers the mean NLL of all eruptions by another {{per halving}} nats. There is no end to it. And nothing
//: in it concerns the geyser: about the durations that were measured, the model has become worse by $-\ln(1 - 0.2)$ =
//: {{share lost}} nats.
//:
//: Training finds this slope by itself. It does not get far down, because Adam's steps are soon longer than a spike is wide,
//: and the component leaps off it again. But it need not get far to deceive us. We train such networks on nine tenths of all
//: pairs and ask them about the other tenth, in turn, until each pair has been asked about (more of that below):
let trap = try HeldOut(
  everything, folds: randomFolds(everything.count, 10, using: &random)
) {
  try mixture.trained(on: $0, using: &random).model
}
let trapLosses = zip(trap.losses, isRound)  //hide
let trapRound = MeanAndError(trapLosses.filter(\.1).map(\.0))  //hide
let trapMeasured = MeanAndError(trapLosses.filter { !$0.1 }.map(\.0))  //hide
let longOnes = measured.map(\.duration).filter { $0 > 3.5 }  //hide
let beyondRounding = Double(longOnes.count { $0 > 4.5 }) / Double(longOnes.count)  //hide
chapter.record("trap round", trapRound.mean, .decimals(2))
chapter.record("trap measured", trapMeasured.mean, .decimals(2))
chapter.record("trap all", MeanAndError(trap.losses).mean, .decimals(2))
chapter.record("beyond rounding", 100 * beyondRounding, .decimals(0))
chapter.record("mean wait", MeanAndError(waits).mean, .decimals(0))
chapter.claim(
  "Networks that learn from all of Old Faithful's durations find the round ones likelier than the others: by how much their held-out "
    + "NLL is lower, in nats.", trapMeasured.mean - trapRound.mean, .above(0.15))

//: Their mean NLL is {{trap all}} nats, of {{trap round}} for round durations and {{trap measured}} for the others. Whoever
//: looks at the first number only is proud of having guessed what the observers write at night.
//:
//: What is to be done? If numbers have been *rounded*, noise on the targets, as wide as the rounding, undoes it: a 4 then
//: stands for anything from 3.5 to 4.5. But ours have not been rounded. Of the long eruptions that were measured,
//: {{beyond rounding}}% lasted more than 4.5 minutes. One can let a coded eruption count with the probability of its class
//: (Exercise 2). We do what is simplest, and use the pairs that were measured. Leaving out the others does no harm as long as
//: the geyser does not know whether it is night. (A few really lasted two or four minutes to the second. They go as well.)
//:
//: ## Minutes and nats
//:
//: Waits of {{mean wait}} minutes on average are no good scale for a network whose weights begin between $-1$ and 1. So
//: inputs and targets are standardised,
//:
//: $$
//: \tilde y = \frac{y - \bar y}{\sigma_y} ,
//: $$
//:
//: with the mean $\bar y$ and the standard deviation $\sigma_y$ of the data that are trained on, and of these alone: what is
//: held out must not have a say in anything. Training then gives a density of $\tilde y$. A density is probability per unit,
//: and a step of 1 in $\tilde y$ is one of $\sigma_y$ minutes, so
//:
//: $$
//: p(y \mid x) = \frac{1}{\sigma_y}\, p(\tilde y \mid x) , \qquad
//: -\ln p(y \mid x) = -\ln p(\tilde y \mid x) + \ln \sigma_y . \label{jacobian}
//: $$
//:
//: An NLL without its unit therefore means nothing. Ours are for durations in minutes; in seconds each would be larger by
//: $\ln 60$. Differences of two models do not depend on the unit. Afterwards the scale can be built into the first layer and
//: the last, and the network talks in minutes:
//:
//: {{excerpt:chapters/chapter6/Recipe.swift#recipe}}
let standardisedNLL = try trained.standardised.negativeLogLikelihood(
  of: trained.scale(data))
chapter.claim(
  "The NLL of Old Faithful's durations in minutes is that of the standardised durations plus the logarithm of their standard "
    + "deviation: the difference.",
  try trained.network.negativeLogLikelihood(of: data) - standardisedNLL
    - trained.scale.logTargetScale, .equal(0, within: 1e-5))

//: The network is small, one hidden layer of ten units, and each epoch is one step with all data. The learning rate falls to
//: zero along half a cosine, so that the last steps are small ones and the network comes to rest. The noise is the subject of
//: the next section.
//:
//: ## Learning by heart
//:
//: With two hundred pairs a network soon has nothing more to learn from them but the pairs themselves. We set a third of the
//: data aside and watch two networks with six components, one without noise and one with.
let shuffled = data.selecting(random.permutation(of: data.count))
let (learning, validation) = try shuffled.splitting(last: data.count / 3)
let long = Recipe(components: 6, epochs: chapter.epochs(1000))
let longWithout = Recipe(components: 6, noise: 0, epochs: long.epochs)
let without = try longWithout.trained(on: learning, testedOn: validation, using: &random)
let with = try long.trained(on: learning, testedOn: validation, using: &random)
chapter.record(
  "noise minutes", long.noise * with.scale.inputs.standardDeviations[0], .decimals(1))
chapter.record("best epoch", without.bestEpoch)
chapter.record("last epoch", longWithout.epochs)
chapter.record("rise without", without.rise, .decimals(2))
chapter.record("rise with", with.rise, .decimals(2))
chapter.record("noise helps", with.rise < without.rise ? 1 : 0)
chapter.figure(
  "overfitting", learningByHeart(without, with),
  claim:
    "On Old Faithful, six components trained for a thousand epochs without noise overfit: by how much their NLL on validation "
    + "data ends above that on training data, in nats.", without.gap, .above(0))

//: Without noise the loss on the validation data is lowest after {{best epoch}} epochs, and at the end it is {{rise without}}
//: nats higher ({{figure:overfitting}}). Early stopping would help. *Noise on the inputs* does something else: in each epoch
//: every wait is moved a little, by a draw with a standard deviation of 0.2, or {{noise minutes}} minutes. What the network
//: says of one wait it must now say of slightly shorter and slightly longer ones. That is a modest thing to ask, and it takes
//: away much of what could be learnt by heart. With noise the loss ends {{rise with}} nats above its lowest value. In
//: {{sum:noise helps}} of {{seeds}} seeds that is less than without; so small a validation set leaves a good deal to luck.
//:
//: From here on all networks have the noise and {{epochs}} epochs. (We settled on these after some trials with the same data,
//: and whoever tries long enough finds settings that suit just these. So our results are a little better than they would be
//: for another August. The comparisons below are mostly between networks with the same settings.)
chapter.record("epochs", mixture.epochs)

//: ## How many components?
//:
//: A third of the data tests a model badly: the result depends on which third. In *cross-validation* every pair gets its
//: turn. We cut the data into ten *folds*, leave out one after another, train on the other nine and ask about the one.
//:
//: {{excerpt:chapters/chapter6/HeldOut.swift#crossValidation}}
//:
//: In the end each pair has an answer from a model that has not seen it.
let folds = randomFolds(data.count, 10, using: &random)
let counts = [1, 2, 3, 4, 6]
let candidates = try counts.map { count in
  let recipe = Recipe(components: count, epochs: mixture.epochs)
  return try HeldOut(data, folds: folds) {
    try recipe.trained(on: $0, using: &random).model
  }
}
let means = candidates.map { MeanAndError($0.losses).mean }
let best = means.indices.min { means[$0] < means[$1] } ?? 0
let excess = candidates.map { MeanAndError($0.losses, less: candidates[best].losses) }
let chosen = simplestWithinOneError(excess)
let (one, two, three) = (candidates[0], candidates[1], candidates[2])
let second = MeanAndError(one.losses, less: two.losses)  //hide
let third = MeanAndError(two.losses, less: three.losses)  //hide
chapter.record("best count", counts[best])
chapter.record("chosen count", counts[chosen])
chapter.record("chose three", counts[chosen] == 3 ? 1 : 0)
chapter.record("three NLL", means[2], .decimals(2))
chapter.record("three error", MeanAndError(three.losses).standardError, .decimals(2))
chapter.record("second gain", second.mean, .decimals(2))
chapter.record("second error", second.standardError, .decimals(2))
chapter.record("third gain", third.mean, .decimals(2))
chapter.record("third error", third.standardError, .decimals(2))
chapter.record("six excess", excess[4].mean, .decimals(2))
chapter.record("six error", excess[4].standardError, .decimals(2))
chapter.figure(
  "components", componentCounts(counts, means, excess),
  claim:
    "A second component is worth having for Old Faithful's durations: the cross-validated gain in NLL, in standard errors.",
  second.standardErrors, .above(1.5))

//: What is the mean of {{pairs}} losses worth? For three components it is {{three NLL}} nats with a standard error of
//: {{three error}}, which would drown most differences. But the models answer about the *same* pairs. An eruption that
//: surprises one surprises the others too, and in the difference of their losses such luck cancels. So we take the
//: differences, pair by pair, and *their* mean and standard error:
//:
//: {{excerpt:chapters/chapter6/MeanAndError.swift#paired}}
//:
//: The second component gains {{second gain}} ± {{second error}} nats (the number after ± is one standard error), the third
//: {{third gain}} ± {{third error}}. From there on it is a matter of luck which number of components comes out best, this
//: time {{best count}}; six are {{six excess}} ± {{six error}} behind it. A common rule says: take the simplest model that is
//: within one standard error of the best. It chooses {{chosen count}} here, and three components in {{sum:chose three}} of
//: {{seeds}} seeds. Two would do for two kinds of eruptions if both were Gaussian. But between the kinds there are eruptions
//: of middling length, few, and spread over two minutes ({{figure:answers}}).
//:
//: ## Other models on the same folds
//:
//: Is a network needed at all? We ask three others about the same folds. The first is the *straight line* of
//: {{chapter:regression}} with Gaussian noise of one width. The second we have already: with $K = 1$ the network is *one
//: Gaussian* whose mean and width depend on the wait. The third has no parameters to train. A *conditional kernel density
//: estimate* puts a small Gaussian on the duration of every pair that it knows, and gives it the more weight the closer the
//: pair's wait is:
//:
//: $$
//: p(y \mid x) = \sum_i \omega_i(x)\, \mathcal N(y; y_i, \lambda_y^2) , \qquad
//: \omega_i(x) = \frac{e^{-(x - x_i)^2/2\lambda_x^2}}{\sum_j e^{-(x - x_j)^2/2\lambda_x^2}} . \label{kernels}
//: $$
//:
//: That is a mixture, too, with a component for each pair.
//:
//: {{excerpt:chapters/chapter6/KernelDensity.swift#kernelAnswer}}
//:
//: Its two widths are chosen from a grid, so that the pairs of the nine folds are most likely, each under the estimate from
//: all the others. Then there is the network that has also learnt from the round numbers, and is asked only about measured
//: ones. And for the last, five networks like the one with three components learn from the same folds, from different starts,
//: and their answers are averaged, an *ensemble*.
let line = try HeldOut(data, folds: folds, fit: straightLine)
let inputWidths = (0..<7).map { 2 * Double.exp(0.3 * Double($0)) }  // 2 to 12 minutes
let targetWidths = (0..<7).map { 0.06 * Double.exp(0.3 * Double($0)) }  // 4 to 22 seconds
let kernels = try HeldOut(data, folds: folds) {
  KernelDensity($0, inputWidths: inputWidths, targetWidths: targetWidths).model
}
let coded = eruptions.filter { !$0.isMeasured }
let withCodes = try HeldOut(data, folds: folds) { measured in
  let both = try joined(measured, coded.map(\.wait), coded.map(\.duration))
  return try mixture.trained(on: both, using: &random).model
}
let ensemble = try HeldOut(data, folds: folds) {
  try pooledModel(5, of: mixture, $0, using: &random)
}
let shown = 85.0
let rows = [
  ("straight line", line), ("one Gaussian", one), ("three components", three),
  ("three, also learnt from codes", withCodes), ("kernels", kernels),
  ("ensemble of five", ensemble),
]
let worst = kernels.losses.indices.max { kernels.losses[$0] < kernels.losses[$1] } ?? 0
let toOne = MeanAndError(line.losses, less: one.losses)  //hide
let toThree = MeanAndError(one.losses, less: three.losses)  //hide
let codesCost = MeanAndError(withCodes.losses, less: three.losses)  //hide
let kernelExcess = MeanAndError(kernels.losses, less: three.losses)  //hide
let pooledGain = MeanAndError(three.losses, less: ensemble.losses)  //hide
let oneRanked = MeanAndError(one.rankedScores, less: three.rankedScores)  //hide
let thirdRanked = MeanAndError(two.rankedScores, less: three.rankedScores)  //hide
let others = data.targets.elements.indices.filter { $0 != worst }  //hide
let otherwise = MeanAndError(  //hide
  others.map { kernels.losses[$0] }, less: others.map { three.losses[$0] })  //hide
chapter.record("shown", shown, .shortest)
chapter.record("kernel loss", kernels.losses[worst], .decimals(0))
chapter.record("network loss there", three.losses[worst], .decimals(0))
chapter.record("worst seconds", 60 * kernels.targets[worst], .decimals(0))
chapter.record("kernel excess", kernelExcess.mean, .decimals(2))
chapter.record("kernel error", kernelExcess.standardError, .decimals(2))
chapter.record("otherwise", otherwise.mean, .decimals(2))
chapter.record("otherwise error", otherwise.standardError, .decimals(2))
chapter.record("CRPS of one", oneRanked.mean, .decimals(3))
chapter.record("CRPS of third", thirdRanked.mean, .decimals(3))
chapter.record("codes cost", codesCost.mean, .decimals(2))
chapter.record("codes error", codesCost.standardError, .decimals(2))
chapter.record("pooled gain", pooledGain.mean, .decimals(3))
chapter.record("pooled error", pooledGain.standardError, .decimals(3))
chapter.table(
  "models", modelsCaption,
  columns: ["model", "NLL", "against three components", "worst", "CRPS"],
  rows: rows.map { name, model in
    [
      .text(name), .number(MeanAndError(model.losses).mean, .decimals(3)),
      .text(MeanAndError(model.losses, less: three.losses).text),
      .number(model.losses.max() ?? .nan, .decimals(0)),
      name == "kernels"
        ? "" : .number(MeanAndError(model.rankedScores).mean, .decimals(3)),
    ]
  })
try chapter.figure(
  "answers", fourAnswers(data, at: shown, [straightLine(data), trained.model]),
  claim:
    "On the same folds of Old Faithful, three components are better than one Gaussian whose mean and width depend on the wait: "
    + "the gain in NLL, in standard errors.", toThree.standardErrors, .above(3))
chapter.claim(
  "On the same folds of Old Faithful, one Gaussian whose mean and width depend on the wait is better than a straight line with "
    + "one width: the gain in NLL, in standard errors.", toOne.standardErrors, .above(3))
chapter.claim(
  "The kernel density estimate of Old Faithful's durations pays dearly for one eruption: its greatest loss, in nats.",
  kernels.losses[worst], .above(12))
chapter.claim(
  "But for its worst eruption the kernel density estimate of Old Faithful's durations does as well as three components: how "
    + "far their mean losses are apart, in nats.", abs(otherwise.mean), .below(0.12))
chapter.claim(
  "A network that has also learnt Old Faithful's round durations is worse about the measured ones: by how much, in nats.",
  codesCost.mean, .above(0))

//: {{table:models}} has the results, and {{figure:answers}} two of the answers. The line cannot do what is needed here. One
//: Gaussian with a width of its own for every wait does better, and three components better still. The kernels are
//: {{kernel excess}} ± {{kernel error}} nats behind the network, which is a large error for a large difference, and nearly
//: all of it comes from one eruption. It lasted {{worst seconds}} seconds, the shortest of all. In the fold that lacks it
//: nothing was nearly as short, and narrow Gaussians fall off fast: the estimate loses {{kernel loss}} nats on this one pair,
//: and the network {{network loss there}}. On all the others the kernels are {{otherwise}} ± {{otherwise error}} nats behind.
//: **A mean loss can be one observation.** Look at the largest before you explain the mean.
//:
//: Likelihood does not forgive a model that has called something impossible. A milder score is the *continuous ranked
//: probability score* (CRPS). With $Y$ and $Y'$ drawn independently from the answer,
//:
//: $$
//: \mathrm{CRPS} = \mathbb E\lvert Y - y\rvert - \tfrac12 \mathbb E\lvert Y - Y'\rvert . \label{crps}
//: $$
//:
//: It has the unit of $y$, is the absolute error if the answer is a single number, and like the NLL is least in expectation
//: for the true distribution {{reference:gneiting2007}}. But it asks for distances on the axis of $y$, not for heights. One
//: Gaussian has lost {{CRPS of one}} minutes by it to three components; the third of these, which gained {{third gain}} nats,
//: gains {{CRPS of third}}. Which score is right depends on what one needs to know: how far off one may be, or how likely
//: things are.
//:
//: The codes have cost {{codes cost}} ± {{codes error}} nats on durations to which they do not belong. The ensemble gains
//: {{pooled gain}} ± {{pooled error}} over a single network. Averaging answers never does worse than the average of their
//: losses, because $-\ln$ is convex (Exercise 4), and it takes away some of the luck of the start.
//:
//: ## Neighbours in time
//:
//: Cross-validation and standard errors treat the pairs as independent. Eruptions are not: no short one followed a short one.
//: Is there a leak, through which the held-out pairs are known from their neighbours? Then it should close if whole stretches
//: of time are left out together. And are the losses of neighbours alike? Then the standard errors would be too small.
//:
//: {{excerpt:chapters/chapter6/HeldOut.swift#folds}}
let threeByBlocks = try HeldOut(data, folds: blocks(data.count, 10)) {
  try mixture.trained(on: $0, using: &random).model
}
let change = MeanAndError(threeByBlocks.losses, less: three.losses)
let differences = zip(one.losses, three.losses).map { $0 - $1 }
let surprises = three.transforms.map(Normal.standardQuantile)
let chance = 2 / Double(data.count).squareRoot()
chapter.record("block change", change.mean, .decimals(3))
chapter.record("block error", change.standardError, .decimals(3))
chapter.record("alike differences", correlationWithNext(differences), .decimals(2))
chapter.record("alike surprises", correlationWithNext(surprises), .decimals(2))
chapter.record("chance", chance, .decimals(2))
chapter.claim(
  "Folds of neighbouring eruptions of Old Faithful give the same NLL as random folds for three components: the difference, in nats.",
  change.mean, .equal(0, within: 0.1))
chapter.claim(
  "Surprises about Old Faithful alternate: the correlation of how far a duration is from the answer, as a normal quantile, with "
    + "the same of the next measured one.", correlationWithNext(surprises), .below(-0.05))

//: With folds that are blocks of time the loss changes by {{block change}} ± {{block error}} nats: no leak to speak of. The
//: differences between one Gaussian and three components have a correlation of {{alike differences}} from one pair to the
//: next; for independent ones it would be within ±{{chance}} in nineteen cases of twenty. So the standard errors above can be
//: believed.
//:
//: And yet something is left. Put each duration into the distribution function of its answer, and turn the probability into a
//: normal quantile: that is how far it is above or below what was expected. From one eruption to the next these surprises
//: have the correlation {{alike surprises}}. An eruption longer than expected tends to be followed by one shorter than
//: expected. So the wait does not tell everything that the past has to say (Exercise 5).
//:
//: ## Is it calibrated?
//:
//: As in {{section:is-it-calibrated}} of {{chapter:the-mixture-density-network}} we look at the probability integral
//: transform, and ask more directly, too: how many of the durations lie in the interval that should hold half of them, with a
//: quarter on either side? How many in that for nine in ten?
chapter.table(
  "coverage", coverageCaption,
  columns: ["model", "half", "nine in ten"],
  rows: rows.map { name, model in
    [
      .text(name), .number(100 * model.coverage(ofCentral: 0.5), .decimals(0)),
      .number(100 * model.coverage(ofCentral: 0.9), .decimals(0)),
    ]
  })
let bins = 10  //hide
let coverageError = 100 * (0.5 * 0.5 / Double(data.count)).squareRoot()  //hide
chapter.record("coverage error", coverageError, .decimals(0))
chapter.record("bins", bins)
try chapter.figure(
  "transforms",
  transformHistograms([("one Gaussian", one), ("three components", three)], bins: bins),
  claim:
    "Three components are calibrated on Old Faithful's durations: the share of held-out ones in their central intervals of "
    + "probability 0.9.", three.coverage(ofCentral: 0.9), .equal(0.9, within: 0.06))
chapter.claim(
  "One Gaussian is not calibrated on Old Faithful's durations: the share of held-out ones in its central intervals of "
    + "probability one half.", one.coverage(ofCentral: 0.5), .below(0.46))

//: A share of {{pairs}} pairs has a standard error of up to {{coverage error}} percentage points. With one Gaussian too few
//: durations lie in the middle half: where there are two kinds of eruptions, it puts its middle between them
//: ({{figure:transforms}}). Its wider intervals are right all the same. It is possible to be wrong about the shape and right
//: about nine in ten, and whoever looks at one number only would not notice.
//:
//: ## When?
//:
//: Now the visitor. We count from the start of the last eruption, and ask for the wait until the next. Waits were noted at
//: night too, so all of them can serve. What is known depends on the visitor. The first has just arrived and asks at the
//: desk. The second has read on a board how long the wait before the last eruption was. The third has seen the last eruption
//: and taken its time. The same recipe serves for all three; for the first the input is always zero.
let next = Array(waits.dropFirst())
let knowledge = [
  ("nothing", next.map { _ in 0.0 }), ("the wait before", Array(waits.dropLast())),
  ("the last duration", Array(durations.dropLast())),
]
let visits = try knowledge.map { try DataSet(inputs: $0.1, targets: next) }
let waitFolds = randomFolds(next.count, 10, using: &random)
let visitors = try visits.map { pairs in
  try HeldOut(pairs, folds: waitFolds) {
    try mixture.trained(on: $0, using: &random).model
  }
}
let lineForWaits = try HeldOut(visits[2], folds: waitFolds, fit: straightLine)
let networks = try visits.map { try mixture.trained(on: $0, using: &random).network }
let level = 0.8
let situations: [(name: String, answer: GaussianMixture)] = try [
  ("nothing", networks[0].conditional(at: [0.0])),
  ("it came after \(Int(shown)) minutes", networks[1].conditional(at: [shown])),
  ("it lasted 1 min 50 s", networks[2].conditional(at: [110.0 / 60])),
  ("it lasted 4 min 30 s", networks[2].conditional(at: [4.5])),
]
let onBoard = situations[1].answer
let boardRegion = try onBoard.highestDensityRegion(probability: level)
let boardCentral = try onBoard.centralInterval(probability: level)
let valley = onBoard.density(onBoard.mean[0]) / (onBoard.modes.first?.density ?? .nan)
let kept = visitors.map { $0.coverage(ofDensest: level) }
let boardGain = MeanAndError(visitors[0].losses, less: visitors[1].losses)
let sightGain = MeanAndError(visitors[1].losses, less: visitors[2].losses)
let lineExcess = MeanAndError(lineForWaits.losses, less: visitors[2].losses)
chapter.record("visits", next.count)
chapter.record("board gain", boardGain.mean, .decimals(2))
chapter.record("board error", boardGain.standardError, .decimals(2))
chapter.record("sight gain", sightGain.mean, .decimals(2))
chapter.record("sight error", sightGain.standardError, .decimals(2))
chapter.record("line excess", lineExcess.mean, .decimals(3))
chapter.record("line error", lineExcess.standardError, .decimals(3))
chapter.record("pieces", boardRegion.intervals.count)
chapter.record("board mean", onBoard.mean[0], .decimals(0))
chapter.table(
  "visitors", visitorsCaption,
  columns: ["known", "NLL", "CRPS", "in the region"],
  rows: zip(knowledge, visitors).map { known, visitor in
    [
      .text(known.0), .number(MeanAndError(visitor.losses).mean, .decimals(3)),
      .number(MeanAndError(visitor.rankedScores).mean, .decimals(2)),
      .number(100 * visitor.coverage(ofDensest: level), .decimals(0)),
    ]
  })
try chapter.table(
  "answers", answersCaption,
  columns: ["known", "mean", "central interval", "highest density"],
  rows: situations.map { known, answer in
    [
      .text(known), .number(answer.mean[0], .decimals(0)),
      .text(minutes([try answer.centralInterval(probability: level)])),
      .text(minutes(try answer.highestDensityRegion(probability: level).intervals)),
    ]
  })
try chapter.figure(
  "when", nextWaits(situations, level),
  claim:
    "Knowing how long the last eruption lasted is worth more than half a nat about the wait for the next, compared with knowing "
    + "nothing: the cross-validated gain in NLL, in nats.",
  boardGain.mean + sightGain.mean, .above(0.5))
chapter.claim(
  "The wait before Old Faithful's last eruption tells something about the next wait: the gain in NLL over knowing nothing, in "
    + "standard errors.", boardGain.standardErrors, .above(3))
chapter.claim(
  "After a wait of 85 minutes, the region of highest density for Old Faithful's next wait is shorter than the central interval "
    + "of the same probability, 0.8: the ratio of their lengths.",
  length(boardRegion.intervals) / length([boardCentral]), .below(0.99))
chapter.claim(
  "After a wait of 85 minutes, the region of highest density of probability 0.8 for Old Faithful's next wait consists of two "
    + "intervals.", Double(boardRegion.intervals.count), .equal(2))
chapter.claim(
  "After a wait of 85 minutes, the mean of the answer about Old Faithful's next wait lies in a valley: the density there, as a "
    + "share of the highest.", valley, .below(0.5))
chapter.claim(
  "Whatever is known, regions of highest density of probability 0.8 hold about that share of Old Faithful's held-out waits: the "
    + "greatest deviation.", kept.map { abs($0 - 0.8) }.max() ?? .nan, .below(0.08))
chapter.claim(
  "Given the last duration, a straight line predicts Old Faithful's next wait as well as three components do: how much larger "
    + "its NLL is, in nats.", lineExcess.mean, .below(0.06))

//: What each knows is worth something ({{table:visitors}}). The board gains {{board gain}} ± {{board error}} nats, having
//: seen the last eruption another {{sight gain}} ± {{sight error}}. For the third visitor the question is easy: a straight
//: line is {{line excess}} ± {{line error}} nats behind three components. Where a line is what there is, a network finds
//: little else.
//:
//: What to say? {{table:answers}} offers three answers for each. The *mean* of the second visitor's distribution is
//: {{board mean}} minutes, a time at which the geyser seldom erupts, as {{figure:when}} shows. The *central interval* leaves
//: out a tenth at either end. It can be told in one breath, but it includes the valley in the middle. The *region of highest
//: density* is the shortest set with the same probability: all waits whose density is above a level, here {{pieces}} pieces.
//: It tells the visitor when to be there, and when there is time for coffee. Where there is one peak, it is hardly different
//: from the central interval, and the mean plus or minus something would do.
//:
//: ## A guarantee
//:
//: The regions held about as many of the held-out waits as they should, because the network happens to be calibrated. A
//: careless one is not. But any model can be made to keep its promise, whether it is good or bad, with some data that it has
//: not learnt from. Ask, for each of them, at what level it would just have been inside: the probability of all that the
//: model finds denser. If among $n$ such levels one takes the $\lceil (n + 1)\, c \rceil$-th smallest, then a *new* level is
//: at most that large with a probability of at least $c$; for if all $n + 1$ are exchangeable, the new one is equally likely
//: to have any rank among them. This is *split conformal prediction* {{reference:vovk2005}}. As the careless model we take
//: six components, without noise.
let promise = 0.9
let repairs = try (0..<20).map { _ in
  let pairs = data.selecting(random.permutation(of: data.count))
  let (learning, rest) = try pairs.splitting(last: 120)
  let (calibration, test) = try rest.splitting(last: 60)
  let recipe = Recipe(components: 6, noise: 0, epochs: chapter.epochs(300))
  let model = try recipe.trained(on: learning, using: &random).model
  let threshold = try SplitConformal(scores: levels(model, calibration))
    .threshold(coverage: promise)
  let unseen = try levels(model, test)
  return (
    promised: share(unseen) { $0 <= promise },
    repaired: share(unseen) { $0 <= threshold },
    threshold: threshold
  )
}
let promised = MeanAndError(repairs.map(\.promised))
let repaired = MeanAndError(repairs.map(\.repaired))
chapter.record("repairs", repairs.count)
chapter.record("calibration pairs", 60)
chapter.record("promised", 100 * promised.mean, .decimals(0))
chapter.record("repaired", 100 * repaired.mean, .decimals(0))
chapter.record(
  "mean threshold", MeanAndError(repairs.map(\.threshold)).mean, .decimals(2))
chapter.claim(
  "Six components, trained without noise on a part of Old Faithful's durations, promise too much: the mean share of unseen "
    + "durations in their regions of probability 0.9.", promised.mean, .below(0.88))
chapter.claim(
  "Split conformal prediction keeps the promise of such careless networks: the mean share of unseen durations in their regions "
    + "for a coverage of 0.9.", repaired.mean, .equal(0.91, within: 0.07))

//: Over {{repairs}} random splits, their regions of probability 0.9 hold {{promised}}% of the unseen durations. With
//: {{calibration pairs}} pairs for the calibration the level becomes {{mean threshold}} on average, and the share
//: {{repaired}}%. What is guaranteed is a share among all, over data and splits; for short waits it may be higher, and for
//: long ones lower. And the regions of a bad model are large. The guarantee makes it honest, not good. (Eruptions are
//: exchangeable only more or less, as the section on neighbours has shown.)
//:
//: ## Summary
//:
//: - Look at the data first, at repeated numbers above all. A density finds them, and pays itself with them.
//: - A density has a unit, and so has an NLL. Differences of NLLs have none.
//: - With few data a network learns by heart. Noise on its inputs helps, and so do fewer epochs.
//: - Compare models on the same held-out pairs, with the standard error of the difference. What is within one of them is
//:   luck.
//: - A mean may be one observation. Look at the largest losses, and at a second score.
//: - A model may be right about nine in ten and wrong about the shape.
//: - Where a straight line will do, take it. Where there are two answers, say both.
//:
//: ## Exercises
//:
//: 1. The visitor has waited for 60 minutes since the start of the last eruption, and nothing has happened. Show that the
//:    distribution function of the wait is now $\bigl(F(y) - F(60)\bigr)/\bigl(1 - F(60)\bigr)$ for $y > 60$. What is its
//:    median for the second visitor of {{table:answers}}? (It is {{later median}} minutes.)
//: 2. Let an eruption that was coded as long count with $-\ln\bigl(1 - F(3.5 \mid x)\bigr)$ in the loss. What are its
//:    derivatives with respect to $a_k$, $\mu_k$ and $s_k$? Would you expect a better NLL on the measured durations?
//: 3. Of the targets of a data set, $n$ are equal. Show that the likelihood of a mixture grows without bound if a component
//:    with any share $\pi > 0$ has its mean there and its $\sigma$ falls to zero, as long as another component covers the
//:    other targets. Now noise with the standard deviation $\tau$ is added to the targets in every epoch. Which $\sigma$ is
//:    best?
//: 4. Show that the NLL of the average of $M$ densities is at most the average of their NLLs. When are they equal?
//: 5. Give the network two inputs, the wait and the duration of the eruption before. On how many pairs are both measured?
//:    Does the NLL fall by more than one standard error, on the same folds?
//: 6. You arrive at a random moment and know nothing. Why is the mean time until the next eruption more than half of the mean
//:    wait? (It is $\mathbb E[Y^2]/2\,\mathbb E[Y]$: with these waits {{random arrival}} minutes, where half the mean wait is
//:    {{half the mean}}.)
let survived = 1 - onBoard.cumulative(60)  //hide
let meanSquare = MeanAndError(waits.map { $0 * $0 }).mean  //hide
let meanWait = MeanAndError(waits).mean  //hide
chapter.record("later median", onBoard.quantile(1 - survived / 2), .decimals(0))
chapter.record("random arrival", meanSquare / (2 * meanWait), .decimals(1))
chapter.record("half the mean", meanWait / 2, .decimals(1))
chapter.finish()  //hide
