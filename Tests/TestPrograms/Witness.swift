import Foundation

/// Tells whether a program, or anything that it has started, is alive: all of them hold the writing end of a named pipe, which no
/// death leaves open.
package final class Witness {
  private let folder: TemporaryFolder
  private let pipe: Int32

  package init() throws {
    folder = try TemporaryFolder()
    mkfifo(folder.url.appending(path: "pipe").path, 0o600)
    pipe = open(folder.url.appending(path: "pipe").path, O_RDONLY | O_NONBLOCK)
  }

  deinit { close(pipe) }

  /// The command of a shell script by which it and what it starts from then on are watched.
  package var command: String { "exec 9>'\(folder.path)/pipe'; echo >&9" }

  /// Returns when a script has given the command.
  package func waitForStart() {
    var byte: UInt8 = 0
    while read(pipe, &byte, 1) != 1 { usleep(5000) }
  }

  /// Whether a program that has given the command lives on: a second later it does, for death takes its time.
  package var isHeld: Bool {
    var bytes = [UInt8](repeating: 0, count: 100)
    for _ in 0..<200 {
      if read(pipe, &bytes, bytes.count) == 0 { return false }
      usleep(5000)
    }
    return true
  }
}
