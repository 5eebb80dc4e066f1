extension ScalarField {
  /// An edge of the grid, from a grid point to its right or upper neighbour.
  private struct Edge: Hashable {
    let index: Int
    let isVertical: Bool
  }

  /// Where a contour crosses an edge, and the numbers of the crossings, at most two, to which it is joined.
  private struct Crossing {
    let edge: Edge
    var neighbour: Int?
    var otherNeighbour: Int?

    mutating func join(_ number: Int) {
      if neighbour == nil { neighbour = number } else { otherNeighbour = number }
    }
  }

  /// The lines along which the surface has the given height, in the units of the axes, by marching squares.
  ///
  /// In each cell of the grid the crossings with its edges, found by linear interpolation, are joined; where a line
  /// crosses all four edges, the mean of the corners decides which crossings belong together. Cells with a corner that
  /// is not finite are left out.
  func contours(at height: Double) -> [[(x: Double, y: Double)]] {
    let crossings = crossings(at: height)
    return chains(of: crossings).map { $0.map { place(of: crossings[$0].edge, at: height) } }
  }

  /// The crossings in the order in which they are found, row by row.
  private func crossings(at height: Double) -> [Crossing] {
    var crossings: [Crossing] = []
    var numbers: [Edge: Int] = [:]
    func number(_ edge: Edge) -> Int {
      if let number = numbers[edge] { return number }
      numbers[edge] = crossings.count
      crossings.append(Crossing(edge: edge))
      return crossings.count - 1
    }
    let columns = x.count
    for row in 0..<max(y.count - 1, 0) {
      for column in 0..<max(columns - 1, 0) {
        let corner = row * columns + column
        let corners = SIMD4(
          values[corner], values[corner + 1], values[corner + columns + 1], values[corner + columns])
        let isHigh = corners .>= height
        guard any(isHigh), !all(isHigh), (0..<4).allSatisfy({ corners[$0].isFinite }) else { continue }
        // Sides in the order of the corners: below, right, above, left.
        func edge(_ side: Int) -> Edge {
          switch side {
          case 0: Edge(index: corner, isVertical: false)
          case 1: Edge(index: corner + 1, isVertical: true)
          case 2: Edge(index: corner + columns, isVertical: false)
          default: Edge(index: corner, isVertical: true)
          }
        }
        // Crossed sides are joined in pairs, in their order; if all four are crossed, starting with the side that keeps
        // together the corners that are on the same side of the contour as the middle.
        let isSaddle = isHigh[0] == isHigh[2] && isHigh[1] == isHigh[3]
        let isMiddleHigh = (0..<4).reduce(0) { $0 + corners[$1] / 4 } >= height
        let firstSide = isSaddle && isMiddleHigh != isHigh[0] ? 3 : 0
        var unpaired: Int?
        for turn in 0..<4 {
          let side = (firstSide + turn) % 4
          guard isHigh[side] != isHigh[(side + 1) % 4] else { continue }
          let crossing = number(edge(side))
          if let other = unpaired {
            crossings[other].join(crossing)
            crossings[crossing].join(other)
            unpaired = nil
          } else {
            unpaired = crossing
          }
        }
      }
    }
    return crossings
  }

  /// The chains of joined crossings, by their numbers: first the open ones, from end to end, then the closed ones,
  /// which return to their first crossing.
  private func chains(of crossings: [Crossing]) -> [[Int]] {
    var isVisited = crossings.map { _ in false }
    var chains: [[Int]] = []
    let ends = crossings.indices.filter { crossings[$0].otherNeighbour == nil }
    for start in ends + crossings.indices where !isVisited[start] {
      var chain: [Int] = []
      var next: Int? = start
      while let crossing = next {
        isVisited[crossing] = true
        chain.append(crossing)
        let (one, other) = (crossings[crossing].neighbour, crossings[crossing].otherNeighbour)
        next = if let one, !isVisited[one] { one } else if let other, !isVisited[other] { other } else { nil }
      }
      let last = crossings[chain[chain.count - 1]]
      if chain.count > 2, last.neighbour == start || last.otherNeighbour == start { chain.append(start) }
      chains.append(chain)
    }
    return chains
  }

  private func place(of edge: Edge, at height: Double) -> (x: Double, y: Double) {
    let (row, column) = edge.index.quotientAndRemainder(dividingBy: x.count)
    let next = edge.isVertical ? edge.index + x.count : edge.index + 1
    let fraction = (height - values[edge.index]) / (values[next] - values[edge.index])
    return edge.isVertical
      ? (x[column], y[row] + fraction * (y[row + 1] - y[row]))
      : (x[column] + fraction * (x[column + 1] - x[column]), y[row])
  }
}
