import Foundation

/// The programs of the package, in the same build folder as the tests.
package enum Programs {
  /// The folder of the built products. The tests' own product is one of them: a program or, on macOS, a bundle that a program
  /// of the toolchain loads.
  package static let folder: URL = {
    #if os(macOS)
      let tests = Bundle(for: TemporaryFolder.self).bundleURL
    #else
      let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    #endif
    return tests.resolvingSymlinksInPath().deletingLastPathComponent()
  }()
  /// The folder of the package.
  package static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The names of the book's chapters, in order.
  package static let chapters: [String] = {
    struct Contents: Decodable { var chapters: [String] }
    let json = try? Data(contentsOf: package.appending(path: "chapters/book.json"))
    return json.flatMap { try? JSONDecoder().decode(Contents.self, from: $0) }?.chapters ?? []
  }()

  package struct Run {
    package var status: Int32
    package var output: String
    package var errors: String
  }

  /// Runs a program to its end.
  package static func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    try RunningProgram(program, arguments, environment: environment).finish()
  }

  /// Runs a program of the package to its end.
  package static func run(_ name: String, _ arguments: String...) throws -> Run {
    try run(folder.appending(path: name), arguments)
  }
}

/// A folder of its own for a test, removed with it.
package final class TemporaryFolder {
  package let url = FileManager.default.temporaryDirectory.appending(path: "book-test-\(UUID().uuidString)")
  package var path: String { url.path }

  package init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  package func text(_ name: String) -> String? { try? String(contentsOf: url.appending(path: name), encoding: .utf8) }

  package func data(_ name: String) -> Data? { try? Data(contentsOf: url.appending(path: name)) }

  /// Writes a text file, and makes its folder.
  package func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Writes a shell script that can be run.
  ///
  /// - Returns: its file.
  @discardableResult package func write(script: String, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  package func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)) ?? []).sorted()
  }
}
