import Foundation
import Testing

@testable import Weaving

/// A page says what may run on it.
@Suite(.serialized) struct PolicyTests {
  // From the standard's examples; the last is of two blocks and leaves no room for the length in its first.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the checksum is SHA-256`(text: String, checksum: String) {
    #expect(SHA256.hash(of: text).map { String(format: "%02x", $0) }.joined() == checksum)
  }

  @Test func `the policy names the page's style sheet and its script, and the printer's page has none`() throws {
    let package = try TemporaryPackage()
    let report = try Report(package.book(), parts: [.woven(try package.weave())])
    func html(_ medium: HTMLPage.Medium, script: String = "") throws -> String {
      try HTMLPage(report, formulas: newTypesetter(), figures: FigureFiles { _ in package.root }, medium: medium)
        .html(script: script)
    }
    func policy(_ html: String) throws -> String {
      let policy = try #require(html.firstMatch(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/))
      #expect(html.firstRange(of: "<style>")?.lowerBound ?? html.startIndex > policy.range.lowerBound)
      return String(policy.output.1)
    }
    func source(_ html: String, _ element: String) throws -> String {
      let contents = try #require(
        html.components(separatedBy: "<\(element)>").last?.components(separatedBy: "</\(element)>")[0])
      return "'sha256-\(SHA256.hash(of: contents).base64EncodedString())'"
    }
    let page = try html(.screen)
    #expect(
      try policy(page)
        == "default-src 'none'; script-src \(source(page, "script")); style-src-elem \(source(page, "style")); "
        + "style-src-attr 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'")
    let watched = try html(.screen, script: "let a;")
    #expect(try policy(watched).contains("script-src \(source(watched, "script")) 'strict-dynamic'; "))
    let printed = try html(.printer)
    #expect(try policy(printed).contains("script-src 'none'; ") && !printed.contains("<script"))
  }
}
