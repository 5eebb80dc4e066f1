import Foundation
import Synchronization

/// Typesets TeX as HTML, with MathML for screen readers. KaTeX runs while the page is made, so that the page needs no
/// script.
///
/// Loading KaTeX takes longer than typesetting fifty formulas, so use one typesetter for all pages; several threads may
/// share it. Equal formulas are typeset only once.
public final class FormulaTypesetter: Sendable {
  private let katex: KaTeX
  private let state = Mutex(State())

  private struct State {
    var engine: JavaScriptEngine?
    var typeset: [Formula: String] = [:]
    /// Style sheets by the rare font families in them.
    var styleSheets: [Set<String>: String] = [:]
  }

  private struct Formula: Hashable {
    var tex: String
    var isDisplayed: Bool
  }

  /// A typesetter that loads KaTeX when it meets its first formula.
  ///
  /// - Parameter katex: the folder of `katex.min.js`, `katex.min.css` and `fonts/`.
  public init(katex: URL) { self.katex = KaTeX(folder: katex) }

  /// Loads KaTeX before the first formula.
  ///
  /// - Throws: ``BookError`` if it is not installed or cannot be run.
  package func load() throws { try state.withLock { _ = try engine(in: &$0) } }

  private func engine(in state: inout State) throws -> JavaScriptEngine {
    if let engine = state.engine { return engine }
    let script = try katex.script()
    let engine = JavaScriptEngine()
    do throws(JavaScriptError) {
      try engine.run(script)
      try engine.run(FormulaTypesetter.driver)
    } catch {
      throw BookError(description: "KaTeX cannot be run: \(error.message)")
    }
    state.engine = engine
    return engine
  }

  /// A formula as HTML.
  ///
  /// - Parameters:
  ///   - tex: the formula, without dollar signs.
  ///   - isDisplayed: whether it is a displayed formula.
  /// - Returns: an element that needs ``styleSheet()``.
  /// - Throws: ``TypesettingError`` if KaTeX does not understand the formula, ``BookError`` if KaTeX is not installed.
  func html(_ tex: String, isDisplayed: Bool) throws -> String {
    let formula = Formula(tex: tex, isDisplayed: isDisplayed)
    return try state.withLock { state in
      if let html = state.typeset[formula] { return html }
      let engine = try engine(in: &state)
      let html: String
      do throws(JavaScriptError) {
        html = try engine.call("typeset", tex, isDisplayed ? "displayed" : "")
      } catch {
        // `ParseError: KaTeX parse error: …`, or the engine's own message after the name of the error.
        var message = TextScanner(error.message)
        _ = message.read(upTo: ": ")
        _ = message.skip("KaTeX parse error: ")
        throw TypesettingError(tex: tex, reason: String(message.rest))
      }
      state.typeset[formula] = html
      return html
    }
  }

  /// The style sheet for the formulas of a page, with its fonts embedded.
  ///
  /// Which fonts are in it depends on the page alone, and not on what else has been typeset, which other pages that are
  /// made at the same time may have asked for.
  ///
  /// - Parameter parts: the parts of the page in HTML.
  /// - Returns: rules that refer to no other file.
  /// - Throws: ``BookError`` if KaTeX is not completely installed.
  func styleSheet(forPageOf parts: [String]) throws -> String {
    let families = Set(parts.flatMap(KaTeX.rareFamilies))
    return try state.withLock { state in
      if let rules = state.styleSheets[families] { return rules }
      let rules = try katex.styleSheet(rareFamilies: families)
      state.styleSheets[families] = rules
      return rules
    }
  }

  /// `strict` rejects what TeX itself would not accept, such as a letter missing from its fonts.
  private static let driver = """
    function typeset(tex, displayed) {
      return katex.renderToString(tex, {displayMode: displayed !== '', output: 'htmlAndMathml', strict: 'error'});
    }
    """
}

/// A formula that cannot be typeset.
struct TypesettingError: Error {
  /// The formula.
  var tex: String
  /// KaTeX's message.
  var reason: String

  /// One line for the terminal. KaTeX marks the place of an error by combining underlines, which would make it
  /// unreadable.
  var message: String {
    let plain = String(reason.unicodeScalars.filter { $0.value != 0x332 }).replacing("\n", with: " ")
    return "KaTeX cannot typeset the formula ‘\(tex.replacing("\n", with: " "))’: \(plain)"
  }
}
