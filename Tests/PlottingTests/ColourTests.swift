import Foundation
import Testing

@testable import Plotting

@Suite("Colours")
struct ColourTests {
  @Test func channelsAreBroughtIntoRange() {
    let colour = Colour(red: 2, green: -1, blue: .nan, alpha: .infinity)
    #expect(colour == Colour(red: 1, green: 0, blue: 0, alpha: 1))
    #expect(Colour(hex: 0xFF8000) == Colour(red: 1, green: 128.0 / 255, blue: 0))
  }

  @Test func contrastIsThatOfTheGuidelines() {
    #expect(Colour(white: 0).contrast(with: Colour(white: 1)) == 21)
    // The lightest grey that passes on white, #767676, has 4.54; the example is WCAG's own.
    #expect(abs(Colour(hex: 0x767676).contrast(with: Colour(white: 1)) - 4.54) < 0.005)
  }

  @Test(arguments: [Theme.light, .dark])
  func textIsLegible(theme: Theme) {
    #expect(theme.text.contrast(with: theme.background) >= 4.5)
    for colour in theme.series + [theme.neutral, theme.grid, theme.background] {
      #expect(colour.legible(on: theme.background).contrast(with: theme.background) >= 4.5)
    }
    // Graphics need 3 (WCAG 1.4.11); the last colours of the series are for areas.
    for colour in theme.series.prefix(3) + [theme.axis, theme.neutral] {
      #expect(colour.contrast(with: theme.background) >= 3)
    }
  }

  @Test(arguments: [Theme.light, .dark], ColourVision.allCases)
  func seriesAreToldApart(theme: Theme, vision: ColourVision) {
    // A difference of 2.3 is just visible between large patches side by side; lines that lie apart need several times
    // that.
    for (count, minimum) in [(3, 20.0), (6, 10.0)] {
      let colours = Array(theme.series.prefix(count))
      for (index, colour) in colours.enumerated() {
        for other in colours.dropFirst(index + 1) {
          #expect(vision.distance(colour, other) >= minimum, "\(vision): \(colour) and \(other) of \(count)")
        }
      }
    }
  }

  @Test(arguments: [ColourMap.viridis, .cividis])
  func mapsGetLighterInEqualSteps(map: ColourMap) {
    let steps = (0..<32).map { Double($0) / 32 }
    let lightness = (steps + [1]).map { ColourVision.normal.lab(map($0)).x }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    for vision in [ColourVision.normal, .deuteranopia] {
      let distances = steps.map { vision.distance(map($0), map($0 + 1.0 / 32)) }
      let mean = distances.reduce(0, +) / 32
      // They are equal in CAM02-UCS, for which these maps were made; in CIELAB, a coarser measure, they vary.
      #expect(distances.allSatisfy { $0 > 0.4 * mean && $0 < 2 * mean }, "\(vision): \(distances)")
    }
  }

  @Test func logarithmicScalesTellRatios() {
    let grey = ColourMap([Colour(white: 0), Colour(white: 1)])
    let scale = ColourScale(grey, range: 1e-4...1, scale: .logarithmic, label: "")
    for (value, white) in [(1e-4, 0.0), (1e-3, 0.25), (1e-2, 0.5), (1, 1), (10, 1), (1e-9, 0), (0, 0), (-1, 0)] {
      #expect(abs(scale.colour(of: value).red - white) < 1e-12, "\(value)")
    }
    #expect(scale.colour(of: .nan) == Colour(white: 0))
    // A range that a logarithmic scale cannot show becomes one that it can.
    #expect(ColourScale(grey, range: -1...100, scale: .logarithmic, label: "").range.lowerBound > 0)
    #expect(ColourScale(grey, of: [0, 1e-3, 5], range: nil, scale: .logarithmic, label: "").range == 1e-3...5)
    #expect(ColourScale(grey, of: [], range: nil, scale: .logarithmic, label: "").range.lowerBound > 0)
  }

  @Test func mapsEndAtTheirEnds() {
    #expect(ColourMap.viridis(0) == Colour(hex: 0x440154))
    #expect(ColourMap.viridis(1) == Colour(hex: 0xFDE725))
    #expect(ColourMap.viridis(-1) == ColourMap.viridis(0) && ColourMap.viridis(.infinity) == ColourMap.viridis(1))
    #expect(ColourMap.viridis(.nan) == ColourMap.viridis(0))
    #expect(ColourMap.viridis.reversed(0) == ColourMap.viridis(1))
    #expect(ColourMap([Colour(white: 0), Colour(white: 1)])(0.25) == Colour(white: 0.25))
  }

  /// CIE 15:2004, (8.3): L* = 116 ∛Y − 16 for Y > 216/24389, below it Y · 24389/27.
  @Test func lightnessIsThatOfCIELABOnBothSidesOfItsJoint() {
    // With a white point of 1, a grey has Y = its linear light; 0.00885 and 0.00887 lie on either side of the joint.
    for (luminance, expected) in [
      (0, 0), (0.00885, 7.994172222222222), (0.00887, 8.012231912935125), (0.18, 49.496107610119594), (1, 100),
    ] {
      let channel = luminance == 0 ? 0 : 1.055 * pow(luminance, 1 / 2.4) - 0.055
      #expect(abs(Colour(white: channel).lightness - expected) < 1e-9, "\(luminance)")
    }
  }
}
