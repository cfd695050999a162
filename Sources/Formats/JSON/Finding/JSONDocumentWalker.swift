import Records

/// Walks through a JSON document around its records: finds where they are, and checks all the rest.
///
/// It stops in front of each record and goes on behind it; what is inside, others find out. Between tokens it
/// may stop at any time, so that a document may come in pieces of any size; a token has to be whole.
///
/// Errors: `JSONFault` where the document is no JSON.
/// Source: RFC 8259; RFC 6901 for the way to the records.
struct JSONDocumentWalker: ~Copyable {
  /// An array or object that is open.
  struct Level {
    let isArray: Bool
    /// How many steps of the pointer lead here; below 0 off the way.
    let steps: Int
    /// Whether its elements are the records, without a step that says so.
    var isSpread = false
    /// The element that is read or was read last, from 0.
    var index = 0
    /// Whether the member on the way was there.
    var hasPassed = false
  }

  /// What comes next.
  enum Phase {
    case value
    case firstElement
    case firstMember
    case member
    case separator
    case end
  }

  /// Where a walk stops.
  enum Stop {
    /// In front of a record.
    case record
    /// In front of a token that is not whole.
    case needsMore
    /// Behind the document.
    case end
  }

  private let pointer: JSONRecordPointer
  private let depthLimit: Int
  private let scratch = Scratch()
  /// What is open, from the document on.
  private(set) var levels: [Level] = []
  private var phase = Phase.value
  /// How many steps lead to the value that comes next; below 0 off the way.
  private var steps = 0
  /// How many steps could be followed at most.
  private(set) var longestWay = 0
  /// Whether there is something where the pointer leads.
  private(set) var hasArrived = false

  init(_ pointer: JSONRecordPointer, depthLimit: Int) {
    self.pointer = pointer
    self.depthLimit = depthLimit
  }

  /// Whether records follow each other here as elements of one array.
  var isAmongRecords: Bool {
    guard let level = levels.last, level.isArray, phase == .firstElement || phase == .separator
    else { return false }
    return level.isSpread
      || level.steps >= 0 && level.steps == pointer.steps.count - 1 && pointer.steps.last == .every
  }

  /// Whether a comma has to stand in front of the next record.
  var needsComma: Bool { phase == .separator }

  /// Goes on behind some records in front of which it stood.
  mutating func passRecords(_ count: Int) {
    if count > 0 { passValue() }
  }

  /// Walks on from an offset, up to the next record or the end.
  mutating func walk(
    _ bytes: ByteSlice, from at: inout Int, isFinal: Bool
  ) throws(JSONFault) -> Stop {
    while true {
      let start = unsafe JSONScan.valueStart(bytes.start, from: at, end: bytes.count)
      at = start
      if start == bytes.count {
        if phase == .end && isFinal { return .end }
        guard isFinal else { return .needsMore }
        throw JSONFault(levels.isEmpty && phase == .value ? .empty : .endsEarly, at: start)
      }
      do throws(JSONFault) {
        if try step(bytes, &at, isFinal: isFinal) { return .record }
      } catch {
        guard !isFinal && error.isAtEnd(of: bytes) else { throw error }
        at = start
        return .needsMore
      }
    }
  }

  /// Takes one token; true in front of a record.
  private mutating func step(
    _ bytes: ByteSlice, _ at: inout Int, isFinal: Bool
  ) throws(JSONFault) -> Bool {
    let byte = bytes[at]
    switch phase {
    case .value: return try value(bytes, &at, isFinal: isFinal)
    case .firstElement:
      if byte == UInt8(ascii: "]") { return close(&at) }
      beginElement(0)
      return try value(bytes, &at, isFinal: isFinal)
    case .firstMember:
      if byte == UInt8(ascii: "}") { return close(&at) }
      try name(bytes, &at)
    case .member: try name(bytes, &at)
    case .separator:
      guard let level = levels.last else { preconditionFailure("nothing is open") }
      if byte == UInt8(ascii: level.isArray ? "]" : "}") { return close(&at) }
      guard byte == UInt8(ascii: ",") else { throw JSONFault(.missingComma, at: at) }
      try takeComma(bytes, &at, closer: UInt8(ascii: level.isArray ? "]" : "}"))
      if level.isArray { beginElement(level.index + 1) } else { phase = .member }
    case .end: throw JSONFault(.textBehind, at: at)
    }
    return false
  }

  /// Takes a comma, which must not be the last thing in its array or object.
  private func takeComma(_ bytes: ByteSlice, _ at: inout Int, closer: UInt8) throws(JSONFault) {
    let next = unsafe JSONScan.valueStart(bytes.start, from: at + 1, end: bytes.count)
    guard next < bytes.count else { throw JSONFault(.endsEarly, at: next) }
    if bytes[next] == closer { throw JSONFault(.strayComma, at: at) }
    at = next
  }

  private mutating func beginElement(_ index: Int) {
    let last = levels.count - 1
    levels[last].index = index
    let level = levels[last]
    if level.steps < 0 || level.isSpread {
      steps = level.isSpread ? pointer.steps.count : -1
    } else {
      steps = pointer.steps[level.steps].leads(toElement: index) ? level.steps + 1 : -1
    }
    phase = .value
  }

  /// Takes a member's name and its colon.
  private mutating func name(_ bytes: ByteSlice, _ at: inout Int) throws(JSONFault) {
    guard bytes[at] == UInt8(ascii: "\"") else { throw JSONFault(.missingKey, at: at) }
    let text = try unsafe JSONScan.text(bytes.start, from: at + 1, end: bytes.count)
    let colon = unsafe JSONScan.valueStart(bytes.start, from: text.close + 1, end: bytes.count)
    guard colon < bytes.count else { throw JSONFault(.endsEarly, at: colon) }
    guard bytes[colon] == UInt8(ascii: ":") else { throw JSONFault(.missingColon, at: colon) }
    let last = levels.count - 1
    steps = -1
    if levels[last].steps >= 0 {
      scratch.reset()
      var name = bytes[at + 1..<text.close]
      if text.hasEscapes { name = JSONText.unescaped(name, scratch) }
      if pointer.steps[levels[last].steps].leads(toMember: name) {
        if levels[last].hasPassed { throw JSONFault(.doublePath, at: at) }
        levels[last].hasPassed = true
        steps = levels[last].steps + 1
      }
    }
    at = colon + 1
    phase = .value
  }

  /// Takes a value, or its bracket; true in front of a record.
  private mutating func value(
    _ bytes: ByteSlice, _ at: inout Int, isFinal: Bool
  ) throws(JSONFault) -> Bool {
    let byte = bytes[at]
    let isArray = byte == UInt8(ascii: "[")
    longestWay = max(longestWay, steps)
    if steps == pointer.steps.count {
      let isElement = levels.last?.isSpread ?? false || pointer.steps.last == .every
      if isElement || !isArray {
        hasArrived = true
        return true
      }
    }
    if isArray || byte == UInt8(ascii: "{") {
      guard levels.count < depthLimit else { throw JSONFault(.tooDeep, at: at) }
      let isSpread = isArray && steps == pointer.steps.count
      levels.append(Level(isArray: isArray, steps: steps, isSpread: isSpread))
      phase = isArray ? .firstElement : .firstMember
      // An array of records may be empty.
      if isAmongRecords { hasArrived = true }
      at += 1
      return false
    }
    at = try JSONDocumentWalker.scalarEnd(bytes, from: at, isFinal: isFinal)
    passValue()
    return false
  }

  /// The end of text, a number or a word.
  static func scalarEnd(
    _ bytes: ByteSlice, from start: Int, isFinal: Bool
  ) throws(JSONFault) -> Int {
    let (address, count) = unsafe (bytes.start, bytes.count)
    switch bytes[start] {
    case UInt8(ascii: "\""):
      return try unsafe JSONScan.text(address, from: start + 1, end: count).close + 1
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let end = try unsafe JSONScan.number(address, from: start, end: count)
      // More digits may follow.
      if end == count && !isFinal { throw JSONFault(.endsEarly, at: end) }
      return end
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      return try unsafe JSONScan.word(address, from: start, end: count).end
    case let byte: throw JSONScan.fault(ofValueAt: start, byte)
    }
  }

  private mutating func close(_ at: inout Int) -> Bool {
    levels.removeLast()
    at += 1
    passValue()
    return false
  }

  private mutating func passValue() { phase = levels.isEmpty ? .end : .separator }
}
