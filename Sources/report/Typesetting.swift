import Dispatch
import Synchronization
import Weaving

/// KaTeX for all pages of a report: loaded once, in the background while the first chapters run, and used by one page at a
/// time.
final class Typesetting: Sendable {
  private let formulas = Mutex<Result<FormulaTypesetter, BookError>?>(nil)

  /// Starts to load KaTeX.
  init() {
    DispatchQueue.global().async { self.formulas.withLock { _ = Typesetting.load(&$0) } }
  }

  /// Gives KaTeX to a page.
  ///
  /// - Throws: `BookError` where it cannot be loaded, and what `body` throws.
  func callAsFunction<Value: Sendable>(_ body: (FormulaTypesetter) throws -> Value) throws -> Value {
    try formulas.withLock { formulas in
      try body(Typesetting.load(&formulas).get())
    }
  }

  private static func load(
    _ formulas: inout Result<FormulaTypesetter, BookError>?
  ) -> Result<FormulaTypesetter, BookError> {
    if let formulas { return formulas }
    let result: Result<FormulaTypesetter, BookError>
    do throws(BookError) {
      result = .success(try FormulaTypesetter())
    } catch {
      result = .failure(error)
    }
    formulas = result
    return result
  }
}
