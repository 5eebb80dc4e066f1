import Foundation
import TestPrograms
import Testing

/// The gallery's program takes options like its siblings.
@Suite struct GalleryProgramTests {
  @Test func `it writes where it is told`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("gallery", "--output", "\(folder.path)/a/b")
    #expect(run.status == 0 && run.errors.isEmpty && run.output.contains("/a/b/gallery/gallery.md: "), "\(run)")
    #expect(folder.names("a/b") == ["gallery"])
    let page = try #require(folder.text("a/b/gallery/gallery.md"))
    for picture in page.matches(of: /src="([^"]+)"/) { #expect(folder.data("a/b/gallery/\(picture.1)") != nil) }
    #expect(folder.data("a/b/gallery/gaps.svg") != nil)
    // With the libraries that drew the pictures in output/gallery, every pixel is as it was when they were looked at. If
    // a change is meant, make them again and look. With other libraries, ``ReferenceImage`` tells what is wrong.
    guard try DrawingLibraries.present == .kept() else { return }
    let kept = Programs.package.appending(path: "output/gallery")
    let pictures = folder.names("a/b/gallery").filter { $0.hasSuffix(".png") }
    #expect(
      pictures
        == (try FileManager.default.contentsOfDirectory(atPath: kept.path)).filter { $0.hasSuffix(".png") }.sorted())
    for picture in pictures {
      let isSame = try folder.data("a/b/gallery/\(picture)") == Data(contentsOf: kept.appending(path: picture))
      #expect(isSame, "\(picture) differs from the one in output/gallery")
    }
  }

  @Test func `what it does not understand is one line and a status`() throws {
    let folder = try TemporaryFolder()
    let help = try Programs.run("gallery", "--help")
    #expect(help.status == 0 && help.output.contains("--output <output>"), "\(help)")
    for misuse in [["--putout", folder.path], [folder.path]] {
      let run = try Programs.run(Programs.folder.appending(path: "gallery"), misuse)
      #expect(run.status == 64 && run.output.isEmpty && run.errors.hasPrefix("gallery: "), "\(run)")
      #expect(run.errors.split(separator: "\n").count == 1)
    }
    let blocked = try Programs.run("gallery", "--output", "/dev/null/x")
    #expect(
      blocked.status == 2
        && blocked.errors
          == "gallery: cannot write /dev/null/x/gallery: /dev/null is not a folder; name another folder\n",
      "\(blocked)")
    #expect(folder.names().isEmpty)
  }
}
