import Foundation

/// The warning that this module was compiled without optimisation.
///
/// The package asks for optimisation in every configuration, but another build system may leave its settings out.
enum UnoptimisedBuild {
  static let warning = """
    warning: NeuralNetworks was compiled without optimisation (-Onone) and trains hundreds of times slower than it \
    can; compile it with -O -Xcc -march=native, as the settings of its package do
    """

  /// Writes the warning to standard error if it applies, the first time this is called in a process.
  static func warnOnce() { _ = written }

  /// Whether this module was compiled without optimisation. It is not inlinable, so the answer does not depend on how a
  /// module that uses this one was compiled.
  static let applies = _isDebugAssertConfiguration()

  /// A static property is initialised once, however many threads ask for it.
  private static let written: Void = {
    if applies { try? FileHandle.standardError.write(contentsOf: Data("\(warning)\n".utf8)) }
  }()
}
