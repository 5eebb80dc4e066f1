import Foundation
import Testing

@testable import Weaving

/// The table of contents in `book.json`.
@Suite struct BookContentsTests {
  @Test func `a title and a chapter are enough`() throws {
    let contents = try BookContents(json: Data(#"{"title": "T", "chapters": ["one"]}"#.utf8))
    #expect(contents.title == "T" && contents.chapters == ["one"])
    #expect(contents.authors.isEmpty && contents.frontMatter.isEmpty && contents.backMatter.isEmpty)
    #expect(contents.references == nil)
  }

  @Test(arguments: [
    ("", "it is not JSON"),
    (#"{"chapters": ["a"]}"#, "it lacks ‘title’"),
    (#"{"title": " ", "chapters": ["a"]}"#, "the title is empty"),
    (#"{"title": "T", "chapters": "a"}"#, "it has a value of the wrong type in chapters"),
    (#"{"title": "T", "chapters": []}"#, "a book needs at least one chapter, but the list of chapters is empty"),
    (#"{"title": "T", "chapters": ["a", "b", "a"]}"#, "the chapter ‘a’ is listed twice"),
    (
      #"{"title": "T", "chapters": ["../a"]}"#,
      "a chapter's name consists of lowercase letters, digits and hyphens and starts with a letter, unlike ‘../a’"
    ),
    (
      #"{"title": "T", "chapters": ["median"]}"#,
      "a chapter cannot be named ‘median’, because marks such as {{median:…}} start with that word"
    ),
    (
      #"{"title": "T", "chapters": ["a"], "backmatter": []}"#,
      "‘backmatter’ is not a part of a book; the parts are title, authors, frontMatter, chapters, backMatter, references"
    ),
  ])
  func `what is wrong is told in one sentence`(json: String, reason: String) {
    do {
      _ = try BookContents(json: Data(json.utf8))
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "chapters/book.json: \(reason)")
    }
  }
}
