import Foundation
import Terminal
import Weaving

/// The program that makes the report of a book. In a package with a book, `Sources/report/main.swift` consists of
///
/// ```swift
/// import ReportKit
///
/// ReportProgram.run()
/// ```
public enum ReportProgram {
  /// Does what the command line asks for and ends the program: with exit status 0 if all is well; 1 if a chapter failed,
  /// a claim does not hold, the PDF could not be printed, or `--check` or `--check-seeds` found a difference; 2 if the
  /// report could not be made; and 64 if an option is wrong. `--help` lists the options.
  ///
  /// The chapters' programs must be in the same build folder as this one, so the report's target depends on theirs.
  ///
  /// - Parameter file: the path of any file in the book's package.
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

/// Makes glibc return blocks of a megabyte or more to the system as soon as they are freed. The text of a page is that
/// long, and glibc would keep its memory for reuse.
private func giveBackLargeMemory() {
  typealias SetOption = @convention(c) (_ option: CInt, _ value: CInt) -> CInt
  // Swift does not import `mallopt` from glibc; its option −3 is the minimum size. Other C libraries do not have it.
  let setOption = dlsym(dlopen(nil, RTLD_NOW), "mallopt").map { unsafeBitCast($0, to: SetOption.self) }
  _ = setOption?(-3, 1 << 20)
}
