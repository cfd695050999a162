import CVectors
import Records

/// Reads the values of JSON records by the grammar, and puts those that fields want into cells.
///
/// How it works: one walk over the bytes of a record, with an explicit stack of the arrays and objects that
/// are open, so that nesting costs no call. Everything is checked, wanted or not. What stands between values
/// is first compared with what stood there in earlier records (`JSONShapes`), and text is searched for
/// its end sixteen bytes at a time; what is rare has functions of its own.
/// Text without escapes, numbers and nested values are slices of the record's own bytes.
/// Errors: a `JSONFault` where the bytes are no JSON. What is JSON and yet no record is left in `problem`.
/// Source: RFC 8259.
final class JSONRecordDecoder {
  typealias Bytes = UnsafePointer<UInt8>

  /// What comes next in the walk.
  enum Step {
    /// A member of an object, or its end.
    case member
    case value
    /// What stands behind an element of an array.
    case separator
    /// Nothing more: the array or object has been read, its bracket included.
    case end
  }

  let projection: JSONProjection
  let limits: JSONRecordLimits
  let values: JSONFieldValues
  var shapes = JSONShapes()
  /// Names of open objects that could not be remembered.
  var spareNames: [JSONSpareName] = []
  /// What is wrong with a record that is JSON.
  var problem: RecordProblem?
  /// Whether the record has white space between its tokens.
  var hasSpaces = false
  var frames = GrowingTable<JSONFrame>()
  private var objectCount = 0

  init(_ projection: JSONProjection, _ limits: JSONRecordLimits, _ scratch: Scratch) {
    self.projection = projection
    self.limits = limits
    values = JSONFieldValues(projection, limits, scratch)
  }

  /// Begins a record whose cells are absent so far.
  func begin(at firstCell: Int) {
    problem = nil
    spareNames.removeAll(keepingCapacity: true)
    values.begin(at: firstCell)
  }

  /// Reads a value from its first byte, and answers the offset behind it.
  ///
  /// Behind `end` there must be `ByteBuffer.slack` bytes that may be read.
  func read(
    _ bytes: Bytes, from start: Int, end: Int, into cells: inout GrowingTable<Cell>
  ) throws(JSONFault) -> Int {
    var at = start
    var spaces = 0
    var step = Step.value
    // What is around the value, and the member that it is of; what the projection says about it.
    var frame = JSONFrame()
    var member: Int32 = -1
    var state: Int32 = 0
    var field = projection.field(of: 0)
    frames.removeAll()
    while true {
      switch step {
      case .member:
        if frame.next >= 0, unsafe (shapes.gaps.address + Int(frame.next)).pointee.isAt(bytes + at)
        {
          let gap = unsafe shapes.gaps.address + Int(frame.next)
          unsafe at += Int(gap.pointee.length)
          unsafe spaces &+= Int(gap.pointee.spaces)
          frame.gap = frame.next
          unsafe frame.next = gap.pointee.next
          unsafe member = gap.pointee.member
        } else if frame.next == JSONShapes.end, at < end,
          unsafe bytes[at] == UInt8(ascii: "}")
        {
          at += 1
          step = .end
          continue
        } else {
          let found = try unsafe findMember(bytes, &at, end, &frame, &spaces)
          guard found.isMember else {
            step = .end
            continue
          }
          (member, state, field) = (found.member, found.state, found.field)
        }
        frame.hasMembers = true
        if member >= 0 {
          let known = unsafe shapes.members.address + Int(member)
          unsafe state = known.pointee.state
          unsafe field = known.pointee.field
          if unsafe known.pointee.lastObject == frame.object { noteDuplicate(member) }
          shapes.members[Int(member)].lastObject = frame.object
        }
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        // Most values are short text without anything special, and another member follows.
        let length = unsafe shortText(bytes, at, end)
        guard length >= 0 else {
          step = .value
          continue
        }
        if field >= 0 {
          let text = unsafe ByteSlice(start: bytes + at + 1, count: length)
          values.set(.text(text), field, size: length, &cells)
        } else if field == JSONProjection.several {
          let text = unsafe ByteSlice(start: bytes + at + 1, count: length)
          values.give(.text(text), state, size: length, &cells)
        }
        at += length + 2

      case .value:
        // There may be more space than there was behind the expected gap.
        at = unsafe skipSpace(bytes, at, end, &spaces)
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        let byte = unsafe bytes[at]
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
          at = try unsafe scalar(
            bytes, at, end, isListed: frame.isList, state, field, &cells)
          if frames.count == 0 { return at }
          step = frame.isObject ? .member : .separator
          continue
        }
        guard frames.count < limits.maximumDepth else { throw JSONFault(.tooDeep, at: at) }
        frames.append(frame)
        frame = opened(byte, at, in: frame, member, state, field)
        frame.spaces = spaces
        at += 1
        if frame.isObject {
          step = .member
          continue
        }
        at = unsafe skipSpace(bytes, at, end, &spaces)
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        if unsafe bytes[at] == UInt8(ascii: "]") {
          at += 1
          step = .end
          continue
        }
        state = projection.state(ofElement: 0, in: frame.state)
        field = projection.field(of: state)

      case .separator:
        at = unsafe skipSpace(bytes, at, end, &spaces)
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        if unsafe bytes[at] == UInt8(ascii: "]") {
          at += 1
          step = .end
          continue
        }
        guard unsafe bytes[at] == UInt8(ascii: ",") else { throw JSONFault(.missingComma, at: at) }
        let comma = at
        at = unsafe skipSpace(bytes, at + 1, end, &spaces)
        if at < end, unsafe bytes[at] == UInt8(ascii: "]") {
          throw JSONFault(.strayComma, at: comma)
        }
        if frame.isList, at - frame.start > limits.maximumFieldSize { giveUpList(&frame) }
        frame.index += 1
        state = projection.state(ofElement: frame.index, in: frame.state)
        field = projection.field(of: state)
        step = .value

      case .end:
        if unsafe close(&frame, bytes, at, spaces, &cells) { return at }
        step = frame.isObject ? .member : .separator
      }
    }
  }

  /// The length of a text of less than sixteen plain bytes whose quote stands at an offset; else below 0.
  @inline(__always)
  private func shortText(_ bytes: Bytes, _ at: Int, _ end: Int) -> Int {
    guard unsafe bytes[at] == UInt8(ascii: "\"") else { return -1 }
    let uneven = unsafe vectors_json_uneven16(bytes + at + 1)
    guard uneven != 0 else { return -1 }
    let length = uneven.trailingZeroBitCount
    let close = at + 1 + length
    guard close < end, unsafe bytes[close] == UInt8(ascii: "\"") else { return -1 }
    return length
  }

  @inline(__always)
  private func skipSpace(_ bytes: Bytes, _ start: Int, _ end: Int, _ spaces: inout Int) -> Int {
    let at = unsafe JSONScan.valueStart(bytes, from: start, end: end)
    spaces &+= at - start
    return at
  }

  /// The array or object that begins at an offset.
  private func opened(
    _ byte: UInt8, _ at: Int, in outer: JSONFrame, _ member: Int32, _ state: Int32, _ field: Int32
  ) -> JSONFrame {
    var frame = JSONFrame()
    frame.isObject = byte == UInt8(ascii: "{")
    frame.isWanted = outer.isList || field != JSONProjection.nothing
    frame.state = state
    frame.field = field
    frame.start = at
    // The elements of an array belong to the member that the array is the value of.
    frame.owner = outer.isObject ? member : outer.owner
    if frame.isObject {
      objectCount += 1
      frame.object = objectCount
      frame.shape = frames.count == 1 ? 0 : shapes.shape(inside: frame.owner, state: state)
      if frame.shape >= 0 { frame.next = shapes.shapes[Int(frame.shape)].next }
      frame.spareStart = spareNames.count
    } else if frame.isWanted {
      frame.isList = true
      frame.listStart = values.beginList()
    }
    return frame
  }
}
