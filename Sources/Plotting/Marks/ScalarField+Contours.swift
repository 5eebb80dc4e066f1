extension ScalarField {
  /// A crossing of a contour with the grid: the edge from a grid point to its right or upper neighbour.
  private struct Edge: Hashable {
    let index: Int
    let isVertical: Bool
  }

  /// The lines at which the surface has the given height, in the units of the axes, by marching squares: in each cell
  /// of the grid the crossings with its edges, found by linear interpolation, are joined; where four edges are crossed,
  /// the mean of the corners decides which belong together. Cells with a corner that is not finite are left out.
  public func contours(at height: Double) -> [[(x: Double, y: Double)]] {
    var neighbours: [Edge: [Edge]] = [:]
    var order: [Edge] = []
    func join(_ a: Edge, _ b: Edge) {
      for (edge, other) in [(a, b), (b, a)] {
        if neighbours[edge] == nil { order.append(edge) }
        neighbours[edge, default: []].append(other)
      }
    }
    let columns = x.count
    for row in 0..<max(y.count - 1, 0) {
      for column in 0..<max(columns - 1, 0) {
        let corner = row * columns + column
        let corners = [values[corner], values[corner + 1], values[corner + columns + 1], values[corner + columns]]
        guard corners.allSatisfy(\.isFinite) else { continue }
        let isHigh = corners.map { $0 >= height }
        // Edges in the order of the corners: below, right, above, left.
        let edges = [
          Edge(index: corner, isVertical: false), Edge(index: corner + 1, isVertical: true),
          Edge(index: corner + columns, isVertical: false), Edge(index: corner, isVertical: true),
        ]
        let crossed = (0..<4).filter { isHigh[$0] != isHigh[($0 + 1) % 4] }
        if crossed.count == 2 {
          join(edges[crossed[0]], edges[crossed[1]])
        } else if crossed.count == 4 {
          let isCentreHigh = corners.reduce(0) { $0 + $1 / 4 } >= height
          let pairs = isCentreHigh == isHigh[0] ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
          for (a, b) in pairs { join(edges[a], edges[b]) }
        }
      }
    }
    return chains(of: neighbours, order: order).map { $0.map { crossing(of: $0, at: height) } }
  }

  /// The chains of joined edges: open ones from their ends, then the closed ones, which return to their first edge.
  private func chains(of neighbours: [Edge: [Edge]], order: [Edge]) -> [[Edge]] {
    var visited: Set<Edge> = []
    var chains: [[Edge]] = []
    let ends = order.filter { neighbours[$0]?.count == 1 }
    for start in ends + order where visited.insert(start).inserted {
      var chain = [start]
      while let last = chain.last, let next = neighbours[last]?.first(where: { !visited.contains($0) }) {
        visited.insert(next)
        chain.append(next)
      }
      if chain.count > 2, let last = chain.last, neighbours[last]?.contains(start) == true { chain.append(start) }
      chains.append(chain)
    }
    return chains
  }

  private func crossing(of edge: Edge, at height: Double) -> (x: Double, y: Double) {
    let (row, column) = edge.index.quotientAndRemainder(dividingBy: x.count)
    let next = edge.isVertical ? edge.index + x.count : edge.index + 1
    let share = (height - values[edge.index]) / (values[next] - values[edge.index])
    return edge.isVertical
      ? (x[column], y[row] + share * (y[row + 1] - y[row]))
      : (x[column] + share * (x[column + 1] - x[column]), y[row])
  }
}
