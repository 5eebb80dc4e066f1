import Foundation
import Recordings
import Weaving

/// Texts that are no recording, no study and no book.
private let garbage = [
  "", "{", "null", "[]", "{}", "\u{FEFF}{}", "\0", "1e999", "\"∞\"", String(repeating: "[", count: 100_000),
  #"{"chapter":{"number":1e99,"name":""},"seed":-1,"values":{},"results":[]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{"a":{"number":"∞","style":{"shortest":{}}}},"results":[]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{},"results":[{"line":9e18,"content":{"output":{"_0":1}}}]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{},"results":[{"line":3,"content":{"none":{}}}]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{"a":{"number":1,"style":{"decimals":{"_0":-9}}}},"results":[]}"#,
  #"{"version":2,"seeds":"1-9","chapters":{"one":{"claims":[],"values":{},"digests":[]}}}"#,
  #"{"version":2,"seeds":"9-1","chapters":{}}"#, #"{"title":7,"chapters":["one"]}"#,
  #"{"title":"A","chapters":["one","one"]}"#,
]

let garbageAttacks: [Attack] =
  garbage.enumerated().flatMap { index, text in
    [
      Attack("recording of garbage \(index)") {
        let recording = try Recording(json: Data(text.utf8))
        let book = try makeBook()
        try write(try Weaver.weave(try book.source(of: one), with: recording, in: book), in: book)
      },
      Attack("contents of garbage \(index)") { _ = try BookContents(json: Data(text.utf8)) },
      Attack("a book with a study of garbage \(index)") {
        let book = try makeBook("//: # One\n\nf()\n", ["chapters/seeds.json": text])
        try write(try wovenChapter(book), in: book)
      },
      Attack("a source of garbage \(index)") { try weave([.output("a")], source: "//: # One\n\nf()\n" + text) },
    ]
  }

/// What opens and is then not closed, or lies deep in itself.
private let pieces = [
  "`", "$", "{{", "\\sqrt", "^", "\"\\(", "[", "(", "*", ">", "//:", "//hide", "|", "![", "<", "{", "#", "/*",
]

let depthAttacks: [Attack] = pieces.flatMap { piece in
  [
    Attack("very many ‘\(piece)’ in prose") {
      try weave([], source: "//: # One\n\nf()\n//: " + String(repeating: piece, count: 20_000))
    },
    Attack("very many ‘\(piece)’ in a formula") {
      try weave([], source: "//: # One\n\nf()\n//: $x" + String(repeating: piece, count: 2000) + "$\n")
    },
    Attack("very many ‘\(piece)’ in code") {
      try weave([], source: "//: # One\n\nf()\n" + String(repeating: piece, count: 20_000))
    },
    Attack("very many ‘\(piece)’ printed") {
      let text = String(repeating: piece, count: 100_000)
      try weave([.output(text)])
    },
    Attack("very many ‘\(piece)’ in an alternative text") {
      let text = String(repeating: piece, count: 20_000)
      try weave([.figure(name: "f", caption: "", alt: text)], line: 4, source: source)
      try weave([.figure(name: "f", caption: "", alt: "$x\(text)$")], line: 4, source: source)
    },
  ]
}
