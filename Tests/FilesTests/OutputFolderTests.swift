import Foundation
import Testing

@testable import Files

/// A folder is replaced in one step, and nothing of others is lost.
@Suite struct OutputFolderTests {
  private let parent = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)")

  private func folder(_ name: String = "chapter1") throws -> OutputFolder {
    try OutputFolder(parent.appending(path: name), of: "a chapter") { $0.contains("results.json") }
  }

  private func publish(_ files: [String: String], dropping outdated: Set<String> = []) throws -> [String] {
    try folder().replace(with: files.mapValues { Data($0.utf8) }, dropping: outdated)
  }

  private func read(_ name: String) -> String? {
    try? String(contentsOf: parent.appending(path: "chapter1/\(name)"), encoding: .utf8)
  }

  private func write(_ text: String, to name: String) throws {
    let file = parent.appending(path: "chapter1/\(name)")
    try makeFolder(file.deletingLastPathComponent())
    try Data(text.utf8).write(to: file)
  }

  private func names(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: parent.appending(path: name).path).sorted()
  }

  @Test func `the folder is replaced as a whole, and files of others are kept`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(try publish(["results.json": "first", "a.png": "old"]) == [])
    try write("mine", to: "notes.txt")
    try write("mine", to: "notes/more.txt")
    try FileManager.default.createSymbolicLink(
      atPath: parent.path + "/chapter1/link", withDestinationPath: "notes.txt")
    #expect(
      try publish(["results.json": "second", "b.png": "new"], dropping: ["results.json", "a.png", "c.png"]) == ["a.png"]
    )
    #expect(read("results.json") == "second" && read("b.png") == "new" && read("a.png") == nil)
    #expect(read("notes.txt") == "mine" && read("notes/more.txt") == "mine" && read("link") == "mine")
    #expect(try names() == ["chapter1"])
  }

  @Test func `folders of outdated files go, others stay`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    _ = try publish(["results.json": ""])
    try write("old", to: "partial/report.md")
    try makeFolder(parent.appending(path: "chapter1/empty"))
    _ = try publish(["results.json": ""], dropping: ["partial/report.md"])
    #expect(try names("chapter1") == ["empty", "results.json"])
  }

  @Test func `where something of another kind is in the way, nothing changes`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    _ = try publish(["results.json": "old"])
    try write("precious", to: "a.png/file")
    let error = #expect(throws: OutputError.self) {
      try publish(["results.json": "new", "a.png": ""], dropping: ["a.png"])
    }
    #expect(error?.description == "cannot write \(parent.path)/chapter1/a.png: it is a folder")
    #expect(read("results.json") == "old" && read("a.png/file") == "precious")
    #expect(try names() == ["chapter1"])
  }

  @Test func `what killed runs left behind is removed, what running ones prepare is not`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try makeFolder(parent.appending(path: ".chapter1.unpublished-abcdef/contents"))
    let staging = try folder().staging()
    let other = try folder().staging()
    #expect(try names() == [staging.url.lastPathComponent, other.url.lastPathComponent].sorted())
    staging.discard()
    other.discard()
    #expect(try names() == [])
  }

  @Test func `a folder that was waiting aside when its run was killed comes back`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    _ = try publish(["results.json": "old"])
    // As on a system that cannot exchange two names, between its two steps.
    let staging = parent.appending(path: ".chapter1.unpublished-abcdef")
    try makeFolder(staging)
    try FileManager.default.moveItem(at: parent.appending(path: "chapter1"), to: staging.appending(path: "earlier"))
    _ = try folder()
    #expect(read("results.json") == "old")
    #expect(try names() == ["chapter1"])
  }

  @Test func `a folder that we have not written is not replaced`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try write("precious", to: "main.swift")
    let error = #expect(throws: OutputError.self) { try publish(["results.json": ""]) }
    #expect(
      error?.description
        == "cannot write \(parent.path)/chapter1: it holds ‘main.swift’ and nothing that a chapter wrote; name a folder of its own"
    )
    #expect(read("main.swift") == "precious")
  }

  @Test func `a folder behind a symbolic link is replaced where it is`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    _ = try publish(["results.json": "old"])
    try FileManager.default.moveItem(at: parent.appending(path: "chapter1"), to: parent.appending(path: "elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: parent.path + "/chapter1", withDestinationPath: "elsewhere")
    _ = try publish(["results.json": "new"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: parent.path + "/chapter1") == "elsewhere")
    #expect(try names("elsewhere") == ["results.json"] && read("results.json") == "new")
  }

  @Test func `two that publish at once wait for each other`() async throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        group.addTask { _ = try publish(["results.json": "\(number)", "\(number).png": "\(number)"]) }
      }
      try await group.waitForAll()
    }
    // Each keeps what the others have written.
    #expect(try names("chapter1") == (0..<8).map { "\($0).png" } + ["results.json"])
    #expect(try names() == ["chapter1"])
  }

  @Test func `a folder that cannot be written is named with the reason`() throws {
    let error = #expect(throws: OutputError.self) {
      try OutputFolder(URL(filePath: "/dev/null/a/b"), of: "a chapter") { _ in true }
    }
    #expect(error?.description == "cannot write /dev/null/a/b: /dev/null is not a folder; name another folder")
    try makeFolder(parent)
    defer { try? FileManager.default.removeItem(at: parent) }
    let link = parent.appending(path: "link")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "nowhere/deep")
    let dangling = #expect(throws: OutputError.self) {
      try OutputFolder(link.appending(path: "chapter1"), of: "a chapter") { _ in true }
    }
    #expect(
      dangling?.description
        == "cannot write \(link.path)/chapter1: \(link.path) is a symbolic link to ‘nowhere/deep’, which leads to nothing; "
        + "name another folder")
    let fileError = #expect(throws: OutputError.self) {
      try writeAtomically("text".utf8, to: URL(filePath: "/dev/null/report.md"))
    }
    #expect(fileError?.description == "cannot write /dev/null/report.md: Not a directory")
    // The system's own files lie there, on a file system of their own.
    let mounted = #expect(throws: OutputError.self) { try OutputFolder(URL(filePath: "/dev"), of: "") { _ in true } }
    #expect(mounted?.description.hasPrefix("cannot write /dev: a file system is mounted there") == true)
  }

  @Test func `a file is replaced at once`() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try makeFolder(parent)
    let file = parent.appending(path: "report.md")
    try writeAtomically("old".utf8, to: file)
    let reader = try FileHandle(forReadingFrom: file)
    try writeAtomically("new".utf8, to: file)
    // Readers that have the old file open still see all of it: the new one is a different file with the same name.
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    #expect(try names() == ["report.md"])
  }

  @Test func `a full disk is named`() throws {
    // Writing to this device fails as on a full disk, when the buffer is flushed.
    let error = #expect(throws: OutputError.self) {
      try writeBytes("text".utf8, to: URL(filePath: "/dev/full"), as: URL(filePath: "output/a.md"))
    }
    #expect(error?.description == "cannot write output/a.md: No space left on device")
  }
}
