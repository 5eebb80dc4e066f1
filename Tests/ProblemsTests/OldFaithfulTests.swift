import Foundation
import Problems
import TestReferences
import Testing

@Suite struct OldFaithfulTests {
  @Test func `the eruptions are those of the package MASS`() throws {
    let lines = try String(contentsOf: References.folder.appending(path: "geyser.csv"), encoding: .utf8).split(separator: "\n")
    #expect(lines.first == "waiting,duration")
    let original = lines.dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
    #expect(original.count == OldFaithful.eruptions.count)
    for (eruption, numbers) in zip(OldFaithful.eruptions, original) {
      // The file has seven decimals of a minute or fewer.
      #expect(eruption.wait == numbers[0] && abs(eruption.duration - numbers[1]) < 1e-7)
    }
  }

  @Test func `whole minutes from two to four count as not measured`() {
    let others = OldFaithful.eruptions.filter { !$0.isMeasured }.map(\.duration)
    #expect(Set(others) == [2, 3, 4] && others.count == 78)
  }
}
