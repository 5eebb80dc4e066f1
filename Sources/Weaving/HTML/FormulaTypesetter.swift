import Foundation
import Synchronization

/// Typesets TeX as HTML with MathML for those who listen: KaTeX, run while the page is made, so that the page needs no script.
///
/// Loading it takes longer than fifty formulas; keep one for all pages, which may be made side by side. Equal formulas are
/// typeset once.
public final class FormulaTypesetter: Sendable {
  private let katex: KaTeX
  private let state = Mutex(State())

  private struct State {
    var engine: JavaScriptEngine?
    var typeset: [Formula: String] = [:]
    var rareFamilies: Set<String> = []
    /// The latest style sheet, and the rare families that it holds.
    var styleSheet: (rules: String, rareFamilies: Set<String>)?
  }

  private struct Formula: Hashable {
    var tex: String
    var isDisplayed: Bool
  }

  /// A typesetter that loads KaTeX for its first formula.
  ///
  /// - Parameter katex: the folder of `katex.min.js`, `katex.min.css` and `fonts/`.
  public init(katex: URL) { self.katex = KaTeX(folder: katex) }

  /// Loads KaTeX ahead of the first formula.
  ///
  /// - Throws: ``BookError`` where it is not installed or cannot be run.
  public func load() throws { try state.withLock { _ = try engine(in: &$0) } }

  private func engine(in state: inout State) throws -> JavaScriptEngine {
    if let engine = state.engine { return engine }
    let script = try katex.script()
    let engine = JavaScriptEngine()
    do throws(JavaScriptError) {
      try engine.run(script)
      try engine.run(FormulaTypesetter.driver)
    } catch {
      throw BookError(description: "expected a KaTeX that runs; it says: \(error.message)")
    }
    state.engine = engine
    return engine
  }

  /// A formula as HTML.
  ///
  /// - Parameters:
  ///   - tex: the formula, without dollar signs.
  ///   - isDisplayed: whether it stands on lines of its own.
  /// - Returns: an element that needs ``styleSheet()``.
  /// - Throws: ``TypesettingError`` where KaTeX does not understand it, ``BookError`` where there is no KaTeX.
  func html(_ tex: String, isDisplayed: Bool) throws -> String {
    let formula = Formula(tex: tex, isDisplayed: isDisplayed)
    return try state.withLock { state in
      if let html = state.typeset[formula] { return html }
      let engine = try engine(in: &state)
      let html: String
      do throws(JavaScriptError) {
        html = try engine.call("typeset", tex, isDisplayed ? "displayed" : "")
      } catch {
        // ‘ParseError: KaTeX parse error: …’, or what the engine itself says, after the name of the error.
        var message = TextScanner(error.message)
        _ = message.read(upTo: ": ")
        _ = message.skip("KaTeX parse error: ")
        throw TypesettingError(tex: tex, reason: String(message.rest))
      }
      state.typeset[formula] = html
      state.rareFamilies.formUnion(KaTeX.rareFamilies(in: html))
      return html
    }
  }

  /// The style sheet for what has been typeset so far, its fonts inside.
  ///
  /// - Returns: rules that refer to no other file.
  /// - Throws: ``BookError`` where KaTeX is not installed as a whole.
  func styleSheet() throws -> String {
    try state.withLock { state in
      if let styleSheet = state.styleSheet, styleSheet.rareFamilies == state.rareFamilies { return styleSheet.rules }
      let rules = try katex.styleSheet(rareFamilies: state.rareFamilies)
      state.styleSheet = (rules, state.rareFamilies)
      return rules
    }
  }

  /// `strict` refuses what TeX itself would not take, such as a letter that no font of it has.
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
  /// What KaTeX says of it.
  var reason: String

  /// Where KaTeX marks a place by lines below the characters, which would make one line of the terminal unreadable.
  var message: String {
    let plain = String(reason.unicodeScalars.filter { $0.value != 0x332 }).replacing("\n", with: " ")
    return "KaTeX cannot typeset the formula ‘\(tex.replacing("\n", with: " "))’: \(plain)"
  }
}
