import ArgumentParser
import Foundation

/// Ends the program with one line on standard error and exit status 2, or 64 if an option is wrong.
package func fail(_ error: any Error) -> Never {
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
