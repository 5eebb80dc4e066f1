/// A page of the book in HTML: a single file with everything it needs.
public struct HTMLPage: Sendable {
  private let title: String
  private let authors: [String]
  /// The class of the body. When printed, each chapter of a report starts on a new page and has its own running head.
  private let kind: String
  /// The contents of the page, in parts. Figures make them long, so they are joined only once.
  private let parts: [String]
  private let styleSheet: String
  private let medium: Medium

  /// Where a page is read.
  public enum Medium: Sendable {
    /// In a browser, beside the sources and the figures.
    case screen
    /// On paper only. The page then has no links to source files, which in a PDF would contain this machine's folders,
    /// and is invisible on screen, so that it is laid out only once: a browser that lays out half a page before the
    /// rest arrives may place a letter differently.
    case printer
  }

  /// A chapter as a page of its own.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - book: the book, for its title and references.
  ///   - formulas: typesets the formulas.
  ///   - figures: finds the chapter's figures.
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, ``BookError`` for a file that is missing.
  public init(_ chapter: WovenChapter, in book: Book, formulas: FormulaTypesetter, figures: FigureFiles) throws {
    let writer = HTMLWriter(
      page: .chapter(chapter.place), file: chapter.place.mainFile, formulas: formulas,
      previews: Previews([chapter], in: book), figures: figures, medium: .screen)
    let works = book.works(citedIn: chapter)
    var outline = Array(chapter.outline.dropFirst())
    outline.append(OutlineEntry(depth: 1, text: [.text("Claims")], anchor: .claims))
    if !works.isEmpty { outline.append(OutlineEntry(depth: 1, text: [.text("References")], anchor: .references)) }
    let references =
      works.isEmpty ? "" : try writer.references(works.map { ($0.number, $0.work) }, headingLevel: 2)
    try self.init(
      title: "\(chapter.title.plainText) – \(book.contents.title)",
      authors: book.contents.authors,
      formulas: formulas,
      runningHeads: HTMLPage.runningHead(
        "\(chapter.place.number)  \(chapter.title.plainText)", of: "main", page: "chapter\(chapter.place.number)"),
      parts: [
        #"<p class="book"><a href="../report.html">\#(escapedForHTML(book.contents.title))</a></p>"#,
        try writer.title(of: chapter, level: 1),
        try writer.contents(outline),
        HTMLPage.start,
        try writer.sections(chapter.blocks, headingOffset: 0, exercisesOf: chapter.place.number),
        try writer.claims(of: [chapter], title: "Claims", anchor: .claims, headingLevel: 2),
        references,
        writer.neighbours(of: chapter.place, in: book),
      ])
  }

  /// The whole book as one page.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - formulas: typesets the formulas.
  ///   - figures: finds the chapters' figures.
  ///   - medium: where the page is read.
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, ``BookError`` for a file that is missing.
  public init(
    _ report: Report, formulas: FormulaTypesetter, figures: FigureFiles, medium: Medium = .screen
  ) throws {
    let previews = Previews(report.chapters, in: report.book)
    func writer(_ file: String) -> HTMLWriter {
      HTMLWriter(
        page: report.page, file: file, formulas: formulas, previews: previews, figures: figures, medium: medium)
    }
    func sections(_ blocks: [Block], of file: String) throws -> String {
      try writer(file).sections(blocks, headingOffset: 0, exercisesOf: nil)
    }
    let chapters = try report.parts.map { part in
      switch part {
      case .woven(let chapter):
        try writer(chapter.place.mainFile).chapter(chapter)
      case .failed(let chapter, let error):
        """
        <section class="chapter" id="chapter-\(chapter.number)"><h2>\(escapedForHTML(report.heading(of: chapter)))</h2>
        <p><strong>This chapter failed to run:</strong> <code>\(escapedForHTML(error))</code></p></section>
        """
      }
    }
    // Its pages follow each other without a break, so all of them carry the title of the book.
    let backMatterHead = report.backMatter.flatMap(\.blocks).compactMap { block -> String? in
      guard case .heading(2, _, _, let anchor) = block else { return nil }
      return HTMLPage.runningHead(
        report.book.contents.title, of: "main > section:has(> h2#\(anchor.id))", page: "matter")
    }
    let runningHeads =
      report.chapters.map {
        HTMLPage.runningHead(
          "\($0.place.number)  \($0.title.plainText)", of: ".chapter[data-number=\"\($0.place.number)\"]",
          page: "chapter\($0.place.number)")
      }
      + [
        HTMLPage.runningHead("All claims", of: "main > .claims", page: "claims"),
        HTMLPage.runningHead("References", of: "main > :is(.references, .colophon)", page: "references"),
      ] + backMatterHead
    // Their formulas have already been typeset in the chapters, so no error will name this file.
    let whole = writer("chapters")
    try self.init(
      title: report.book.contents.title,
      authors: report.book.contents.authors,
      kind: "report",
      medium: medium,
      formulas: formulas,
      runningHeads: runningHeads.joined(),
      parts: [try sections(report.title, of: BookContents.file)]
        + (try report.frontMatter.map { try sections($0.blocks, of: $0.file) })
        + [try whole.contents(report.outline), HTMLPage.start] + chapters
        + [
          try whole.claims(
            of: report.chapters, title: "All claims", anchor: .claims, headingLevel: 2,
            note: report.claimCount)
        ]
        + (try report.backMatter.map { try sections($0.blocks, of: $0.file) })
        + (report.book.references.isEmpty
          ? [] : [try whole.references(zip(1..., report.book.references).map { ($0, $1) }, headingLevel: 2)]))
  }

  /// The target of the link that skips to the text.
  private static let start = #"<div id="start" tabindex="-1"></div>"#

  /// Rules that print a running head on the pages of an element.
  private static func runningHead(_ text: String, of selector: String, page: String) -> String {
    return """
      @page \(page){@top-right{content:"\(text.escapedForCSS)";}}
      @media print{\(selector){page:\(page);}}

      """
  }

  /// Names the fonts of the page, as their licences require.
  private static func colophon(_ typefaces: [EmbeddedFont]) -> String {
    var families: [EmbeddedFont.Family] = []
    for typeface in typefaces where !families.contains(typeface.family) { families.append(typeface.family) }
    let fonts = families.map { "\($0.name) (\($0.licence))" } + ["the fonts of KaTeX (SIL Open Font License)"]
    return """
      <footer class="colophon"><p>Set in \(fonts.dropLast().joined(separator: ", ") + (fonts.count > 1 ? " and " : ""))\
      \(fonts.last ?? ""); formulas by KaTeX (MIT License).</p></footer>
      """
  }

  private init(
    title: String, authors: [String], kind: String = "page", medium: Medium = .screen, formulas: FormulaTypesetter,
    runningHeads: String = "", parts: [String]
  ) throws {
    self.title = title
    self.medium = medium
    self.authors = authors
    self.kind = kind
    let typefaces = EmbeddedFont.all.filter(\.isInstalled)
    self.parts = parts + [HTMLPage.colophon(typefaces)]
    let characters = charactersUsed(in: self.parts)
    let faces = typefaces.compactMap { $0.rule(for: characters) }
    styleSheet =
      faces.joined(separator: "\n") + (try formulas.styleSheet(forPageOf: self.parts))
      + String(decoding: PackageResources.page_css, as: UTF8.self) + runningHeads
  }

  /// The contents of the HTML file.
  ///
  /// - Parameter script: a script in addition to the page's own, for a page that reloads itself. It may load others.
  /// - Returns: an HTML 5 document.
  public func html(script: String = "") -> String {
    let styleSheet = medium == .printer ? styleSheet + "@media screen{body{display:none}}" : styleSheet
    let mayLoadScripts = !script.isEmpty
    let script = medium == .printer ? nil : String(decoding: PackageResources.page_js, as: UTF8.self) + script
    let head = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      \(ContentSecurityPolicy.element(styleSheet: styleSheet, script: script, mayLoadScripts: mayLoadScripts))
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(escapedForHTML(title))</title>
      \(authors.map { "<meta name=\"author\" content=\"\(escapedForHTML($0))\">" }.joined(separator: "\n"))
      <style>\(styleSheet)</style>
      </head>
      <body>
      <a class="skip" href="#start">Skip to the text</a>
      <button class="menu" type="button" popovertarget="contents">Contents</button>
      <main class="\(kind)">
      """
    let foot = """
      </main>
      \(script.map { "<script>\($0)</script>" } ?? "")
      </body>
      </html>

      """
    return ([head] + parts + [foot]).joined(separator: "\n")
  }
}

extension String {
  /// The text inside a string of a style sheet, which stands in an HTML page. There `</style>` would end the sheet,
  /// and a line break the string.
  fileprivate var escapedForCSS: String {
    replacing(each: "\"\\<&\n") { "\\\(String($0, radix: 16)) " }
  }
}

/// The characters for which a page needs glyphs.
private func charactersUsed(in parts: [String]) -> [Unicode.Scalar] {
  // Figures make a page long; filling a `Set` would take longer than making the rest of the page.
  var isUsed = Array(repeating: false, count: 0x11_0000)
  for part in parts {
    for character in part.unicodeScalars { isUsed[Int(character.value)] = true }
  }
  return isUsed.indices.filter { isUsed[$0] }.compactMap(Unicode.Scalar.init)
}
