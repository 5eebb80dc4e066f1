import Foundation

/// A `data:` URL with the contents of a file.
func dataURL(of data: Data, type: String) -> String { "data:\(type);base64,\(data.base64EncodedString())" }
