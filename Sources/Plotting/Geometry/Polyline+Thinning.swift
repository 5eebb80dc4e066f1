extension [Point] {
  /// The line with fewer points where they lie closer together than can be seen: of consecutive points within a column
  /// `column` points wide, the first, the lowest, the highest and the last remain, so that no peak is lost (the M4
  /// aggregation of U. Jugel et al., VLDB 2014). Lines of up to 4000 points stay as they are.
  func thinned(column: Double = 0.25) -> [Point] {
    guard count > 4000 else { return self }
    var result: [Point] = []
    var start = 0
    while start < count {
      guard self[start].isFinite else {
        result.append(self[start])
        start += 1
        continue
      }
      let place = (self[start].x / column).rounded(.down)
      var (lowest, highest, end) = (start, start, start)
      while end + 1 < count, self[end + 1].isFinite, (self[end + 1].x / column).rounded(.down) == place {
        end += 1
        if self[end].y < self[lowest].y { lowest = end }
        if self[end].y > self[highest].y { highest = end }
      }
      var last = -1
      for index in [start, Swift.min(lowest, highest), Swift.max(lowest, highest), end] where index > last {
        result.append(self[index])
        last = index
      }
      start = end + 1
    }
    return result
  }
}
