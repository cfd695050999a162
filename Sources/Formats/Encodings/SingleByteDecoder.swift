import Records

/// Turns text of one byte a character into UTF-8.
struct SingleByteDecoder: Sendable {
  let table: SingleByteTable
  let rule: InvalidByteRule
  var offset: Int

  mutating func decode(_ bytes: ByteSlice, into text: inout ByteBuffer) throws(Diagnostic) {
    var at = 0
    while at < bytes.count {
      let end = bytes.nonASCIIOffset(from: at)
      text.append(bytes[at..<end])
      offset += end - at
      at = end
      while at < bytes.count, bytes[at] >= 0x80 {
        if let scalar = table.scalar(of: bytes[at]) {
          text.append(scalar)
        } else {
          try rule.apply(at: offset, to: &text)
        }
        offset += 1
        at += 1
      }
    }
  }
}
