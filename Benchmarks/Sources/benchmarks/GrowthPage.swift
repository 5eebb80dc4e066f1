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

      \(comparison) Large layers leave little but products of large matrices, and for those the peers' libraries of linear \
      algebra were made.
      """
    ] + series.map(table) + [circumstances.text]
  }

  /// Where a peer takes less time than this engine: how many times as long, in a sentence.
  var comparison: String {
    let faster = series.flatMap { series in
      series.points.flatMap { point in
        [GrowthRounds.Peer.jax, GrowthRounds.Peer.pytorch].compactMap { peer -> String? in
          guard let engine = point.seconds[GrowthRounds.Peer.engine],
            let ratio = point.seconds[peer]?.ratio(to: engine),
            ratio.median < 1
          else { return nil }
          return "\(peer) at \(point.size) \(plainName(of: series)), \(ratio.text) times as long as this engine"
        }
      }
    }
    return faster.isEmpty
      ? "This engine takes less time than its peers at every size."
      : "This engine takes less time than its peers, with these exceptions: \(faster.joined(separator: "; "))."
  }

  private func plainName(of series: GrowthResults.Series) -> String { series.name.filter { $0 != "$" } }

  private func table(_ series: GrowthResults.Series) -> String {
    let names = GrowthRounds.Peer.all
    let rows = series.points.map { point in
      let times = names.map { name in Spread(values: (point.seconds[name]?.values ?? []).map { 1000 * $0 }).text }
      return "| \(point.size) | \(short(point.operations / 1e6)) | \(times.joined(separator: " | ")) |"
    }
    return """
      | \(plainName(of: series)) | MFLOP an epoch | \(names.map { "\($0), ms" }.joined(separator: " | ")) |
      | --- | --- | \(names.map { _ in "---" }.joined(separator: " | ")) |
      \(rows.joined(separator: "\n"))
      """
  }
}
