import Foundation

/// Finds out whether a program, or anything it started, is still alive: all of them hold the writing end of a named pipe, which
/// is closed however they end.
package final class Witness {
  private let folder: TemporaryFolder
  private let pipe: Int32

  package init() throws {
    folder = try TemporaryFolder()
    mkfifo(folder.url.appending(path: "pipe").path, 0o600)
    pipe = open(folder.url.appending(path: "pipe").path, O_RDONLY | O_NONBLOCK)
  }

  deinit { close(pipe) }

  /// The command that has a shell script, and everything it starts from then on, watched.
  package var command: String { "exec 9>'\(folder.path)/pipe'; echo >&9" }

  /// Waits until a script has given the command.
  package func waitForStart() {
    var byte: UInt8 = 0
    while read(pipe, &byte, 1) != 1 { usleep(5000) }
  }

  /// Whether a program that has given the command is still alive. It is given a second to end.
  package var isHeld: Bool {
    var bytes = [UInt8](repeating: 0, count: 100)
    for _ in 0..<200 {
      if read(pipe, &bytes, bytes.count) == 0 { return false }
      usleep(5000)
    }
    return true
  }
}
