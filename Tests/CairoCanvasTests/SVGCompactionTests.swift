import Foundation
import Plotting
import Testing

@testable import CairoCanvas

/// The SVG that is kept, compared with the one that cairo writes.
@Suite struct SVGCompactionTests {
  private func compacted(_ svg: String) -> String {
    String(
      decoding: SVGCompaction.compacted(Array(svg.utf8)) { Theme.light.counterpart(of: $0, in: .dark) }, as: UTF8.self)
  }

  @Test(arguments: [
    ("M 1.234567 -2.005000 L 3 4 ", "M1.23 -2.01L3 4"), ("M -0.001000 10.999999", "M0 11"), ("M 1e-7 0.5", "M1e-7 0.5"),
    ("M 99999999999999999999.123456 1", "M99999999999999999999.123456 1"),
  ])
  func `places are rounded to hundredths`(path: String, rounded: String) {
    #expect(compacted("<svg ><path d=\"\(path)\"/></svg>").contains("d=\"\(rounded)\""))
  }

  @Test func `equal styles become one class, which a dark screen shows in its own colours`() {
    let style = "fill:rgb(0%,44.705882%,69.803922%);fill-opacity:0.75;"
    let svg = compacted("<svg ><path style=\" \(style)\" d=\"\"/><path style=\" \(style)\" d=\"\"/></svg>")
    #expect(
      svg == """
        <svg >
        <style>.c0{\(style)}@media (prefers-color-scheme:dark){.c0{fill:rgb(74,163,223)}}</style>\
        <path class="c0" d=""/><path class="c0" d=""/></svg>
        """)
  }

  @Test func `what is no colour of the theme stays`() {
    #expect(!compacted("<svg ><path style=\"fill:rgb(99%,99%,99%);fill-opacity:1;\"/></svg>").contains("@media"))
    #expect(
      compacted("<svg ><path style=\"stroke:rgb(100%,100%,100%);stroke-opacity:0.8;\"/></svg>").contains("@media"))
  }

  @Test func `a dark screen inverts images of points and no others`() throws {
    let points = Scatter(x: (0..<600).map(Double.init), y: (0..<600).map(Double.init))
    let field = ScalarField(x: 0...2, y: 0...2, columns: 9, rows: 9) { $0 + $1 }
    func svg(_ marks: any Mark...) throws -> String {
      let figure = Figure(caption: "c", alt: "a") { Panel(x: "x", y: "y") { marks } }
      return String(decoding: try figure.svg(), as: UTF8.self)
    }
    #expect(try svg(points).contains(".p{filter:invert(1) hue-rotate(180deg)}"))
    #expect(try svg(points).matches(of: /<image class="p" id=/).count == 1)
    #expect(try !svg(HeatMap(field)).contains("filter"))
    let dark = try Figure(caption: "c", alt: "a") { Panel(x: "x", y: "y") { points } }.svg(theme: .dark)
    #expect(!String(decoding: dark, as: UTF8.self).contains("@media"))
    #expect(try svg(HeatMap(field), points).matches(of: /<image class="p" id=/).count == 1)
  }

  @Test func `pictures and odd documents stay as they are`() {
    let picture = "<svg ><image xlink:href=\"data:image/png;base64,AA style=d=\"/></svg>"
    #expect(compacted(picture) == picture)
    for odd in ["", "<", "\"", "<svg", "<svg a=\"", "x=\"1.23456"] { _ = compacted(odd) }
  }

  @Test func `the name of a line on a dark screen is legible too`() throws {
    for (light, dark) in zip(Theme.light.series, Theme.dark.series) {
      let name = light.legible(on: Theme.light.background)
      let counterpart = try #require(Theme.light.counterpart(of: name, in: .dark))
      #expect(counterpart.contrast(with: Theme.dark.background) >= 4.5 || name == light && counterpart == dark)
    }
  }

  @Test func `points that become an image keep their colours`() throws {
    let places = (0..<1000).map(Double.init)
    let (red, blue) = (Colour(hex: 0xFF0000), Colour(hex: 0x0000FF))
    func colours(_ values: [Double]) throws -> Set<[Bool]> {
      let map = ColourMap([red, blue])
      let figure = Figure(caption: "c", alt: "a") {
        Panel(x: "x", y: "y") { Scatter(x: places, y: places, values: values, map: map, range: 0...1) }
      }
      let svg = String(decoding: try figure.svg(), as: UTF8.self)
      let image = try #require(svg.firstMatch(of: /<image class="p"[^>]*base64,([^"]+)"/)?.1)
      let data = try #require(Data(base64Encoded: String(image)))
      let raster = try Raster(png: Array(data))
      let pixels = stride(from: 0, to: raster.bytes.count, by: 4).map { raster.bytes[$0..<$0 + 4].map { $0 > 200 } }
      return Set(pixels.filter { $0[3] })
    }
    // Whether there is much red, green, blue and opacity.
    let (isRed, isBlue) = ([true, false, false, true], [false, false, true, true])
    #expect(try colours(places.map { $0 < 500 ? 0 : 1 }).isSuperset(of: [isRed, isBlue]))
    #expect(try colours(places.map { _ in 1 }) == [isBlue])
  }
}
