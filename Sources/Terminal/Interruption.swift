@preconcurrency import Dispatch
import Foundation
import Synchronization

/// Handles SIGINT (Ctrl-C), SIGHUP (a closed terminal) and SIGTERM: cleans up, and exits with the status that shells
/// expect. SIGPIPE, from a pipe closed at the other end, is ignored.
///
/// Of several objects that are alive the latest acts.
package final class Interruption: Sendable {
  private struct Handler: Sendable {
    let owner: ObjectIdentifier
    let farewell: String
    let action: @Sendable () -> Void
  }

  private static let handlers = Mutex<[Handler]>([])

  /// Handles signals for as long as the object lives.
  ///
  /// - Parameters:
  ///   - farewell: the last line written to standard error.
  ///   - action: the cleanup.
  package init(
    farewell: String = "interrupted; the output of earlier runs is unchanged",
    _ action: @escaping @Sendable () -> Void = {}
  ) {
    Interruption.handlers.withLock {
      $0.append(Handler(owner: ObjectIdentifier(self), farewell: farewell, action: action))
    }
    _ = Interruption.sources
  }

  deinit { withdraw() }

  private func withdraw() {
    let owner = ObjectIdentifier(self)
    Interruption.handlers.withLock { $0.removeAll { $0.owner == owner } }
  }

  /// Does the last step, which a signal does not interrupt and after which there is nothing left to clean up: a signal that
  /// arrives meanwhile ends the program afterwards, without the farewell.
  package func conclude<Result>(_ step: () throws -> Result) rethrows -> Result {
    try ending.withLock { _ in
      let result = try step()
      withdraw()
      return result
    }
  }

  /// Returns at once, or never if a signal has arrived: the program is then about to end and must not continue.
  package func waitIfUnderWay() { ending.withLock { _ in } }

  /// One source for each signal, for the life of the program. Dispatch puts a handler of its own in place of ours when a
  /// source is made, by which the signal reaches it; a later handler would swallow the signal.
  private static let sources: [any DispatchSourceSignal] = {
    signal(SIGPIPE, SIG_IGN)
    // A queue of its own does not wait until one of the others has a thread to spare.
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    return [SIGINT, SIGTERM, SIGHUP].map { number in
      // A handler that does nothing, because child processes inherit ignored signals but not handlers.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { end(by: number) }
      source.resume()
      return source
    }
  }()

  private static func end(by number: Int32) {
    ending.withLock { _ in
      let handler = handlers.withLock(\.last)
      handler?.action()
      warn(handler?.farewell ?? "interrupted")
      _exit(128 + number)
    }
  }
}

/// Held from the arrival of a signal until the program ends.
private let ending = Mutex<Void>(())
