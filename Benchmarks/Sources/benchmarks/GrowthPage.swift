extension GrowthResults {
  /// The figures and tables of growth for the page.
  var sections: [String] {
    [
      """
      ## Growth

      One size of the mixture density network grows and the others stay as they are, batches of 1500 too; a test loss of a few \
      samples is recorded at the first and the last epoch only. The figures show the medians.

      ![\(epochs.alt)](figures/epoch.png)

      *\(epochs.caption)*

      ![\(operationsPerSecond.alt)](figures/operations.png)

      *\(operationsPerSecond.caption)*
      """
    ] + series.map(table) + [circumstances.text]
  }

  private func table(_ series: GrowthResults.Series) -> String {
    let names = GrowthRounds.Peer.all
    let rows = series.points.map { point in
      let times = names.map { name in Spread(values: (point.seconds[name]?.values ?? []).map { 1000 * $0 }).text }
      return "| \(point.size) | \(short(point.operations / 1e6)) | \(times.joined(separator: " | ")) |"
    }
    return """
      | \(series.name.filter { $0 != "$" }) | MFLOP an epoch | \(names.map { "\($0), ms" }.joined(separator: " | ")) |
      | --- | --- | \(names.map { _ in "---" }.joined(separator: " | ")) |
      \(rows.joined(separator: "\n"))
      """
  }
}
