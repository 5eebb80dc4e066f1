import Testing

@testable import Weaving

/// Reading bytes finds the same as reading characters would.
@Suite struct TextTests {
  @Test func `a scanner reads a text from start to end`() {
    var scanner = TextScanner("α = {{a}}, ß")
    #expect(!scanner.skip("a") && scanner.skip("α"))
    #expect(scanner.read(while: \.isSpace) == " ")
    #expect(scanner.next() == UInt8(ascii: "="))
    #expect(scanner.read(upTo: "{{") == " " && scanner.read(upTo: "}}") == "a")
    #expect(scanner.read(upTo: "}}") == nil && scanner.rest == ", ß" && !scanner.isAtEnd)
    #expect(scanner.read { $0 != UInt8(ascii: "x") } == ", ß")
    #expect(scanner.isAtEnd && scanner.next() == nil && scanner.read(upTo: "x") == nil)
  }

  @Test(arguments: [
    ("", "", [""]), (" \n\t", "", [" ", "\t"]), ("\u{A0}a b\u{2003}", "a b", ["\u{A0}a b\u{2003}"]),
    ("é\n\n x\n", "é\n\n x", ["é", "", " x", ""]),
  ])
  func `lines and white space`(text: String, trimmed: String, lines: [Substring]) {
    #expect(text.trimmed == trimmed && text.lines == lines)
  }

  @Test(arguments: [
    ("", "aa", "b", ""), ("aaa", "aa", "b", "ba"), ("xaay", "aa", "", "xy"), ("a\u{301}", "a", "b", "b\u{301}"),
    ("“q”", "”", "!", "“q!"),
  ])
  func `places that are replaced do not overlap`(text: String, old: String, new: String, result: String) {
    #expect(text.replacing(old, with: new) == result)
    #expect(text.contains(old) == (text != ""))
  }

  @Test func `what is replaced can depend on what follows`() {
    #expect("a#1 b# c#22".replacing("#") { "<\($0.read(while: \.isDigit))>" } == "a<1> b<> c<22>")
    #expect(#"a[b]\"#.escaping(#"[]\"#) == #"a\[b\]\\"#)
    #expect(escapedForHTML("<é & \"x\">") == "&lt;é &amp; &quot;x&quot;&gt;")
  }
}
