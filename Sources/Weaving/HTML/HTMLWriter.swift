import Foundation
import Recordings

/// Writes chapters as HTML: semantic elements with a few classes, laid out by `page.css`.
struct HTMLWriter {
  let page: Page
  /// The file the blocks come from, for errors.
  let file: String
  let formulas: FormulaTypesetter
  /// The texts shown before the reader follows a link.
  let previews: Previews
  let figures: FigureFiles
  let medium: HTMLPage.Medium

  /// A block, with headings moved down by `headingOffset` levels.
  ///
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, ``BookError`` for a figure that is missing.
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

  /// A displayed formula with its number at the far edge of the page. If there is not enough room, the formula scrolls
  /// and the number stays.
  private func equation(_ tex: String, line: Int, number: String?, anchor: Anchor?) throws -> String {
    let formula = try formula(tex, line: line, isDisplayed: true)
    guard let number, let anchor else { return "<div class=\"equation\"><div class=\"scroll\">\(formula)</div></div>" }
    return """
      <div class="equation" id="\(anchor.id)"><div class="scroll">\(formula)</div>\
      \(selfLink("(\(number))", to: anchor.id))</div>
      """
  }

  /// The number of something, as a link to it.
  private func selfLink(_ text: String, to id: String) -> String { "<a class=\"number\" href=\"#\(id)\">\(text)</a>" }

  /// Code with its line numbers in the file, and a link to the file; nothing if there is no line.
  private func listing(_ lines: [SourceLine], file: String) -> String {
    guard let first = lines.first?.number, let last = lines.last?.number else { return "" }
    let code = SwiftHighlighter.lines(of: lines.map(\.text).joined(separator: "\n"))
    // A jump in the line numbers shows that hidden lines are left out.
    let isGap = lines.indices.map { $0 > 0 && lines[$0].number != lines[$0 - 1].number &+ 1 }
    let numbered = lines.indices.map { index in
      "<span\(isGap[index] ? " class=\"gap\"" : "") data-line=\"\(lines[index].number)\">\(code[index])\n</span>"
    }.joined()
    let place = first == last ? "line \(first)" : "lines \(first)–\(last)"
    // A long name may break between its words.
    let name = escapedForHTML(file.split(separator: "/").last ?? "")
      .breakableBetweenWords
    // A listing that fits on a page is not split when printed.
    let classes = "listing\(lines.count <= 22 ? " short" : "")"
    let address = escapedForHTML(page.link(toSource: file))
    let source =
      medium == .screen
      ? "<a href=\"\(address)#L\(first)\" title=\"\(escapedForHTML(file))\">\(name)</a>" : name
    return """
      <div class="\(classes)"><pre><code>\(numbered)</code></pre>
      <p class="source">\(source), \(place)</p></div>
      """
  }

  private func figure(
    _ name: String, number: String, caption: [Inline], finding: Claim?, alt: String, anchor: Anchor
  ) throws -> String {
    let svg = try figures.svg(name, of: anchor.chapter)
    // All figures have the same scale, so that their text has the same size: 600 points are as wide as the text column.
    let share = String(format: "%.4f", Double(svg.width) / 800)
    return """
      <figure id="\(anchor.id)">
      <div class="scroll"><img style="--share:\(share)" src="\(svg.url)" alt="\(escapedForHTML(alt))" \
      width="\(svg.width)" height="\(svg.height)"></div>
      \(try self.caption("Figure \(number)", caption, finding, anchor))
      </figure>
      """
  }

  /// A caption that ends with the claim about the figure, and in the margin the measurement.
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

  /// A claim in the text, which unfolds to show its code, and in the margin the measurement.
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
      <p class="measured"><a class="number" href="#\(claim.anchor.id)">\
      <span class="mark">\(mark)</span> Claim \(claim.number)</a>\
      \(claim.holds ? "" : " <strong>does not hold</strong>"), \
      measured <b>\(escapedForHTML(claim.measured).withSuperscripts)</b> \
      <span>required \(escapedForHTML(claim.requirement).withSuperscripts)</span></p>
      """
  }

  /// Code without line numbers.
  private func code(_ lines: [SourceLine]) -> String {
    let text = lines.map { String($0.code) == $0.text.trimmed ? $0.text : String($0.code) }.joined(separator: "\n")
    return "<pre><code>\(SwiftHighlighter.lines(of: text).joined(separator: "\n"))</code></pre>"
  }
}

extension String {
  /// A name with possible line breaks: before a capital letter, a plus sign or a dot that follows a lowercase letter.
  fileprivate var breakableBetweenWords: String {
    var name = ""
    for character in self {
      if name.last?.isLowercase == true, character.isUppercase || "+.".contains(character) { name += "<wbr>" }
      name.append(character)
    }
    return name
  }
}
