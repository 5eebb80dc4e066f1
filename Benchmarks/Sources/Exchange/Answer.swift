/// What a competitor answers when it has trained: a line of JSON.
public struct Answer: Codable, Sendable {
  /// How long training took, from data and initial parameters in memory to the last recorded loss.
  public let seconds: Double
  /// How long it took to compile before, where anything was compiled.
  public let compileSeconds: Double
  /// The recorded test losses.
  public let testLosses: [Double]

  /// An answer; nothing is compiled unless told.
  public init(seconds: Double, compileSeconds: Double = 0, testLosses: [Double]) {
    self.seconds = seconds
    self.compileSeconds = compileSeconds
    self.testLosses = testLosses
  }
}
