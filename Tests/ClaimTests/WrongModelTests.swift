import Testing

/// Every claim of the book can fail.
struct WrongModelTests {
  @Test(arguments: WrongModel.all)
  func `a claim refuses a simple wrong model`(wrong: WrongModel) throws {
    let claim = try KeptClaims.read().claim(named: wrong.claim)
    let measured = try wrong.measure()
    // NaN meets no requirement, so it would prove nothing.
    #expect(!measured.isNaN)
    #expect(
      !claim.requirement.isMet(by: measured),
      "‘\(claim.statement)’ requires \(claim.requirement.text), which \(wrong.model) meets with \(measured)")
  }

  @Test func `every claim has a wrong model or is known to be an identity`() throws {
    let claims = try KeptClaims.read()
    let refusing = Set(try WrongModel.all.map { try claims.claim(named: $0.claim).statement })
    let identities = try Identity.all.map { try claims.claim(named: $0.claim).statement }
    for claim in claims.all where !refusing.contains(claim.statement) && !identities.contains(claim.statement) {
      Issue.record("no wrong model is named that fails ‘\(claim.statement)’, and it is not in the list of identities")
    }
    for (index, statement) in identities.enumerated() {
      #expect(
        !refusing.contains(statement), "a wrong model fails ‘\(statement)’, which is in the list of identities too")
      #expect(!identities[..<index].contains(statement), "‘\(statement)’ is in the list of identities twice")
    }
  }
}
