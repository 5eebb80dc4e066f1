import LinearAlgebra
import Testing

@Suite("Grids")
struct GridTests {
  @Test func bothBoundsAreIncludedAndStepsAreEven() {
    #expect(grid(-1...1, 5) == [-1, -0.5, 0, 0.5, 1])
    #expect(grid(0...1).count == 401)
    // The last number is the bound itself, though 0.1 + 6 · 0.1 is not 0.7.
    #expect(grid(0.1...0.7, 7).last == 0.7 && 0.1 + 6 * 0.1 != 0.7)
  }

  @Test func fewerThanTwoNumbersStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = grid(0...1, 1) }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a grid needs between 2 and"))
  }
}
