import Dispatch
import Foundation
import Synchronization

/// Ends the program with one line on standard error and exit status 2.
public func fail(_ error: any Error) -> Never {
  cleanUp.run()
  warn("\(error)")
  exit(2)
}

/// Writes a line on standard error.
public func warn(_ message: String) {
  FileHandle.standardError.write(Data("\(programName): \(message)\n".utf8))
}

/// What a program must do before it ends early; removing the folder it was writing into.
let cleanUp = CleanUp()

final class CleanUp: Sendable {
  private let action = Mutex<@Sendable () -> Void>({})

  func set(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

  func run() { action.withLock { $0 }() }
}

/// Catches Ctrl-C and a polite request to end, does what must be done, and ends the program as the shell expects.
public final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Waits for a signal until this object goes away.
  public init(_ action: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        action()
        warn("interrupted; what earlier runs wrote is untouched")
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}

/// Ends the program without a page of addresses where Swift's runtime traps: after an error that nothing in `main.swift`
/// catches, or a failed precondition. The runtime has then printed its one line, and that line is for the reader.
/// Who sets `SWIFT_BACKTRACE` gets the backtrace as always.
func trapQuietly() {
  guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
  for number in [SIGILL, SIGTRAP] { signal(number) { _ in _exit(2) } }
}
