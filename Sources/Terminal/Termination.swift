import ArgumentParser
import Foundation

/// Ends the program with one line on standard error and exit status 2, or 64 if an option is wrong.
package func fail(_ error: any Error) -> Never {
  warn("\(error)")
  _exit(error is ValidationError ? ExitCode.validationFailure.rawValue : 2)
}

/// Writes a line to standard error, in place of a line of progress.
package func warn(_ message: String) {
  if StatusLine.current != nil {
    print(StatusLine.erasure, terminator: "")
    fflush(nil)
  }
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
      warn("\(sentence(for: error)) (--help lists the options)")
      _exit(status.rawValue)
    }
  }

  /// The error's message in one line. If it comes from our reading of an option's value, it is a sentence of its own, without
  /// what ArgumentParser puts before it: `The value '-1' is invalid for '--seed <seed>': `.
  private static func sentence(for error: any Error) -> String {
    let message = message(for: error).split(separator: "\n").joined(separator: " ")
    guard message.hasPrefix("The value '"), let ours = message.firstRange(of: "': --") else { return message }
    return String(message[message.index(ours.lowerBound, offsetBy: 3)...])
  }
}
