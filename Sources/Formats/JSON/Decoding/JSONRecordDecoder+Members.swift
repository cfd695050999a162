import Records

/// Members whose gap is not the expected one.
extension JSONRecordDecoder {
  /// What stands behind a value or a brace.
  struct Found {
    /// Whether it is a member; else the object ends.
    var isMember: Bool
    /// The member, where it is remembered, else -1.
    var member: Int32 = -1
    /// The state of its value, and the one field that wants it.
    var state = JSONProjection.nothing
    var field = JSONProjection.nothing
  }

  /// Reads up to a member's value or over the end of the object.
  @inline(never)
  func findMember(
    _ bytes: Bytes, _ at: inout Int, _ end: Int, _ frame: inout JSONFrame, _ spaces: inout Int
  ) throws(JSONFault) -> Found {
    let last = frame.hasMembers ? frame.gap : -1
    if let found = unsafe otherMember(bytes, &at, end, &frame, &spaces) { return found }
    let start = at
    var spaceCount = 0
    func skipSpace(from position: Int) -> Int {
      let next = unsafe JSONScan.valueStart(bytes, from: position, end: end)
      spaceCount += next - position
      return next
    }
    at = skipSpace(from: at)
    guard at < end else { throw JSONFault(.endsEarly, at: end) }
    if unsafe bytes[at] == UInt8(ascii: "}") {
      at += 1
      spaces &+= spaceCount
      // With space in front of the brace the end cannot be expected as such.
      if spaceCount == 0 { shapes.link(JSONShapes.end, behind: last, in: shape(of: frame)) }
      return Found(isMember: false)
    }
    if frame.hasMembers {
      guard unsafe bytes[at] == UInt8(ascii: ",") else { throw JSONFault(.missingComma, at: at) }
      let comma = at
      at = skipSpace(from: at + 1)
      if at < end, unsafe bytes[at] == UInt8(ascii: "}") {
        throw JSONFault(.strayComma, at: comma)
      }
    }
    guard at < end else { throw JSONFault(.endsEarly, at: end) }
    guard unsafe bytes[at] == UInt8(ascii: "\"") else { throw JSONFault(.missingKey, at: at) }
    let name = try unsafe JSONScan.text(bytes, from: at + 1, end: end)
    var text = unsafe ByteSlice(start: bytes + at + 1, count: name.close - at - 1)
    if name.hasEscapes { text = values.unescaped(text) }
    at = skipSpace(from: name.close + 1)
    guard at < end else { throw JSONFault(.endsEarly, at: end) }
    guard unsafe bytes[at] == UInt8(ascii: ":") else { throw JSONFault(.missingColon, at: at) }
    at = skipSpace(from: at + 1)
    spaces &+= spaceCount
    return remember(
      text, gap: unsafe ByteSlice(start: bytes + start, count: at - start), spaces: spaceCount,
      behind: last, &frame)
  }

  /// The member that followed the last gap before, or the end of the object.
  @inline(__always)
  private func otherMember(
    _ bytes: Bytes, _ at: inout Int, _ end: Int, _ frame: inout JSONFrame, _ spaces: inout Int
  ) -> Found? {
    let last = frame.hasMembers ? frame.gap : -1
    guard last >= 0 || !frame.hasMembers && frame.shape >= 0 else { return nil }
    let other =
      last >= 0 ? shapes.gaps[Int(last)].other : shapes.shapes[Int(frame.shape)].other
    if other == JSONShapes.end, at < end, unsafe bytes[at] == UInt8(ascii: "}") {
      shapes.link(other, behind: last, in: frame.shape)
      at += 1
      return Found(isMember: false)
    }
    guard other >= 0, unsafe shapes.gaps[Int(other)].isAt(UnsafeRawPointer(bytes + at)) else {
      return nil
    }
    shapes.link(other, behind: last, in: frame.shape)
    let gap = shapes.gaps[Int(other)]
    at += Int(gap.length)
    spaces &+= Int(gap.spaces)
    frame.gap = other
    frame.next = gap.next
    return Found(isMember: true, member: gap.member)
  }

  /// Remembers a member and the gap in front of its value.
  private func remember(
    _ name: ByteSlice, gap bytes: ByteSlice, spaces: Int, behind last: Int32,
    _ frame: inout JSONFrame
  ) -> Found {
    let member = shapes.member(name, in: frame.shape, projection)
    guard member >= 0 else {
      spareNames.append(JSONSpareName(name))
      frame.gap = -1
      frame.next = JSONShapes.unknown
      let state = projection.state(ofMember: name, in: frame.state)
      return Found(isMember: true, state: state, field: projection.field(of: state))
    }
    let gap = shapes.learn(bytes, spaces: spaces, of: member, isFirst: !frame.hasMembers)
    shapes.link(gap, behind: last, in: shape(of: frame))
    frame.gap = gap
    frame.next = shapes.gaps[Int(gap)].next
    return Found(isMember: true, member: member)
  }

  /// The shape that what an object begins with is remembered for; -1 behind its first member.
  private func shape(of frame: JSONFrame) -> Int32 { frame.hasMembers ? -1 : frame.shape }

  // MARK: Members that are there twice

  /// Notes that a remembered member is there a second time in its object.
  @inline(never)
  func noteDuplicate(_ member: Int32) {
    problem = problem ?? .duplicateMember(String(shapes.name(ofMember: member)))
  }

  /// Looks for equal names among those of an object that are not remembered.
  ///
  /// No remembered member has such a name: once nothing more is remembered, nothing more is found.
  func checkSpareNames(_ start: Int) {
    spareNames[start...].sort()
    for number in start + 1..<max(start + 1, spareNames.count)
    where spareNames[number] == spareNames[number - 1] {
      problem = problem ?? .duplicateMember(String(spareNames[number].name))
    }
    spareNames.removeSubrange(start...)
  }
}

/// A name in an order in which equal ones are neighbours.
struct JSONSpareName: Comparable {
  let name: ByteSlice
  private let hash: UInt32

  init(_ name: ByteSlice) {
    self.name = name
    hash = JSONShapes.hash(of: name, in: 0)
  }

  static func < (left: JSONSpareName, right: JSONSpareName) -> Bool {
    left.hash == right.hash ? left.name.precedes(right.name) : left.hash < right.hash
  }

  static func == (left: JSONSpareName, right: JSONSpareName) -> Bool {
    left.hash == right.hash && left.name == right.name
  }
}
