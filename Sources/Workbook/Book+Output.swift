import Foundation
import Weaving

extension Book {
  /// The folder for the pages: the one named by an option, otherwise `output` in the book's package.
  ///
  /// The path is relative, as the user would write it, if the package is the current folder.
  package func output(_ option: String?) -> URL {
    let isHere = root.standardizedFileURL.path == URL.currentDirectory().standardizedFileURL.path
    return option.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? (isHere ? URL(filePath: "output", directoryHint: .isDirectory) : root.appending(path: "output"))
  }
}
