import Foundation
import Recordings
import Weaving

/// Names that a path, a page or a pattern could take for something else.
let names = [
  "", " ", ".", "..", "../../../etc/passwd", "/etc/passwd", "a\0b", "a\nb", "</style><script>", "%s%n", "{{a}}", "\\",
  "`", "|", "\u{E000}0\u{E001}", "👩‍🔬", String(repeating: "a", count: 100_000),
]

let nameAttacks: [Attack] =
  names.enumerated().flatMap { index, name in
    [
      Attack("a figure of name \(index)") {
        try weave([
          .figure(name: name, caption: name, alt: name), .claim(statement: name, measured: 1, requirement: .below(2)),
        ])
      },
      Attack("a figure's page of name \(index)") {
        try write { [.figure(name: name, number: name, caption: [.text(name)], alt: name, anchor: $1)] }
      },
      Attack("a table of name \(index)") {
        try weave([table([name], [[.text(name)], [.number(1)]]), .output(name)], source: source)
      },
      Attack("a value of name \(index)") {
        try weave(
          [], values: [name: RecordedValue(1, .shortest)], source: "//: # One\n\nf()\n//: {{\(name)}} $\(name)$\n")
      },
      Attack("a book of name \(index)") {
        let text = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        for part in [
          #"{"title": \#(text), "authors": [\#(text)], "chapters": ["one"]}"#,
          #"{"title": "A", "chapters": [\#(text)]}"#,
          #"{"title": "A", "chapters": ["one"], "frontMatter": [\#(text)]}"#,
          #"{"title": "A", "chapters": ["one"], "references": \#(text)}"#,
        ] {
          do {
            let book = try makeBook("//: # One\n\nf()\n", [BookContents.file: part])
            try write(try wovenChapter(book), in: book)
          } catch let error as BookError {
            print(error)
          }
        }
      },
      Attack("a chapter of name \(index)") {
        let place = ChapterPlace(number: 1, name: name)
        let book = try makeBook()
        _ = try? book.source(of: place)
        _ = (book.chapter(named: name), try? book.chapter(ofMainFile: name))
        try write(
          try Weaver.weave(
            try ChapterSource("//: # One\n//: {{section:a}}\n//: ## A\n", of: place),
            with: Recording(of: place, seed: 1),
            in: book), in: book)
      },
      Attack("a page of name \(index)") { _ = try Weaver.weave(page: name, file: name, in: try makeBook()) },
      Attack("a source of name \(index)") { _ = try ChapterSource("//: # \(name)\n//: \(name)\n\(name)", of: one) },
      Attack("the root around name \(index)") { _ = try Book.root(around: name) },
      Attack("the root of name \(index)") { _ = try Book(root: URL(filePath: name)) },
    ]
  }
