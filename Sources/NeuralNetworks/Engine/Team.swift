import Foundation
import Synchronization

/// Threads that run the same work side by side and wait for one another at barriers.
final class Team: @unchecked Sendable {
  /// The number of threads, including the caller's.
  let size: Int

  private let arrived = Atomic<Int>(0)
  private let round = Atomic<Int>(0)
  private let condition = NSCondition()
  /// How often to poll before sleeping. Polling pays off only if every thread has a core to itself.
  private let spins: Int

  init(size: Int) {
    self.size = size
    spins = size <= ProcessInfo.processInfo.activeProcessorCount ? 100_000 : 0
  }

  /// Calls the work once on each thread, passing the thread's number; the caller is thread 0. Returns when all have
  /// finished.
  func run(_ work: @escaping @Sendable (_ worker: Int) -> Void) {
    let finished = DispatchSemaphore(value: 0)
    for worker in 1..<max(size, 1) {
      let thread = Thread {
        work(worker)
        finished.signal()
      }
      thread.name = "worker \(worker)"
      thread.start()
    }
    work(0)
    for _ in 1..<max(size, 1) { finished.wait() }
  }

  /// Waits until all threads of the team have arrived. Whatever any of them wrote before is visible to all of them
  /// afterwards.
  func barrier() {
    guard size > 1 else { return }
    let current = round.load(ordering: .acquiring)
    if arrived.add(1, ordering: .acquiringAndReleasing).newValue == size {
      arrived.store(0, ordering: .relaxed)
      condition.lock()
      round.store(current + 1, ordering: .releasing)
      condition.broadcast()
      condition.unlock()
      return
    }
    for spin in 0..<spins {
      if round.load(ordering: .acquiring) != current { return }
      // Lets a team mate that happens to share this core run. Going to sleep at once would leave both on it: a thread
      // that stays runnable is soon moved to a free core.
      if spin % 1000 == 999 { sched_yield() }
    }
    condition.lock()
    while round.load(ordering: .acquiring) == current { condition.wait() }
    condition.unlock()
  }
}
