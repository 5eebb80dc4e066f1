import Foundation
import Recordings
import TestPrograms
import Testing
import Weaving
import Workbook

@testable import ReportKit

/// The policy of a page at work in a real browser.
@Suite(.serialized, .enabled(if: Browser.isExpected)) struct HostilePageTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "chapters/one"), withIntermediateDirectories: true)
    try write(#"{"title": "A book", "chapters": ["one"]}"#, to: "chapters/book.json")
    try write("//: # One\n//: A formula, $x$.\n", to: "chapters/one/main.swift")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  private func page(script: String = "", medium: HTMLPage.Medium = .screen) throws -> String {
    let book = try Book(root: folder.url)
    let chapter = try Weaver.weave(
      try book.source(of: book.chapters[0]), with: Recording(of: book.chapters[0], seed: 1), in: book)
    return try HTMLPage(
      try Report(book, parts: [.woven(chapter)]), formulas: .installed,
      figures: FigureFiles { [root = folder.url] _ in root },
      medium: medium
    ).html(script: script)
  }

  /// Should anything of an author ever reach a page unescaped, the browser still does not run or load it.
  private static let attack: String = {
    func run(_ way: String) -> String { "(window.runs ??= []).push('\(way)')" }
    return """
      <script>\(run("script"))</script><img src=x onerror="\(run("handler"))"><svg onload="\(run("drawing"))"></svg>
      <script src="attack.js"></script><img id="picture" src="picture.svg"><iframe src="frame.html"></iframe>
      <link rel="stylesheet" href="attack.css"><style>p { display: none }</style>
      <a id="link" href="javascript:\(run("link"))">x</a><base href="https://example.com/">
      """
  }()

  /// Opens a page into which the attack is injected.
  ///
  /// - Parameter change: a change of the page before.
  /// - Returns: what the attack has done, and how often the browser complained of the policy.
  /// - Throws: ``BrowserError`` if the browser does not answer.
  private func attacked(_ change: (String) -> String) throws -> (done: Set<String>, complaints: Int) {
    try write("(window.runs ??= []).push('file')", to: "attack.js")
    try write("p { visibility: hidden }", to: "attack.css")
    try write(#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>"#, to: "picture.svg")
    // How many frames are in a frame is all that another file may ask of it.
    try write("<iframe></iframe>", to: "frame.html")
    let page = change(try page()).replacing("<div id=\"start\" tabindex=\"-1\"></div>", with: Self.attack)
    try write(page, to: "page.html")
    let browser = try Browser()
    try browser.open(folder.url.appending(path: "page.html"), width: 800)
    _ = try browser.evaluate("document.getElementById('link').click(), new Promise(f => setTimeout(f, 300))")
    let done = try browser.texts(
      """
      [...(window.runs ?? []), ...Object.entries({
        picture: document.getElementById('picture').naturalWidth > 0,
        style: getComputedStyle(document.querySelector('main p')).display == 'none',
        sheet: getComputedStyle(document.querySelector('main p')).visibility == 'hidden',
        base: document.querySelector('a.skip').href.startsWith('https:'),
        frame: frames[0].length > 0,
      }).flatMap(([name, isDone]) => isDone ? [name] : [])]
      """)
    return (Set(done), browser.observations.complaints.count { $0.contains("Content Security Policy") })
  }

  @Test func `what is injected into a page does nothing, but for the policy it would`() throws {
    let governed = try attacked { $0 }
    #expect(governed.done.isEmpty && governed.complaints >= 8, "\(governed)")
    let ways: Set = ["script", "handler", "drawing", "file", "link", "picture", "style", "sheet", "base", "frame"]
    let ungoverned = try attacked { $0.replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "") }
    #expect(ungoverned.done == ways && ungoverned.complaints == 0, "\(ungoverned)")
  }

  @Test(arguments: ["screen", "print"]) func `the page itself breaks its policy nowhere`(media: String) throws {
    try write(try page(medium: media == "print" ? .printer : .screen), to: "page.html")
    let browser = try Browser()
    try browser.open(folder.url.appending(path: "page.html"), width: 800, media: media)
    #expect(browser.observations.complaints.isEmpty)
    // Its style sheet and its fonts are in force, and its script has run unless it is for the printer.
    let height = "document.querySelector('.katex .vlist, .katex .strut').style.height"
    #expect(try (browser.evaluate(height) as? String)?.hasSuffix("em") == true)
    #expect(try browser.evaluate("document.fonts.check('16px KaTeX_Math')") as? Bool == true)
    #expect(try browser.evaluate("document.querySelector('.preview') !== null") as? Bool == (media == "screen"))
  }

  @Test func `a watched page may ask the file beside it`() async throws {
    try write("reportVersion = 'a'; reportNews = 'The build has failed.'", to: "v.js")
    try write(try page(script: Watch.script(asking: "v.js")), to: "page.html")
    let browser = try Browser()
    try browser.open(folder.url.appending(path: "page.html"), width: 800)
    try await Task.sleep(for: .seconds(1.5))
    let news = "document.querySelector('[role=status]:not([hidden])')?.textContent ?? ''"
    #expect(try browser.evaluate(news) as? String == "The build has failed.")
    #expect(browser.observations.complaints.isEmpty)
  }
}
