import Foundation
import Testing

@testable import Workbook

/// A run that is interrupted, or cannot write, leaves the last good output.
@Suite struct OutputFolderTests {
  private let parent = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)").path

  private func read(_ name: String) -> String? {
    try? String(contentsOfFile: "\(parent)/chapter1/\(name)", encoding: .utf8)
  }

  private func publish(_ files: [String: String], replacing: [String] = []) throws {
    let folder = try OutputFolder("chapter1", in: parent)
    for (name, text) in files { try folder.write(text.utf8, to: name) }
    try folder.publish { replacing.contains($0) }
  }

  private func hidden() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: parent).filter { $0.hasPrefix(".") }
  }

  @Test func `the folder is replaced as a whole, and files of others are kept`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try publish(["results.json": "old", "a.png": "old"])
    try Data("mine".utf8).write(to: URL(filePath: "\(parent)/chapter1/notes.txt"))
    try publish(["results.json": "new", "b.png": "new"], replacing: ["results.json", "a.png"])
    #expect(read("results.json") == "new" && read("b.png") == "new" && read("a.png") == nil)
    #expect(read("notes.txt") == "mine")
    #expect(try hidden().isEmpty)
  }

  @Test func `nothing changes before the run has come to its end`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try publish(["results.json": "old"])
    let folder = try OutputFolder("chapter1", in: parent)
    try folder.write("half".utf8, to: "results.json")
    #expect(read("results.json") == "old")
    folder.discard()
    #expect(read("results.json") == "old")
    #expect(try hidden().isEmpty)
  }

  @Test func `what killed runs have left is removed, or put back where it was`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    // No process has this number: it is above the largest that Linux gives.
    for name in [".chapter1.9999999", ".chapter1.9999999.earlier"] {
      try FileManager.default.createDirectory(atPath: "\(parent)/\(name)", withIntermediateDirectories: true)
      try Data("old".utf8).write(to: URL(filePath: "\(parent)/\(name)/results.json"))
    }
    let folder = try OutputFolder("chapter1", in: parent)
    #expect(read("results.json") == "old")
    folder.discard()
    #expect(try hidden().isEmpty)
  }

  @Test func `a folder that no chapter has written is not replaced`() throws {
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try FileManager.default.createDirectory(atPath: "\(parent)/chapter1", withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: URL(filePath: "\(parent)/chapter1/main.swift"))
    #expect(throws: OutputError.self) { try OutputFolder("chapter1", in: parent) }
    #expect(read("main.swift") == "precious")
  }

  @Test func `a place that cannot be written is named with the reason`() {
    do {
      _ = try OutputFolder("chapter1", in: "/dev/null/output")
      Issue.record("an output folder below a file was accepted")
    } catch {
      #expect("\(error)" == "cannot write /dev/null/output: Not a directory")
    }
    do {
      try writeAtomically("text".utf8, to: "/dev/null/report.md")
      Issue.record("a file below a file was written")
    } catch {
      #expect("\(error)" == "cannot write /dev/null/report.md: Not a directory")
    }
  }

  @Test func `a full disk leaves the earlier file`() throws {
    // Writing to this device fails as on a full disk, at the moment the buffer is written out.
    #expect(throws: OutputError.self) {
      try writeBytes("text".utf8, to: URL(filePath: "/dev/full"), as: URL(filePath: "a"))
    }
    do {
      try writeBytes("text".utf8, to: URL(filePath: "/dev/full"), as: URL(filePath: "output/a.md"))
    } catch {
      #expect("\(error)" == "cannot write output/a.md: No space left on device")
    }
  }
}
