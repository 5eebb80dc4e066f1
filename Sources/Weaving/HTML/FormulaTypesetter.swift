/// Typesets TeX as HTML with MathML for those who listen: KaTeX, run while the page is made, so that the page needs no script.
///
/// Loading it takes longer than a hundred formulas; keep one for all pages. Equal formulas are typeset once.
public final class FormulaTypesetter {
  private let engine = JavaScriptEngine()
  private let katex = KaTeX()
  private var typeset: [Formula: String] = [:]
  private var rareFamilies: Set<String> = []

  private struct Formula: Hashable {
    var tex: String
    var isDisplayed: Bool
  }

  /// Loads KaTeX.
  ///
  /// - Throws: ``BookError`` where it is not installed or cannot be run.
  public init() throws(BookError) {
    let script = try katex.script()
    do throws(JavaScriptError) {
      try engine.run(FormulaTypesetter.missingInDuktape)
      try engine.run(script)
      try engine.run(FormulaTypesetter.driver)
    } catch {
      throw BookError(description: "expected a KaTeX that runs as ECMAScript 5; it says: \(error.message)")
    }
  }

  /// A formula as HTML.
  ///
  /// - Parameters:
  ///   - tex: the formula, without dollar signs.
  ///   - isDisplayed: whether it stands on lines of its own.
  /// - Returns: an element that needs ``styleSheet()``.
  /// - Throws: ``TypesettingError`` where KaTeX does not understand it.
  func html(_ tex: String, isDisplayed: Bool) throws(TypesettingError) -> String {
    let formula = Formula(tex: tex, isDisplayed: isDisplayed)
    if let html = typeset[formula] { return html }
    do throws(JavaScriptError) {
      let html = try engine.call("typeset", tex, isDisplayed ? "displayed" : "")
      typeset[formula] = html
      rareFamilies.formUnion(KaTeX.rareFamilies(in: html))
      return html
    } catch {
      throw TypesettingError(tex: tex, reason: error.message.replacing(/^\w+: (KaTeX parse error: )?/, with: ""))
    }
  }

  /// The style sheet for what has been typeset so far, its fonts inside.
  ///
  /// - Returns: rules that refer to no other file.
  /// - Throws: ``BookError`` where KaTeX is not installed as a whole.
  func styleSheet() throws(BookError) -> String { try katex.styleSheet(rareFamilies: rareFamilies) }

  private static let missingInDuktape = """
    Array.prototype.fill = function (value) {
      for (var i = 0; i < this.length; i++) this[i] = value;
      return this;
    };
    """

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
