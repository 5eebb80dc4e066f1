import Foundation
import TestPrograms

/// What `Package.swift` says, as `swift package dump-package` tells it.
struct PackageDescription {
  struct Target {
    let name: String
    let isSystemLibrary: Bool
    /// The targets and the products of other packages that it may import.
    let dependencies: Set<String>
    let folder: URL

    /// Its files in Swift.
    func sources() throws -> [URL] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        .map { folder.appending(path: $0) }
    }
  }

  let targets: [String: Target]
  /// The targets of each product.
  let products: [String: [String]]

  /// All that these targets depend on, and they themselves.
  func reached(from names: [String]) -> Set<String> {
    var reached: Set<String> = []
    var next = names
    while let name = next.popLast() {
      if reached.insert(name).inserted { next += targets[name]?.dependencies ?? [] }
    }
    return reached
  }
}

extension PackageDescription {
  /// That of the book's package, asked for once.
  static let ofBook = Result {
    // A scratch folder of its own: that of the package is locked by whoever builds.
    let scratch = try TemporaryFolder()
    let run = try Programs.run(
      URL(filePath: "/usr/bin/env"),
      ["swift", "package", "--package-path", Programs.package.path, "--scratch-path", scratch.path, "dump-package"])
    guard run.status == 0 else { throw UnexpectedDescription(text: run.errors) }
    return try JSONDecoder().decode(PackageDescription.self, from: Data(run.output.utf8))
  }

  struct UnexpectedDescription: Error { let text: String }
}

extension PackageDescription: Decodable {
  private struct File: Decodable {
    struct Target: Decodable {
      let name: String
      let type: String
      let path: String?
      let dependencies: [[String: Dependency]]
    }
    struct Product: Decodable {
      let name: String
      let targets: [String]
    }
    let targets: [Target]
    let products: [Product]
  }

  /// A name, and conditions after it.
  private struct Dependency: Decodable {
    let name: String

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      name = try container.decode(String.self)
    }
  }

  init(from decoder: any Decoder) throws {
    let file = try File(from: decoder)
    targets = Dictionary(
      uniqueKeysWithValues: file.targets.map { target in
        let path = target.path ?? (target.type == "test" ? "Tests/" : "Sources/") + target.name
        return (
          target.name,
          Target(
            name: target.name, isSystemLibrary: target.type == "system",
            dependencies: Set(target.dependencies.flatMap(\.values).map(\.name)),
            folder: Programs.package.appending(path: path))
        )
      })
    products = Dictionary(uniqueKeysWithValues: file.products.map { ($0.name, $0.targets) })
  }
}
