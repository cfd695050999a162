import Records

/// The walk through a text character by character, as people count them: by grapheme clusters.
///
/// ASCII and two-byte letters below U+0300 are characters of their own, except that CR LF is one;
/// nothing in them joins anything but what follows them. From the first place where a scalar of
/// U+0300 or above follows, the standard library's segmentation takes over.
/// Source: Unicode Standard Annex 29, extended grapheme clusters.
struct CharacterWalk {
  private let text: ByteSlice
  /// Where the next character begins.
  private(set) var offset = 0
  /// How many characters lie before `offset`.
  private(set) var count = 0
  /// The rest of the text, once it needs Unicode's rules.
  private var rest: String.Iterator?

  /// A walk that stands before the first character.
  init(_ text: ByteSlice) { self.text = text }

  /// Whether there is nothing left.
  var isAtEnd: Bool { offset == text.count }

  /// Steps over a number of characters, or to the end.
  mutating func advance(by steps: Int) {
    let goal = steps > Int.max - count ? Int.max : count + max(0, steps)
    while count < goal, !isAtEnd {
      skipPlainBytes(to: goal)
      if count < goal { step() }
    }
  }

  /// Steps until the offset is at least a given one.
  mutating func advance(toOffset goal: Int) {
    while offset < goal, !isAtEnd { step() }
  }

  /// Steps over one character.
  mutating func step() {
    guard !isAtEnd else { return }
    count += 1
    if rest == nil {
      let length = simpleLength
      if length > 0 {
        offset += length
        return
      }
      rest = String(text[offset...]).makeIterator()
    }
    // A text that is not UTF-8 was repaired on the way into the string; the bound keeps the walk inside.
    offset = min(text.count, offset + (rest?.next()?.utf8.count ?? text.count))
  }

  /// Steps over ASCII bytes that nothing can join.
  private mutating func skipPlainBytes(to goal: Int) {
    guard rest == nil else { return }
    let bound = goal - count < text.count - offset ? offset + goal - count : text.count
    var end = offset
    while end < bound, text[end] < 0x80, text[end] != 0x0D { end += 1 }
    if end < text.count, text[end] >= Self.firstJoiningLead { end -= 1 }
    guard end > offset else { return }
    count += end - offset
    offset = end
  }

  /// The length of the character at the offset when it is plain to see, else 0.
  private var simpleLength: Int {
    let lead = text[offset]
    if lead >= Self.firstJoiningLead { return 0 }
    let end = offset + (lead < 0x80 ? 1 : 2)
    guard end < text.count else { return text.count - offset }
    if lead == 0x0D && text[end] == 0x0A { return 2 }
    return text[end] >= Self.firstJoiningLead ? 0 : end - offset
  }

  /// The first byte of U+0300, from where on scalars may join the one before.
  private static var firstJoiningLead: UInt8 { 0xCC }
}
