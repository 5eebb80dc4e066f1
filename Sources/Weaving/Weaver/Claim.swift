/// A claim of the book together with the measurement of a run.
public struct Claim: Equatable, Sendable {
  /// The claim's number, such as `1.2`.
  public var number: String
  /// The statement.
  public var statement: [Inline]
  /// Whether it holds in the run.
  public var holds: Bool
  /// The measured value as text.
  public var measured: String
  /// The requirement on the measured value, such as `below 10⁻⁹`.
  public var requirement: String
  /// The line of the chapter's source that makes the claim.
  public var line = 1
  /// The code that makes the claim.
  public var code: [SourceLine] = []
  /// For how many of the studied seeds it holds, and the range of values measured: `100 of 100; 0.04–0.11`. `nil` if
  /// there is no study or it does not belong to the run.
  public var seeds: String?
  /// The place of the claim.
  public var anchor: Anchor
}
