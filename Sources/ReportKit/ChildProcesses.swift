import Foundation
import Synchronization

/// The programs started by a run. None outlives its time limit, and all can be ended at once.
///
/// Each program runs in its own process group, together with anything it starts. To end a program, its group is sent SIGTERM
/// and, half a second later, SIGKILL. When a program ends, whatever is left of its group is killed. If this program itself is
/// killed, Linux kills the programs it started, though not those that they started in turn.
final class ChildProcesses: Sendable {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(status: Int32)
    case killed(signal: Int32)
    case exceededTimeLimit
  }

  private struct State {
    var isEnding = false
    /// The programs that have not been reaped: until then, no other process can have their numbers.
    var running: Set<pid_t> = []
  }

  private let state = Mutex(State())
  /// How long a program may take to end once it has been asked to.
  private static let grace = Duration.milliseconds(500)

  /// Runs a program to its end. Its standard input is empty.
  ///
  /// - Parameters:
  ///   - program: the program's file.
  ///   - arguments: the arguments after the program's name.
  ///   - timeLimit: how long it may take; `nil` for no limit.
  ///   - onLine: called with each complete line of standard output and standard error, up to the time limit. If it is `nil`,
  ///     the program shares the output of this one.
  /// - Returns: how it ended.
  /// - Throws: ``StartError`` if it cannot be started.
  func run(
    _ program: URL, _ arguments: [String], timeLimit: Duration? = nil, onLine: ((String) -> Void)? = nil
  ) throws(StartError) -> Ending {
    let (child, output) = try start(program, arguments, isHeard: onLine != nil)
    defer { if let output { close(output) } }
    var deadline = timeLimit.map { ContinuousClock.now + $0 }
    var exceedsTimeLimit = false
    // What it says to being ended is not of interest.
    var lines = LineReader(output) { if !exceedsTimeLimit { onLine?($0) } }
    while !hasEnded(child) {
      lines.read(waitingFor: 20)
      if let latest = deadline, ContinuousClock.now > latest {
        kill(-child, exceedsTimeLimit ? SIGKILL : SIGTERM)
        exceedsTimeLimit = true
        deadline = .now + ChildProcesses.grace
      }
    }
    // Something that it started may still hold its output open.
    kill(-child, SIGKILL)
    lines.readRest()
    let ending = reap(child)
    return exceedsTimeLimit ? .exceededTimeLimit : ending
  }

  /// Ends all programs within a second and lets no others start.
  func end() {
    signalAll(SIGTERM)
    waitForAll(ChildProcesses.grace)
    signalAll(SIGKILL)
    waitForAll(.milliseconds(200))
  }

  private func signalAll(_ signal: Int32) {
    state.withLock { state in
      state.isEnding = true
      for child in state.running { kill(-child, signal) }
    }
  }

  /// Waits until all have been reaped, but only for a limited time: the thread that runs one may be blocked, for example on a
  /// full pipe.
  private func waitForAll(_ limit: Duration) {
    let deadline = ContinuousClock.now + limit
    while !state.withLock({ $0.running.isEmpty }), ContinuousClock.now < deadline { usleep(5000) }
  }

  private func hasEnded(_ child: pid_t) -> Bool {
    var report = siginfo_t()
    return waitid(P_PID, id_t(child), &report, WEXITED | WNOHANG | WNOWAIT) == 0 && report.si_signo == SIGCHLD
  }

  private func reap(_ child: pid_t) -> Ending {
    var status: Int32 = 0
    state.withLock { state in
      waitpid(child, &status, 0)
      state.running.remove(child)
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status: status >> 8 & 0xFF) : .killed(signal: signal)
  }

  /// Starts a program.
  ///
  /// - Returns: its process number and, if it is heard, the pipe from which its output is read.
  /// - Throws: ``StartError``, also once all programs have been asked to end.
  private func start(
    _ program: URL, _ arguments: [String], isHeard: Bool
  ) throws(StartError) -> (child: pid_t, output: Int32?) {
    try state.withLock { state throws(StartError) in
      guard !state.isEnding else { throw StartError(code: ECANCELED) }
      var ends: [Int32] = [-1, -1]
      if isHeard {
        guard pipe(&ends) == 0 else { throw StartError(code: errno) }
        // Other programs would hold the pipe open. None can start in the meantime.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      }
      defer { if isHeard { close(ends[1]) } }
      do throws(StartError) {
        let child = try spawn(program, arguments, output: isHeard ? ends[1] : nil)
        state.running.insert(child)
        return (child, isHeard ? ends[0] : nil)
      } catch {
        if isHeard { close(ends[0]) }
        throw error
      }
    }
  }
}

/// A program that cannot be started.
struct StartError: Error {
  /// The system's error number.
  let code: Int32

  /// The system's description of the error, such as ‘Permission denied’.
  var reason: String { String(cString: strerror(code)) }
}

/// Starts a program in a process group of its own, with an empty standard input.
private func spawn(_ program: URL, _ arguments: [String], output: Int32?) throws(StartError) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  if let output {
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
  }
  // The program must not inherit our other descriptors: files being written, or pipes that our parent is waiting on.
  _ = closeFrom?(&actions, 3)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  // A program inherits which signals are blocked and ignored: Dispatch's threads block all, and we ignore a closed pipe.
  var (blocked, notIgnored) = (sigset_t(), sigset_t())
  sigemptyset(&blocked)
  sigemptyset(&notIgnored)
  sigaddset(&notIgnored, SIGPIPE)
  posix_spawnattr_setsigmask(&attributes, &blocked)
  posix_spawnattr_setsigdefault(&attributes, &notIgnored)
  posix_spawnattr_setpgroup(&attributes, 0)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  // The leash could not tell us why a program cannot be started, so it is used only for one that can.
  let isProgram = FileManager.default.isExecutableFile(atPath: program.path) && !isFolder(program)
  let command = (isProgram ? leash : []) + [program.path] + arguments
  let words = command.map { strdup($0) }
  defer { for word in words { free(word) } }
  var child = pid_t()
  let code = posix_spawn(&child, command[0], &actions, &attributes, words + [nil], environ)
  guard code == 0 else { throw StartError(code: code) }
  return child
}

/// The beginning of a command by which Linux kills the program when the thread that started it ends; here that thread waits for
/// the program. A process can ask for this only itself, so util-linux's `setpriv` asks and then becomes the program.
private let leash: [String] = {
  let setpriv = "/usr/bin/setpriv"
  return FileManager.default.isExecutableFile(atPath: setpriv) ? [setpriv, "--pdeathsig", "KILL", "--"] : []
}()

private func isFolder(_ file: URL) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) && isFolder.boolValue
}

/// glibc's `posix_spawn_file_actions_addclosefrom_np`, which Swift's view of the C library does not show.
private let closeFrom = dlsym(dlopen(nil, RTLD_NOW), "posix_spawn_file_actions_addclosefrom_np").map {
  unsafeBitCast($0, to: CloseFrom.self)
}

private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
