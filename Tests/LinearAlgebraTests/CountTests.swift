import Preconditions
import Testing

/// The largest arrays that are accepted, before anything is multiplied by their size.
@Suite("Counts")
struct CountTests {
  @Test func upToTheMaximumEverythingIsAccepted() {
    #expect(requireArea(rows: 1 << 22, columns: 1 << 22, "an array") == maximumCount)
    #expect(requireArea(rows: maximumCount, columns: 1, "an array") == maximumCount)
    #expect(requireArea(rows: 0, columns: maximumCount, "an array") == 0)
    requireCount(maximumCount, "things")
    requireCount(0, "things")
  }

  @Test(arguments: [(maximumCount + 1, 1), (1 << 22, 1 << 22 + 1), (1 << 40, 1 << 40), (-1, 0), (0, -1)])
  func beyondItTheProgramStops(rows: Int, columns: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [rows, columns] in
      _ = requireArea(rows: rows, columns: columns, "an array")
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("an array cannot have the shape \(rows)×\(columns)"))
  }
}
