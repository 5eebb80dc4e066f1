/// Stops the program with a message unless a condition holds. It is meant for programming errors, such as shapes that
/// do not fit.
///
/// Swift's own `precondition` prints its message in unoptimised builds only, and the libraries of this package are
/// optimised even in debug builds. This one always prints it.
///
/// - Parameters:
///   - condition: what must hold.
///   - message: what was expected and what came; evaluated only if the condition does not hold.
@inlinable
@inline(__always)
public func require(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
  if !condition() { stop(message()) }
}

/// Kept out of line, so that the check costs only a branch.
@usableFromInline
@inline(never)
func stop(_ message: String) -> Never { fatalError(message) }
