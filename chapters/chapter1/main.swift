import ElementaryFunctions  //hide
import LeastSquares  //hide
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
//: and how walking downhill gets there instead. At the end a model that is too flexible will fit its data too well, and you
//: will see how to notice that. The numbers in the text come from the code beside it, and every statement marked ✓ was
//: checked while this page was made.
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
//: the coefficient of an input that is always one.
//:
//: To have something to fit we make data whose truth we know: outputs on a line, each shifted by random noise of standard
//: deviation 1.
var random = RandomSource(seed: chapter.seed)
let truth = [2.0, 0.8]  // intercept and slope
let inputs = random.uniform(in: 0...10, count: 100)
let noise = random.normal(mean: 0, standardDeviation: 1, count: inputs.count)

let x = Matrix.line(inputs)  // a row (1, xᵢ) for each example
let y = zip(x * truth, noise).map { $0 + $1 }
chapter.record("examples", inputs.count)

//: The examples are the rows of a matrix $X$, the *design matrix*; their outputs are the vector $y$. With
//: $n = {{examples}}$ examples and $p = 2$ inputs, $X$ is an $n \times p$ matrix, and all the predictions at once are
//: $\hat y = X\hat\beta$.
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
//: The square makes every error count as positive, and it makes large errors expensive: an error of two costs as much as
//: four errors of one. It has a deeper reason too, which is the subject of {{chapter:likelihood}}. In code, with its mean and
//: with its gradient, which we shall need in a moment:
//:
//: {{excerpt:Sources/LeastSquares/SquaredError.swift#squaredError}}
//:
//: ## Where the derivative is zero
//:
//: Equation {{equation:squared-error}} is quadratic in $\beta$, and that is what makes the problem easy. Multiplied out
//: it reads $\mathrm{SE}(\beta) = y^\top y - 2\beta^\top X^\top y + \beta^\top X^\top X \beta$. To differentiate the
//: last term, write $S = X^\top X$, which is symmetric, and move from $\beta$ by a small step $\Delta$:
//:
//: $$
//: (\beta + \Delta)^\top S (\beta + \Delta) = \beta^\top S \beta + 2 \Delta^\top S \beta + \Delta^\top S \Delta .
//: $$
//:
//: The derivative is what multiplies $\Delta$ where it occurs once:
//: $\partial(\beta^\top S \beta)/\partial\beta = 2S\beta$, the counterpart of $(a\beta^2)' = 2a\beta$. In the same way
//: the derivative of $\beta^\top X^\top y$ is $X^\top y$. Together,
//:
//: $$
//: \frac{\partial\,\mathrm{SE}}{\partial \beta} = -2\,X^\top y + 2\,X^\top X\beta = -2\,X^\top (y - X\beta) . \label{gradient}
//: $$
//:
//: The minus sign does not matter as long as we only ask where the derivative is zero; for walking downhill it does. The
//: term in which $\Delta$ occurs twice is $\Delta^\top X^\top X \Delta = \lVert X\Delta \rVert^2$, so that a step changes the
//: error by exactly
//:
//: $$
//: \mathrm{SE}(\beta + \Delta) - \mathrm{SE}(\beta)
//: = \Delta^\top \frac{\partial\,\mathrm{SE}}{\partial\beta} + \lVert X\Delta \rVert^2 . \label{rise}
//: $$
//:
//: Where the derivative is zero only the last term is left, and a squared length is never negative. So **every place where
//: the derivative is zero is a minimum**. Setting {{equation:gradient}} to zero gives the *normal equations*
//: $X^\top X \beta = X^\top y$, and where $X^\top X$ can be inverted,
//:
//: $$
//: \hat\beta = \left(X^\top X\right)^{-1} X^\top y . \label{normal-equation}
//: $$
//:
//: To compute $\hat\beta$ one does not need the inverse itself; solving the equations is cheaper and more accurate.
//: $X^\top X$ is symmetric and, where it is invertible, positive definite, so Cholesky's decomposition fits: write it
//: as $LL^\top$ with a triangular $L$, then solve two triangular systems.
//:
//: {{excerpt:Sources/LeastSquares/NormalEquations.swift#normalEquations}}
let fit = try LeastSquares.normalEquations(x, y)
chapter.record("intercept", fit[0])
chapter.record("slope", fit[1])
chapter.record("noiseless intercept", truth[0], .shortest)
chapter.record("noiseless slope", truth[1], .shortest)
chapter.figure(
  "line", fittedLine(inputs, y, fit, truth),
  claim: "The residuals above the fitted line and those below it balance: their sum.",
  LeastSquares.residuals(x, y, fit).reduce(0, +), .equal(0, within: 1e-9))

//: The line we made the data from has the intercept {{noiseless intercept}} and the slope {{noiseless slope}}; the
//: estimate is {{intercept}} and {{slope}}. {{figure:line}} shows it with its residuals. No other line has a smaller sum of
//: their squares.
//:
//: A claim such as “this is the minimum” deserves more than one witness. We call three. First, the gradient at
//: $\hat\beta$ must vanish, up to rounding.
let gradientNorm = norm(LeastSquares.gradient(x, y, fit))
chapter.record("normalEquationGradientNorm", gradientNorm, .significant(2))
chapter.claim(
  #"The gradient of the squared error vanishes at the line that the normal equations fit: its length."#,
  gradientNorm, .below(1e-9))

//: Second, solvers that never form $X^\top X$ must agree. LAPACK, a library that has been solving such problems since
//: 1992, provides the parts of two. One factors $X$ itself into a matrix with orthonormal columns and a triangle (QR),
//: the other into orthonormal matrices on both sides of its *singular values* (SVD), of which more below.
let byQR = try LeastSquares.orthogonal(x, y)
let bySVD = try LeastSquares.minimumNorm(x, y)
let difference = max(
  largestDifference(fit, byQR), largestDifference(fit, bySVD.coefficients))
chapter.record("olsVersusLapack", difference, .significant(2))
chapter.claim(
  #"Normal equations, QR and SVD find the same line: the largest difference of a coefficient."#,
  difference, .below(1e-10))

//: Third, every step away from $\hat\beta$ must raise the error, and by {{equation:rise}} we even know by how much: by
//: $\lVert X\Delta \rVert^2$.
let least = LeastSquares.squaredError(x, y, fit)
var smallestRise = Double.infinity
var largestDeviation = 0.0
for _ in 0..<1000 {
  let step = random.normal(mean: 0, standardDeviation: 0.1, count: 2)
  let rise = LeastSquares.squaredError(x, y, sum(fit, step)) - least
  smallestRise = min(smallestRise, rise)
  largestDeviation = max(largestDeviation, abs(rise - squaredNorm(x * step)))
}
let singular = bySVD.singularValues
let (across, along) = principalDirections(x.transposed * x)
let rises = [across, along].map {
  LeastSquares.squaredError(x, y, sum(fit, $0)) - least
}
chapter.record("rise ratio", rises[0] / rises[1], .significant(3))
chapter.claim(
  #"Each of 1,000 random steps away from the fitted line raises the squared error: the smallest rise."#,
  smallestRise, .above(0))
chapter.claim(
  #"A step $\Delta$ away from the fitted line raises the squared error by $\lVert X\Delta \rVert^2$: the largest deviation."#,
  largestDeviation, .below(1e-9))
chapter.figure(
  "surface", errorSurface(x, y, fit),
  claim:
    "A step across the valley raises the squared error at least 50 times as much as one of the same length along it.",
  rises[0] / rises[1], .above(50))

//: {{figure:surface}} looks at the same fact from above. The contour lines of the error are ellipses around
//: $\hat\beta$, and every straight cut through it is a parabola. The ellipses are long and slanted because intercept and
//: slope trade off: a steeper line that starts lower passes nearly as close to the data. A step across this valley raises the
//: error {{rise ratio}} times as much as a step of the same length along it.
//:
//: ## A projection
//:
//: Does the derivative always have a zero? Yes, and the reason can be drawn. Think of the outputs as one point $y$ in a space
//: with a dimension for each example. All the predictions that the model can make, $X\beta$ for every $\beta$, are the
//: combinations of the columns of $X$; in that space they fill a line, a plane or a larger flat space through the origin.
//: Least squares asks for the point of it that is nearest to $y$. That is the foot of the perpendicular, and there always is
//: one, whatever the columns are: **a minimum always exists**. *Perpendicular* means that the residual has a scalar product
//: of zero with each column, $X^\top(y - X\hat\beta) = 0$. These are the normal equations again, and they owe their name to
//: this: *normal* is another word for perpendicular.
//:
//: The smallest case has two examples and one input, so that it fits on paper:
let column = [1.0, 2.0]
let output = [3.0, 1.0]
let coefficient = try LeastSquares.normalEquations(Matrix(column: column), output)[0]
let leftOver = zip(output, column).map { $0 - coefficient * $1 }
let lengths = (
  output: squaredNorm(output), prediction: squaredNorm(column.map { coefficient * $0 }),
  residual: squaredNorm(leftOver)
)
chapter.record("small output", lengths.output, .shortest)
chapter.record("small prediction", lengths.prediction, .significant(3))
chapter.record("small residual", lengths.residual, .significant(3))
chapter.record("small coefficient", coefficient, .significant(3))
chapter.figure(
  "projection", projection(column, output, coefficient),
  claim:
    "The residual stands at right angles to the predictions: its scalar product with the inputs of the two examples.",
  dot(leftOver, column),
  .equal(0, within: 1e-12))

//: By hand, $\hat\beta = x^\top y / x^\top x = (1 \cdot 3 + 2 \cdot 1) / (1^2 + 2^2) = {{small coefficient}}$. The prediction
//: is $\hat y = (1, 2)$ and the residual $(2, -1)$, and indeed $1 \cdot 2 - 2 \cdot 1 = 0$. In {{figure:projection}} the
//: origin, $\hat y$ and $y$ are the corners of a right-angled triangle, so that Pythagoras applies:
//:
//: $$
//: \lVert y \rVert^2 = \lVert \hat y \rVert^2 + \mathrm{SE}(\hat\beta) , \label{pythagoras}
//: $$
//:
//: here ${{small output}} = {{small prediction}} + {{small residual}}$. It holds for any number of examples. For our line:
let explained = squaredNorm(x * fit)
chapter.record("squared outputs", squaredNorm(y), .decimals(2))
chapter.record("squared predictions", explained, .decimals(2))
chapter.record("least error", least, .decimals(2))
chapter.claim(
  #"For the fitted line $\lVert y \rVert^2 = \lVert \hat y \rVert^2 + \mathrm{SE}(\hat\beta)$: the difference."#,
  abs(squaredNorm(y) - explained - least), .below(1e-9))

//: The squared length of the outputs is {{squared outputs}}, that of the predictions {{squared predictions}}, and
//: $\mathrm{SE}(\hat\beta) = {{least error}}$ is left for the residual.
//:
//: ## When there is no inverse
//:
//: Equation {{equation:normal-equation}} looks like the end of the story, but it has two enemies. The first is size. Filling
//: the $p^2$ elements of $X^\top X$ takes about $np^2$ multiplications and solving the equations about $p^3/6$ more, where a
//: product of $X$ with a vector takes $np$. Gradient descent, below, takes two such products a step. Where $n$ and $p$ are
let (manyExamples, manyInputs) = (100_000.0, 10_000.0)
let direct = manyExamples * squared(manyInputs) + manyInputs * squared(manyInputs) / 6
let stepsForThePrice = direct / (2 * manyExamples * manyInputs)
chapter.record("steps for the price", stepsForThePrice, .decimals(0))

//: the direct solution costs as much as {{steps for the price}} steps downhill. Where fewer will do, descent is cheaper.
//:
//: The second enemy is that **often the inverse does not exist**. It takes no more than two columns that say the same
//: thing. Suppose a table holds the length of some parts in metres and, for the convenience of customers abroad, again in
//: feet, and we predict the weight from both.
let metres = random.uniform(in: 0.5...2, count: 40)
let parts = Matrix(metres.map { [$0, 3.28084 * $0] })  // a row (metres, feet)
let weights = metres.map { 3 * $0 + random.normal(mean: 0, standardDeviation: 0.2) }
var dependentColumn = -1
do {
  _ = try LeastSquares.normalEquations(parts, weights)
} catch let error {
  chapter.show("\(error)")
  if case .singular(let column, _, _) = error { dependentColumn = column }
}
chapter.claim(
  "Given lengths in metres and again in feet, the normal equations refuse and name column 1, the feet.",
  Double(dependentColumn), .equal(1))

//: The library refuses, and says which column is to blame. What Cholesky's decomposition has left of that column is zero or a
//: rounding error, and a program that goes on regardless divides by it.
//:
//: Is there no answer, then? There are too many. Weight can be explained by metres, by feet, or by any mixture of the two,
//: so that the minimum of the error is not a point but a whole valley floor, and all its points predict the same. The
//: singular value decomposition finds the one that is nearest to zero, the *minimum-norm* solution, and tells us the
//: *rank* of the matrix: how many of its columns are independent.
let shortest = try LeastSquares.minimumNorm(parts, weights)
let metresOnly = try LeastSquares.normalEquations(Matrix(column: metres), weights)
let excess =
  LeastSquares.squaredError(parts, weights, shortest.coefficients)
  - LeastSquares.squaredError(Matrix(column: metres), weights, metresOnly)
chapter.claim(
  "The matrix of lengths in metres and in feet has rank one.",
  Double(shortest.rank), .equal(1))
chapter.claim(
  "Metres and feet together explain the weights no better than metres alone: the difference of squared errors.",
  abs(excess), .below(1e-9))

//: Columns need not be equal to do harm; being close is enough. Let two inputs differ by about $\tau$, let
//: $y = x_1 + x_2$ without any noise, and see how far the answers are from the true coefficients $(1, 1)$.
//:
//: {{excerpt:chapters/chapter1/NearlyEqualColumns.swift#errors}}
let gaps = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
let draws = 50
let found = try gaps.map {
  try errors(ofColumnsApartBy: $0, from: metres, draws: draws, using: &random)
}
func digitsLost(_ errors: [[Double]]) -> Double {
  Double.log(mean(errors[4]) / mean(errors[0])) / Double.log(10)
}
let worseByQR = found.map { errors in
  zip(errors.qr, errors.normalEquations).count { $0 > $1 }
}
chapter.record("collinear draws", draws)
chapter.record("all draws", draws * gaps.count)
chapter.record("draws worse by QR", worseByQR.reduce(0, +))
chapter.claim(
  #"As two columns come closer, from $10^{-1}$ to $10^{-5}$, the normal equations lose eight digits."#,
  digitsLost(found.map(\.normalEquations)), .equal(8, within: 1))
chapter.claim(
  #"As two columns come closer, from $10^{-1}$ to $10^{-5}$, QR loses four digits."#,
  digitsLost(found.map(\.qr)), .equal(4, within: 1))
let tableHead = [#"$\tau$"#, "normal equations", "QR of $X$"]  //hide
let gapRows = table(gaps, found)  //hide
chapter.table("nearly-collinear", nearlyCollinear, columns: tableHead, rows: gapRows)

//: Forming $X^\top X$ squares the trouble, as {{table:nearly-collinear}} shows: for each digit by which the columns come
//: closer, the normal equations lose about two digits of the answer, QR about one. That is so on average; in a single
//: draw rounding may favour either, and in {{draws worse by QR}} of the {{all draws}} draws QR was the less accurate. And it
//: holds for data that the model fits exactly. Large residuals can make the problem itself more sensitive, by the square of
//: $1/\tau$, and then QR cannot help either. Where accuracy matters, least squares is solved by QR or SVD; the polynomials
//: below are.
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
//: with a small *learning rate* $\eta$. It takes two products with $X$ a step, and $X^\top X$ is never formed.
//:
//: {{excerpt:chapters/chapter1/Descent.swift#descend}}
//:
//: How small must $\eta$ be? Subtract $\hat\beta$ on both sides of {{equation:gradient-descent}}. Since
//: $X^\top y = X^\top X \hat\beta$, the distance that is left obeys
//:
//: $$
//: \beta - \hat\beta \;\leftarrow\; \left(I - 2\eta\, X^\top X\right) (\beta - \hat\beta) . \label{contraction}
//: $$
//:
//: The singular values of $X$ say how much it stretches: among all vectors of length 1, the greatest length that $X$ gives to
//: one is $d_1$ and the least is $d_p$. $X^\top X$ stretches the same directions by $d_1^2$ and $d_p^2$. So a step multiplies
//: the distance across the valley, where the error is most curved, by $1 - 2\eta d_1^2$, and the distance along it by
//: $1 - 2\eta d_p^2$. The distance shrinks as long as $\eta < 1/d_1^2$; we take nine tenths of that.
let path = descend(x, y, from: [0, 0], learningRate: 0.9 / squared(singular[0]))
let arrival = path[path.count - 1]
let acrossValley = 1 - 2 * 0.9
let alongValley = 1 - 2 * 0.9 * squared(singular[1] / singular[0])
let distances = path.map { zip($0, fit).map { $0 - $1 } }  // β − β̂ after each step
let excessErrors = distances.map { squaredNorm(x * $0) }  // SE(β) − SE(β̂)
let measuredFactor = (excessErrors[700] / excessErrors[699]).squareRoot()
chapter.record("descentSteps", path.count - 1)
chapter.record("across factor", acrossValley, .decimals(1))
chapter.record("descentFactor", alongValley, .decimals(4))
chapter.claim(
  "Gradient descent arrives at the line of the normal equations: the largest difference of a coefficient.",
  largestDifference(arrival, fit), .below(1e-8))
chapter.figure(
  "descent", descent(x, y, path, excessErrors, fit),
  claim:
    #"A late step multiplies the distance by $1 - 2\eta d_p^2$, as the singular values say: the deviation of step 700."#,
  abs(measuredFactor - alongValley), .below(1e-6))

//: It takes {{descentSteps}} steps until the gradient is shorter than $10^{-10}$. {{figure:descent}} shows why so many. Across
//: the valley the factor is ${{across factor}}$: the path jumps from side to side, and the jumps soon die out. Along the
//: floor every step leaves {{descentFactor}} of the way still to go. (The excess error is drawn as
//: $\lVert X(\beta - \hat\beta) \rVert^2$, which by {{equation:rise}} is the same thing. The difference of the two errors
//: themselves would drown in rounding long before the end.) Much of the art of training networks is about such valleys. The
//: optimiser of later chapters, Adam, gives every coefficient a step size of its own, which helps most where a valley runs
//: along an axis.
//:
//: And the table with metres and feet? Descent does not mind. It rolls down to the floor of the valley and stays where it
//: arrives, so where it ends depends on where it started.
let starts = [[0.0, 0.0], [2.5, 1.0], [1.0, -0.8]]
let gentle = 0.4 / squared(shortest.singularValues[0])
let ends = starts.map { start in
  let path = descend(parts, weights, from: start, learningRate: gentle)
  return path[path.count - 1]
}
let endErrors = ends.map { LeastSquares.squaredError(parts, weights, $0) }
let apart = min(largestDifference(ends[0], ends[1]), largestDifference(ends[0], ends[2]))
chapter.claim(
  "With lengths in metres and in feet, descent from other starts ends elsewhere than from zero: the least difference.",
  apart, .above(0.1))
chapter.claim(
  "With lengths in metres and in feet, descent ends at the same squared error from all three starts: the difference.",
  (endErrors.max() ?? .nan) - (endErrors.min() ?? .nan), .below(1e-9))
chapter.figure(
  "valley", valley(parts, weights, starts, ends),
  claim:
    "From zero, descent arrives at the minimum-norm solution of the SVD: the largest difference of a coefficient.",
  largestDifference(ends[0], shortest.coefficients), .below(1e-9))

//: From zero the end is the minimum-norm solution, {{figure:valley}}, and that is Pythagoras again. Every gradient
//: $-2X^\top(y - X\beta)$ is a combination of the rows of $X$. So a descent that starts at zero never leaves these
//: combinations, and ends at some $\hat\beta = X^\top\alpha$. Any other minimum makes the same predictions, so it is
//: $\hat\beta + \Delta$ with $X\Delta = 0$. Then $\hat\beta^\top\Delta = \alpha^\top X\Delta = 0$: the two are perpendicular,
//: and
//:
//: $$
//: \lVert \hat\beta + \Delta \rVert^2 = \lVert \hat\beta \rVert^2 + \lVert \Delta \rVert^2 ,
//: $$
//:
//: which is more than $\lVert \hat\beta \rVert^2$ unless $\Delta = 0$.
//:
//: ## A line through a curve
//:
//: So far nature has been kind and made straight lines. The data of {{chapter:regression-with-a-network}}, and of the one after it, come from
//:
//: $$
//: f(x) = 0.5\,x + 8 \sin(0.3\,x), \qquad y = f(x) + \varepsilon, \quad \varepsilon \sim \mathcal N(0, 1) , \label{wave}
//: $$
//:
//: and no line fits them. But *linear* in “linear model” speaks of the coefficients, not of the input. Give the model
//: the powers $1, x, x^2, x^3, \dots$ of the input as its inputs, and the same least squares fits a polynomial. (We divide
//: $x$ by 15 first, so that all powers lie between $-1$ and 1.)
//:
//: {{excerpt:chapters/chapter1/Polynomial.swift#polynomial}}
//:
//: Of which degree? The higher, the more the polynomial can do, but there is a price, and to see it we draw three sets of
//: data: a *training set* to fit the coefficients, a *validation set* to choose the degree, and a *test set* that is used
//: once, at the end, to say how good the choice is. The training inputs are evenly spaced, the others drawn at random.
func wave(_ x: Double) -> Double { 0.5 * x + 8 * Double.sin(0.3 * x) }

let even = (0..<40).map { -15 + 30 * Double($0) / 39 }
let uniform = random.uniform(in: -15...15, count: 40 + 2000)
let training = Examples(at: even, using: &random)
let validation = Examples(at: Array(uniform.prefix(40)), using: &random)
let test = Examples(at: Array(uniform.suffix(2000)), using: &random)
let fits = try (1...25).map { try Polynomial(degree: $0, fittedTo: training) }
let degreeRows = fits.map {
  (
    training: training.meanSquaredError(of: $0.callAsFunction),
    validation: validation.meanSquaredError(of: $0.callAsFunction),
    test: test.meanSquaredError(of: $0.callAsFunction)
  )
}
let chosen = 1 + place(ofLeast: degreeRows.map(\.validation))
let (line, best, last) = (degreeRows[0], degreeRows[chosen - 1], degreeRows[24])  //hide
let trainingNoise = training.meanSquaredError(of: wave)  //hide
let steepestRise = greatestRise(degreeRows.map(\.training))  //hide
chapter.record("training examples", training.x.count)
chapter.record("test examples", test.x.count)
chapter.record("chosen degree", chosen)
chapter.record("line error", line.test, .significant(3))
chapter.record("polynomial error", best.test, .significant(3))
chapter.record("validation error", best.validation, .significant(3))
chapter.record("validation flatters", best.validation < best.test ? 1 : 0)
chapter.record("last test error", last.test, .significant(3))
chapter.record("last training error", last.training, .significant(3))
chapter.record("training noise", trainingNoise, .significant(3))
chapter.figure(
  "curve", polynomials(training, fits, choosing: chosen),
  claim:
    "On the test set a line through the wave has more than twice the error of the polynomial that validation chose: the ratio.",
  line.test / best.test, .above(2))
let degreeHead = ["degree", "training", "validation", "test"]  //hide
let degreeCells = table(degreeRows, choosing: chosen)  //hide
chapter.table("degrees", degreeErrors, columns: degreeHead, rows: degreeCells)
chapter.claim(
  "From one degree to the next, the training error of the polynomials never rises: the largest change.",
  steepestRise, .below(1e-9))
chapter.claim(
  "The polynomial of degree 25 leaves less than nine tenths of the noise on the training set: training error over noise.",
  last.training / trainingNoise, .below(0.9))
chapter.figure(
  "degree-errors", errorsAgainstDegree(degreeRows, choosing: chosen),
  claim:
    "The most flexible polynomial pays for its low training error: test error of degree 25 over that of the chosen degree.",
  last.test / best.test, .above(1))

//: {{figure:curve}} and {{table:degrees}} show what comes of it. A line cannot say “wave”: least squares finds the best line
//: for the training set, and it is left with {{line error}} on the test set. More degrees bring the training error down
//: ({{figure:degree-errors}}), and they always do: a polynomial of degree five is one of degree six whose last coefficient is zero,
//: so the best one of degree six is at least as good. At degree 25 it is {{last training error}}. The true curve itself
//: leaves {{training noise}} on these {{training examples}} examples, the mean square of their noise. Whatever comes
//: below that has fitted the noise, which does no good elsewhere: on the test set the same polynomial has an error of
//: {{last test error}}. This is *overfitting*, and the training error alone cannot show it.
//:
//: The validation set can. It chose degree {{chosen degree}}, whose error there is {{validation error}}. Even this is
//: not a fair measure of the choice, because the least of several numbers tends to be one that luck made small. Hence
//: the test set, which had no part in any choice: there the error is {{polynomial error}}. One run cannot show a
//: tendency, and even many show it only against their scatter: over {{seeds}} seeds the error of the chosen polynomial
//: is {{mean:validation error}} on the validation set and {{mean:polynomial error}} on the test set, on average, and in
//: {{sum:validation flatters}} of them the validation set flatters. (It chose degrees from {{least:chosen degree}} to
//: {{greatest:chosen degree}}.) The variance of the noise is 1, and below that no model can come on new data in
//: expectation, whatever it is made of.
//:
//: The number of coefficients is one way to hold a model back. Another is to keep them all but ask for small ones, by
//: minimising
//:
//: $$
//: \mathrm{SE}(\beta) + \lambda \lVert \beta \rVert^2 , \qquad \lambda > 0. \label{ridge}
//: $$
//:
//: This is called *ridge regression*, and anything that holds a model back in this way *regularisation*. The penalty is the
//: squared error of $p$ more examples, which ask that each $\sqrt\lambda\,\beta_j$ be zero; so the same solver
//: does it, and there is a single minimum even where columns depend on each other. How strong the penalty should be is
//: again for the validation set to say:
let penalties = (-8...2).map { Double.exp(Double($0) * Double.log(10)) }
let ridges = try penalties.map {
  try Polynomial(degree: 25, fittedTo: training, penalty: $0)
}
let validated = ridges.map { validation.meanSquaredError(of: $0.callAsFunction) }
let gentlest = place(ofLeast: validated)
let ridgeError = test.meanSquaredError(of: ridges[gentlest].callAsFunction)
chapter.record("chosen penalty", penalties[gentlest], .significant(1))
chapter.record("ridge error", ridgeError, .significant(3))
chapter.claim(
  "A penalty chosen by validation helps the polynomial of degree 25: its test error without over that with it.",
  last.test / ridgeError,
  .above(1))

//: It chose $\lambda = {{chosen penalty}}$, and the test error of degree 25 falls from {{last test error}} to
//: {{ridge error}}. A third way to hold a model back is to stop the descent before it has fitted everything; networks are
//: often trained so.
//:
//: A polynomial is the simplest way to bend a model, and not a very good one: its powers are fixed beforehand, and outside
//: the data they run off to infinity. A neural network learns the functions that it adds up. Its error is no longer
//: quadratic in the parameters, there are no normal equations for it, and we shall walk downhill.
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
let n = Double(y.count)
chapter.claim(
  "The residuals of the fitted line, squared and added up in a loop, are its SE: the difference.",
  abs(sumOfSquares - least), .below(1e-9))
chapter.claim(
  #"A running mean of the fitted line's squared residuals, times $n$, is its SE: the difference."#,
  abs(n * runningMean - least), .below(1e-9))
chapter.record("mean error", runningMean, .decimals(3))
chapter.record("root error", runningMean.squareRoot(), .decimals(3))
chapter.claim(
  "The RMSE of the fitted line estimates the standard deviation of the noise, 1.",
  runningMean.squareRoot(), .equal(1, within: 0.3))

//: On our {{examples}} examples: $\mathrm{SE} = \mathrm{RSS} = {{least error}}$, $\mathrm{MSE} = {{mean error}}$ and
//: $\mathrm{RMSE} = {{root error}}$, an estimate of the noise's standard deviation, 1, from which we started.
//:
//: ## Summary
//:
//: - A linear model predicts $\hat y = X\hat\beta$; the squared error of its predictions is quadratic in the coefficients
//:   and always has a minimum: the foot of the perpendicular from $y$ to all that the model can predict.
//: - At the minimum the gradient $-2X^\top(y - X\beta)$ is zero; where the columns of $X$ are independent there is one
//:   minimum, and the normal equations give it.
//: - Where columns depend on each other, minima fill a valley. The normal equations refuse, the SVD
//:   tells the rank, and the minimum-norm solution is the minimum nearest to zero.
//: - Gradient descent needs no inverse and finds a minimum in either case, one small step at a time.
//: - A model may be linear in its coefficients and still bend. The more it can bend, the lower its training error; only
//:   data that it has not seen show what it is worth. Choose by a validation set, judge by a test set.
//:
//: But why squares? So far, because they are easy. {{chapter:likelihood}} gives a better reason.
//:
//: ## Exercises
//:
let (usualRate, rate, rise) = (0.9, 1.1, 20.0)  //hide
let answers = try ExerciseAnswers(  //hide
  inputs, y, fit, rate: rate, usualRate: usualRate, raisedBy: rise)  //hide
let (manyMore, coefficients) = (400.0, 26.0)  //hide
let expected = [Double(training.x.count), manyMore].map { 1 - coefficients / $0 }  //hide
chapter.record("growth", answers.growth, .decimals(2))
chapter.record("centred steps", answers.centredSteps)
chapter.record("slope with end raised", answers.slopes.end)
chapter.record("slope with middle raised", answers.slopes.middle)
chapter.record("expected training error", expected[0], .shortest)
chapter.record("expected for many", expected[1], .shortest)
//: 1. Change the learning rate to 1.1 times the limit instead of 0.9. What happens to the path, in which direction, and by
//:    what factor does a late step multiply the distance to $\hat\beta$? (By {{growth}}; say why.)
//: 2. Subtract the mean of the inputs from all of them before fitting. Which contour lines do you expect in
//:    {{figure:surface}} now? Gradient descent then needs {{centred steps}} steps instead of {{descentSteps}}. Why?
//: 3. Add 20 to the outputs of the ten examples with the greatest inputs: the slope becomes {{slope with end raised}}. Do it
//:    instead to the ten whose inputs are nearest to the mean: it becomes {{slope with middle raised}}. Explain both by
//:    {{equation:normal-equation}}. What does that say about squared error?
//: 4. Let $X$ be a single column of ones. What is $\hat\beta$, and what does {{equation:pythagoras}} say then about the
//:    mean and the variance of $y$?
//: 5. If the truth is among the models, the training error is on average $1 - p/n$ times the variance of the noise. For
//:    degree 25 and {{training examples}} examples that is {{expected training error}}; compare it with {{table:degrees}}.
//:    What is it for 400 examples? ({{expected for many}}.) Run the chapter with 400, and watch the test error of degree 25.
chapter.finish()  //hide
