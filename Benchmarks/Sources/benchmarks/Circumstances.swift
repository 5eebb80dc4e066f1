import Foundation

/// Under what circumstances something was measured.
struct Circumstances: Codable {
  /// The day, as 2026-01-31.
  let date: String
  /// The processor's name.
  let processor: String
  /// The number of its cores.
  let cores: Int
  /// The load average of the minute before and of the minute at the end.
  let loadBefore: Double
  let loadAfter: Double

  /// Measures something and adds the circumstances.
  static func around<Result>(_ measure: () throws -> Result) rethrows -> (Result, Circumstances) {
    let before = load
    let result = try measure()
    let date = Date.now.formatted(.iso8601.year().month().day())
    let circumstances = Circumstances(
      date: date, processor: processor, cores: ProcessInfo.processInfo.activeProcessorCount, loadBefore: before,
      loadAfter: load)
    return (result, circumstances)
  }

  /// One line for below a table.
  var text: String {
    String(
      format: "%@, %d cores of %@; load average %.1f before and %.1f after.", date, cores, processor, loadBefore,
      loadAfter)
  }

  private static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : .nan
  }

  private static var processor: String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ": ").last.map(String.init) ?? "a processor without a name"
  }
}
