import Foundation
import Testing

@testable import Weaving

/// What a book is made of, as a file tells it.
@Suite struct BookContentsTests {
  @Test func `a title and a chapter are enough`() throws {
    let contents = try BookContents(json: Data(#"{"title": "T", "chapters": ["one"]}"#.utf8))
    #expect(contents.title == "T" && contents.chapters == ["one"])
    #expect(contents.authors.isEmpty && contents.frontMatter.isEmpty && contents.backMatter.isEmpty)
    #expect(contents.references == nil)
  }

  @Test(arguments: [
    ("", "it is not in JSON"),
    (#"{"chapters": ["a"]}"#, "it lacks ‘title’"),
    (#"{"title": " ", "chapters": ["a"]}"#, "the title is empty"),
    (#"{"title": "T", "chapters": "a"}"#, "it has a value of another kind in chapters"),
    (#"{"title": "T", "chapters": []}"#, "a book has a chapter at least, but the list of chapters is empty"),
    (#"{"title": "T", "chapters": ["a", "b", "a"]}"#, "the chapter ‘a’ stands twice"),
    (
      #"{"title": "T", "chapters": ["../a"]}"#,
      "a chapter's name is made of small letters, digits and hyphens, the first a letter, but one is ‘../a’"
    ),
    (
      #"{"title": "T", "chapters": ["median"]}"#,
      "a chapter cannot be named ‘median’, with which marks such as {{median:…}} begin"
    ),
    (
      #"{"title": "T", "chapters": ["a"], "backmatter": []}"#,
      "there is no part ‘backmatter’ of a book; known are title, authors, frontMatter, chapters, backMatter, references"
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
