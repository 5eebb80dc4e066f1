import Foundation
import Synchronization

#if os(Linux)
  import Runtime
#endif

/// Ends the program without a page of addresses where Swift's runtime traps: after an error that nothing in `main.swift`
/// catches, or a failed check. The runtime prints what it knows in one line; ours says where in the chapter it happened, and
/// what became of the run. Who sets `SWIFT_BACKTRACE` gets the backtrace as always.
///
/// - Parameter main: the path of the chapter's `main.swift`. The line that is named is one of it or of a file beside it.
func trapQuietly(in main: String) {
  guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
  chapterFolder.withLock { $0 = String(main.dropLast("main.swift".count)) }
  for number in trapSignals {
    signal(number) { _ in
      // Finding the place takes more than is safe here. Should it fail in its turn or wait for ever, we do without.
      for number in trapSignals + [SIGALRM] { signal(number) { _ in end(saying: trapMessage(at: nil)) } }
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      alarm(5)
      end(saying: trapMessage(at: placeOfFailure()))
    }
  }
}

private let trapSignals = [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV]

/// The folder of the chapter's sources, with a slash at its end.
private let chapterFolder = Mutex("")

/// The innermost place in the chapter's sources from which the code was called that runs: `chapters/chapter1/main.swift:12`.
///
/// `nil` where there is none, such as in a thread that trains, or on a system that cannot tell.
private func placeOfFailure() -> String? {
  #if os(Linux)
    let folder = chapterFolder.withLock { $0 }
    let frames = (try? Backtrace.capture())?.symbolicated()?.frames ?? []
    for case let place? in frames.lazy.map({ $0.symbol?.sourceLocation })
    where place.path.hasPrefix(folder) && place.line > 0 {
      return "chapters/\(folder.split(separator: "/").last ?? "")/\(place.path.dropFirst(folder.count)):\(place.line)"
    }
  #endif
  return nil
}

private func trapMessage(at place: String?) -> String {
  "stopped by a failed check\(place.map { " at \($0)" } ?? " in the code"); what earlier runs wrote is untouched\n"
}

/// Ends the program at once. The staging folder is removed by the next run.
private func end(saying message: String) -> Never {
  var message = message
  message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  _exit(2)
}
