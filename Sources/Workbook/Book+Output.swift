import Foundation
import Weaving

extension Book {
  /// The folder that pages are written to: the one that an option names, else `output` in the package of the book.
  ///
  /// It is told as the user knows it, relative to the current folder where it lies in that.
  package func output(_ option: String?) -> URL {
    let isHere = root.standardizedFileURL.path == URL.currentDirectory().standardizedFileURL.path
    return option.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? (isHere ? URL(filePath: "output", directoryHint: .isDirectory) : root.appending(path: "output"))
  }
}
