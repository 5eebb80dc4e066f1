import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Ends the program with one line on standard error and exit status 2, or 64 if an option is wrong.
package func fail(_ error: any Error) -> Never {
  cleanUp.run()
  warn("\(error)")
  _exit(error is ValidationError ? ExitCode.validationFailure.rawValue : 2)
}

/// Writes a line to standard error.
package func warn(_ message: String) {
  FileHandle.standardError.write(Data("\(programName): \(message)\n".utf8))
}

/// The name under which the program was started, without its folder.
package var programName: String {
  CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "chapter"
}

extension ParsableCommand {
  /// Parses the command line. A mistake in it ends the program with one line on standard error and ArgumentParser's
  /// status for it, 64; a request for help is answered.
  package static func parseOrExitInOneLine() -> Self {
    do {
      var command = try parseAsRoot()
      if let command = command as? Self { return command }
      // A request for help is parsed as a command of its own.
      try command.run()
      exit()
    } catch {
      let status = exitCode(for: error)
      if status.isSuccess { exit(withError: error) }
      warn(message(for: error).split(separator: "\n").joined(separator: " ") + " (--help lists the options)")
      _exit(status.rawValue)
    }
  }
}

/// The cleanup before an early exit: removing the folder being written to.
package let cleanUp = CleanUp()

/// An action to run if the program ends early.
package final class CleanUp: Sendable {
  private let action = Mutex<@Sendable () -> Void>({})

  /// Sets the action, replacing any other.
  package func set(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

  /// Runs the action.
  package func run() { action.withLock { $0 }() }
}

/// Handles SIGINT (Ctrl-C), SIGHUP (a closed terminal) and SIGTERM: cleans up, and exits with the status that shells
/// expect. SIGPIPE, from a pipe closed at the other end, is ignored.
package final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Handles signals for as long as the object lives.
  ///
  /// - Parameters:
  ///   - farewell: the last line written to standard error.
  ///   - action: the cleanup.
  package init(
    farewell: String = "interrupted; the output of earlier runs is unchanged", _ action: @escaping @Sendable () -> Void
  ) {
    signal(SIGPIPE, SIG_IGN)
    // A queue of its own does not wait until one of the others has a thread to spare.
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // A handler that does nothing, because child processes inherit ignored signals but not handlers.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        ending.withLock { _ in
          action()
          warn(farewell)
          _exit(128 + number)
        }
      }
      source.resume()
      return source
    }
  }

  /// Returns at once, or never if a signal has arrived: the program is then about to end and must not continue.
  package func waitIfUnderWay() { ending.withLock { _ in } }
}

/// Held from the arrival of a signal until the program ends.
private let ending = Mutex<Void>(())
