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

  /// An array or object that is open.
  struct Frame: BitwiseCopyable {
    var isObject = false
    /// An array: its elements are collected for a list.
    var isList = false
    /// Its own value is wanted, by a field or by a list around it.
    var isWanted = false
    /// Its own place in the projection, and the one field that wants it.
    var state = JSONProjection.nothing
    var field = JSONProjection.nothing
    /// The member in whose value it lies; -1 where none is remembered.
    var owner: Int32 = -1
    /// Where it begins, and how many bytes of white space there were before.
    var start = 0
    var spaces = 0

    // Of an object:

    /// Its shape; -1 where none is remembered.
    var shape: Int32 = -1
    /// The gap read last, and the one expected next; both in `JSONShapes`.
    var gap = JSONShapes.unknown
    var next = JSONShapes.unknown
    /// Which object it is, counted over all records.
    var object = 0
    /// Whether it has members so far.
    var hasMembers = false
    /// Where its names begin among those that are not remembered.
    var spareStart = 0

    // Of an array:

    /// The element that is read, from 0.
    var index = 0
    /// Where its list begins.
    var listStart = 0
  }

  /// What comes next in the walk.
  enum Step {
    case member
    case value
    case separator
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
  private(set) var hasSpaces = false
  private var frames = GrowingTable<Frame>()
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
    var frame = Frame()
    var state: Int32 = 0
    var field = projection.field(of: 0)
    var member: Int32 = -1
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
          if unsafe close(&frame, bytes, at, spaces, &cells) { return at }
          step = frame.isObject ? .member : .separator
          continue
        } else {
          let found = try unsafe findMember(bytes, &at, end, &frame, &spaces)
          if !found.isMember {
            if unsafe close(&frame, bytes, at, spaces, &cells) { return at }
            step = frame.isObject ? .member : .separator
            continue
          }
          member = found.member
          state = found.state
          field = found.field
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
        // Most values are short text without anything special.
        guard unsafe bytes[at] == UInt8(ascii: "\"") else {
          step = .value
          continue
        }
        let special = unsafe JSONScan.specialBytes(UnsafeRawPointer(bytes + at + 1))
        guard special[0] | special[1] != 0 else {
          step = .value
          continue
        }
        let length = JSONScan.firstLane(special)
        let close = at + 1 + length
        guard close < end, unsafe bytes[close] == UInt8(ascii: "\"") else {
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
        at = close + 1

      case .value:
        // More space than there was behind the expected gap.
        at = unsafe skipSpace(bytes, at, end, &spaces)
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        let byte = unsafe bytes[at]
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          let isObject = byte == UInt8(ascii: "{")
          guard frames.count < limits.maximumDepth else { throw JSONFault(.tooDeep, at: at) }
          frames.append(frame)
          let isElement = frame.isList
          let owner = frame.isObject || frames.count == 1 ? member : frame.owner
          frame = Frame()
          frame.isObject = isObject
          frame.isWanted = isElement || field != JSONProjection.nothing
          frame.state = state
          frame.field = field
          frame.owner = owner
          frame.start = at
          frame.spaces = spaces
          at += 1
          if isObject {
            objectCount += 1
            frame.object = objectCount
            frame.shape =
              frames.count == 1 ? 0 : shapes.shape(inside: owner, state: state)
            if frame.shape >= 0 { frame.next = shapes.shapes[Int(frame.shape)].next }
            frame.spareStart = spareNames.count
            step = .member
            continue
          }
          frame.isList = frame.isWanted
          if frame.isList { frame.listStart = values.beginList() }
          at = unsafe skipSpace(bytes, at, end, &spaces)
          guard at < end else { throw JSONFault(.endsEarly, at: end) }
          if unsafe bytes[at] == UInt8(ascii: "]") {
            at += 1
            if unsafe close(&frame, bytes, at, spaces, &cells) { return at }
            step = frame.isObject ? .member : .separator
            continue
          }
          state = projection.state(ofElement: 0, in: frame.state)
          field = projection.field(of: state)
          continue
        }
        let isWanted = frame.isList || field != JSONProjection.nothing
        at = try unsafe scalar(
          bytes, at, end, isWanted, isListed: frame.isList, state, field, &cells)
        if frames.count == 0 { return at }
        step = frame.isObject ? .member : .separator

      case .separator:
        at = unsafe skipSpace(bytes, at, end, &spaces)
        guard at < end else { throw JSONFault(.endsEarly, at: end) }
        switch unsafe bytes[at] {
        case UInt8(ascii: ","):
          let comma = at
          if frame.isList, at - frame.start > limits.maximumFieldSize { giveUpList(&frame) }
          at = unsafe skipSpace(bytes, at + 1, end, &spaces)
          if at < end, unsafe bytes[at] == UInt8(ascii: "]") {
            throw JSONFault(.strayComma, at: comma)
          }
          frame.index += 1
          state = projection.state(ofElement: frame.index, in: frame.state)
          field = projection.field(of: state)
          step = .value
        case UInt8(ascii: "]"):
          at += 1
          if unsafe close(&frame, bytes, at, spaces, &cells) { return at }
          step = frame.isObject ? .member : .separator
        default: throw JSONFault(.missingComma, at: at)
        }
      }
    }
  }

  /// Reads text, a number or a word, and answers the offset behind it.
  private func scalar(
    _ bytes: Bytes, _ start: Int, _ end: Int, _ isWanted: Bool, isListed: Bool, _ state: Int32,
    _ field: Int32, _ cells: inout GrowingTable<Cell>
  ) throws(JSONFault) -> Int {
    let cell: Cell
    let behind: Int
    let size: Int
    let byte = unsafe bytes[start]
    switch byte {
    case UInt8(ascii: "\""):
      let text = try unsafe JSONScan.text(bytes, from: start + 1, end: end)
      behind = text.close + 1
      guard isWanted else { return behind }
      size = text.close - start - 1
      let slice = unsafe ByteSlice(start: bytes + start + 1, count: size)
      let isFair = size <= limits.maximumFieldSize || field == JSONProjection.several
      cell = .text(text.hasEscapes && isFair ? values.unescaped(slice) : slice)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      behind = try unsafe JSONScan.number(bytes, from: start, end: end)
      size = behind - start
      if size > limits.maximumNumberSize {
        problem = problem ?? .numberTooLong(limit: limits.maximumNumberSize)
      }
      guard isWanted else { return behind }
      cell = unsafe .number(ByteSlice(start: bytes + start, count: size))
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      (behind, cell) = try unsafe JSONScan.word(bytes, from: start, end: end)
      guard isWanted else { return behind }
      size = behind - start
    default: throw JSONScan.fault(ofValueAt: start, byte)
    }
    if isListed { values.push(cell) }
    if field >= 0 {
      values.set(cell, field, size: size, &cells)
    } else if field == JSONProjection.several {
      values.give(cell, state, size: size, &cells)
    }
    return behind
  }

  /// Ends the innermost array or object behind its bracket; true when it was the value itself.
  private func close(
    _ frame: inout Frame, _ bytes: Bytes, _ at: Int, _ spaces: Int,
    _ cells: inout GrowingTable<Cell>
  ) -> Bool {
    let closed = frame
    frame = frames[frames.count - 1]
    frames.truncate(to: frames.count - 1)
    if closed.isObject, spareNames.count > closed.spareStart { checkSpareNames(closed.spareStart) }
    if closed.isWanted {
      let size = at - closed.start
      let cell: Cell
      if closed.isList {
        cell = values.finishList(from: closed.listStart)
      } else {
        let slice = unsafe ByteSlice(start: bytes + closed.start, count: size)
        cell = .nested(
          spaces == closed.spaces || size > limits.maximumFieldSize
            ? slice : values.compact(slice))
      }
      if frame.isList { values.push(cell) }
      if closed.field >= 0 {
        values.set(cell, closed.field, size: size, &cells)
      } else if closed.field == JSONProjection.several {
        values.give(cell, closed.state, size: size, &cells)
      }
    }
    guard frames.count == 0 else { return false }
    hasSpaces = spaces > 0
    return true
  }

  /// Stops collecting a list that is too long whatever follows.
  private func giveUpList(_ frame: inout Frame) {
    values.giveUpList(from: frame.listStart)
    frame.isList = false
    frame.isWanted = false
  }

  @inline(__always)
  private func skipSpace(_ bytes: Bytes, _ start: Int, _ end: Int, _ spaces: inout Int) -> Int {
    let at = unsafe JSONScan.valueStart(bytes, from: start, end: end)
    spaces &+= at - start
    return at
  }
}
