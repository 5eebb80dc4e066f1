/// Stops the program with a message unless a condition holds: for errors of the programmer, such as shapes that do not fit.
///
/// Swift's own `precondition` says its message in unoptimised builds only, and the libraries of this package are optimised
/// even for debugging. This one always says it.
///
/// - Parameters:
///   - condition: what must hold.
///   - message: what was expected and what came; made only where the condition does not hold.
@inlinable
@inline(__always)
public func require(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
  if !condition() { stop(message()) }
}

/// Out of line, so that the check costs a branch and nothing else.
@usableFromInline
@inline(never)
func stop(_ message: String) -> Never { fatalError(message) }
