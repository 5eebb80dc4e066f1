import Recordings

/// What the marks in prose that tell of many seeds stand for.
extension Weaver {
  /// Whether a mark is `{{seeds}}` or one such as `{{median:name}}`.
  func isOfStudy(_ mark: String) -> Bool { mark.trimmed == Study.seedsMark || statistic(mark) != nil }

  /// The number of seeds, or a number over them.
  ///
  /// - Returns: `nil` where the kept study does not belong to the run.
  /// - Throws: ``WeavingError`` where it has no value of the name.
  func valueOfStudy(_ mark: String, line: Int) throws -> RecordedValue? {
    guard case .kept(let seeds, let chapter) = study else { return nil }
    guard let (statistic, name) = statistic(mark) else { return RecordedValue(Double(seeds.all.count), .decimals(0)) }
    guard let value = chapter.value(statistic, of: name) else {
      throw error(line, "the study has no value ‘\(name)’" + known(chapter.values.keys.sorted()))
    }
    return value
  }

  private func statistic(_ mark: String) -> (Study.Statistic, name: String)? {
    guard let colon = mark.firstIndex(of: ":"),
      let statistic = Study.Statistic(rawValue: String(mark[..<colon].trimmed))
    else { return nil }
    return (statistic, String(mark[mark.index(after: colon)...].trimmed))
  }
}
