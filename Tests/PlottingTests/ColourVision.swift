import Foundation

@testable import Plotting

/// How colours look to people who lack one kind of cone, and how different they look.
enum ColourVision: CaseIterable {
  case normal, protanopia, deuteranopia

  /// Matrices for linear RGB by G. Machado, M. Oliveira and L. Fernandes, "A Physiologically-based Model for Simulation
  /// of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    }
  }

  /// The colour as it is seen, in CIELAB (D65).
  func lab(_ colour: Colour) -> SIMD3<Double> {
    let light = [colour.red, colour.green, colour.blue].map(Colour.linear)
    let seen = matrix.map { row in max(0, min(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 1)) }
    func xyz(_ a: Double, _ b: Double, _ c: Double, white: Double) -> Double {
      let value = (a * seen[0] + b * seen[1] + c * seen[2]) / white
      return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = xyz(0.4124564, 0.3575761, 0.1804375, white: 0.95047)
    let y = xyz(0.2126729, 0.7151522, 0.0721750, white: 1)
    let z = xyz(0.0193339, 0.1191920, 0.9503041, white: 1.08883)
    return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// The distance of two colours in CIELAB (ΔE of 1976).
  func distance(_ a: Colour, _ b: Colour) -> Double {
    let difference = lab(a) - lab(b)
    return (difference * difference).sum().squareRoot()
  }
}
