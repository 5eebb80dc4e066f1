import Foundation
import Recordings

/// Writes documents as HTML: semantic elements with a class here and there, to be laid out by `page.css`.
struct HTMLWriter {
  let page: Page
  /// The file whose blocks are written, for errors.
  let file: String
  let formulas: FormulaTypesetter
  /// What a reader sees of a place before following a link to it.
  let previews: Previews
  let figures: FigureFiles

  /// A block, its headings moved down by `headingOffset` levels.
  ///
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, ``BookError`` for a figure that is not there.
  func element(_ block: Block, headingOffset: Int) throws -> String {
    switch block {
    case .heading(let level, let number, let text, let anchor):
      heading(
        level: Block.headingLevel(level, movedBy: headingOffset), number: number, text: try inline(text), id: anchor.id)
    case .prose(let inlines):
      try prose(inlines)
    case .equation(let tex, let line, let number, let anchor):
      try equation(tex, line: line, number: number, anchor: anchor)
    case .listing(let lines, let file, _):
      listing(lines, file: file)
    case .output(let text):
      "<pre class=\"output\"><samp>\(escapedForHTML(text))</samp></pre>"
    case .figure(let name, let number, let caption, let finding, let alt, let anchor):
      try figure(name, number: number, caption: caption, finding: finding, alt: alt, anchor: anchor)
    case .table(let number, let caption, let table, let anchor):
      """
      <figure class="table" id="\(anchor.id)">
      <figcaption>\(selfLink("Table \(number)", to: anchor.id)) \(try inline(caption))</figcaption>
      \(try html(of: table))
      </figure>
      """
    case .claim(let claim):
      try self.claim(claim)
    }
  }

  /// A heading with a link to itself.
  func heading(level: Int, number: String?, text: String, id: String) -> String {
    let link =
      number.map { selfLink($0, to: id) + " " + text }
      ?? "\(text)<a class=\"here\" href=\"#\(id)\" aria-label=\"Link to this heading\">#</a>"
    return "<h\(level) id=\"\(id)\">\(link)</h\(level)>"
  }

  /// A displayed formula, and beside it its number, as far from the formula as the page allows. Where there is no room the
  /// formula scrolls, and the number stays.
  private func equation(_ tex: String, line: Int, number: String?, anchor: Anchor?) throws -> String {
    let formula = try formula(tex, line: line, isDisplayed: true)
    guard let number, let anchor else { return "<div class=\"equation\"><div class=\"scroll\">\(formula)</div></div>" }
    return """
      <div class="equation" id="\(anchor.id)"><div class="scroll">\(formula)</div>\
      \(selfLink("(\(number))", to: anchor.id))</div>
      """
  }

  /// The number of a thing, as a link to it.
  private func selfLink(_ text: String, to id: String) -> String { "<a class=\"number\" href=\"#\(id)\">\(text)</a>" }

  /// Code with the numbers of its lines in the file, and a link to the file.
  private func listing(_ lines: [SourceLine], file: String) -> String {
    let code = SwiftHighlighter.lines(of: lines.map(\.text).joined(separator: "\n"))
    // A line that does not follow the one before leaves out what is hidden.
    let isGap = lines.indices.map { $0 > 0 && lines[$0].number != lines[$0 - 1].number &+ 1 }
    let numbered = lines.indices.map { index in
      "<span\(isGap[index] ? " class=\"gap\"" : "") data-line=\"\(lines[index].number)\">\(code[index])\n</span>"
    }.joined()
    let (first, last) = (lines.first?.number ?? 1, lines.last?.number ?? 1)
    let place = first == last ? "line \(first)" : "lines \(first)–\(last)"
    // A long name may break where a word of it begins.
    let name = escapedForHTML(file.split(separator: "/").last ?? "")
      .breakableBetweenWords
    // What fits a page of paper is not torn there.
    let classes = "listing\(lines.count <= 22 ? " short" : "")"
    return """
      <div class="\(classes)"><pre><code>\(numbered)</code></pre>
      <p class="source"><a href="\(escapedForHTML(page.link(toSource: file)))#L\(first)" title="\(escapedForHTML(file))">\
      \(name)</a>, \(place)</p></div>
      """
  }

  private func figure(
    _ name: String, number: String, caption: [Inline], finding: Claim?, alt: String, anchor: Anchor
  ) throws -> String {
    let svg = try figures.svg(name, of: anchor.chapter)
    // All figures have one scale, so that their letters have one size: 600 points are as wide as the text.
    let share = String(format: "%.4f", Double(svg.width) / 800)
    return """
      <figure id="\(anchor.id)">
      <div class="scroll"><img style="--share:\(share)" src="\(svg.url)" alt="\(escapedForHTML(alt))" \
      width="\(svg.width)" height="\(svg.height)"></div>
      \(try self.caption("Figure \(number)", caption, finding, anchor))
      </figure>
      """
  }

  /// A caption, its last sentence what the figure shows, and in the margin what was measured.
  private func caption(_ name: String, _ caption: [Inline], _ finding: Claim?, _ anchor: Anchor) throws -> String {
    let text = "\(selfLink(name, to: anchor.id)) \(try inline(caption))"
    guard let finding else { return "<figcaption>\(text)</figcaption>" }
    return """
      <figcaption class="claim \(finding.holds ? "holds" : "fails")" id="\(finding.anchor.id)">
      <details><summary>\(text) \(try inline(finding.statement))</summary>
      \(code(finding.code))</details>
      \(measurement(of: finding))</figcaption>
      """
  }

  /// A table without its caption.
  func html(of table: Table) throws -> String {
    HTMLTable(
      columns: try table.columns.map(inline), rows: try table.rows.map { try $0.map(inline) },
      isFlushRight: table.isNumeric
    ).html
  }

  /// A statement in the text, which unfolds the code that makes it, and in the margin what was measured.
  private func claim(_ claim: Claim) throws -> String {
    """
    <div class="claim \(claim.holds ? "holds" : "fails")" id="\(claim.anchor.id)">
    <details><summary>\(try inline(claim.statement))</summary>
    \(code(claim.code))</details>
    \(measurement(of: claim))</div>
    """
  }

  private func measurement(of claim: Claim) -> String {
    let mark = claim.holds ? "✓" : "✗"
    return """
      <p class="measured"><a class="number" href="#\(claim.anchor.id)"><span class="mark">\(mark)</span> Claim \(claim.number)</a>\
      \(claim.holds ? "" : " <strong>does not hold</strong>"), measured <b>\(escapedForHTML(claim.measured).withSuperscripts)</b> \
      <span>required \(escapedForHTML(claim.requirement).withSuperscripts)</span></p>
      """
  }

  /// Lines of code without numbers.
  private func code(_ lines: [SourceLine]) -> String {
    let text = lines.map { String($0.code) == $0.text.trimmed ? $0.text : String($0.code) }.joined(separator: "\n")
    return "<pre><code>\(SwiftHighlighter.lines(of: text).joined(separator: "\n"))</code></pre>"
  }
}

extension String {
  /// A name with places where a line may break: before a capital letter, a plus sign or a point that follows a small letter.
  fileprivate var breakableBetweenWords: String {
    var name = ""
    for character in self {
      if name.last?.isLowercase == true, character.isUppercase || "+.".contains(character) { name += "<wbr>" }
      name.append(character)
    }
    return name
  }
}

/// The figures that a run has drawn.
public struct FigureFiles: Sendable {
  private let folder: @Sendable (_ chapter: ChapterPlace) -> URL

  /// The figures in the folders of their chapters.
  public init(_ folder: @escaping @Sendable (_ chapter: ChapterPlace) -> URL) { self.folder = folder }

  /// A figure as a URL that holds it, with its size in pixels of CSS.
  func svg(_ name: String, of chapter: ChapterPlace?) throws(BookError) -> (url: String, width: Int, height: Int) {
    guard let chapter else { throw BookError(description: "the figure ‘\(name)’ belongs to no chapter") }
    let file = folder(chapter).appending(path: "\(name).svg")
    guard let data = try? Data(contentsOf: file),
      let (width, height) = FigureFiles.size(ofSVG: String(decoding: data.prefix(400), as: UTF8.self)),
      FigureFiles.sizes.contains(width), FigureFiles.sizes.contains(height)
    else {
      throw BookError(description: "expected a figure in \(file.path), which cannot be read")
    }
    let pixels = { (points: Double) in Int((points * 4 / 3).rounded()) }
    return (dataURL(of: data, type: "image/svg+xml"), pixels(width), pixels(height))
  }

  /// The sizes that a figure of a page can have, in points.
  private static let sizes = 0.0...100_000

  /// The size that the first element states, in points.
  private static func size(ofSVG svg: String) -> (width: Double, height: Double)? {
    var scanner = TextScanner(svg)
    guard scanner.read(upTo: " width=\"") != nil, let width = scanner.read(upTo: "pt\" height=\"").flatMap(Double.init),
      let height = scanner.read(upTo: "pt\"").flatMap(Double.init)
    else { return nil }
    return (width, height)
  }
}
