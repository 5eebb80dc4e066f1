/// Collects the panels of a figure, or the marks of a panel, that are written between braces, with `if`, `for` and
/// `switch` among them. The compiler calls its functions.
@resultBuilder
public enum ListBuilder<Element> {
  /// One element.
  public static func buildExpression(_ element: Element) -> [Element] { [element] }
  /// Several elements at once.
  public static func buildExpression(_ elements: [Element]) -> [Element] { elements }
  /// All parts in order.
  public static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap(\.self) }
  /// `for`.
  public static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap(\.self) }
  /// `if` without `else`.
  public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  /// `if`, `switch`.
  public static func buildEither(first: [Element]) -> [Element] { first }
  /// `else`, `switch`.
  public static func buildEither(second: [Element]) -> [Element] { second }
}
