import Records

/// What stands before a payload on disk: by how much its group is above that of the item before, and how
/// many bytes the payload has.
///
/// Layout: both are numbers of seven bits a byte, the lowest first, where the highest bit says that more
/// follow: most headers have two or three bytes.
/// Source: LEB128, DWARF 5 section 7.6.
struct ItemHeader {
  /// The most bytes that it can have.
  static let longest = 20

  /// The difference to the group before, modulo 2^64.
  var step: UInt64
  var length: Int

  init(group: Int64, after previous: Int64, length: Int) {
    step = UInt64(bitPattern: group &- previous)
    self.length = length
  }

  /// The header at a position of some bytes, which moves behind it.
  @inline(__always)
  init(in bytes: ByteSlice, at position: inout Int) {
    step = Self.number(in: bytes, at: &position)
    length = Int(Self.number(in: bytes, at: &position))
  }

  /// The group, given the one before.
  func group(after previous: Int64) -> Int64 { previous &+ Int64(bitPattern: step) }

  /// Writes it.
  @inline(__always)
  func append(to buffer: inout ByteBuffer) {
    Self.append(step, to: &buffer)
    Self.append(UInt64(length), to: &buffer)
  }

  @inline(__always)
  private static func append(_ number: UInt64, to buffer: inout ByteBuffer) {
    var rest = number
    while rest >= 0x80 {
      buffer.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    buffer.append(UInt8(rest))
  }

  @inline(__always)
  private static func number(in bytes: ByteSlice, at position: inout Int) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }
}
