import Recordings

/// Marks in prose that refer to the study of many seeds.
extension Weaver {
  /// Whether a mark is `{{seeds}}` or a statistic such as `{{median:name}}`.
  func isOfStudy(_ mark: String) -> Bool { mark.trimmed == Study.seedsMark || statistic(mark) != nil }

  /// The number of seeds, or a statistic over them.
  ///
  /// - Returns: the number; `nil` if the saved study does not belong to the run.
  /// - Throws: ``WeavingError`` if the study has no such value.
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
