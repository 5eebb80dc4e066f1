extension [String] {
  /// The strings as an English list: `1, 2 and 3`.
  package var list: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}
