/// The categories of a column of data, each with a column of its own, which is 1 where the category is and 0 elsewhere.
///
/// ```swift
/// let weather = try OneHotEncoding(of: ["sun", "rain", "sun", "snow"])
/// weather.categories                    // rain, snow, sun
/// try weather.encode(["sun", "rain"])   // [[0, 0, 1], [1, 0, 0]]
/// let inputs = try zip(temperatures, weather.encode(skies)).map { [$0] + $1 }
/// ```
/// Numbered 1, 2, 3, categories would be points on a line: snow would lie between rain and sun, as far from the one as
/// from the other, and a network would first have to learn to take apart what only the numbering has put together.
/// Here all categories are equally far from each other, and each has its own weights.
///
/// Encode training and test data by the same encoding, that of the training data. The columns need no standardisation.
public struct OneHotEncoding<Category: Comparable & Sendable>: Equatable, Sendable {
  /// The categories in ascending order, one for each column.
  public let categories: [Category]

  /// The categories that occur in a column.
  ///
  /// - Parameter column: the categories of the training data, `[samples]`, in any order.
  /// - Throws: ``TrainingError`` if there are none.
  public init(of column: [Category]) throws(TrainingError) {
    guard !column.isEmpty else { throw .emptyData("category") }
    var categories: [Category] = []
    for category in column.sorted() where category != categories.last { categories.append(category) }
    self.categories = categories
  }

  /// The rows of zeros and ones that stand for some categories.
  ///
  /// - Parameter column: `[samples]`.
  /// - Returns: `[samples][categories]`, in each row a single 1.
  /// - Throws: ``TrainingError`` that names the first category which was not among those the encoding was made of.
  public func encode(_ column: [Category]) throws(TrainingError) -> [[Double]] {
    var rows: [[Double]] = []
    for (index, category) in column.enumerated() {
      let place = self.place(of: category)
      guard place < categories.count, categories[place] == category else {
        throw .unknownCategory("\(category)", row: index, known: categories.map { "\($0)" })
      }
      var row = [Double](repeating: 0, count: categories.count)
      row[place] = 1
      rows.append(row)
    }
    return rows
  }

  /// The number of categories below one, by bisection.
  private func place(of category: Category) -> Int {
    var (low, high) = (0, categories.count)
    while low < high {
      let middle = (low + high) / 2
      if categories[middle] < category { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
