import Recordings

/// A woven chapter: everything the reader sees, in reading order and independent of the output format.
public struct WovenChapter: Equatable, Sendable {
  /// The chapter's number and name.
  public var place: ChapterPlace
  /// The title, without the number.
  public var title: [Inline]
  /// The contents after the title.
  public var blocks: [Block]
  /// The values its run recorded, by name, which front and back matter may show.
  public var values: [String: RecordedValue] = [:]
  /// How the saved study of many seeds relates to the run.
  var study = Study.Match.absent
}

extension WovenChapter {
  /// The place of the chapter's title.
  var anchor: Anchor { .chapter(place) }

  /// All claims of the chapter, in reading order, including those that end a caption.
  public var claims: [Claim] {
    blocks.compactMap { block in
      switch block {
      case .claim(let claim), .figure(_, _, _, let claim?, _, _): claim
      default: nil
      }
    }
  }

  /// Whether the chapter's prose, captions, tables or claims cite a work.
  func cites(_ key: String) -> Bool {
    func cites(_ inlines: [Inline]) -> Bool {
      inlines.contains { if case .reference(_, .reference(key)) = $0 { true } else { false } }
    }
    return blocks.contains { block in
      switch block {
      case .prose(let inlines), .heading(_, _, let inlines, _): cites(inlines)
      case .figure(_, _, let caption, let finding, _, _): cites(caption) || cites(finding?.statement ?? [])
      case .claim(let claim): cites(claim.statement)
      case .table(_, let caption, let table, _): cites(caption) || table.rows.joined().contains(where: cites)
      case .equation, .listing, .output: false
      }
    }
  }
}
