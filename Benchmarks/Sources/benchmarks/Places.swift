import Foundation

/// Where things are: this package and the book's, which it stands in.
enum Places {
  /// The folder of this package.
  static let benchmarks = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The folder of the book's package.
  static let book = benchmarks.deletingLastPathComponent()
  /// The programs of the peers.
  static let peers = benchmarks.appending(path: "peers")
  /// What is made on the way and not kept with the code.
  static let scratch = benchmarks.appending(path: ".build/scratch")

  /// Builds a program of a package.
  ///
  /// - Parameters:
  ///   - product: the program.
  ///   - package: the folder of its package.
  ///   - configuration: `debug` or `release`.
  /// - Returns: the program.
  /// - Throws: ``BenchmarkError`` where it cannot be built.
  static func built(_ product: String, in package: URL, _ configuration: String) throws -> URL {
    say("building \(product) (\(configuration))")
    // Without a plan kept from before: it would not have files that have since come to the book.
    try run(
      "swift",
      [
        "build", "-c", configuration, "--package-path", package.path, "--product", product,
        "--disable-build-manifest-caching",
      ])
    return package.appending(path: ".build/\(configuration)/\(product)")
  }
}
