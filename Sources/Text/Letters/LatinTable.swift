import Records

/// Rewrites text of ASCII and two-byte Latin letters (U+0080 to U+017F) in one pass over its bytes.
///
/// This is what keeps names with accents off the slow path: ASCII goes eight bytes at a time, an
/// accented letter costs one look into a table. The table is computed from the same rule that the slow
/// path follows, so the two cannot disagree.
struct LatinTable: Sendable {
  /// What happens to the 26 ASCII letters of one case.
  enum ASCIILetters: Sendable {
    case kept
    case lowered
    case raised
  }

  /// Entry of a scalar that only the slow path can rewrite; these bytes are in no valid UTF-8.
  private static var slow: UInt16 { 0xFFFF }

  /// At `scalar - 0x80` the bytes of the replacement, the first one lowest; 0 drops the scalar.
  private let replacements: InlineArray<256, UInt16>

  // What to add to the seven low bits of each byte so that the high bit tells "at least the first
  // letter" and "behind the last letter".
  private let reachesFirst: UInt64
  private let passesLast: UInt64

  /// The table of a rule; a scalar whose replacement takes more than two bytes is left to the slow path.
  init(ascii: ASCIILetters, _ rule: (Unicode.Scalar) -> String) {
    replacements = InlineArray { index in
      let units = Array(rule(Unicode.Scalar(UInt32(0x80 + index)) ?? "\u{FFFD}").utf8)
      return switch units.count {
      case 0: 0
      case 1: UInt16(units[0])
      case 2: UInt16(units[0]) | UInt16(units[1]) << 8
      default: Self.slow
      }
    }
    let everyByte: UInt64 = 0x0101_0101_0101_0101
    switch ascii {
    case .kept: (reachesFirst, passesLast) = (0, 0)
    case .lowered: (reachesFirst, passesLast) = (everyByte * 0x3F, everyByte * 0x25)
    case .raised: (reachesFirst, passesLast) = (everyByte * 0x1F, everyByte * 0x05)
    }
  }

  /// The rewritten text: the slice itself when nothing changes, nil when the text needs the slow path.
  func rewritten(_ text: ByteSlice, scratch: Scratch) -> ByteSlice? {
    var isComplete = true
    var hasChanged = false
    unsafe scratch.append(upTo: text.count) { output in
      guard let (written, changed) = unsafe rewrite(text, to: output) else {
        isComplete = false
        return 0
      }
      hasChanged = changed
      return hasChanged ? written : 0
    }
    guard isComplete else { return nil }
    return hasChanged ? scratch.finish() : text
  }

  /// Adds the replacement of a scalar below U+0180; false when only the slow path knows it.
  func append(_ scalar: Unicode.Scalar, to scratch: Scratch) -> Bool {
    let code = scalar.value
    if code < 0x80 {
      scratch.append(UInt8(truncatingIfNeeded: UInt64(code) ^ caseBits(in: UInt64(code))))
      return true
    }
    let replacement = code < 0x180 ? replacements[Int(code) - 0x80] : Self.slow
    if replacement == Self.slow { return false }
    if replacement != 0 { scratch.append(UInt8(truncatingIfNeeded: replacement)) }
    if replacement > 0xFF { scratch.append(UInt8(truncatingIfNeeded: replacement >> 8)) }
    return true
  }

  /// The case bits to flip in eight bytes at once; bytes from 0x80 on have none.
  @inline(__always)
  private func caseBits(in word: UInt64) -> UInt64 {
    let lowBits = word & 0x7F7F_7F7F_7F7F_7F7F
    let isLetter = (lowBits &+ reachesFirst) ^ (lowBits &+ passesLast)
    return (isLetter & ~word & 0x8080_8080_8080_8080) >> 2
  }

  /// Writes the rewritten text to an address.
  ///
  /// No replacement is longer than what it replaces, so the output needs the text's length and the
  /// slack that whole words take.
  @inline(__always)
  private func rewrite(
    _ text: ByteSlice, to output: UnsafeMutablePointer<UInt8>
  ) -> (written: Int, hasChanged: Bool)? {
    let input = unsafe UnsafeRawPointer(text.start)
    let target = UnsafeMutableRawPointer(output)
    var at = 0
    var written = 0
    var changes: UInt64 = 0
    while at < text.count {
      if at + 8 <= text.count {
        let word = unsafe UInt64(littleEndian: (input + at).loadUnaligned(as: UInt64.self))
        let bits = caseBits(in: word)
        unsafe target.storeBytes(
          of: (word ^ bits).littleEndian, toByteOffset: written, as: UInt64.self)
        changes |= bits
        let high = word & 0x8080_8080_8080_8080
        let length = high == 0 ? 8 : high.trailingZeroBitCount / 8
        at += length
        written += length
        if high == 0 { continue }
      }
      let lead = text[at]
      if lead < 0x80 {
        let bits = caseBits(in: UInt64(lead))
        unsafe output[written] = UInt8(truncatingIfNeeded: UInt64(lead) ^ bits)
        changes |= bits
        at += 1
        written += 1
        continue
      }
      guard lead &- 0xC2 < 4, at + 1 < text.count else { return nil }
      let trail = text[at + 1]
      let replacement = replacements[Int(lead &- 0xC2) << 6 | Int(trail & 0x3F)]
      if replacement == Self.slow { return nil }
      unsafe target.storeBytes(
        of: replacement.littleEndian, toByteOffset: written, as: UInt16.self)
      changes |= UInt64(replacement ^ (UInt16(lead) | UInt16(trail) << 8))
      at += 2
      written += replacement > 0xFF ? 2 : replacement == 0 ? 0 : 1
    }
    return (written, changes != 0)
  }
}
