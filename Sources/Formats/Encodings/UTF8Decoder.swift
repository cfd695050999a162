import Records

/// Copies UTF-8 and finds, or replaces, what is not valid in it; a character may be cut anywhere.
///
/// Only for text that must be repaired or checked while it is read: text that is taken as it is needs no
/// decoder. Every longest beginning of a character that goes wrong becomes one U+FFFD.
/// Source: RFC 3629 section 4; The Unicode Standard 16.0, section 3.9, "U+FFFD Substitution of Maximal
/// Subparts".
struct UTF8Decoder: Sendable {
  let rule: InvalidByteRule
  /// The place of the next byte in the file.
  var offset: Int
  /// The bits of the open character so far.
  private var value: UInt32 = 0
  /// How many bytes the open character has and how many it waits for; both 0 when none is open.
  private var taken = 0
  private var missing = 0
  /// What the next byte may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  init(rule: InvalidByteRule, offset: Int) {
    self.rule = rule
    self.offset = offset
  }

  mutating func decode(_ bytes: ByteSlice, into text: inout ByteBuffer) throws(Diagnostic) {
    var at = 0
    while at < bytes.count {
      if missing == 0 {
        let rest = bytes[at...]
        let validCount = rest.firstInvalidUTF8Offset() ?? rest.count
        text.append(rest[..<validCount])
        offset += validCount
        at += validCount
        guard at < bytes.count else { return }
      }
      // A byte that breaks off a character is not part of it: it is looked at once more.
      if try take(bytes[at], into: &text) { at += 1 }
    }
  }

  mutating func finish(into text: inout ByteBuffer) throws(Diagnostic) {
    if missing > 0 { try breakOff(into: &text) }
  }

  /// Takes a byte and says whether it did.
  private mutating func take(_ byte: UInt8, into text: inout ByteBuffer) throws(Diagnostic) -> Bool
  {
    if missing == 0 {
      guard open(byte) else {
        try rule.apply(at: offset, to: &text)
        offset += 1
        return true
      }
    } else {
      guard allowed.contains(byte) else {
        try breakOff(into: &text)
        return false
      }
      value = value << 6 | UInt32(byte & 0x3F)
      allowed = 0x80...0xBF
      missing -= 1
    }
    taken += 1
    offset += 1
    if missing == 0 {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      taken = 0
    }
    return true
  }

  /// Begins a character, if the byte can.
  private mutating func open(_ lead: UInt8) -> Bool {
    allowed = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
    case 0xED: (missing, allowed) = (2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
    case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
    case 0xF1...0xF3: missing = 3
    default: return false
    }
    value = UInt32(lead) & (0x3F >> UInt32(missing))
    return true
  }

  /// Gives up the open character.
  private mutating func breakOff(into text: inout ByteBuffer) throws(Diagnostic) {
    let start = offset - taken
    (missing, taken) = (0, 0)
    try rule.apply(at: start, to: &text)
  }
}
