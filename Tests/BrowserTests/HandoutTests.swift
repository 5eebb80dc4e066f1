import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// The book's own pages in a real browser: on a wide screen and on a telephone, in light, dark and print.
@Suite(.serialized, .enabled(if: Browser.isExpected)) struct HandoutTests {
  struct View: CustomStringConvertible {
    var width: Int
    var scheme: String
    var media: String

    var description: String { "\(width) pixels, \(scheme), \(media)" }
  }

  static let views = [
    View(width: 1280, scheme: "light", media: "screen"), View(width: 1280, scheme: "dark", media: "screen"),
    View(width: 1000, scheme: "light", media: "screen"), View(width: 390, scheme: "light", media: "screen"),
    View(width: 390, scheme: "dark", media: "screen"), View(width: 660, scheme: "light", media: "print"),
  ]

  /// The pages from one run of the whole book, shared by all tests.
  static let book = Result {
    try BookRun(in: Programs.folder.appending(path: "handout-under-test"), formats: "markdown,html,pdf")
  }

  /// The report, and the page with the most kinds of content.
  @Test(arguments: ["report.html", "chapter4/chapter4.html"])
  func `the report and a chapter's page are whole in every view`(page: String) throws {
    let page = try Self.book.get().folder.appending(path: page)
    let browser = try Browser()
    func check(_ checks: [String: String], in view: View) throws {
      for (question, expression) in checks {
        let faults = try browser.texts(expression)
        #expect(faults.isEmpty, "\(page.lastPathComponent), \(view), \(question): \(faults.prefix(5))")
      }
    }
    try browser.open(page, width: Self.views[0].width)
    try check(PageCheck.ofPages, in: Self.views[0])
    for view in Self.views {
      try browser.show(width: view.width, scheme: view.scheme, media: view.media)
      try check(PageCheck.ofViews, in: view)
    }
    #expect(browser.observations.complaints.isEmpty)
    #expect(browser.observations.requests == [page.absoluteString], "no request leaves the page")
  }

  @Test func `no page of the book scrolls sideways on a telephone, unfolded code or not`() throws {
    let browser = try Browser()
    for page in try Self.book.get().allPages {
      try browser.open(page, width: 390)
      let isClipped = "getComputedStyle(document.querySelector('main')).overflowX !== 'visible'"
      #expect(try browser.evaluate(isClipped) as? Bool == false, "nothing hides that a page is too wide")
      for isOpen in [false, true] {
        _ = try browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = \(isOpen))")
        for width in [390, 320] {
          try browser.show(width: width)
          let faults = try browser.texts(PageCheck.outside)
          #expect(faults.isEmpty, "\(page.lastPathComponent), \(width) pixels: \(faults.prefix(5))")
          #expect(try browser.evaluate("document.scrollingElement.scrollWidth") as? Int == width)
        }
      }
    }
  }

  @Test func `every formula of the book is in the page`() throws {
    let book = try Self.book.get()
    let report = try String(contentsOf: book.folder.appending(path: "report.md"), encoding: .utf8)
    let displayed = report.matches(of: /(?m)^```math$/).count
    let browser = try Browser()
    try browser.open(book.report, width: 1280)
    #expect(try browser.evaluate("document.querySelectorAll('.equation .katex').length") as? Int == displayed)
    // Contents, and the claims of each chapter and of all, repeat some.
    let inline = report.matches(of: /\$`/).count
    let count = try #require(try browser.evaluate("document.querySelectorAll('main .katex').length") as? Int)
    #expect(count >= inline + displayed)
  }

  @Test func `the contents follow the reader, and the menu of a narrow screen opens and closes`() throws {
    let book = try Self.book.get()
    let browser = try Browser()
    try browser.open(book.report, width: 1280)
    let current = "document.querySelector('#contents [aria-current]')?.hash"
    _ = try browser.evaluate(
      "document.getElementById('section-3-2').scrollIntoView(), new Promise(f => setTimeout(f, 200))")
    #expect(try browser.evaluate(current) as? String == "#section-3-2")
    try browser.open(book.report, width: 390)
    let isOpen = "document.getElementById('contents').matches(':popover-open')"
    #expect(try browser.evaluate(isOpen) as? Bool == false)
    _ = try browser.evaluate("document.querySelector('.menu').click()")
    #expect(try browser.evaluate(isOpen) as? Bool == true)
    _ = try browser.evaluate("document.querySelector('#contents a[href=\"#section-4-1\"]').click()")
    #expect(try browser.evaluate(isOpen) as? Bool == false)
    #expect(try browser.evaluate("location.hash") as? String == "#section-4-1")
  }

  @Test func `a reference tells what it leads to, and code is copied without its line numbers`() throws {
    let book = try Self.book.get()
    let browser = try Browser()
    try browser.open(book.report, width: 1280)
    let untold = try browser.texts(
      "[...document.querySelectorAll('main p a[href^=\"#\"]:not(.number)')].filter(a => !a.title).map(a => a.outerHTML)"
    )
    #expect(untold.isEmpty, "\(untold.prefix(5))")
    // A card shows it.
    let card = try browser.evaluate(
      """
      (() => {
        const link = document.querySelector('main p a[href^="#equation-"][title]');
        link.scrollIntoView();
        link.dispatchEvent(new MouseEvent('mouseenter'));
        const card = document.querySelector('.preview');
        const isShown = card.matches(':popover-open') && card.querySelector('.katex') !== null && !card.querySelector('[id]');
        link.dispatchEvent(new MouseEvent('mouseleave'));
        return isShown && !card.matches(':popover-open') && link.title !== '';
      })()
      """)
    #expect(card as? Bool == true)
    let code = try #require(try browser.evaluate("document.querySelector('.listing code').textContent") as? String)
    #expect(code.hasPrefix("var random = RandomSource(seed: chapter.seed)\n"))
  }

  @Test func `the page is small enough to send around`() throws {
    let book = try Self.book.get()
    let size = try #require(try FileManager.default.attributesOfItem(atPath: book.report.path)[.size] as? Int)
    // Mail takes attachments of 10 MB, which grow by a third on their way.
    #expect(size < 7_500_000)
  }

  @Test func `the PDF has pages, an outline and the same bytes each time`() throws {
    let book = try Self.book.get()
    let pdf = try Data(contentsOf: book.folder.appending(path: "report.pdf"))
    #expect(pdf.starts(with: Data("%PDF-".utf8)))
    #expect(pdf.range(of: Data("/Outlines".utf8)) != nil)
    let again = try TemporaryFolder()
    _ = try BookRun(in: again.url, formats: "pdf")
    #expect(again.data("report.pdf") == pdf)
  }
}

/// A run of the whole book.
struct BookRun {
  let folder: URL
  var report: URL { folder.appending(path: "report.html") }
  var allPages: [URL] { [report] + Programs.chapters.map(page) }

  private func page(_ chapter: String) -> URL { folder.appending(path: "\(chapter)/\(chapter).html") }

  init(in folder: URL, formats: String) throws {
    self.folder = folder
    let run = try Programs.run("report", "--output", folder.path, "--format", formats)
    try #require(run.status == 0, "\(run.errors)")
  }
}
