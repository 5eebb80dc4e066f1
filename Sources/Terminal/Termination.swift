import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Ends the program with one line on standard error and exit status 2, or ArgumentParser's where options are wrong.
package func fail(_ error: any Error) -> Never {
  cleanUp.run()
  warn("\(error)")
  _exit(error is ValidationError ? ExitCode.validationFailure.rawValue : 2)
}

/// Writes a line on standard error.
package func warn(_ message: String) {
  FileHandle.standardError.write(Data("\(programName): \(message)\n".utf8))
}

/// The name under which the running program was started, without its folder.
package var programName: String {
  CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "chapter"
}

extension ParsableCommand {
  /// Reads the command line. A misuse ends the program with one line on standard error and ArgumentParser's status for
  /// it, 64; a request for help is answered.
  package static func parseOrExitInOneLine() -> Self {
    do {
      var command = try parseAsRoot()
      if let command = command as? Self { return command }
      // A request for help has become a command of its own.
      try command.run()
      exit()
    } catch {
      let status = exitCode(for: error)
      if status.isSuccess { exit(withError: error) }
      warn(message(for: error).split(separator: "\n").joined(separator: " ") + " (--help tells the options)")
      _exit(status.rawValue)
    }
  }
}

/// What a program must do before it ends early: remove the folder it was writing into.
package let cleanUp = CleanUp()

/// An action that is taken once the program ends early.
package final class CleanUp: Sendable {
  private let action = Mutex<@Sendable () -> Void>({})

  /// Sets the action, in place of an earlier one.
  package func set(_ action: @escaping @Sendable () -> Void) { self.action.withLock { $0 = action } }

  /// Takes the action.
  package func run() { action.withLock { $0 }() }
}

/// Catches Ctrl-C, a closed terminal and a polite request to end; does what must be done, and ends the program as the shell
/// expects. A reader who closes the pipe does not end it.
package final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Waits for a signal until this object goes away.
  ///
  /// - Parameters:
  ///   - farewell: the last line on standard error.
  ///   - action: what must be done before the end.
  package init(
    farewell: String = "interrupted; what earlier runs wrote is untouched", _ action: @escaping @Sendable () -> Void
  ) {
    signal(SIGPIPE, SIG_IGN)
    // A queue of its own does not wait until one of the others has a thread to spare.
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // A handler, since programs that are started inherit what is ignored.
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

  /// Returns at once, or never where a signal has come: then the program is about to end, and must not go on meanwhile.
  package func waitIfUnderWay() { ending.withLock { _ in } }
}

/// Held from a signal to the end.
private let ending = Mutex<Void>(())
