import LinearAlgebra
import Testing

@Suite("Grids")
struct GridTests {
  @Test func bothBoundsAreIncludedAndStepsAreEven() {
    #expect(grid(-1...1, 5) == [-1, -0.5, 0, 0.5, 1])
    #expect(grid(0...1).count == 401)
    // Three steps from −0.9 end at −0.29999999999999993; the last number is the bound itself.
    #expect(grid(-0.9 ... -0.3, 4).last == -0.3)
  }

  @Test func fewerThanTwoNumbersStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = grid(0...1, 1) }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a grid needs between 2 and"))
  }
}
