import Recordings
import Weaving

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]
private let numbers = [-Double.infinity, -.greatestFiniteMagnitude, -1, 0, 1e-320, 1e300, .infinity, .nan]

let countAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("a result on line \(size)") { try weave([.output("a")], line: size) },
      Attack("\(size) decimals") {
        _ = numbers.map { NumberStyle.decimals(size).text($0) + NumberStyle.decimals(size).tex($0) }
      },
      Attack("\(size) significant digits") {
        _ = numbers.map { NumberStyle.significant(size).text($0) + NumberStyle.significant(size).tex($0) }
      },
      Attack("a cell of \(size) decimals") {
        try weave(
          [table(["a"], [[.number(0.1, .decimals(size))], [.number(0.1, .significant(size))]])], source: source)
      },
      Attack("chapter \(size)") {
        let book = try makeBook()
        let place = ChapterPlace(number: size, name: "one")
        let woven = try Weaver.weave(
          try ChapterSource("//: # One\n//: ## A\nf()\n", of: place), with: Recording(of: place, seed: 1), in: book)
        try write(woven, in: book)
      },
      Attack("a run of \(size) epochs") {
        var recording = Recording(of: one, seed: .max)
        recording.epochs = size
        _ = try Recording(json: try recording.json())
      },
      Attack("a heading of level \(size)") {
        try write { [.heading(level: size, number: nil, text: [], anchor: $1)] }
      },
    ]
  }

let numberAttacks: [Attack] =
  numbers.flatMap { number in
    [
      Attack("a value of \(number)") {
        try weave(
          [.output("")], values: ["a": RecordedValue(number, .shortest), "": RecordedValue(number, .significant(3))],
          source: "//: # One\n\nf()\n//: {{a}} and $x^{{a}}$\n")
      },
      Attack("a claim of \(number)") {
        try weave([
          .claim(statement: "a", measured: number, requirement: .equal(number, within: number)),
          .claim(statement: "b", measured: number, requirement: .below(number), figure: "none"),
        ])
      },
      Attack("a drawing of \(number) points") {
        _ = try makeBook("", ["drawings/f.svg": "<svg width=\"\(number)pt\" height=\"\(number)pt\">"])
        try write { [.figure(name: "f", number: "1", caption: [], alt: "", anchor: $1)] }
      },
    ]
  }

let oddResultAttacks: [Attack] = [
  Attack("a table without rows and columns") { try weave([table([], [])], source: source) },
  Attack("a table of an empty row") { try weave([table([], [[]])], source: source) },
  Attack("a ragged table, a row too short") {
    try weave([table(["a", "b"], [["1", "2"], ["1"]])], source: source)
  },
  Attack("a ragged table, a row empty") { try weave([table(["a"], [["1"], []])], source: source) },
  Attack("a ragged table, a row too long") { try weave([table(["a"], [["1"], ["1", "2"]])], source: source) },
  Attack("a ragged table on a page") {
    try write { table, place in
      var table = table
      table.rows += [[], [[.text("a")], [.text("b")], []]]
      table.isNumeric = []
      return [.table(number: "1", caption: [], table, anchor: place)]
    }
  },
  Attack("a chapter twice in a report") {
    let book = try makeBook()
    let woven = try wovenChapter(book)
    try write(woven, woven, in: book)
  },
  Attack("the same figure twice") {
    try weave(Array(repeating: .figure(name: "f", caption: "", alt: ""), count: 2), line: 4, source: source)
  },
  Attack("a formula that is no TeX") {
    try weave([.output("a")], source: "//: # One\n\nf() // $\n//: $\\frac{$ a\n")
  },
]
