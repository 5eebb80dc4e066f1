// Calls the public functions of the book's libraries with whatever no sensible program would, each call in a process of its own.
// Whatever it is, the answer must be a value, an error of the libraries, or a message as the program stops: never a signal
// without a word, and never memory that is not there.
//
//   swift run --package-path Tests/Attack            all of them, a line for each that is not answered
//   ATTACK=17 swift run --package-path Tests/Attack  the one with this number, here, in the working folder

import Foundation
import Synchronization

/// What computes and draws.
let computations = matrixAttacks + randomAttacks + networkAttacks + trainingAttacks + figureAttacks + markAttacks
let attacks =
  computations + countAttacks + numberAttacks + oddResultAttacks + nameAttacks + garbageAttacks + depthAttacks
  + programAttacks

// Not an argument: a chapter reads those of the program it runs in.
if let argument = ProcessInfo.processInfo.environment["ATTACK"] {
  guard let number = Int(argument), attacks.indices ~= number else {
    FileHandle.standardError.write(Data("a number from 0 to \(attacks.count - 1) expected, got \(argument)\n".utf8))
    exit(64)
  }
  if number < computations.count {
    // A demand for more memory than this is refused at once, not after filling the machine. What typesets formulas reserves
    // more addresses than that for itself.
    var limit = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  }
  exit(attacks[number].run())
}

let faults = Mutex<[Int: String]>([:])
DispatchQueue.concurrentPerform(iterations: attacks.count) { number in
  guard let fault = fault(of: number) else { return }
  faults.withLock { $0[number] = "\(number) \(attacks[number].name): \(fault)" }
}
let failures = faults.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
for failure in failures { print(failure) }
print("\(attacks.count - failures.count) of \(attacks.count) attacks were answered")
exit(failures.isEmpty ? 0 : 1)

/// Runs an attack in a process and a folder of its own; what is wrong with its answer, or nil.
func fault(of number: Int) -> String? {
  let folder = FileManager.default.temporaryDirectory.appending(path: "attack-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let process = Process()
  process.executableURL = URL(filePath: CommandLine.arguments[0])
  process.environment = ProcessInfo.processInfo.environment
    .merging(["ATTACK": String(number), "SWIFT_BACKTRACE": "enable=no"]) { $1 }
  process.currentDirectoryURL = folder
  let output = Pipe()
  process.standardOutput = FileHandle.nullDevice
  process.standardError = output
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try process.run()
  } catch { return "could not be run: \(error)" }
  let timer = DispatchWorkItem { process.terminate() }
  DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: timer)
  let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  timer.cancel()
  if process.terminationReason == .exit {
    // A chapter and a report end the program themselves where they are misused, by 2 and a line that says why.
    let isAnswered = process.terminationStatus == 0 || process.terminationStatus == 2 && !said.isEmpty
    return isAnswered ? nil : "status \(process.terminationStatus) \(said.prefix(200))"
  }
  guard process.terminationStatus != SIGTERM else { return "no answer in 30 seconds" }
  // Swift's message stands behind the place in the source, if that is known.
  let message = said.firstRange(of: "Fatal error: ").map { said[$0.upperBound...].prefix { $0 != "\n" } } ?? ""
  let isStop = [SIGILL, SIGTRAP, SIGABRT].contains(process.terminationStatus)
  return isStop && !message.isEmpty ? nil : "signal \(process.terminationStatus) \(said.prefix(200))"
}
