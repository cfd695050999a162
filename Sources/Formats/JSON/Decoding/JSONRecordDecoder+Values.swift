import Records

/// Values that are read, and arrays and objects that end.
extension JSONRecordDecoder {
  /// Reads text, a number or a word, and answers the offset behind it.
  func scalar(
    _ bytes: Bytes, _ start: Int, _ end: Int, isListed: Bool, _ state: Int32, _ field: Int32,
    _ cells: inout GrowingTable<Cell>
  ) throws(JSONFault) -> Int {
    let isWanted = isListed || field != JSONProjection.nothing
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
  func close(
    _ frame: inout JSONFrame, _ bytes: Bytes, _ at: Int, _ spaces: Int,
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
  func giveUpList(_ frame: inout JSONFrame) {
    values.giveUpList(from: frame.listStart)
    frame.isList = false
    frame.isWanted = false
  }
}
