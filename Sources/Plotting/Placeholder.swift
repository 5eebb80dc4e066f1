public struct Figure { public var caption = ""; public var alt = "" ; public init(caption: String, alt: String) { self.caption = caption; self.alt = alt } }
