import Foundation
import TestPrograms
import Testing

/// Hostile books, made at random from the chapters of this one: a page or an error for each. `./book fuzz` goes on for
/// longer.
@Suite struct FuzzTests {
  @Test func `no hostile book crashes the weaver, takes long or shows what it must not`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("fuzz", "60", "--inputs", "80", "--keep", folder.path)
    #expect(run.status == 0 && run.output.hasPrefix("80 inputs, "), "\(run)")
  }
}
