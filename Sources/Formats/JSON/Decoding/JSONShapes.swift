import Records

/// What the objects of an input look like, as far as it has been seen: which members follow each other, and
/// the bytes that stand between their values.
///
/// How it works: records of one export are alike, so what was between two values in one record is most
/// likely there in the next one too, byte for byte: `,"last_name":`. Such a *gap* has been checked and
/// understood once; later it is enough to compare it. After each gap the one that followed last time is
/// tried first, and then the one that followed before that; what is unknown is read by the grammar and
/// learned.
/// What is learned changes no result, only the time it takes. The tables stop growing at a bound, so
/// that an input with ever new names takes the long way and no more memory.
struct JSONShapes: ~Copyable {
  /// How many members are remembered.
  static let memberLimit = 2048

  /// In place of a gap: nothing is known about what follows.
  static let unknown: Int32 = -2
  /// In place of a gap: the object ends.
  static let end: Int32 = -1

  /// The bytes from the end of a value, or from behind an object's brace, up to a member's value.
  struct Gap: BitwiseCopyable {
    /// The bytes, in vectors, and which of their bits count.
    var bytes = (SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>())
    var masks = (SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>())
    /// How many bytes they are; 0 where they are too many to be compared.
    var length: Int32 = 0
    /// How many of them are white space.
    var spaces: Int32 = 0
    /// The member that it leads to.
    var member: Int32
    /// The gap that followed last time, and the one before that.
    var next = JSONShapes.unknown
    var other = JSONShapes.unknown
  }

  /// A member of objects at one place of records.
  struct Member: BitwiseCopyable {
    /// The object in which it was seen last.
    var lastObject = 0
    /// The state of its value in the projection, and the one field that wants it.
    var state: Int32
    var field: Int32
    /// The shape of objects in its value.
    var innerShape: Int32 = -1
    /// Its gaps: as the first member of an object, and behind another one.
    var firstGap: Int32 = -1
    var laterGap: Int32 = -1
    /// The shape it belongs to.
    var shape: Int32
    /// Its name, in `names`.
    var nameStart: Int32
    var nameCount: Int32
    var hash: UInt32
  }

  /// The objects at one place of records.
  struct Shape: BitwiseCopyable {
    /// The state of the objects in the projection.
    var state: Int32
    /// The gap that such an object began with last time, and the one before that.
    var next = JSONShapes.unknown
    var other = JSONShapes.unknown
    /// Objects at the same place with another state, as elements of an array may have.
    var sibling: Int32 = -1
  }

  var gaps = GrowingTable<Gap>()
  var members = GrowingTable<Member>()
  var shapes = GrowingTable<Shape>()
  private var names = ByteBuffer()
  /// Members by shape and name: open addressing, -1 where nothing is.
  private var slots = GrowingTable<Int32>()

  init() {
    shapes.append(Shape(state: 0))
    for _ in 0..<JSONShapes.memberLimit * 2 { slots.append(-1) }
  }

  /// The shape of objects in a member's value, when they have a state of the projection; -1 behind the bound.
  mutating func shape(inside member: Int32, state: Int32) -> Int32 {
    guard member >= 0 else { return -1 }
    var shape = members[Int(member)].innerShape
    while shape >= 0, shapes[Int(shape)].state != state { shape = shapes[Int(shape)].sibling }
    if shape >= 0 { return shape }
    guard shapes.count < JSONShapes.memberLimit else { return -1 }
    var new = Shape(state: state)
    new.sibling = members[Int(member)].innerShape
    shapes.append(new)
    members[Int(member)].innerShape = Int32(shapes.count - 1)
    return Int32(shapes.count - 1)
  }

  /// The member of a name in a shape, which is remembered if it is new; -1 behind the bound.
  mutating func member(
    _ name: ByteSlice, in shape: Int32, _ projection: JSONProjection
  ) -> Int32 {
    guard shape >= 0 else { return -1 }
    let hash = JSONShapes.hash(of: name, in: shape)
    let mask = JSONShapes.memberLimit * 2 - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let found = members[Int(slots[slot])]
      if found.hash == hash, found.shape == shape, self.name(of: found) == name {
        return slots[slot]
      }
      slot = (slot + 1) & mask
    }
    guard members.count < JSONShapes.memberLimit, name.count < 256 else { return -1 }
    let state = projection.state(ofMember: name, in: shapes[Int(shape)].state)
    members.append(
      Member(
        state: state, field: projection.field(of: state), shape: shape,
        nameStart: Int32(names.count), nameCount: Int32(name.count), hash: hash))
    names.append(name)
    slots[slot] = Int32(members.count - 1)
    return Int32(members.count - 1)
  }

  /// The name of a member.
  func name(ofMember number: Int32) -> ByteSlice { name(of: members[Int(number)]) }

  private func name(of member: Member) -> ByteSlice {
    let start = Int(member.nameStart)
    return names.slice[start..<start + Int(member.nameCount)]
  }

  /// Remembers the bytes in front of a member's value.
  ///
  /// - Parameter spaces: How many of them are white space.
  /// - Returns: The gap's number.
  mutating func learn(
    _ bytes: ByteSlice, spaces: Int, of member: Int32, isFirst: Bool
  ) -> Int32 {
    var number = isFirst ? members[Int(member)].firstGap : members[Int(member)].laterGap
    if number < 0 {
      number = Int32(gaps.count)
      gaps.append(Gap(member: member))
      if isFirst {
        members[Int(member)].firstGap = number
      } else {
        members[Int(member)].laterGap = number
      }
    }
    gaps[Int(number)].take(bytes, spaces: spaces)
    return number
  }

  /// Remembers what followed a gap, or what a shape's object began with.
  mutating func link(_ next: Int32, behind gap: Int32, in shape: Int32) {
    if gap >= 0 {
      if gaps[Int(gap)].next != next { gaps[Int(gap)].other = gaps[Int(gap)].next }
      gaps[Int(gap)].next = next
    } else if shape >= 0 {
      if shapes[Int(shape)].next != next { shapes[Int(shape)].other = shapes[Int(shape)].next }
      shapes[Int(shape)].next = next
    }
  }

  /// A name's hash: FNV-1a.
  ///
  /// Source: draft-eastlake-fnv-21 section 2.
  static func hash(of name: ByteSlice, in shape: Int32) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5 ^ UInt32(bitPattern: shape) &* 0x9E37_79B9
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash ^ hash >> 15
  }
}

extension JSONShapes.Gap {
  /// The most bytes that are compared.
  private static var lengthLimit: Int { 48 }

  /// Takes other bytes for its own.
  fileprivate mutating func take(_ slice: ByteSlice, spaces: Int) {
    self.spaces = Int32(truncatingIfNeeded: spaces)
    length = slice.count <= Self.lengthLimit ? Int32(slice.count) : 0
    (bytes.0, masks.0) = Self.vector(slice, from: 0)
    (bytes.1, masks.1) = Self.vector(slice, from: 16)
    (bytes.2, masks.2) = Self.vector(slice, from: 32)
  }

  private static func vector(
    _ slice: ByteSlice, from start: Int
  ) -> (SIMD2<UInt64>, SIMD2<UInt64>) {
    var bytes = SIMD16<UInt8>()
    var mask = SIMD16<UInt8>()
    for lane in 0..<16 where start + lane < slice.count {
      bytes[lane] = slice[start + lane]
      mask[lane] = 0xFF
    }
    return unsafe (
      unsafeBitCast(bytes, to: SIMD2<UInt64>.self), unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    )
  }

  /// Whether its bytes stand at an address, behind which 48 may be read.
  @inline(__always)
  func isAt(_ address: UnsafeRawPointer) -> Bool {
    // As words, since on bytes Swift would go lane by lane.
    let first = unsafe address.loadUnaligned(as: SIMD2<UInt64>.self)
    var words = (first ^ bytes.0) & masks.0
    if length > 16 {
      let second = unsafe (address + 16).loadUnaligned(as: SIMD2<UInt64>.self)
      words |= (second ^ bytes.1) & masks.1
      if length > 32 {
        let third = unsafe (address + 32).loadUnaligned(as: SIMD2<UInt64>.self)
        words |= (third ^ bytes.2) & masks.2
      }
    }
    return words[0] | words[1] == 0 && length > 0
  }
}
