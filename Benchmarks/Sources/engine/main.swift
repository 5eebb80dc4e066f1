// The book's engine as one competitor: answers every request, which is the folder of a problem, as the peers do.
//
//   engine [threads]     one thread for each core unless told

import Exchange
import Foundation

let threads = CommandLine.arguments.dropFirst().first.flatMap(Int.init)

while let folder = readLine() {
  let answer = try ProblemFiles(from: URL(filePath: folder)).answer(threads: threads)
  FileHandle.standardOutput.write(try JSONEncoder().encode(answer) + Data("\n".utf8))
}
