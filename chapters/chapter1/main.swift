import ElementaryFunctions  //hide
import LinearAlgebra  //hide
import Probability  //hide
import Workbook  //hide

let chapter = Chapter()  //hide

//: # Regression
//:
//: Regression answers a question with a number: how long, how heavy, how warm, given what we know. This chapter goes over
//: its oldest and simplest form, a straight line fitted by least squares, because everything later in the book is built
//: from its pieces: a model, an error that says how wrong the model is, and a way to make the error small.
//:
//: You will see why the squared error always has a minimum, how to find it in one step, when that step is not possible,
//: and how walking downhill gets there instead. Every number below was computed by the code beside it, and every
//: statement marked ✓ was checked while this page was made.
//:
//: ## A linear model
//:
//: We are given inputs and want to predict an output. Write the inputs of one example as a vector
//: $x = (x_1, \dots, x_p)$. A *linear model* predicts a weighted sum of them,
//:
//: $$
//: \hat y = x^\top \hat\beta = \sum_{j=1}^{p} x_j \hat\beta_j , \label{linear-model}
//: $$
//:
//: with one coefficient $\hat\beta_j$ for each input. The hat marks what is estimated: $\hat y$ is a prediction of the
//: true $y$, and $\hat\beta$ our estimate of coefficients that nobody tells us. An intercept needs no extra symbol. It is
//: the coefficient of an input that is always 1.
//:
//: To have something to fit we make data whose truth we know: outputs on a line, each shifted by random noise of standard
//: deviation 1.
var random = RandomSource(seed: chapter.seed)
let truth = [2.0, 0.8]  // intercept and slope
let inputs = random.uniform(in: 0...10, count: 100)
let noise = random.normal(mean: 0, standardDeviation: 1, count: inputs.count)

let x = Matrix.line(inputs)  // a row (1, xᵢ) for each example
let y = zip(x * truth, noise).map { $0 + $1 }
chapter.record("examples", inputs.count)  //hide

//: The examples are the rows of a matrix $X$, their outputs the vector $y$. With $n = {{examples}}$ examples and $p = 2$
//: inputs, $X$ is an $n \times p$ matrix, and all the predictions at once are $\hat y = X\hat\beta$.
//:
//: ## The squared error
//:
//: How wrong is a choice of $\beta$? For each example take the *residual*, the part of $y_i$ that the prediction leaves,
//: square it, and add up:
//:
//: $$
//: \mathrm{SE}(\beta) = \sum_{i=1}^{n} (y_i - \hat y_i)^2 = \sum_{i=1}^{n} \left(y_i - x_i^\top \beta\right)^2
//: = \lVert y - X\beta \rVert^2 . \label{squared-error}
//: $$
//:
//: The square makes every error count as positive, and a large error count for more than several small ones. It has a
//: deeper reason too, which is the subject of {{chapter:likelihood}}. In code, with its mean and with its gradient, which we
//: shall need in a moment:
//:
//: {{excerpt:Sources/LinearAlgebra/SquaredError.swift#squaredError}}
//:
//: ## Where the derivative is zero
//:
//: Equation {{equation:squared-error}} is quadratic in $\beta$, and that is what makes the problem easy. Multiplying out,
//: $\mathrm{SE}(\beta) = y^\top y - 2\beta^\top X^\top y + \beta^\top X^\top X \beta$, and the derivative is
//:
//: $$
//: \frac{\partial\,\mathrm{SE}}{\partial \beta} = -2\,X^\top (y - X\beta) . \label{gradient}
//: $$
//:
//: The minus sign is easily dropped, and harmless as long as we only ask where the derivative is zero; for walking
//: downhill it matters. Go from any $\beta$ along a direction $v$, and the error changes with the distance $t$ as
//: $t^2 \lVert Xv \rVert^2$ plus a term in $t$. Either $Xv \ne 0$, and it is a parabola that opens upwards, or $Xv = 0$, and no
//: prediction changes, nor does the error. Such a function has a lowest point: **a minimum always exists**, and every
//: place where the derivative is zero is one.
//: Setting {{equation:gradient}} to zero gives the *normal equations* $X^\top X \beta = X^\top y$, and where $X^\top X$
//: can be inverted,
//:
//: $$
//: \hat\beta = \left(X^\top X\right)^{-1} X^\top y . \label{normal-equation}
//: $$
//:
//: Nobody computes the inverse itself, because solving the equations is cheaper and more accurate. $X^\top X$ is symmetric
//: and, where it is invertible, positive definite, so Cholesky's decomposition fits: write it as $LL^\top$ with a
//: triangular $L$, then solve two triangular systems.
//:
//: {{excerpt:Sources/LinearAlgebra/NormalEquations.swift#normalEquations}}
let fit = try LeastSquares.normalEquations(x, y)
chapter.record("intercept", fit[0])  //hide
chapter.record("slope", fit[1])  //hide
chapter.record("noiseless intercept", truth[0], .shortest)  //hide
chapter.record("noiseless slope", truth[1], .shortest)  //hide
chapter.figure("line", fittedLine(inputs, y, fit, truth))  //hide

//: The line we made the data from has the intercept {{noiseless intercept}} and the slope {{noiseless slope}}; the
//: estimate is {{intercept}} and {{slope}}. {{figure:line}} shows it with its residuals. No other line has a smaller sum of
//: their squares.
//:
//: A claim such as “this is the minimum” deserves more than one witness. We call three. First, the gradient at
//: $\hat\beta$ must vanish, up to rounding.
let gradientNorm = norm(LeastSquares.gradient(x, y, fit))
chapter.record("normalEquationGradientNorm", gradientNorm, .significant(2))  //hide
chapter.claim(
  #"The gradient of the squared error vanishes at $\hat\beta$."#, gradientNorm,
  isBelow: 1e-9)

//: Second, a solver that knows nothing of the normal equations must agree. LAPACK, which has been solving such problems
//: since 1992, offers two: one takes $X$ itself apart into a rotation and a triangle (QR), the other into its singular
//: values (SVD).
let byQR = try LeastSquares.orthogonal(x, y)
let bySVD = try LeastSquares.minimumNorm(x, y)
let difference = max(
  largestDifference(fit, byQR), largestDifference(fit, bySVD.coefficients))
chapter.record("olsVersusLapack", difference, .significant(2))  //hide
chapter.claim(
  #"$\hat\beta$ agrees with LAPACK's QR and SVD."#, difference, isBelow: 1e-10)

//: Third, every step away from $\hat\beta$ must raise the error. For a quadratic we even know by how much: moving by
//: $\delta$ costs exactly $\lVert X\delta \rVert^2$.
let least = LeastSquares.squaredError(x, y, fit)
var smallestRise = Double.infinity
var largestDeviation = 0.0
for _ in 0..<1000 {
  let step = random.normal(mean: 0, standardDeviation: 0.1, count: 2)
  let rise = LeastSquares.squaredError(x, y, sum(fit, step)) - least
  smallestRise = min(smallestRise, rise)
  largestDeviation = max(largestDeviation, abs(rise - squaredNorm(x * step)))
}
chapter.claim(
  #"Each of 1,000 random steps away from $\hat\beta$ raises the error."#, smallestRise,
  isAbove: 0)
chapter.claim(
  #"Each rise is $\lVert X\delta \rVert^2$."#, largestDeviation, isBelow: 1e-9)
chapter.figure("surface", errorSurface(x, y, fit))  //hide

//: {{figure:surface}} looks at the same fact from above. The contour lines of the error are ellipses around
//: $\hat\beta$, and every straight cut through it is a parabola. The ellipses are long and slanted because intercept and
//: slope trade off: a steeper line that starts lower passes nearly as close to the data. Across this valley the error rises
//: steeply, along it hardly at all.
//:
//: ## When there is no inverse
//:
//: Equation {{equation:normal-equation}} looks like the end of the story, but it has two enemies. The first is size. With
//: $p$ inputs $X^\top X$ has $p^2$ elements; filling it takes about $np^2$ multiplications, and solving it $p^3/6$ more.
//: In `Double`, the matrix for a hundred thousand inputs, not many today, takes
let manyInputs = 100_000
let gigabytes = Double(manyInputs * manyInputs * MemoryLayout<Double>.size) / 1e9
chapter.record("gigabytes", gigabytes)  //hide

//: {{gigabytes}} gigabytes. Gradient descent, below, never forms it.
//:
//: The second enemy is that **the inverse often does not exist**. It takes no more than two columns that say the same
//: thing. Suppose a table holds the length of some parts in metres and, for the convenience of customers abroad, again in
//: feet, and we predict the weight from both.
let metres = random.uniform(in: 0.5...2, count: 40)
let lengths = Matrix(metres.map { [$0, 3.28084 * $0] })  // a row (metres, feet)
let weights = metres.map { 3 * $0 + random.normal(mean: 0, standardDeviation: 0.2) }
var dependentColumn = -1
do {
  _ = try LeastSquares.normalEquations(lengths, weights)
} catch let error {
  chapter.show("\(error)")
  if case .singular(let column, _, _) = error { dependentColumn = column }
}
chapter.claim(
  "The normal equations refuse, and name the column of feet, number 1.",
  Double(dependentColumn), equals: 1)

//: The library refuses, and says which column is to blame. A program that goes on regardless divides one rounding error
//: by another.
//:
//: Is there no answer, then? There are too many. Weight can be explained by metres, by feet, or by any mixture of the two,
//: so that the minimum of the error is not a point but a whole valley floor, and all its points predict the same. The
//: singular value decomposition finds the one that is nearest to zero, the *minimum-norm* solution, and tells us the
//: rank of the matrix: how many columns really differ.
let shortest = try LeastSquares.minimumNorm(lengths, weights)
let metresOnly = try LeastSquares.normalEquations(Matrix(column: metres), weights)
let excess =
  LeastSquares.squaredError(lengths, weights, shortest.coefficients)
  - LeastSquares.squaredError(Matrix(column: metres), weights, metresOnly)
chapter.claim("The rank of the two columns is one.", Double(shortest.rank), equals: 1)
chapter.claim(
  "Metres and feet together explain no more than metres alone.", abs(excess),
  isBelow: 1e-9)

//: Columns need not be equal to do harm; being close is enough. Let two inputs differ by a small $\delta$, let
//: $y = x_1 + x_2$ without any noise, and see how far the answer is from the true coefficients $(1, 1)$, on average over
//: 50 draws.
func errors(
  whenColumnsDifferBy delta: Double, using random: inout RandomSource
) -> (normalEquations: Double, qr: Double) {
  var errors: [(Double, Double)] = []
  for _ in 0..<50 {
    let near = Matrix(metres.map { [$0, $0 + delta * random.normal()] })
    let targets = near * [1, 1]
    guard let byNormalEquations = try? LeastSquares.normalEquations(near, targets),
      let byQR = try? LeastSquares.orthogonal(near, targets)
    else { return (.nan, .nan) }
    errors.append(
      (
        largestDifference(byNormalEquations, [1, 1]), largestDifference(byQR, [1, 1])
      ))
  }
  return (mean(errors.map(\.0)), mean(errors.map(\.1)))
}
let deltas = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
let found = deltas.map { errors(whenColumnsDifferBy: $0, using: &random) }
func digitsLost(_ errors: [Double]) -> Double {
  Double.log(errors[4] / errors[0]) / Double.log(10)
}
chapter.claim(
  "From $\\delta = 10^{-1}$ to $10^{-5}$, four digits, the normal equations lose eight.",
  digitsLost(found.map(\.normalEquations)), equals: 8, within: 1)
chapter.claim("QR loses four.", digitsLost(found.map(\.qr)), equals: 4, within: 1)
let tableHead = [#"$\delta$"#, "normal equations", "QR of $X$"]  //hide
let rows = table(deltas, found)  //hide
chapter.table("nearly-collinear", nearlyCollinear, columns: tableHead, rows: rows)  //hide

//: Forming $X^\top X$ squares the trouble, as {{table:nearly-collinear}} shows: for each digit by which the columns come
//: closer, the normal equations lose two digits of the answer, QR loses one. (With residuals that are not zero, QR loses
//: more than one in the worst case, but never fares worse.) This is why a serious library solves least squares by QR or SVD,
//: and why ours does so everywhere but in this chapter.
//:
//: ## Walking downhill
//:
//: There is another way to the minimum, and it is the one that the rest of this book takes: start anywhere and go
//: downhill. The gradient {{equation:gradient}} points uphill, so *gradient descent* repeats
//:
//: $$
//: \beta \leftarrow \beta - \eta\, \frac{\partial\,\mathrm{SE}}{\partial\beta}
//: = \beta + 2\eta\, X^\top (y - X\beta) \label{gradient-descent}
//: $$
//:
//: with a small *learning rate* $\eta$. It needs two products with $X$ a step, and $X^\top X$ is never formed.
//:
//: {{excerpt:chapters/chapter1/Descent.swift#descend}}
//:
//: How small must $\eta$ be? The *singular values* of $X$ say how much it stretches: among all $v$ of length 1, the largest
//: length of $Xv$ is $s_1$ and the smallest $s_p$. Across the valley, where the error is most curved, a step multiplies the
//: distance to the minimum by $1 - 2\eta s_1^2$. The distance shrinks as long as $\eta < 1/s_1^2$; we take nine tenths of
//: that.
let singular = bySVD.singularValues
let path = descend(x, y, from: [0, 0], learningRate: 0.9 / squared(singular[0]))
let arrival = path[path.count - 1]
let alongValley = 1 - 2 * 0.9 * squared(singular[1] / singular[0])
chapter.record("descentSteps", path.count - 1)  //hide
chapter.record("descentFactor", alongValley, .decimals(4))  //hide
chapter.claim(
  "Gradient descent arrives at the closed form.", largestDifference(arrival, fit),
  isBelow: 1e-8)
chapter.figure("descent", descent(x, y, path, fit))  //hide

//: It takes {{descentSteps}} steps until the gradient is zero to within rounding. {{figure:descent}} shows why so many: the
//: path jumps from side to side across the valley; these jumps soon die out, and then it creeps along the floor, where every
//: step leaves {{descentFactor}} of the way still to go. Much of the art of training networks is about such valleys; the
//: optimiser that later chapters use, Adam, gives every coefficient a step size of its own.
//:
//: And the table with metres and feet? Descent does not mind. It rolls down to the floor of the valley and stays where it
//: arrives, so where it ends depends on where it started. From zero the end is the minimum-norm solution, because a
//: gradient $-2X^\top(\cdot)$ never leaves the space that the rows of $X$ span.
let starts = [[0.0, 0.0], [2.5, 1.0], [1.0, -0.8]]
let gentle = 0.4 / squared(shortest.singularValues[0])
let ends = starts.map { start in
  let path = descend(lengths, weights, from: start, learningRate: gentle)
  return path[path.count - 1]
}
let endErrors = ends.map { LeastSquares.squaredError(lengths, weights, $0) }
let apart = min(largestDifference(ends[0], ends[1]), largestDifference(ends[0], ends[2]))
chapter.claim(
  "From zero, descent arrives at the minimum-norm solution.",
  largestDifference(ends[0], shortest.coefficients), isBelow: 1e-9)
chapter.claim("From two other starts it arrives elsewhere.", apart, isAbove: 0.1)
chapter.claim(
  "The error is the same there.", (endErrors.max() ?? .nan) - (endErrors.min() ?? .nan),
  isBelow: 1e-9)
chapter.figure("valley", valley(lengths, weights, starts, ends))  //hide

//: ## A line through a curve
//:
//: So far nature has been kind and made straight lines. The data of the later chapters come from
//:
//: $$
//: f(x) = 0.5\,x + 8 \sin(0.3\,x), \qquad y = f(x) + \varepsilon, \quad \varepsilon \sim \mathcal N(0, 1) , \label{wave}
//: $$
//:
//: and no line fits them. But *linear* in “linear model” speaks of the coefficients, not of the input. Give the model
//: the powers $1, x, x^2, \dots, x^d$ of the input as its inputs, and the same least squares fits a polynomial. (We divide
//: $x$ by 15 first, or the high powers would dwarf the low ones and spoil the columns as above.) To see how well each does
//: on data that it has not been fitted to, we keep a second set for testing.
func wave(_ x: Double) -> Double { 0.5 * x + 8 * Double.sin(0.3 * x) }

let curved = random.uniform(in: -15...15, count: 200)
let curvedY = curved.map { wave($0) + random.normal() }
let unseen = random.uniform(in: -15...15, count: 2000)
let unseenY = unseen.map { wave($0) + random.normal() }
var polynomials: [Int: [Double]] = [:]
var errorRows: [[String]] = []
var testErrors: [Int: Double] = [:]
for degree in [1, 3, 5, 7, 9] {
  let powers = Matrix.polynomial(curved.map { $0 / 15 }, degree: degree)
  let coefficients = try LeastSquares.orthogonal(powers, curvedY)
  let unseenPowers = Matrix.polynomial(unseen.map { $0 / 15 }, degree: degree)
  let testError = LeastSquares.meanSquaredError(unseenPowers, unseenY, coefficients)
  polynomials[degree] = coefficients
  testErrors[degree] = testError
  let fittedError = LeastSquares.meanSquaredError(powers, curvedY, coefficients)
  errorRows.append(["\(degree)", decimals(fittedError), decimals(testError)])
}
let degreeHead = ["degree", "fitted", "unseen"]  //hide
chapter.table("degrees", degreeErrors, columns: degreeHead, rows: errorRows)  //hide
let straight = testErrors[1] ?? .nan
let bent = testErrors[7] ?? .nan
chapter.record("line error", straight, .significant(3))  //hide
chapter.record("polynomial error", bent, .significant(3))  //hide
chapter.claim("A line misses the curve by far more than the noise.", straight, isAbove: 4)
chapter.claim(
  "A polynomial of degree 7 comes close to the noise, whose mean square is 1.", bent,
  isBelow: 1.3)
chapter.figure("curve", lineAgainstCurve(curved, curvedY, polynomials, wave))  //hide

//: The mean square of the noise is 1, and no model can do better on unseen data in expectation, whatever it is made of. The
//: line is left with {{line error}}, the polynomial of degree 7 with {{polynomial error}}. Both are minima; least squares
//: always finds the best of what a model can say, and a line cannot say “wave”. On the data they were fitted to, the flexible
//: polynomials of {{table:degrees}} come below 1: they have begun to fit the noise, which does them no good elsewhere.
//:
//: A polynomial is the simplest way to bend a model, and not a very good one: its powers are fixed beforehand, and outside
//: the data they run off to infinity. A neural network learns the functions that it adds up. Its error is no longer
//: quadratic in the coefficients, there is no normal equation for it, and walking downhill is all that remains.
//: {{chapter:regression-with-a-network}} fits this very curve that way.
//:
//: ## One deviation, many names
//:
//: The literature keeps a small zoo of names for what is at heart one quadratic deviation:
//:
//: - **SE**, squared error, and **RSS**, residual sum of squares, are both the sum in {{equation:squared-error}}. (In
//:   statistics SE more often means *standard error*, which is something else.)
//: - **MSE**, mean squared error, is that sum divided by the number of examples, $\mathrm{MSE} = \mathrm{SE}/n$. It does
//:   not grow with the data set, so that errors on a small and a large set can be compared.
//: - **RMSE** is the root of the MSE and has the unit of $y$ again.
//: - **LS**, least squares, and **OLS**, ordinary least squares, are not errors but the method: choose the $\beta$ for which
//:   the error is least. As SE, MSE and RMSE grow together, it is the same $\beta$ for each of them.
//:
//: One warning. The MSE is sometimes called a “standard deviation”. It is not one: it is a mean of squares, taken about the
//: prediction. Its *root* could be compared with a standard deviation, that of the noise.
//:
//: The identities, with every term written out:
var sumOfSquares = 0.0  // RSS
var runningMean = 0.0  // MSE
for (i, input) in inputs.enumerated() {
  let residual = y[i] - (fit[0] + fit[1] * input)
  sumOfSquares += residual * residual
  runningMean += (residual * residual - runningMean) / Double(i + 1)
}
let expanded = squaredNorm(y) - dot(fit, x.transposed * y)  // yᵀy − β̂ᵀXᵀy
let n = Double(y.count)
chapter.claim("RSS and SE are the same number.", abs(sumOfSquares - least), isBelow: 1e-9)
chapter.claim(
  #"$n \cdot \mathrm{MSE} = \mathrm{SE}$."#, abs(n * runningMean - least), isBelow: 1e-9)
chapter.claim(
  #"At the minimum, SE is also $y^\top y - \hat\beta^\top X^\top y$."#,
  abs(expanded - least), isBelow: 1e-9)
chapter.record("least error", least, .decimals(2))  //hide
chapter.record("mean error", runningMean, .decimals(3))  //hide
chapter.record("root error", runningMean.squareRoot(), .decimals(3))  //hide

//: On our {{examples}} examples: $\mathrm{SE} = \mathrm{RSS} = {{least error}}$, $\mathrm{MSE} = {{mean error}}$ and
//: $\mathrm{RMSE} = {{root error}}$, which comes close to the noise's standard deviation of 1 from which we started.
//:
//: ## Summary
//:
//: - A linear model predicts $\hat y = X\hat\beta$; the squared error of its predictions is quadratic in the coefficients
//:   and always has a minimum.
//: - At the minimum the gradient $-2X^\top(y - X\beta)$ is zero; where the columns of $X$ are independent there is one
//:   minimum, and the normal equations give it.
//: - Where columns depend on each other, minima fill a valley. QR and SVD, which work on $X$ itself, tell; the
//:   minimum-norm solution is the one nearest to zero.
//: - Gradient descent needs no inverse and finds a minimum in either case, one small step at a time.
//: - A model may be linear in its coefficients and still bend.
//:
//: But why squares? So far, because they are easy. {{chapter:likelihood}} gives a better reason.
//:
//: ## Exercises
//:
//: 1. Change the learning rate to `1.1` times the limit instead of `0.9`. What happens to the path, and along which
//:    direction?
//: 2. Subtract the mean of the inputs from all of them before fitting. Which contour lines do you expect in
//:    {{figure:surface}} now, and how many steps will gradient descent need?
//: 3. Give ten examples an output that is twenty too large. How far does the line move, and how does that speak about squares?
//: 4. Raise the degree of the polynomial to twenty-five and fit only thirty examples. Compare the error on fitted and on unseen data.
chapter.finish()  //hide
