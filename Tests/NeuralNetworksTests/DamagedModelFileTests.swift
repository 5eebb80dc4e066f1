import Foundation
import Probability
import TestPrograms
import TestReferences
import Testing

@testable import NeuralNetworks

/// Whatever the bytes of a file are, they are read as a network or refused by one sentence.
@Suite("Damaged model files")
struct DamagedModelFileTests {
  /// A mixture of two components of one output: a single layer of two inputs.
  private static let header = """
    {"__metadata__":{"network":"MixtureDensityNetwork","version":"1","activation":"tanh","components":"2",\
    "outputs":"1","covariance":"isotropic"},"0.weight":{"dtype":"F32","shape":[6,2],"data_offsets":[0,48]},\
    "0.bias":{"dtype":"F32","shape":[6],"data_offsets":[48,72]}}
    """
  private static let numbers = [Float](repeating: 0.5, count: 18)

  private static func bytes(
    _ header: String = header, length: UInt64? = nil, numbers: [Float] = numbers
  ) -> Data {
    var bytes = Data()
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(Data(header.utf8))
    numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The header with one text in place of another.
  private static func header(_ old: String, _ new: String) -> String {
    header.replacingOccurrences(of: old, with: new)
  }

  private func problem(_ bytes: Data) -> ModelFileError.Problem? {
    do throws(ModelFileError) {
      _ = try MixtureDensityNetwork(safetensors: bytes)
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func `the file as it should be is read`() throws {
    #expect(problem(Self.bytes()) == nil)
    #expect(try SafeTensors(Self.bytes()).tensors[1].shape == [6])
    // Bytes that do not begin at index 0, a header with spaces after it, entries in another order.
    #expect(problem((Data([1, 2, 3]) + Self.bytes()).dropFirst(3)) == nil)
    #expect(problem(Self.bytes(Self.header + "     ")) == nil)
  }

  @Test func `names and settings are escaped as JSON wants`() throws {
    let file = SafeTensors(
      metadata: ["a \"b\"\\": "\u{1}\n\u{1F}é/"], tensors: [.init(name: "\t", shape: [], elements: [2])])
    #expect(try SafeTensors(file.bytes) == file)
  }

  @Test func `bytes that are no safetensors file`() {
    #expect(problem(Data()) == .damaged(expected: "at least 8 bytes", actual: "0"))
    let size = Self.bytes().count
    for length in [UInt64(size - 7), .max, 1 << 63] {
      #expect(
        problem(Self.bytes(length: length))
          == .damaged(expected: "a header of at most \(size - 8) bytes", actual: "one of \(length)"))
    }
    for text in ["", "x", "[]", " {}", "{\"a\":1}", String(repeating: "{\"a\":", count: 100_000), "{\"a\":\"\u{1}\"}"] {
      guard case .damaged(let expected, _) = problem(Self.bytes(text)) else {
        Issue.record("\(text.prefix(20)) is refused")
        continue
      }
      #expect(expected == "a header in JSON with the type, shape and offsets of every tensor")
    }
  }

  @Test(arguments: [
    // With a gap, overlapping, out of range, turned round, negative, out of range, three offsets.
    ("\"shape\":[6],\"data_offsets\":[48,72]", "\"shape\":[5],\"data_offsets\":[52,72]"), ("[48,72]", "[44,68]"),
    ("[48,72]", "[52,76]"), ("[48,72]", "[72,48]"), ("[0,48]", "[-4,44]"),
    ("[48,72]", "[48,9223372036854775807]"), ("[48,72]", "[48,72,72]"), ("[48,72]", "[48,1e400]"),
    // Shapes that do not agree with the offsets, or with any memory.
    ("[6]", "[5]"), ("[6]", "[-6]"), ("[6]", "[9223372036854775807,9223372036854775807]"),
    ("[6]", "[4611686018427387910]"), ("[6]", "[6.5]"), ("[6]", "6"), ("[6]", "null"), ("\"shape\":[6],", ""),
    ("\"1\"", "1"), ("\"__metadata__\":{", "\"__metadata__\":7,\"x\":{"),
  ]) func `a header that contradicts itself or the numbers`(_ old: String, _ new: String) {
    guard case .damaged = problem(Self.bytes(Self.header(old, new))) else {
      Issue.record("\(old) → \(new) is refused")
      return
    }
  }

  @Test func `numbers too many or too few`() {
    #expect(
      problem(Self.bytes(numbers: Self.numbers + [1]))
        == .damaged(expected: "72 bytes of numbers after the header", actual: "76"))
    guard case .damaged = problem(Self.bytes(numbers: Self.numbers.dropLast())) else {
      Issue.record("a number too few is refused")
      return
    }
  }

  @Test(arguments: [
    ("\"version\":\"1\"", "\"version\":\"2\"", ModelFileError.Problem.version(expected: "1", actual: "2")),
    ("\"version\"", "\"v\"", .setting("version", expected: "1", actual: nil)),
    ("\"MixtureD", "\"D", .kind(expected: "MixtureDensityNetwork", actual: "DensityNetwork")),
    ("\"network\"", "\"n\"", .setting("network", expected: "MixtureDensityNetwork", actual: nil)),
    (
      "\"tanh\"", "\"gelu\"",
      .setting("activation", expected: "tanh or relu or leakyReLU or elu or sigmoid", actual: "gelu")
    ),
    ("\"isotropic\"", "\"round\"", .setting("covariance", expected: "isotropic or diagonal or full", actual: "round")),
    (
      "\"components\":\"2\"", "\"components\":\"0\"",
      .setting("components", expected: "a positive whole number", actual: "0")
    ),
    ("\"outputs\":\"1\",", "", .setting("outputs", expected: "a positive whole number", actual: nil)),
    (
      "\"components\":\"2\"", "\"components\":\"9223372036854775807\"",
      .network(.tooLarge(what: "a mixture of 9223372036854775807 components with 1 outputs"))
    ),
    (
      "\"components\":\"2\"", "\"components\":\"3\"",
      .network(
        .shapeDiffers(
          what: "outputs of the last layer, as a mixture of 3 isotropic components with 1 outputs needs", expected: 9,
          actual: 6))
    ),
    ("0.weight", "0.weights", .tensor("0.weight", expected: "[outputs, inputs]", actual: nil)),
    ("0.bias", "1.bias", .tensor("0.bias", expected: "[6]", actual: nil)),
    ("[6,2]", "[12]", .tensor("0.weight", expected: "[outputs, inputs]", actual: [12])),
    ("[6,2]", "[4,3]", .tensor("0.bias", expected: "[4]", actual: [6])),
    ("[6]", "[6,1]", .tensor("0.bias", expected: "[6]", actual: [6, 1])),
    (
      "\"shape\":[6,2],\"data_offsets\":[0,48]", "\"shape\":[0,1152921504606846976],\"data_offsets\":[0,0]",
      .damaged(
        expected: "tensor \"0.bias\" between the bytes 0 and 72 of the numbers, from the first on",
        actual: "one from byte 48 to 72")
    ),
    (
      "\"0.bias\":", "\"1.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},\"0.bias\":",
      .tensor("2.weight", expected: "[outputs, inputs]", actual: nil)
    ),
    (
      "\"0.bias\":",
      "\"2.weight\":{\"dtype\":\"F32\",\"shape\":[0,4611686018427387904],\"data_offsets\":[0,0]},\"0.bias\":",
      .tensor("2.weight", expected: "[outputs, inputs]", actual: [0, 4_611_686_018_427_387_904])
    ),
    ("\"F32\",\"shape\":[6]", "\"F16\",\"shape\":[6]", .numberType("F16", tensor: "0.bias")),
  ]) func `settings and tensors that make no network`(
    _ old: String, _ new: String, _ expected: ModelFileError.Problem
  ) {
    #expect(problem(Self.bytes(Self.header(old, new))) == expected)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity]) func `numbers that are not finite`(_ number: Float) {
    var numbers = Self.numbers
    numbers[13] = number
    guard case .network(.notFinite("biases of layer 0", 1, 0, _)) = problem(Self.bytes(numbers: numbers)) else {
      Issue.record("\(number) is refused")
      return
    }
  }

  @Test func `other types of numbers, written by PyTorch's package`() throws {
    let folder = References.folder.appending(path: "NeuralNetworks")
    for (name, type) in [("double", "F64"), ("bfloat", "BF16")] {
      let error = #expect(throws: ModelFileError.self) {
        try MixtureDensityNetwork(contentsOf: folder.appending(path: "\(name).safetensors"))
      }
      #expect(error?.problem == .numberType(type, tensor: "0.bias"))
    }
  }

  @Test func `the sentence names the file, what was expected, what came and what to do`() throws {
    let file = References.folder.appending(path: "NeuralNetworks/feedForwardOfPyTorch.safetensors")
    let error = #expect(throws: ModelFileError.self) { try MixtureDensityNetwork(contentsOf: file) }
    #expect(
      "\(try #require(error))"
        == """
        \(file.path): expected a MixtureDensityNetwork, got "FeedForwardNetwork"; read the file as that kind of network
        """)
    #expect(
      "\(ModelFileError(file: "a.safetensors", problem: .numberType("BF16", tensor: "0.bias\n" + String(repeating: "x", count: 99))))"
        == """
        a.safetensors: expected tensor "0.bias\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"… in F32, got "BF16"; convert the \
        tensors to 32-bit floating point before saving them
        """)
  }

  @Test func `files that the system refuses`() throws {
    let folder = try TemporaryFolder()
    var random = RandomSource(seed: 152)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    let (missing, elsewhere) = (folder.url.appending(path: "a.b"), folder.url.appending(path: "missing/a.b"))
    func expect(_ problem: ModelFileError.Problem, at file: URL, _ body: () throws -> Void) {
      #expect(throws: ModelFileError(file: file.relativePath, problem: problem)) { try body() }
    }
    expect(.unreadable("No such file or directory"), at: missing) { _ = try FeedForwardNetwork(contentsOf: missing) }
    expect(.unreadable("Not a regular file"), at: folder.url) { _ = try FeedForwardNetwork(contentsOf: folder.url) }
    expect(.unwritable("No such file or directory"), at: elsewhere) { try network.write(to: elsewhere) }
    let page = try #require(URL(string: "https://example.com/a.b"))
    expect(.unreadable("Not the address of a file"), at: page) { _ = try FeedForwardNetwork(contentsOf: page) }
    expect(.unwritable("Not the address of a file"), at: page) { try network.write(to: page) }
    // A file of a terabyte, of which nothing is in memory.
    let sparse = folder.url.appending(path: "sparse")
    try Data(repeating: 0, count: 8).write(to: sparse)
    #expect(truncate(sparse.path, 1 << 40) == 0)
    let error = #expect(throws: ModelFileError.self) { try FeedForwardNetwork(contentsOf: sparse) }
    guard case .damaged = error?.problem else {
      Issue.record("zeros are refused")
      return
    }
    // A network that cannot be used is not written, and the earlier file stays.
    try network.write(to: missing)
    let before = try Data(contentsOf: missing)
    network.layers[0].biases[1] = .nan
    #expect(throws: ModelFileError.self) { try network.write(to: missing) }
    #expect(try Data(contentsOf: missing) == before)
    #expect(folder.names() == ["a.b", "sparse"])
  }

  @Test func `every truncation is refused`() throws {
    let bytes = Self.bytes()
    for count in 0..<bytes.count { #expect(problem(bytes.prefix(count)) != nil, "the first \(count) bytes") }
  }

  /// Five thousand files with some bytes flipped, replaced, removed, doubled or moved.
  @Test func `no bytes end the program`() throws {
    var random = RandomSource(seed: 153)
    let whole = Self.bytes()
    let pieces = ["[", "]", "{", "}", "\"", ",", ":", "-", "9", "0", "e", "\\u0000", "null", "1e99", "F32", "\u{0}"]
    var outcomes: [String: Int] = [:]
    for _ in 0..<5000 {
      var bytes = [UInt8](whole)
      for _ in 0...random.integer(below: 3) {
        let place = random.integer(below: bytes.count)
        let end = min(place + random.integer(below: 12), bytes.count)
        switch random.integer(below: 6) {
        case 0: bytes[place] ^= 1 << UInt8(random.integer(below: 8))
        case 1: bytes[place] = UInt8(random.integer(below: 256))
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: random.integer(below: bytes.count))
        case 4: bytes.insert(contentsOf: pieces[random.integer(below: pieces.count)].utf8, at: place)
        default: bytes[random.integer(below: 8)] = UInt8(random.integer(below: 256))
        }
        if bytes.count < 8 { break }
        // The header's length keeps up with the file half of the time, so that what comes after it is reached.
        if random.integer(below: 2) == 0 {
          withUnsafeBytes(of: UInt64(max(bytes.count - 80, 0)).littleEndian) { bytes.replaceSubrange(0..<8, with: $0) }
        }
      }
      do throws(ModelFileError) {
        let network = try MixtureDensityNetwork(safetensors: Data(bytes))
        #expect(throws: Never.self) { try CheckedNetwork(network) }
        outcomes["read", default: 0] += 1
      } catch {
        let sentence = "\(error)"
        #expect(sentence.hasPrefix("the bytes: ") && !sentence.contains("\n") && sentence.utf8.count < 700)
        let kind = "\(error.problem)".prefix(25)
        outcomes[String(kind), default: 0] += 1
      }
    }
    // All the ways are taken.
    #expect(outcomes.count > 6, "\(outcomes)")
    #expect(outcomes["read", default: 0] > 100)
  }
}
