import Records

/// A walk through the text of a date that takes digits, signs and names off its front.
struct DateCursor {
  let text: ByteSlice
  private(set) var position = 0

  init(_ text: ByteSlice) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// The byte that comes next, if there is one.
  var next: UInt8? { isAtEnd ? nil : text[position] }

  /// How many digits come next.
  var digitCount: Int {
    var end = position
    while end < text.count, text[end].isASCIIDigit { end += 1 }
    return end - position
  }

  /// The character at a position, numbered from 1, for messages.
  static func character(at position: Int, in text: ByteSlice) -> Int {
    text[..<position].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// Takes a byte if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Takes the bytes of a literal if they come next.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard text.count - position >= bytes.count else { return false }
    for (offset, byte) in bytes.enumerated() where text[position + offset] != byte { return false }
    position += bytes.count
    return true
  }

  /// Takes a number of so many digits, as many as there are.
  mutating func number(_ width: ClosedRange<Int>) -> Int? {
    let count = min(digitCount, width.upperBound)
    guard count >= width.lowerBound else { return nil }
    var value = 0
    for byte in text[position..<position + count] { value = value * 10 + Int(byte &- 0x30) }
    position += count
    return value
  }

  /// Takes digits behind the point of a second and gives them as ticks; what is finer is cut off.
  mutating func fraction(_ width: ClosedRange<Int>) -> Int? {
    let count = min(digitCount, width.upperBound)
    guard count >= width.lowerBound else { return nil }
    var value = 0
    for offset in 0..<7 {
      value = value * 10 + (offset < count ? Int(text[position + offset] &- 0x30) : 0)
    }
    position += count
    return value
  }

  /// Takes a name of a month or day of any language, with the full stop that short names may have.
  mutating func name(of entries: [DateNames.Entry], beforeFullStop: Bool) -> Int? {
    guard let entry = DateNames.longest(of: entries, in: text[position...]) else { return nil }
    position += entry.name.utf8CodeUnitCount
    if !beforeFullStop { _ = take(UInt8(ascii: ".")) }
    return entry.number
  }

  /// Takes `A` or `P`, or with two letters `AM` or `PM`, in any case.
  mutating func isAfternoon(letters: Int) -> Bool? {
    let rest = text[position...]
    let afternoon = rest.startsWithWord(letters == 1 ? "p" : "pm")
    guard afternoon || rest.startsWithWord(letters == 1 ? "a" : "am") else { return nil }
    position += letters
    return afternoon
  }
}
