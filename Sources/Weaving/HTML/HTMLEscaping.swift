/// A text with all characters escaped that are special in HTML, attributes included.
func escapedForHTML<Text: StringProtocol>(_ text: Text) -> String where Text.SubSequence == Substring {
  text.replacing(each: "&<>\"") { character in
    switch character {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }
}
