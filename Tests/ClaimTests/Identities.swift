/// A claim about a number that follows from the subject, rather than about a model that a simpler one could replace.
struct Identity {
  /// A part of the claim's statement that no other has.
  let claim: String

  /// All identities of the book, by the reason why no wrong model is named.
  static let all = (twoWays + counts + library).map(Identity.init)

  /// The same number computed in two ways with separate code, so that an error in one shows. Derivatives share the
  /// function they are derivatives of.
  private static let twoWays = [
    // Cholesky's factor of XᵀX, in Swift, and LAPACK's QR and SVD of X
    "Normal equations, QR and SVD find the same line",
    // The book's loops, and the library's matrix product
    "The residuals of the fitted line, squared and added up in a loop",
    "A running mean of the fitted line's squared residuals",
    // Densities multiplied, and squares added up
    "The logarithm of the product of twelve densities",
    "Twice the NLL from a product of twelve densities",
    #"The mean log-likelihood of each of 1,000 lines is $-\tfrac12"#,
    // Probabilities multiplied, and logarithms added up
    "A product of probabilities and the cross-entropy give the same",
    // Two functions of the library, each with logarithms of its own
    "The log-loss is the cross-entropy of two classes",
    // A search by comparisons, and logarithms by hand
    "The least log-loss of eight examples",
    // Derivatives by formula, and differences of the loss
    "the gradient by the chain rule is the one by differences",
    "The gradient by {{equation:mixture-gradient}} agrees with differences",
    // Backpropagation by the library in single precision, and the formulas for one unit
    "The library's backward pass gives the gradient",
    // Three means of the book, and the library's own
    "noise, distance and cross term add up to the error",
    // Sums over a grid, and the closed form
    "The density of the example mixture integrates to one",
    "The mean of the example mixture, as an integral",
    "The variance of the example mixture, as an integral",
    "With the exponent $D/2$, an isotropic Gaussian integrates",
    "With the exponent $1/2$, the integral of an isotropic Gaussian",
    // Exponentials added up, and log-sum-exp
    "the loss by adding densities and the loss by log-sum-exp agree",
    // The library in single precision, sixteen samples at a time, and the formulas for one sample
    "The loss of the untrained network on the test data is the same",
    // A histogram of points, and integrals in closed form
    "Computed from a histogram of points of the spiral",
    // Mixtures with spikes, and a logarithm
    "Halving the width of spikes on Old Faithful",
    // Two networks in single precision, on data in two units
    "The NLL of Old Faithful's durations in minutes",
    // The law of cosines, and forward kinematics
    "Both poses that the law of cosines gives for a test position",
    // A chain of regressions, and covariance matrices with their inverses and determinants
    "For a mixture of two components with full covariances, the loss by",
    // Derivatives by formula, and differences of the loss from covariance matrices
    "For a mixture of two components with full covariances, the gradient by",
  ]

  /// Numbers of parameters, counted in the network's arrays and computed by multiplication.
  private static let counts = [
    "A network of one input, 40 hidden units and one output",
    "The network has {{parameters}} parameters",
  ]

  /// Properties of the library's code, whose wrong counterpart would be different code.
  private static let library = [
    // NeverNaNTests shows the NaN that a log-variance without a bound makes.
    "A network with a log-variance of −100 is trained for 20 epochs"
  ]
}
