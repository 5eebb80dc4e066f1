import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import NetworkViews  //hide
import NeuralNetworks  //hide
import Probability  //hide
import Problems  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Two outputs: a robot arm
//:
//: So far every answer was a single number, and the data were noisy. Now the answer is a pair of numbers, and there is no noise
//: at all. The problem is the one with which C. M. Bishop's report ends {{reference:bishop1994}}: how must a robot bend its
//: joints to bring its hand to a given place? There are often two ways. This chapter asks what a mixture says when what it is
//: asked has exactly two right answers, what its components look like in two dimensions, and why a better likelihood may
//: come with worse answers.
//:
//: ## The arm
//:
//: An arm moves in a plane. Its shoulder is at the origin; an upper arm of length $L_1 = {{upper arm}}$ leads to the elbow, and a
//: lower arm of length $L_2 = {{lower arm}}$ from there to the hand. The shoulder's angle $y_1$ is that between the first axis and the
//: upper arm, the elbow's angle $y_2$ that between the two links: at $y_2 = \pi$ the arm is straight. The hand is then at
//:
//: $$
//: \begin{aligned}
//: x_1 &= L_1 \cos y_1 - L_2 \cos(y_1 + y_2), \\
//: x_2 &= L_1 \sin y_1 - L_2 \sin(y_1 + y_2) .
//: \end{aligned} \label{forward}
//: $$
//:
//: From the angles to the position is the *forward* problem; it is solved by putting numbers into a formula. We want to go
//: back: given the position $x = (x_1, x_2)$, which angles $y = (y_1, y_2)$ lead there? As in Bishop's report, the angles are
//: drawn uniformly, $y_1$ between ${{first shoulder}}$ and ${{last shoulder}}$ and $y_2$ between $\tfrac12\pi$ and $\tfrac32\pi$, 1,000 pairs to train
//: with and 1,000 to test with. (`inverted` makes inputs of the positions and targets of the angles.)
var random = RandomSource(seed: chapter.seed)
let data = try RobotArm.sample(1000, using: &random).inverted
let test = try RobotArm.sample(1000, using: &random).inverted
let targets = Targets(test)
let shoulder = RobotArm.shoulderAngles  //hide
chapter.record("upper arm", RobotArm.upperArm, .shortest)
chapter.record("lower arm", RobotArm.lowerArm, .shortest)
chapter.record("first shoulder", shoulder.lowerBound, .shortest)
chapter.record("last shoulder", shoulder.upperBound, .shortest)

//: ## Two poses for one position
//:
//: Let $r$ be the distance of the position from the shoulder. By the law of cosines $r^2 = L_1^2 + L_2^2 - 2 L_1 L_2 \cos y_2$,
//: which fixes the cosine of the elbow's angle, and leaves its sine two signs. So there are two poses, mirror images in the
//: line from the shoulder to the hand. In one the upper arm lies ahead of that line by an angle $\alpha$, in the other as far
//: behind it. {{figure:arm}} shows both for one position. Where the mirror image would need a shoulder's angle outside its
//: range, only one of the two is allowed.
let marked = Pose(shoulder: 0.97, elbow: 1.8).handPosition
let limits = RobotArm.limits
let exact = exactMeans(targets, drawn: test)
let exactMisses = misses(exact, targets.hands)
let returned = targets.hands.flatMap { hand in  //hide
  RobotArm.poses(reaching: hand).map { distance($0.handPosition, hand) }  //hide
}  //hide
let doubleShare = Double(targets.double.count) / Double(test.count)  //hide
let markedMean = RobotArm.meanPose(reaching: marked)?.handPosition ?? marked  //hide
chapter.record("double share", 100 * doubleShare, .decimals(1))
chapter.record("expected share", 100 * limits.shareWithTwoPoses, .decimals(1))
chapter.record("marked miss", distance(markedMean, marked), .decimals(2))
chapter.figure("arm", armAndReach(marked, targets))
chapter.claim(
  "Both poses that the law of cosines gives for a test position lead back to it by {{equation:forward}}: the greatest "
    + "distance.", returned.max() ?? .nan, .equal(0, within: 1e-6))

//: Which of two allowed poses is the more probable, given the position? A uniform density of the angles becomes, in the plane
//: of positions, a density that is greater where the forward map shrinks areas. It shrinks them by the factor
//: $\lvert \det \partial x / \partial y \rvert = L_1 L_2 \lvert \sin y_2 \rvert$, the determinant of the four derivatives of
//: {{equation:forward}}. (The shoulder only turns the arm, so the elbow alone counts.) The two poses have sines of opposite
//: sign and the same size: *both are equally probable*. So here is the exact answer. With one allowed pose, all of
//: the probability is on it; with two, one half on each. Of the test positions, {{double share}}% have two; over all
//: positions it is {{expected share}}%.
//:
//: ## What least squares answers
//:
//: The least squared error of the angles is that of their conditional mean. At a position with two poses it is the mean of
//: the two: the shoulder points straight at the hand, and the mean of $y_2$ and $2\pi - y_2$ is $\pi$. The arm is
//: straight, and reaches $1 - r$ too far. **The mean of two solutions is no solution.** That holds for every
//: problem whose set of solutions is not *convex*, that is, does not contain all that lies between any two of its
//: members; two separate points never are.
//:
//: How much does that cost at best? Let $\psi = \lvert y_2 - \pi \rvert$ be how far the elbow is bent, uniform between 0 and
//: $\tfrac12\pi$. The mirror image has its shoulder $2\alpha$ away, so it is allowed with probability $1 - 2\alpha/({{last shoulder}} - {{first shoulder}})$,
//: and the expected square of the distance by which the hand of the mean pose misses its place is
//:
//: $$
//: \frac{2}{\pi} \int_0^{\pi/2} \Bigl(1 - \frac{2\alpha}{ {{last shoulder}} - {{first shoulder}} }\Bigr) (1 - r)^2\, d\psi, \qquad
//: \begin{aligned}
//: r^2 &= L_1^2 + L_2^2 + 2 L_1 L_2 \cos\psi, \\
//: r \sin\alpha &= L_2 \sin\psi .
//: \end{aligned} \label{missed}
//: $$
//:
//: Its root is {{expected miss}}, with the arm's full length as the unit. No network that learns the mean well can do much
//: better than that: to come nearer to the position it would have to be further from the mean.
//:
//: We measure all answers by this root mean square of the distance between where the hand should be and where it would be.
//:
//: {{excerpt:chapters/chapter7/Measures.swift#misses}}
//:
//: Before training we bring inputs and targets to mean 0 and variance 1, each column by itself; this is called
//: *standardisation*. Initial weights are made for inputs and outputs of that size, and the squared error of both angles
//: together only means something if both have comparable units: here $y_2$ varies more than three times as much as $y_1$.
//: Afterwards the first and the last layer of the trained network take in the linear maps there and back, so that it asks and
//: answers in the units of the data. The learning rate falls along half a wave of the cosine from 0.01 to nothing.
let standardisation = try Standardisation(of: data)
let training = try standardisation(data)
func adam(_ epochs: Int) -> Adam {
  Adam(learningRate: 0.01, schedule: .cosine(epochs: epochs))
}
let shortEpochs = chapter.epochs(200)
var leastSquares = try FeedForwardNetwork(
  inputs: 2, hidden: [30, 30], outputs: 2, activation: .tanh, using: &random)
_ = try train(
  &leastSquares, on: training, optimiser: adam(shortEpochs), epochs: shortEpochs,
  batchSize: 125)
leastSquares = try leastSquares.inOriginalUnits(of: standardisation)
let predicted = try leastSquares.predict(test.inputs)
let straight = (0..<test.count).map { Pose(predicted.row($0).map(Double.init)) }
let leastSquaresMisses = misses(straight, targets.hands)
let leastSquaresError = rootMeanSquare(leastSquaresMisses)
let exactError = rootMeanSquare(exactMisses)
let both = targets.double  //hide
let bends = meanBend(both.map { straight[$0] })  //hide
let trueBends = meanBend(both.map { targets.poses[$0][0] })  //hide
chapter.record("expected miss", limits.missedDistance, .decimals(4))
chapter.record("exact miss", exactError, .decimals(4))
chapter.record("least squares miss", leastSquaresError, .decimals(4))
chapter.record("bend", bends, .decimals(2))
chapter.record("true bend", trueBends, .decimals(2))
chapter.claim(
  "The least-squares network misses the test positions, in root mean square, by about as much as the exact conditional "
    + "mean of the angles does: the difference, in units of the arm's length.",
  leastSquaresError - exactError, .equal(0, within: 0.01))
chapter.claim(
  "At test positions with two allowed poses the least-squares network answers with an arm that is straighter than either: the mean "
    + "bend of its elbow as a share of theirs.", bends / trueBends, .below(0.4))

//: On the test positions the exact conditional mean misses by {{exact miss}} and the network by {{least squares miss}}. It has
//: learnt what it was asked. Where two poses are allowed, it bends the elbow by {{bend}} rad on average, where it should be
//: {{true bend}}.
//:
//: ## A mixture over two angles
//:
//: Nothing is new in the mixture of {{equation:mixture}}, except that $y$ and $\mu_k$ are now vectors of $D = 2$ numbers.
//: We begin with the isotropic components of {{equation:isotropic}}, of which each has one variance for both dimensions. Two poses
//: want two components.
let longEpochs = chapter.epochs(300)
func trained(
  _ components: Int, _ covariance: CovarianceStructure, epochs: Int,
  using random: inout RandomSource
) throws -> TrainedMixture {
  var network = try MixtureDensityNetwork(
    inputs: 2, hidden: [30, 30], components: components, outputs: 2,
    covariance: covariance, activation: .tanh, using: &random)
  _ = try train(
    &network, on: training, optimiser: adam(epochs), epochs: epochs, batchSize: 125)
  return try TrainedMixture(network, standardisation)
}
let mixture = try trained(2, .isotropic, epochs: longEpochs, using: &random)
let answers = try Answers(mixture.network, at: test.inputs)
let probableMisses = misses(answers.mostProbable, targets.hands)
let meanMisses = misses(answers.means, targets.hands)
let probableError = rootMeanSquare(probableMisses)  //hide
let meanError = rootMeanSquare(meanMisses)  //hide
let colours = 0.0003...0.2  //hide
chapter.record("probable miss", probableError, .decimals(4))
chapter.record("mean miss", meanError, .decimals(4))
chapter.record("times better", leastSquaresError / probableError, .significant(2))
chapter.figure(
  "misses",
  missesOverReach(
    targets, leastSquares: leastSquaresMisses, mixture: probableMisses, range: colours),
  claim:
    "In root mean square the most probable of two isotropic components misses the test positions by less than a tenth of what the "
    + "least-squares network does: the ratio.", probableError / leastSquaresError,
  .below(0.1))
chapter.claim(
  "The mean of the mixture of two isotropic components is as useless as that of least squares: it misses the test positions, in "
    + "root mean square, by this many times as much as the most probable component.",
  meanError / probableError, .above(10))

//: The mean of the more probable component misses by {{probable miss}}, {{times better}} times less than least squares;
//: {{figure:misses}} shows where. The mean of the whole mixture misses by {{mean miss}}. It is the mean again, only learnt
//: in another way, and no better for it.
//:
//: How far can the likelihood rise? In the chapters before, noise put a limit to it. Here the exact distribution
//: has all its probability in one or two points, its density is infinite there, and the better the network hits them the narrower
//: it may make its components. The NLL falls as long as training finds something to improve. A component's
//: width therefore does not describe noise: it says how well the network knows its own answer. And the NLL depends on the
//: unit. Targets divided by $\sigma_1$ and $\sigma_2$ have densities $\sigma_1 \sigma_2$ times as large, so to return to
//: radians one adds $\ln \sigma_1 + \ln \sigma_2$ to their NLL. Our network is back in radians already. (Its components,
//: isotropic in the standardised angles, are now $\sigma_2/\sigma_1$ times as wide in $y_2$ as in $y_1$.)
let trainNLL = try mixture.network.negativeLogLikelihood(of: data)
let testNLL = try mixture.network.negativeLogLikelihood(of: test)
chapter.record("train NLL", trainNLL, .decimals(2))
chapter.record("test NLL", testNLL, .decimals(2))

//: That gives {{test NLL}} nats on the test data and {{train NLL}} on the training data.
//:
//: ## Modes as answers
//:
//: A robot needs one pose, but it wants to know all: one of them may be blocked. The *modes* of the density, its local maxima,
//: are the natural list. In one dimension we found them between places where the density rises and places where it falls.
//: In the plane there is no such order, but one can climb. Set the gradient of $p(y \mid x)$ with respect to $y$ to zero and
//: solve for the $y$ that stands outside of the responsibilities. For isotropic components that gives
//:
//: $$
//: y = \frac{\sum_k \gamma_k \mu_k / \sigma_k^2}{\sum_k \gamma_k / \sigma_k^2} . \label{climb}
//: $$
//:
//: Put the $\gamma_k$ of the present $y$ in on the right, take what comes out on the left for the next one, and repeat: no
//: step ever goes downhill. Started from the mean of each component, this finds the modes that can be reached from there; two
//: starts may end at the same place. We keep modes whose density is at least a hundredth of the highest.
let modeMisses = misses(answers.highestModes, targets.hands)
let nearest = answers.nearestModes(targets.hands)
let nearestMisses = misses(nearest, targets.hands)
let close = 0.02
let (inner, outer) = (0.9, 0.97)  //hide
let lengths = targets.hands.map { distance($0, .zero) }  //hide
let innerMiss = medianMiss(modeMisses, where: lengths.map { $0 < inner })  //hide
let outerMiss = medianMiss(modeMisses, where: lengths.map { $0 > outer })  //hide
let bothFound = shareWithBothPoses(answers.modes, targets, within: close)
let rows: [(name: String, misses: [Double])] = [
  ("least squares", leastSquaresMisses), ("mean of the mixture", meanMisses),
  ("most probable component", probableMisses), ("highest mode", modeMisses),
  ("nearest mode", nearestMisses),
]
chapter.record("close", close, .decimals(2))
chapter.record("inner", inner, .decimals(2))
chapter.record("outer", outer, .decimals(2))
chapter.record("inner miss", innerMiss, .decimals(4))
chapter.record("outer miss", outerMiss, .decimals(4))
chapter.record("both found", 100 * bothFound, .decimals(1))
chapter.table(
  "answers",
  "By how much the hand misses the test positions, in units of the arm's length: root mean square, median and maximum.",
  columns: ["answer", "root mean square", "median", "maximum"],
  rows: rows.map { row in
    [.text(row.name)]
      + [
        rootMeanSquare(row.misses), quantile(0.5, of: row.misses),
        quantile(1, of: row.misses),
      ]
      .map { .number($0, .decimals(4)) }
  })
chapter.figure(
  "distribution", sharesOfMisses(Array(rows.prefix(4))),
  claim:
    "At half of the test positions the highest mode of the two isotropic components misses by less than 0.3 times what it misses "
    + "by at the worst: the ratio of the median to the maximum.",
  quantile(0.5, of: modeMisses) / quantile(1, of: modeMisses), .below(0.3))
chapter.claim(
  "Where two poses are allowed, the modes of two isotropic components show both: the share of those test positions at which each "
    + "pose has a mode with the elbow within {{close}} of its place and the hand within {{close}} of the position.",
  bothFound, .above(0.9))
chapter.claim(
  "Where the arm must be almost straight, two isotropic components answer less exactly: the median miss of the highest mode at test "
    + "positions with $r > {{outer}}$, divided by that at positions with $r < {{inner}}$.",
  outerMiss / innerMiss, .above(1.2))

//: At {{both found}}% of the positions with two poses the modes show both, elbow and hand to within {{close}}. Whoever knows the
//: forward formula can put each mode into it and take the better one, the last row of {{table:answers}}. That costs next to
//: nothing, and with a robot one would always do it. It is also a check that needs no test data: a pose that does not lead
//: where it should is known to be wrong.
//:
//: A root mean square says little about the worst case. {{figure:distribution}} shows all misses; the tails are long. One
//: place where it is difficult can be named. As the arm becomes straight, $\sin y_2$ goes to zero, and with it the determinant
//: above: the angles change ever faster with the position, and a smooth network cannot follow. Where $r$ is greater than
//: {{outer}} the median miss of the highest mode is {{outer miss}}, where it is smaller than {{inner}} it is {{inner miss}}.
//:
//: ## Where one pose is left
//:
//: When the position moves out of the region with two poses, one of them ends at its limit, and the probability of the other
//: jumps from one half to one. {{figure:shares}} follows the shares around the shoulder.
let arcDistance = 0.9
let arc = try SharesAlongArc(distance: arcDistance, directions: grid(0.1...1.4, 261)) {
  try shareAhead(mixture.network, at: $0)
}
chapter.record("arc distance", arcDistance, .decimals(1))
chapter.record("arc difference", arc.meanDifference, .decimals(3))
chapter.figure(
  "shares", sharesOfPoses(arc),
  claim:
    "Along the arc the shares of the two isotropic components follow the three exact steps: the mean difference.",
  arc.meanDifference, .below(0.12))

//: The network rounds the corners. A pose that has just ceased to be allowed keeps some of the probability, and it may keep a
//: mode. It would still bring the hand to its place; only the data, and perhaps the robot's joints, do not allow it. Whoever
//: must respect limits has to check them.
//:
//: ## Components of any shape
//:
//: An isotropic component is equally uncertain in all directions. That is a strong statement, and it depends on the units.
//: In general the uncertainty of $D$ numbers has a *covariance matrix* $\Sigma$. On its diagonal stand the variances, and
//: elsewhere the covariances $\Sigma_{cd} = \mathbb E[(y_c - \mu_c)(y_d - \mu_d)]$, positive if
//: both numbers tend to be too large together. The normal distribution with this covariance is
//:
//: $$
//: \mathcal N(y; \mu, \Sigma) = (2\pi)^{-D/2} (\det \Sigma)^{-1/2}
//: \exp\bigl(-\tfrac12 (y - \mu)^{\mathsf T} \Sigma^{-1} (y - \mu)\bigr) , \label{full}
//: $$
//:
//: and the points of equal density are ellipses around $\mu$, in any direction. For $\Sigma = \sigma^2 I$ it is
//: {{equation:isotropic}}.
//:
//: A network cannot simply give the elements of $\Sigma$, for not every symmetric matrix is a covariance: the variance of each
//: combination of the $y_d$ must be positive. The exponential that keeps a variance positive has to be replaced by something for
//: matrices. M. Pourahmadi's {{reference:pourahmadi1999}} is to predict each number from those before it. With
//: $\Delta_d = y_d - \mu_d$,
//:
//: $$
//: \Delta_d = \sum_{c<d} \phi_{dc} \Delta_c + \varepsilon_d , \qquad \ln \mathrm{Var}(\varepsilon_d) = s_d ,
//: \label{chain}
//: $$
//:
//: where the $\varepsilon_d$ are independent. The coefficients $\phi_{dc}$ may be any numbers, and so may the $s_d$: nothing has to
//: be watched. For two outputs that is $\Delta_1 = \varepsilon_1$ and $\Delta_2 = \phi_{21} \Delta_1 + \varepsilon_2$, so
//:
//: $$
//: \Sigma = \begin{pmatrix} e^{s_1} & \phi_{21} e^{s_1} \\ \phi_{21} e^{s_1} & \phi_{21}^2 e^{s_1} + e^{s_2} \end{pmatrix},
//: $$
//:
//: and every covariance matrix of two numbers can be written so, in one way. The density is that of the $\varepsilon_d$, since the step from $\Delta$ to
//: $\varepsilon$ subtracts from each number a multiple of earlier ones, which shears space but keeps volumes. With
//: $z_d = e^{-s_d/2} \varepsilon_d$,
//:
//: $$
//: -\ln \mathcal N(y; \mu, \Sigma) = \frac12 \sum_{d=1}^{D} \bigl(z_d^2 + s_d + \ln 2\pi\bigr) . \label{chain-density}
//: $$
//:
//: No matrix has to be inverted and no determinant computed:
//:
//: {{excerpt:chapters/chapter7/CovarianceByHand.swift#chain}}
//:
//: The derivatives follow as in {{chapter:the-mixture-density-network}}. A sample's loss reacts to $\ell_k$ with
//: $-\gamma_k$; what is left is to differentiate {{equation:chain-density}}: by $s_{kd}$, where $z_{kd}^2$ contains the factor
//: $e^{-s_{kd}}$; by $\phi_{kdc}$, which enters $z_{kd}$ with the factor $-e^{-s_{kd}/2} \Delta_{kc}$; and by
//: $\mu_{kc}$, which enters $z_{kc}$ by itself and all later $z_{kd}$ through the predictions. With
//: $\tau_{kd} = e^{-s_{kd}/2} z_{kd}$,
//:
//: $$
//: \begin{gathered}
//: \frac{\partial E_i}{\partial s_{kd}} = \frac{\gamma_k}{2} \bigl(1 - z_{kd}^2\bigr) , \qquad
//: \frac{\partial E_i}{\partial \phi_{kdc}} = -\gamma_k \tau_{kd} \Delta_{kc} , \\
//: \frac{\partial E_i}{\partial \mu_{kc}} = -\gamma_k \Bigl(\tau_{kc} - \sum_{d>c} \phi_{kdc} \tau_{kd}\Bigr) .
//: \end{gathered} \label{chain-gradient}
//: $$
//:
//: {{excerpt:chapters/chapter7/CovarianceByHand.swift#chainGradient}}
//:
//: (For the logits nothing changes: their derivatives are $\pi_k - \gamma_k$.) The first says what a variance wants: to grow
//: where the squared error of the prediction is larger than it, $z_{kd}^2 > 1$, and to shrink where it is smaller. The second is
//: the gradient of a linear regression of $\Delta_{kd}$ on $\Delta_{kc}$, weighted by how responsible the component is. We
//: check loss and gradient against the matrices, at one point for a mixture of two components:
let pair = [
  Component(a: 0.4, μ: [0.2, -0.5], s: [-0.3, 0.6], φ: [[], [1.5]]),
  Component(a: -0.1, μ: [1, 0.3], s: [0.5, -1], φ: [[], [-0.8]]),
]
let place = [0.7, 0.1]
chapter.show("loss \(mixtureLoss(pair, at: place))")
chapter.record(
  "correlation", 1.5 * Double.exp(-0.3 / 2) / covariance(pair[0])[1, 1].squareRoot(),
  .decimals(2))
chapter.claim(
  "For a mixture of two components with full covariances, the loss by {{equation:chain-density}} is the one by covariance matrices, "
    + "inverses and determinants: the difference.",
  mixtureLoss(pair, at: place) - lossFromMatrices(pair, at: place),
  .equal(0, within: 1e-12))
chapter.claim(
  "For a mixture of two components with full covariances, the gradient by {{equation:chain-gradient}} agrees with differences of the "
    + "loss by covariance matrices: the greatest difference.",
  greatestGradientError(pair, at: place), .equal(0, within: 1e-8))

//: ## A better likelihood, a worse answer
//:
//: Full covariances can say everything that isotropic ones can, and more. Are they better? We train three more networks, with
//: the same hidden layers and data: one component of either kind, and two full ones. (To climb with full covariances, write
//: $\Sigma_k^{-1}$ for $1/\sigma_k^2$ in {{equation:climb}}.)
let oneRound = try trained(1, .isotropic, epochs: shortEpochs, using: &random)
let oneFull = try trained(1, .full, epochs: shortEpochs, using: &random)
let twoFull = try trained(2, .full, epochs: longEpochs, using: &random)
let families = [
  ("$K = 1$, isotropic", oneRound), ("$K = 1$, full", oneFull),
  ("$K = 2$, isotropic", mixture), ("$K = 2$, full", twoFull),
]
let scores = try families.map { _, trained in
  let answers = try Answers(trained.network, at: test.inputs)
  return (
    likelihood: try trained.network.negativeLogLikelihood(of: test),
    miss: rootMeanSquare(misses(answers.highestModes, targets.hands)),
    both: shareWithBothPoses(answers.modes, targets, within: close)
  )
}
let markedInput = [Float(marked[0]), Float(marked[1])]  //hide
let needle = try oneFull.network.conditional(at: markedInput)  //hide
let widths = axes(needle.covariances[0])  //hide
let finds = scores[3].both > 0.5 ? 1 : 0  //hide
chapter.record("needle gain", scores[0].likelihood - scores[1].likelihood, .decimals(2))
chapter.record("needle miss", scores[1].miss, .decimals(3))
chapter.record("needle widths", widths.long / widths.short, .significant(2))
chapter.record("full miss", scores[3].miss, .decimals(4))
chapter.record("full NLL", scores[3].likelihood, .decimals(2))
chapter.record("full finds", finds)
chapter.record("full both", 100 * scores[3].both, .decimals(1))
chapter.table(
  "families",
  "Mixtures of different families: parameters of the network, mean negative log-likelihood on the test data in nats, the root mean "
    + "square by which the highest mode misses, and at how many of the test positions with two poses the modes show both.",
  columns: ["components", "parameters", "NLL", "missed by", "both poses, in %"],
  rows: zip(families, scores).map { family, score in
    [
      .text(family.0), .integer(family.1.parameters),
      .number(score.likelihood, .decimals(2)), .number(score.miss, .decimals(4)),
      .number(100 * score.both, .decimals(1)),
    ]
  })
try chapter.figure(
  "beliefs", beliefs(families.prefix(3).map { ($0, $1.network) }, at: marked),
  claim:
    "At the marked position the single full component is a needle: the standard deviation along its short axis as a share of that along "
    + "its long one, in radians.", widths.short / widths.long, .below(0.02))
chapter.claim(
  "On the test data one full component has an NLL more than a nat below that of one isotropic component: by how much, in nats.",
  scores[0].likelihood - scores[1].likelihood, .above(1))
chapter.claim(
  "One full component has a high likelihood and a useless mode: it misses the test positions, in root mean square, by this many times "
    + "as much as the highest mode of two isotropic ones.",
  scores[1].miss / scores[2].miss,
  .above(10))

//: Look at one component first. From isotropic to full, the NLL falls by {{needle gain}} nats, a great deal. But the mode of a
//: single Gaussian is its mean, and that misses by {{needle miss}}, where least squares misses by {{least squares miss}}. What
//: the extra freedom was used for is in the middle of {{figure:beliefs}}: through two points there is always a line. A
//: Gaussian may be as narrow as it likes across that line while it is long enough to hold both poses along it; at the marked
//: position it is {{needle widths}} times as long as it is wide. The likelihood rewards that, as it should: if somebody tells
//: us $y_1$, such an answer knows $y_2$ well. But it is densest in the middle, where no pose is, and a hand that goes there
//: misses by {{marked miss}}.
//:
//: Then two components. Two full ones could do all that two isotropic ones do. In this run their NLL is {{full NLL}}, and their
//: modes show both poses at {{full both}}% of the positions that have two. Over {{seeds}} seeds it is more than half of these
//: positions in {{sum:full finds}}; in the others at least half of the positions lack one of the poses or both. A
//: needle through both is quickly found, and we suppose that each small step away from it costs likelihood at first. (That
//: fits what we measured; we have not proved it.) The isotropic components do not get into this trap, because it is closed to
//: them. To restrict a model not only saves parameters; sometimes the restriction shows training the way.
//:
//: So was the NLL wrong? It ranks answers as *distributions*, and for that it is right. What we want of the arm is another
//: thing, a list of poses. If that is the purpose, measure it: by the distance that the hand misses.
//:
//: ## What the pictures do not show
//:
//: {{figure:beliefs}} shows one position, chosen by us, where two poses are allowed and the arm is well bent; elsewhere the
//: components have other widths and shares. {{figure:misses}} shows positions drawn in the same way as those that the network
//: has learnt from. Of positions that the arm cannot reach, or can reach only in poses that the data never use, it shows
//: nothing, and the network answers there all the same, without a sign of doubt. The data are dense and free of noise: a robot
//: whose sensors err would need wider components, and then there is a limit again, as in the chapters before. And with two
//: joints in a plane an exact formula is at hand; nobody needs a network for this arm. It is here because we can check every
//: answer.
//:
//: ## Summary
//:
//: - Many inverse problems have several separate solutions. Their mean, at which least squares aims, is in general no solution.
//: - A mixture density network with two outputs is the one we know, with vectors for means. Each of its modes is a
//:   proposal, which the forward formula can check.
//: - Without noise the likelihood has no limit, and the width of a component says how well the network knows its answer.
//: - A covariance matrix gives a component a direction. Written as a chain of regressions, each of its numbers is free, and
//:   loss and gradient need no matrices.
//: - A family that can say more may have a better likelihood and be of less use, or harder to train. Measure what you need.
//:
//: ## Exercises
//:
//: 1. Compute the four derivatives of {{equation:forward}} and their determinant. Where do the positions crowd if the angles are
//:    drawn uniformly?
//: 2. How large is the share of positions with two poses if the shoulder may turn from $0$ to $\pi$? (It is
//:    {{wide share}}%. Only the denominator in {{equation:missed}} changes.)
//: 3. Which correlation do $y_1$ and $y_2$ have in the first component of the pair above? ({{correlation}}.) Predict $y_1$ from
//:    $y_2$ instead: which $s_1$, $s_2$ and $\phi_{12}$ describe the same covariance?
//: 4. Let two poses be equally probable, and put a Gaussian of standard deviation $\sigma$ on each. By how much does the NLL change
//:    when $\sigma$ is halved? Compare a needle through both whose width is halved. (By $2 \ln 2$ and by $\ln 2$.) Which
//:    wins in the end, and why may training not get there?
//: 5. Train with five isotropic components. Does the NLL become better? Are the modes still a list of the poses?
//: 6. Do not compare angles with angles: take for the loss the squared distance by which the hand misses, which the network's
//:    angles determine through {{equation:forward}}. Is that a way out of the trouble with the mean? What does it not tell you
//:    that the mixture does?
let width = shoulder.upperBound - shoulder.lowerBound  //hide
let wide = 1 - (1 - limits.shareWithTwoPoses) * width / Double.pi  //hide
chapter.record("wide share", 100 * wide, .decimals(1))
chapter.finish()  //hide
