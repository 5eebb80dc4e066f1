// Small vector arithmetic that keeps the chapter's lines as short as its formulas.

func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

func squared(_ a: Double) -> Double { a * a }

func squaredNorm(_ a: [Double]) -> Double { dot(a, a) }

func norm(_ a: [Double]) -> Double { squaredNorm(a).squareRoot() }

/// The largest difference between two elements that correspond.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

func mean(_ a: [Double]) -> Double { a.reduce(0, +) / Double(a.count) }

/// Where the least of some numbers stands.
func place(ofLeast a: [Double]) -> Int { a.indices.min { a[$0] < a[$1] } ?? 0 }

/// The greatest rise from one number to the next.
func greatestRise(_ a: [Double]) -> Double { zip(a.dropFirst(), a).map(-).max() ?? .nan }
