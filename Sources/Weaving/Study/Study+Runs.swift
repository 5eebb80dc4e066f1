import Foundation
import Recordings

extension Study.Chapter {
  /// Summarises the runs of a chapter.
  ///
  /// - Parameters:
  ///   - runs: the recordings, at least one, each with a different seed.
  ///   - code: the digest of the code that was run.
  /// - Throws: ``StudyError`` if the runs do not all make the same claims and record the same values: a statement or a
  ///   bound that varies with the seed cannot be counted.
  package init(_ runs: [Recording], code: String) throws(StudyError) {
    let runs = runs.sorted { $0.seed < $1.seed }
    guard let first = runs.first else { throw StudyError("expected runs of a chapter, but there are none") }
    for (index, claim) in first.claims.enumerated()
    where first.claims[..<index].contains(where: { $0.statement == claim.statement }) {
      throw StudyError(
        "\(first.chapter.name) makes the claim ‘\(claim.statement)’ twice; claims are identified by their statements")
    }
    for run in runs { try run.checkSameKind(as: first) }
    claims = first.claims.enumerated().map { index, claim in
      let measured = runs.map { $0.claims[index].measured }
      let fails = zip(runs, measured).filter { !claim.requirement.isMet(by: $1) }.map(\.0.seed)
      return Study.Claim(
        statement: claim.statement, requirement: claim.requirement, holds: runs.count - fails.count,
        fails: Seeds(fails),
        measured: Study.Spread(measured))
    }
    values = [:]
    for (name, value) in first.values {
      let numbers = runs.compactMap { $0.values[name]?.number }
      values[name] = Study.Value(style: value.style, spread: Study.Spread(numbers), sum: numbers.reduce(0, +))
    }
    digests = runs.map(\.digest)
    self.code = code
  }
}

extension Study {
  /// A clause saying how a run shows that the study was made with different code; `nil` if it does not.
  ///
  /// Claims, their requirements and the names of values are compared and, if the run's seed is in the study, every
  /// digit. For another seed the chapter's code must be the same.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - book: the book of the chapter that ran.
  /// - Returns: the first difference found.
  package func difference(from run: Recording, of book: Book) -> String? {
    guard let chapter = chapters[run.chapter.name] else { return "the study lacks the chapter" }
    for claim in run.claims {
      guard let kept = chapter.claims.first(where: { $0.statement == claim.statement }) else {
        return "the study lacks the claim ‘\(claim.statement)’"
      }
      if kept.requirement != claim.requirement {
        return "‘\(claim.statement)’ requires \(claim.requirement.text), but \(kept.requirement.text) in the study"
      }
    }
    if let kept = chapter.claims.first(where: { kept in !run.claims.contains { $0.statement == kept.statement } }) {
      return "the study has the claim ‘\(kept.statement)’, which the chapter does not make"
    }
    if let name = Set(chapter.values.keys).symmetricDifference(run.values.keys).min() {
      return run.values[name] == nil
        ? "the study has the value ‘\(name)’, which the chapter does not record"
        : "the study lacks the value ‘\(name)’"
    }
    if let kept = zip(seeds.all, chapter.digests).first(where: { $0.0 == run.seed })?.1 {
      return kept == run.digest ? nil : "the run has different digits from the study"
    }
    return chapter.code == book.codeDigest(of: run.chapter) ? nil : "the study was made with different code"
  }

  /// Some of the seeds, to run again. The choice follows from the measurements, so it differs from study to study.
  ///
  /// - Returns: at most `count` seeds, in ascending order.
  package func sample(_ count: Int) -> Seeds {
    let digests = chapters.sorted { $0.key < $1.key }.map(\.value.digests)
    func rank(_ index: Int) -> UInt64 {
      var digest = Digest()
      for chapter in digests where chapter.indices.contains(index) { digest.add(chapter[index]) }
      return digest.value
    }
    let ranked = seeds.all.enumerated().map { (rank: rank($0), seed: $1) }.sorted { $0 < $1 }
    return Seeds(ranked.prefix(max(0, count)).map(\.seed))
  }
}

extension Recording {
  /// The claims, in the order of the run.
  var claims: [(statement: String, measured: Double, requirement: Requirement)] {
    results.compactMap { result in
      guard case .claim(let statement, let measured, let requirement, _) = result.content else { return nil }
      return (statement, measured, requirement)
    }
  }

  /// Digits that change with any digit of the run's values and measured claims.
  var digest: String {
    var digest = Digest()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      digest.add(value.number)
    }
    for claim in claims { digest.add(claim.measured) }
    return digest.digits
  }

  /// Throws unless two runs of a chapter differ only in their numbers.
  fileprivate func checkSameKind(as first: Recording) throws(StudyError) {
    func seeds(_ one: String, _ other: String) -> String {
      "\(one) with seed \(first.seed) and \(other) with seed \(seed)"
    }
    let chapter = first.chapter.name
    for (index, (one, other)) in zip(first.claims, claims).enumerated() {
      if one.statement != other.statement {
        throw StudyError(
          "claim \(index + 1) of \(chapter) is " + seeds("‘\(one.statement)’", "‘\(other.statement)’")
            + "; a statement cannot depend on the seed: write a mark such as {{name}}")
      }
      if one.requirement != other.requirement {
        throw StudyError(
          "‘\(one.statement)’ of \(chapter) requires " + seeds(one.requirement.text, other.requirement.text)
            + "; a bound cannot depend on the seed: measure the difference from it")
      }
    }
    guard claims.count == first.claims.count else {
      throw StudyError("\(chapter) makes " + seeds("\(first.claims.count) claims", "\(claims.count)"))
    }
    if let name = Set(values.keys).symmetricDifference(first.values.keys).min() {
      let (with, without) = values[name] == nil ? (first.seed, seed) : (seed, first.seed)
      throw StudyError("\(chapter) records the value ‘\(name)’ with seed \(with), but not with seed \(without)")
    }
  }
}

extension Book {
  /// Digits that change with the code of a chapter, in whichever file of its folder, but not with its prose, its
  /// comments and its spaces.
  package func codeDigest(of chapter: ChapterPlace) -> String {
    let folder = root.appending(path: chapter.mainFile).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var digest = Digest()
    for name in names.sorted() where name.hasSuffix(".swift") {
      let code = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      let tokens = SwiftToken.tokens(of: code).filter { $0.kind != .comment }
      digest.add(tokens.map { $0.kind == .string ? String($0.text) : $0.text.filter { !$0.isWhitespace } }.joined())
    }
    return digest.digits
  }
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo): short, and the same everywhere.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Eight hexadecimal digits.
  var digits: String {
    let digits = String((value ^ value >> 32) & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(UInt8(0))
  }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The file preserves neither the sign of zero nor the bits of a NaN.
  mutating func add(_ number: Double) {
    add(number == 0 ? UInt64(0) : number.isNaN ? Double.nan.bitPattern : number.bitPattern)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
