import NeuralNetworks
import Testing

@Suite("Categories")
struct OneHotEncodingTests {
  @Test func `each category has a column, in ascending order`() throws {
    let weather = try OneHotEncoding(of: ["sun", "rain", "sun", "snow"])
    #expect(weather.categories == ["rain", "snow", "sun"])
    #expect(try weather.encode(["sun", "rain", "snow"]) == [[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    #expect(try weather.encode([]) == [])
    let numbers = try OneHotEncoding(of: [7, -1, 7, 7])
    #expect(try numbers.encode([-1, 7]) == [[1, 0], [0, 1]])
    #expect(try weather == OneHotEncoding(of: ["snow", "sun", "rain"]))
  }

  @Test func `the columns join others as inputs`() throws {
    let weather = try OneHotEncoding(of: ["sun", "rain"])
    let inputs = try zip([20.5, 11], weather.encode(["sun", "rain"])).map { [$0] + $1 }
    #expect(try DataSet(inputs: inputs, targets: [1, 2]).inputs.elements == [20.5, 0, 1, 11, 1, 0])
  }

  @Test func `a category that was not there is an error which names the known ones`() throws {
    let weather = try OneHotEncoding(of: ["sun", "rain"])
    let error = #expect(throws: TrainingError.unknownCategory("hail", row: 2, known: ["rain", "sun"])) {
      try weather.encode(["sun", "sun", "hail", "fog"])
    }
    #expect(
      "\(try #require(error))" == """
        expected one of the categories ‘rain’, ‘sun’, got ‘hail’ in row 2; make the encoding of data in which every \
        category occurs, or leave the row out
        """)
    let numbers = try OneHotEncoding(of: Array(0..<100))
    #expect(
      "\(try #require(throws: TrainingError.self) { try numbers.encode([100]) })".contains("‘9’ and 90 more, got"))
    // Before the first, and between two.
    #expect(throws: TrainingError.self) { try numbers.encode([-1]) }
    #expect(throws: TrainingError.self) { try OneHotEncoding(of: ["a", "c"]).encode(["b"]) }
    // What does not equal itself is never known.
    #expect(throws: TrainingError.self) { try OneHotEncoding(of: [Double.nan, 1, .nan, 2]).encode([.nan]) }
  }

  @Test func `no categories are an error`() {
    #expect(throws: TrainingError.emptyData("category")) { try OneHotEncoding(of: [String]()) }
  }
}
