import Records

/// Turns UTF-16 into UTF-8; a unit or a pair of units may be cut anywhere.
///
/// Source: RFC 2781 section 2.2.
struct UTF16Decoder: Sendable {
  let highByteFirst: Bool
  let rule: InvalidByteRule
  /// The place of the next whole unit in the file.
  var offset: Int
  /// The first byte of a unit whose second has not come.
  private var cutByte: UInt8?
  /// The first unit of a pair whose second has not come.
  private var openSurrogate: UInt16?

  init(highByteFirst: Bool, rule: InvalidByteRule, offset: Int) {
    self.highByteFirst = highByteFirst
    self.rule = rule
    self.offset = offset
  }

  /// How many bytes have been taken.
  var consumedOffset: Int { offset + (cutByte == nil ? 0 : 1) }

  mutating func decode(_ bytes: ByteSlice, into text: inout ByteBuffer) throws(Diagnostic) {
    guard !bytes.isEmpty else { return }
    var at = 0
    if let first = cutByte {
      cutByte = nil
      try take(unit(first, bytes[0]), into: &text)
      at = 1
    }
    while at + 1 < bytes.count {
      let unit = unit(bytes[at], bytes[at + 1])
      if unit < 0x80 && openSurrogate == nil {
        text.append(UInt8(truncatingIfNeeded: unit))
        offset += 2
        at += 2 + appendASCII(bytes[(at + 2)...], to: &text)
      } else {
        try take(unit, into: &text)
        at += 2
      }
    }
    if at < bytes.count { cutByte = bytes[at] }
  }

  mutating func finish(into text: inout ByteBuffer) throws(Diagnostic) {
    try closeSurrogate(into: &text)
    if cutByte != nil {
      cutByte = nil
      try rule.apply(at: offset, to: &text)
      offset += 1
    }
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    highByteFirst ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
  }

  /// Takes one unit, whatever it is.
  private mutating func take(_ unit: UInt16, into text: inout ByteBuffer) throws(Diagnostic) {
    if let high = openSurrogate, UTF16.isTrailSurrogate(unit) {
      openSurrogate = nil
      let value = 0x1_0000 + UInt32(high & 0x3FF) << 10 + UInt32(unit & 0x3FF)
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    } else {
      try closeSurrogate(into: &text)
      if let scalar = Unicode.Scalar(unit) {
        text.append(scalar)
      } else if UTF16.isLeadSurrogate(unit) {
        openSurrogate = unit
      } else {
        try rule.apply(at: offset, to: &text)
      }
    }
    offset += 2
  }

  /// Gives up waiting for the second unit of a pair.
  private mutating func closeSurrogate(into text: inout ByteBuffer) throws(Diagnostic) {
    guard openSurrogate != nil else { return }
    openSurrogate = nil
    try rule.apply(at: offset - 2, to: &text)
  }

  /// Copies ASCII, eight units a step, and answers how many bytes it took.
  private mutating func appendASCII(_ bytes: ByteSlice, to text: inout ByteBuffer) -> Int {
    let swaps = highByteFirst == (UInt16(1).littleEndian == 1)
    var taken = 0
    unsafe text.append(upTo: bytes.count / 2) { target in
      while taken + 16 <= bytes.count {
        let source = unsafe UnsafeRawPointer(bytes.start + taken)
        var units = unsafe source.loadUnaligned(as: SIMD8<UInt16>.self)
        if swaps { units = units &<< 8 | units &>> 8 }
        if (units & 0xFF80) != SIMD8(repeating: 0) { break }
        unsafe UnsafeMutableRawPointer(target + taken / 2)
          .storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: units), as: SIMD8<UInt8>.self)
        taken += 16
      }
      return taken / 2
    }
    offset += taken
    return taken
  }
}
