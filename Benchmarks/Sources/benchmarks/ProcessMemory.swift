import Foundation

/// The most memory that a running process has had, in megabytes (10⁶ bytes): the kernel's high-water mark of its resident
/// pages; nil where the system does not tell it.
func peakMegabytes(ofProcess identifier: Int32) -> Double? {
  guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
    let kibibytes = line.split(separator: " ").dropLast().last.flatMap({ Double($0.filter(\.isNumber)) })
  else { return nil }
  return kibibytes * 1024 / 1e6
}

/// The processes that a process has started and that have not ended, and those that they have started.
func descendants(ofProcess identifier: Int32) -> [Int32] {
  let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(identifier)/task")) ?? []
  let children = threads.flatMap { thread in
    let list = try? String(contentsOfFile: "/proc/\(identifier)/task/\(thread)/children", encoding: .utf8)
    return (list ?? "").split(separator: " ").compactMap { Int32($0) }
  }
  return children + children.flatMap(descendants(ofProcess:))
}
