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
    (
      "[]", #"expected an object with the parts of a book, ‘{"title": …, "chapters": […]}’"#
    ),
    (#"{"chapters": ["a"]}"#, "it lacks ‘title’"),
    (#"{"title": 17, "chapters": ["a"]}"#, "‘title’ must be a text, not 17"),
    (#"{"title": null, "chapters": ["a"]}"#, "it lacks ‘title’"),
    (
      #"{"title": "T", "chapters": ["a"], "frontMatter": "b.md"}"#,
      "‘frontMatter’ must be a list of file names, not ‘b.md’"
    ),
    (
      #"{"title": "T", "chapters": ["a"], "backMatter": ["b.md", true]}"#,
      "‘backMatter’ must be a list of file names, not a list with true"
    ),
    (
      #"{"title": "T", "chapters": ["a"], "references": {}}"#, "‘references’ must be the name of a file, not an object"
    ),
    (#"{"title": " ", "chapters": ["a"]}"#, "the title is empty"),
    (#"{"title": "T", "chapters": "a"}"#, "‘chapters’ must be a list of chapters' names, not ‘a’"),
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

  @Test(arguments: [
    ("", "1: this is not JSON: expected a value, got the end of the file"),
    (
      "{\n  \"title\": \"T\"\n  \"chapters\": []\n}", "3: this is not JSON: expected ‘,’ or ‘}’, got ‘\"chapters\": []’"
    ),
    ("{\n'title': \"T\"}", "2: this is not JSON: expected a name in double quotation marks, got ‘'title': \"T\"}’"),
    ("{\"title\": \"T\",\n \"chapters\": [\"a]\n}", "2: this is not JSON: expected ‘\"’ after ‘a]’"),
    ("{\"title\": \"T\"}\n\n}", "3: this is not JSON: expected the end of the file, got ‘}’"),
    ("{\"title\" \"T\"}", "1: this is not JSON: expected ‘:’, got ‘\"T\"}’"),
    ("{\"title\": T}", "1: this is not JSON: expected a value, got ‘T}’"),
    ("{\"title\": 17,\n \"a\": [1, true]\n \"b\": 2}", "3: this is not JSON: expected ‘,’ or ‘}’, got ‘\"b\": 2}’"),
    (
      String(repeating: "[", count: 9999),
      "1: this is not JSON: expected a value, got ‘" + String(repeating: "[", count: 30) + "’"
    ),
  ])
  func `where it is not JSON is told`(json: String, reason: String) {
    do {
      _ = try BookContents(json: Data(json.utf8))
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "chapters/book.json:\(reason)")
    }
  }
}
