import Foundation

/// Finds where a file is not JSON, of which `JSONDecoder` says only that it is not.
struct JSONSyntax {
  /// Where a file stops being JSON, and why.
  struct Fault: Error {
    /// The line, from 1.
    var line: Int
    /// One clause: what was expected and what came.
    var message: String
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Arrays and objects in one another, which are far fewer in any file that people write.
  private static let deepest = 100

  /// The first fault in a file; `nil` if there is none.
  static func fault(in json: Data) -> Fault? {
    var syntax = JSONSyntax(bytes: [UInt8](json))
    do throws(Fault) {
      try syntax.skipValue(depth: 0)
      syntax.skipSpace()
      if syntax.place < syntax.bytes.count { throw syntax.fault("the end of the file") }
      return nil
    } catch {
      return error
    }
  }

  private init(bytes: [UInt8]) {
    // Some editors begin a file with a byte order mark.
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private mutating func skipValue(depth: Int) throws(Fault) {
    skipSpace()
    switch place < bytes.count ? bytes[place] : 0 {
    case UInt8(ascii: "{") where depth < JSONSyntax.deepest:
      try skipList(until: "}") { syntax throws(Fault) in
        try syntax.skipText("a name in double quotation marks")
        syntax.skipSpace()
        guard syntax.skip(":") else { throw syntax.fault("‘:’") }
        try syntax.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "[") where depth < JSONSyntax.deepest:
      try skipList(until: "]") { syntax throws(Fault) in try syntax.skipValue(depth: depth + 1) }
    case UInt8(ascii: "\""): try skipText("a value")
    default:
      let word = bytes[place...].prefix { !$0.isSpace && !$0.isOne(of: ",:[]{}\"") }
      let text = String(decoding: word, as: UTF8.self)
      guard ["true", "false", "null"].contains(text) || word.first?.isOne(of: "-0123456789") == true else {
        throw fault("a value")
      }
      place = word.endIndex
    }
  }

  /// Skips what stands between two brackets, with commas between.
  private mutating func skipList(
    until bracket: Character, _ skipPart: (inout JSONSyntax) throws(Fault) -> Void
  ) throws(Fault) {
    place += 1
    skipSpace()
    if skip(bracket) { return }
    while true {
      skipSpace()
      try skipPart(&self)
      skipSpace()
      if skip(bracket) { return }
      guard skip(",") else { throw fault("‘,’ or ‘\(bracket)’") }
    }
  }

  private mutating func skipText(_ expected: String) throws(Fault) {
    guard skip("\"") else { throw fault(expected) }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") { place += 1 }
      guard place < bytes.count, bytes[place] != UInt8(ascii: "\n") else { break }
      place += 1
    }
    guard skip("\"") else {
      place = min(place, bytes.count)
      throw Fault(
        line: line,
        message: "expected ‘\"’ after ‘\(String(decoding: bytes[start..<place].prefix(30), as: UTF8.self))’")
    }
  }

  private mutating func skip(_ character: Character) -> Bool {
    guard place < bytes.count, bytes[place] == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() { while place < bytes.count, bytes[place].isSpace { place += 1 } }

  private var line: Int { 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") } }

  private func fault(_ expected: String) -> Fault {
    let next = bytes[min(place, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }.prefix(30)
    let found = next.isEmpty ? "the end of the file" : "‘\(String(decoding: next, as: UTF8.self).trimmed)’"
    return Fault(line: line, message: "expected \(expected), got \(found)")
  }
}
