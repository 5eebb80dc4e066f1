/// How long programs take as a whole, and how much memory.
struct ProgramResults: Codable {
  /// Making the whole report, nothing cached: seconds of `swift run report`, and of the program alone.
  var report: Spread
  var reportProgram: Spread
  /// Seconds in which Python imports what draws and trains.
  var importing: Spread
  /// Each program of the book.
  var programs: [Program]
  var circumstances: Circumstances

  /// A program of the book.
  struct Program: Codable {
    let name: String
    /// Seconds from its start to its first line.
    var firstLine: Spread
    /// The most memory that it had, megabytes; nil where the system does not tell.
    var peakMemory: Double?
  }
}
