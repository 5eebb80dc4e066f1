import Foundation

/// Named tensors of `Float`, and metadata, in the format safetensors: eight bytes with the length of the header, the
/// header in JSON, and the numbers, all little-endian (https://huggingface.co/docs/safetensors).
///
/// It knows nothing of networks; what the tensors of one are called stands in `ModelFile`.
struct SafeTensors: Equatable {
  struct Tensor: Equatable {
    var name: String
    var shape: [Int]
    /// As many as the product of the shape, in row-major order.
    var elements: [Float]
  }

  var metadata: [String: String]
  /// In the order of their numbers in the file.
  var tensors: [Tensor] = []
}

// MARK: - Writing

extension SafeTensors {
  /// The bytes of the file, the same for the same tensors and metadata.
  var bytes: Data {
    let settings = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
    var entries = ["\"__metadata__\":{\(settings.joined(separator: ","))}"]
    var end = 0
    for tensor in tensors {
      let start = end
      end += MemoryLayout<Float>.size * tensor.elements.count
      entries.append(
        "\(quoted(tensor.name)):{\"dtype\":\"F32\",\"shape\":\(list(tensor.shape)),\"data_offsets\":\(list([start, end]))}"
      )
    }
    var header = Data("{\(entries.joined(separator: ","))}".utf8)
    // Spaces after it bring the numbers to a multiple of eight bytes.
    header.append(Data(repeating: UInt8(ascii: " "), count: -header.count & 7))
    var bytes = Data()
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(header)
    for tensor in tensors {
      tensor.elements.map(\.bitPattern.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// A text as a string of JSON.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      guard scalar == "\"" || scalar == "\\" || scalar.value < 0x20 else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"\(escaped.joined())\""
  }

  private func list(_ numbers: [Int]) -> String { "[\(numbers.map(String.init).joined(separator: ","))]" }
}

// MARK: - Reading

extension SafeTensors {
  /// Reads a file piece by piece. No piece is asked for before its length has been checked.
  ///
  /// - Parameters:
  ///   - count: the number of bytes of the file.
  ///   - next: returns so many of its next bytes.
  /// - Throws: what is wrong with the file, or what `next` throws.
  init(count: Int, next: (Int) throws(ModelFileError.Problem) -> Data) throws(ModelFileError.Problem) {
    guard count >= 8 else { throw .damaged(expected: "at least 8 bytes", actual: "\(count)") }
    let length = try next(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let longest = min(count - 8, Self.longestHeader)
    guard length <= UInt64(longest) else {
      throw .damaged(expected: "a header of at most \(longest) bytes", actual: "one of \(length)")
    }
    let json = try next(Int(length))
    guard json.first == UInt8(ascii: "{"), let header = try? JSONDecoder().decode(Header.self, from: json) else {
      throw .damaged(
        expected: "a header in JSON with the type, shape and offsets of every tensor",
        actual: brief(String(decoding: json.prefix(200), as: UTF8.self)))
    }
    try header.check(bytesOfNumbers: count - 8 - Int(length))
    metadata = header.metadata
    for (name, entry) in header.entries {
      let elements = Self.numbers(try next(entry.end - entry.start))
      tensors.append(Tensor(name: name, shape: entry.shape, elements: elements))
    }
  }

  /// The limit that the format's own library has.
  private static let longestHeader = 100_000_000

  private static func numbers(_ bytes: Data) -> [Float] {
    bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Float>.size).map {
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
    }
  }
}

/// What stands before the numbers.
private struct Header: Decodable {
  struct Entry: Decodable {
    let type: String
    let shape: [Int]
    let start: Int
    let end: Int

    private enum Keys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      type = try container.decode(String.self, forKey: .type)
      shape = try container.decode([Int].self, forKey: .shape)
      let offsets = try container.decode([Int].self, forKey: .offsets)
      guard offsets.count == 2 else {
        throw DecodingError.dataCorruptedError(forKey: .offsets, in: container, debugDescription: "two are needed")
      }
      (start, end) = (offsets[0], offsets[1])
    }

    /// The product of the shape, or `nil` if it is negative or no number for a count.
    var count: Int? {
      shape.reduce(1) { product, size in
        guard let product, size >= 0 else { return nil }
        let (count, overflow) = product.multipliedReportingOverflow(by: size)
        return overflow ? nil : count
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let metadata: [String: String]
  /// In the order of their numbers in the file.
  let entries: [(name: String, entry: Entry)]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    metadata = try container.decodeIfPresent([String: String].self, forKey: Name(stringValue: "__metadata__")) ?? [:]
    entries = try container.allKeys.filter { $0.stringValue != "__metadata__" }
      .map { ($0.stringValue, try container.decode(Entry.self, forKey: $0)) }
      .sorted { ($0.1.start, $0.1.end, $0.0) < ($1.1.start, $1.1.end, $1.0) }
  }

  /// Throws unless the tensors are of the type `F32` and their numbers take up all bytes, one tensor after another.
  func check(bytesOfNumbers total: Int) throws(ModelFileError.Problem) {
    var end = 0
    for (name, entry) in entries {
      guard entry.type == "F32" else { throw .numberType(entry.type, tensor: name) }
      guard entry.start == end, entry.end >= end, entry.end <= total else {
        throw .damaged(
          expected: "tensor \(brief(name)) between the bytes \(end) and \(total) of the numbers, from the first on",
          actual: "one from byte \(entry.start) to \(entry.end)")
      }
      end = entry.end
      guard let count = entry.count, count.multipliedReportingOverflow(by: 4) == (entry.end - entry.start, false) else {
        throw .damaged(
          expected: "tensor \(brief(name)) of shape \(entry.shape.prefix(4)) with four bytes for each number",
          actual: "\(entry.end - entry.start) bytes")
      }
    }
    guard end == total else {
      throw .damaged(expected: "\(end) bytes of numbers after the header", actual: "\(total)")
    }
  }
}
