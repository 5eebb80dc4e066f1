import Foundation
import Terminal
import Weaving

/// The program that makes the report of a book. The file `Sources/report/main.swift` of a package with a book is
///
/// ```swift
/// import ReportKit
///
/// ReportProgram.run()
/// ```
public enum ReportProgram {
  /// Reads the command line, does what it asks for, and ends the program.
  ///
  /// The programs of the chapters are expected beside this one: the target of the report depends on theirs.
  ///
  /// - Parameter file: a file of the package whose book it is.
  public static func run(file: String = #filePath) -> Never {
    let command = ReportCommand.parseOrExitInOneLine()
    giveBackLargeMemory()
    do {
      let root = try command.package.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? Book.root(around: file)
      exit(try command.run(inPackage: root) ? 0 : 1)
    } catch {
      fail(error)
    }
  }
}

/// Has memory of a megabyte and more given back to the system as soon as it is free. The texts of pages are so long, and glibc
/// would keep theirs for later.
private func giveBackLargeMemory() {
  typealias SetOption = @convention(c) (_ option: CInt, _ value: CInt) -> CInt
  // Swift's view of glibc does not show `mallopt`, whose option −3 is the least size; other C libraries have none.
  let setOption = dlsym(dlopen(nil, RTLD_NOW), "mallopt").map { unsafeBitCast($0, to: SetOption.self) }
  _ = setOption?(-3, 1 << 20)
}
