@testable import Plotting
import Testing

@Suite("Contours")
struct ContourTests {
  @Test func contoursOfABowlAreCircles() throws {
    let field = ScalarField(x: -2...2, y: -2...2, columns: 81, rows: 81) { $0 * $0 + $1 * $1 }
    let lines = field.contours(at: 1)
    let circle = try #require(lines.first)
    #expect(lines.count == 1)
    // Linear interpolation of a parabola over cells of width 0.05 is off by at most 0.05² / 8 / 2.
    for point in circle { #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 1) < 4e-4) }
    #expect(circle.first?.x == circle.last?.x && circle.first?.y == circle.last?.y)
  }

  @Test func contoursEndAtTheEdge() throws {
    let field = ScalarField(x: [0.0, 1, 2], y: [0.0, 1], values: [0.0, 1, 2, 0, 1, 2])
    let lines = field.contours(at: 0.5)
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(line.map(\.x) == [0.5, 0.5] && Set(line.map(\.y)) == [0, 1])
  }

  @Test func aSaddleIsDecidedByItsMiddle() {
    let field = ScalarField(x: [0.0, 1], y: [0.0, 1], values: [1.0, 0, 0, 1])
    #expect(field.contours(at: 0.4).count == 2)
    #expect(field.contours(at: 0.6).count == 2)
    // Below the mean of the corners, the two high ones at (0, 0) and (1, 1) belong together: each line goes around a
    // low corner and stays on its side of the diagonal. Above the mean it is the other way round.
    func staysOnOneSide(_ height: Double) -> [Bool] {
      field.contours(at: height).map { line in Set(line.map { $0.x > $0.y }).count == 1 }
    }
    #expect(staysOnOneSide(0.4) == [true, true])
    #expect(staysOnOneSide(0.6) == [false, false])
  }

  @Test func holesInTheFieldAreLeftOut() {
    var values = (0..<25).map { Double($0 % 5) }
    values[12] = .nan
    let field = ScalarField(x: [0.0, 1, 2, 3, 4], y: [0.0, 1, 2, 3, 4], values: values)
    for line in field.contours(at: 1.5) { for point in line { #expect(point.x.isFinite && point.y.isFinite) } }
    #expect(field.contours(at: 0.5).count == 1)
    #expect(field.contours(at: 1.5).count == 2)
  }
}
