import Testing

/// A simple wrong model that a claim must refuse: what the claim measures of it does not meet what the claim requires.
struct WrongModel: Sendable, CustomTestStringConvertible {
  /// A part of the claim's statement that is in no other.
  let claim: String
  /// What is wrong, in a few words.
  let model: String
  /// The number that the claim measures, for the wrong model.
  let measure: @Sendable () throws -> Double

  /// A claim, by a part of its statement, and what it must refuse.
  init(_ claim: String, refuses model: String, measure: @escaping @Sendable () throws -> Double) {
    (self.claim, self.model, self.measure) = (claim, model, measure)
  }

  /// A claim that must refuse several models, measured in the same way.
  static func several<Model: RawRepresentable<String> & Sendable>(
    _ claim: String, refuses models: [Model], measure: @escaping @Sendable (Model) throws -> Double
  ) -> [WrongModel] {
    models.map { model in WrongModel(claim, refuses: model.rawValue) { try measure(model) } }
  }

  var testDescription: String { "‘…\(claim)…’ refuses \(model)" }

  /// All of the book.
  static let all = chapter1 + chapter2 + chapter3 + chapter4 + chapter5 + chapter6 + chapter7
}
