import Foundation
import Testing

@testable import Files

/// A run that is interrupted or cannot write leaves the last good output in place.
@Suite struct OutputFolderTests {
  private let parent = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)").path

  private func read(_ name: String) -> String? {
    try? String(contentsOfFile: "\(parent)/chapter1/\(name)", encoding: .utf8)
  }

  private var parentFolder: URL { URL(filePath: parent, directoryHint: .isDirectory) }

  private func begin() throws -> (staging: StagingFolder, folder: OutputFolder) {
    let staging = try StagingFolder("chapter1", in: parentFolder)
    return (staging, try OutputFolder("chapter1", in: parentFolder, staging: staging.url))
  }

  private func publish(_ files: [String: String], dropping outdated: Set<String> = ["results.json"]) throws {
    let folder = try begin().folder
    for (name, text) in files { try folder.write(text.utf8, to: name) }
    try folder.publish(dropping: outdated)
  }

  private func hidden() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: parent).filter { $0.hasPrefix(".") }
  }

  @Test func `the folder is replaced as a whole, and files of others are kept`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try publish(["results.json": "first", "a.png": "old"])
    try Data("mine".utf8).write(to: URL(filePath: "\(parent)/chapter1/notes.txt"))
    try publish(["results.json": "second", "b.png": "new"], dropping: ["results.json", "a.png"])
    #expect(read("results.json") == "second" && read("b.png") == "new" && read("a.png") == nil)
    #expect(read("notes.txt") == "mine")
    #expect(try hidden().isEmpty)
  }

  @Test func `nothing changes before the run has finished`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try publish(["results.json": "old"])
    let (staging, folder) = try begin()
    try folder.write("half".utf8, to: "results.json")
    #expect(read("results.json") == "old")
    staging.discard()
    #expect(read("results.json") == "old")
    #expect(try hidden().isEmpty)
  }

  @Test func `what killed runs left behind is removed`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    // No process has this number: it is above Linux's maximum.
    try makeFolder(URL(filePath: "\(parent)/.chapter1.9999999"))
    let staging = try begin().staging
    staging.discard()
    #expect(try hidden().isEmpty)
  }

  @Test func `a folder that no chapter has written is not replaced`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try makeFolder(URL(filePath: "\(parent)/chapter1"))
    try Data("precious".utf8).write(to: URL(filePath: "\(parent)/chapter1/main.swift"))
    #expect(throws: OutputError.self) { try begin() }
    #expect(read("main.swift") == "precious")
  }

  @Test func `a folder that cannot be written is named with the reason`() throws {
    do {
      _ = try StagingFolder("chapter1", in: URL(filePath: "/dev/null/a/b"))
      Issue.record("an output folder below a file was accepted")
    } catch {
      #expect("\(error)" == "cannot write /dev/null/a/b: Not a directory")
    }
    do {
      try writeAtomically("text".utf8, to: URL(filePath: "/dev/null/report.md"))
      Issue.record("a file below a file was written")
    } catch {
      #expect("\(error)" == "cannot write /dev/null/report.md: Not a directory")
    }
  }

  @Test func `a file is replaced at once`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try makeFolder(parentFolder)
    let file = parentFolder.appending(path: "report.md")
    try writeAtomically("old".utf8, to: file)
    let reader = try FileHandle(forReadingFrom: file)
    try writeAtomically("new".utf8, to: file)
    // Readers that have the old file open still see all of it: the new one is a different file with the same name.
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["report.md"])
  }

  @Test func `a full disk is named`() throws {
    do {
      // Writing to this device fails as on a full disk, when the buffer is flushed.
      try writeBytes("text".utf8, to: URL(filePath: "/dev/full"), as: URL(filePath: "output/a.md"))
      Issue.record("a full disk was not noticed")
    } catch {
      #expect("\(error)" == "cannot write output/a.md: No space left on device")
    }
  }
}
