import Recordings

/// A TeX formula in plain characters, as people type it where nothing typesets formulas: `\sigma_k^2` is `σₖ²`,
/// `\tfrac{1}{2}` is `1/2`.
///
/// Anything without a plain form is left out or written as its name; no text is an error.
struct PlainFormula {
  private var rest: Substring

  /// The formula in plain characters.
  static func text(of tex: String) -> String {
    var formula = PlainFormula(rest: tex[...])
    return formula.readAll().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func readAll() -> String {
    var text = ""
    while let part = readPart() { text += part }
    return text
  }

  /// The next character, command or group in braces; nil at the end.
  private mutating func readPart() -> String? {
    guard let character = rest.popFirst() else { return nil }
    switch character {
    case "{": return readGroup()
    case "}", "&": return ""
    case "~": return " "
    case "-": return "−"
    case "\\": return readCommand()
    case "_": return PlainFormula.script(readPart() ?? "", from: subscripts, mark: "_")
    case "^": return PlainFormula.script(readPart() ?? "", from: superscripts, mark: "^")
    default: return String(character)
    }
  }

  /// The text up to the closing brace.
  private mutating func readGroup() -> String {
    var text = ""
    while let next = rest.first {
      if next == "}" {
        rest.removeFirst()
        break
      }
      text += readPart() ?? ""
    }
    return text
  }

  /// The argument of a command.
  private mutating func readArgument() -> String {
    rest = rest.drop { $0 == " " }
    return readPart() ?? ""
  }

  private mutating func readCommand() -> String {
    let name = String(rest.prefix { $0.isASCII && $0.isLetter })
    guard !name.isEmpty else {
      // `\{` is a brace, `\,` a space, `\!` nothing.
      guard let character = rest.popFirst() else { return "" }
      return character == "!" ? "" : [",", ";", ":", " ", "\\"].contains(character) ? " " : String(character)
    }
    rest.removeFirst(name.count)
    if let symbol = symbols[name] { return symbol }
    if let accent = accents[name] { return readArgument() + accent }
    switch name {
    case "frac", "tfrac", "dfrac":
      let (numerator, denominator) = (readArgument(), readArgument())
      return PlainFormula.enclosed(numerator) + "/" + PlainFormula.enclosed(denominator)
    case "sqrt": return "√" + PlainFormula.enclosed(readArgument())
    case "mathcal": return readArgument().replacing("N", with: "𝒩")
    case "text", "mathrm", "mathbf", "mathbb", "operatorname", "boldsymbol": return readArgument()
    case "begin", "end":
      _ = readArgument()
      return ""
    case "left", "right", "big", "Big", "bigl", "bigr", "displaystyle": return ""
    case "quad", "qquad": return " "
    default: return name
    }
  }

  /// `text` in sub- or superscript characters if there is one for each character, otherwise with TeX's mark.
  private static func script(_ text: String, from small: [Character: String], mark: String) -> String {
    let characters = text.map { small[$0 == "−" ? "-" : $0] }
    return characters.contains(nil) ? mark + enclosed(text) : characters.compactMap(\.self).joined()
  }

  /// The text in parentheses, unless it is a single number or letter.
  private static func enclosed(_ text: String) -> String {
    text.count == 1 || text.allSatisfy(\.isNumber) ? text : "(\(text))"
  }
}

private let subscripts: [Character: String] = [
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "-": "₋",
  "+": "₊",
  "i": "ᵢ", "j": "ⱼ", "k": "ₖ", "n": "ₙ", "m": "ₘ", "x": "ₓ", "t": "ₜ",
]

/// Combining characters.
private let accents = ["hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}", "dot": "\u{307}", "vec": "\u{20D7}"]

private let symbols = [
  "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
  "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
  "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
  "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  "times": " × ", "cdot": " · ", "pm": " ± ", "le": " ≤ ", "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ",
  "neq": " ≠ ", "approx": " ≈ ", "sim": " ∼ ", "propto": " ∝ ", "to": " → ", "in": " ∈ ", "mid": " | ",
  "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "ell": "ℓ", "odot": " ⊙ ", "leftarrow": " ← ",
  "arg": "arg ", "log": "log ", "ln": "ln ", "exp": "exp", "sin": "sin ", "cos": "cos ", "tanh": "tanh", "max": "max",
  "min": "min",
  "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫",
  "partial": "∂", "nabla": "∇", "ldots": "…", "dots": "…", "cdots": "⋯", "top": "ᵀ",
]
