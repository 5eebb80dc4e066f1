import Foundation
import Synchronization

#if os(Linux)
  import Runtime
#endif

/// Ends the program without a page of addresses when Swift's runtime traps, after a failed check or an error that
/// `main.swift` does not catch. The runtime first prints its own message in one line; ours says where in the chapter it
/// happened and what became of the run, and the report makes one sentence of both. If `SWIFT_BACKTRACE` is set, the usual backtrace appears instead.
///
/// - Parameter main: the path of the chapter's `main.swift`. The place reported is in this file or one in the same
///   folder.
func reportTraps(in main: String) {
  guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
  chapterFolder.withLock { $0 = String(main.dropLast("main.swift".count)) }
  for number in trapSignals {
    signal(number) { _ in
      // Finding the place is more than a signal handler may safely do. If it fails or hangs, the message goes without.
      for number in trapSignals + [SIGALRM] { signal(number) { _ in end(saying: message(at: nil)) } }
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      alarm(5)
      end(saying: message(at: placeOfFailure()))
    }
  }
}

private let trapSignals = [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV]

/// The folder of the chapter's sources, ending in a slash.
private let chapterFolder = Mutex("")

/// The innermost place in the chapter's sources on the call stack: `chapters/chapter1/main.swift:12`.
///
/// `nil` if there is none, as on a thread that trains, or if the system cannot tell.
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

/// What a chapter says of itself when Swift's runtime has ended it.
package let trapMessage = "stopped by a fatal error"

private func message(at place: String?) -> String {
  let chapter = chapterFolder.withLock { $0 }.split(separator: "/").last ?? ""
  return "\(place ?? "chapters/\(chapter)"): \(trapMessage); the output of earlier runs is unchanged\n"
}

/// Ends the program at once. The next run removes the staging folder.
private func end(saying message: String) -> Never {
  var message = message
  message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  _exit(2)
}
