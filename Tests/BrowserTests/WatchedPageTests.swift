import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// What a page does while the report is watched.
@Suite(.enabled(if: Browser.isExpected)) struct WatchedPageTests {
  @Test func `a page that is watched renews itself`() async throws {
    let folder = try TemporaryFolder()
    let (page, version) = (folder.url.appending(path: "page.html"), folder.url.appending(path: "v.js"))
    func write(_ text: String, news: String = "") throws {
      let html =
        "<!DOCTYPE html><title>t</title><p class='text'>\(text)</p><script>\(Watch.script(asking: "v.js"))</script>"
      try Data(html.utf8).write(to: page)
      try Data("reportVersion = '\(text)'; reportNews = '\(news)'".utf8).write(to: version)
    }
    try write("first")
    let browser = try Browser()
    try browser.open(page, width: 600)
    let text = "document.querySelector('.text').textContent"
    try await Task.sleep(for: .seconds(2.5))
    #expect(try browser.evaluate(text) as? String == "first")
    try write("second")
    try await Task.sleep(for: .seconds(2.5))
    #expect(try browser.evaluate(text) as? String == "second")

    // News stand above the page until there are none.
    let news = "document.querySelector('[role=status]:not([hidden])')?.textContent ?? ''"
    #expect(try browser.evaluate(news) as? String == "")
    try write("second", news: "The build has failed.")
    try await Task.sleep(for: .seconds(2.5))
    #expect(try browser.evaluate(news) as? String == "The build has failed.")

    // Once the watch has ended, it asks a few times more and then no longer.
    _ = try browser.evaluate(
      """
      window.asked = 0;
      new MutationObserver(changes => { window.asked += changes.flatMap(c => [...c.addedNodes]).length; })
        .observe(document.head, { childList: true });
      """)
    try FileManager.default.removeItem(at: version)
    try await Task.sleep(for: .seconds(4.5))
    let asked = try #require(try browser.evaluate("window.asked") as? Int)
    try await Task.sleep(for: .seconds(2.5))
    #expect(try browser.evaluate("window.asked") as? Int == asked && asked > 0)
  }
}
