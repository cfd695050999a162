import Records

/// The quick way to read and write a pattern whose parts are digits in fixed places, such as `dd-MM-yyyy`.
///
/// Whole columns of dates have such patterns. Reading answers only for texts that are right; whatever
/// else comes is left to the walk over the tokens, which knows how to say what is wrong.
struct FixedDateLayout: Sendable {
  private(set) var year = -1
  private(set) var month = -1
  private(set) var day = -1
  private(set) var hour = -1
  private(set) var minute = -1
  private(set) var second = -1
  /// How many bytes a text has.
  private(set) var width = 0
  /// The bytes of a text, 0 where a digit stands; inline, as an array would be counted at each
  /// text.
  private(set) var template = InlineArray<32, UInt8>(repeating: 0)

  /// The layout of a pattern; nil when it has other parts than these, one of them twice, or is too
  /// long.
  init?(_ tokens: [DateToken], literals: [UInt8]) {
    for token in tokens {
      switch token {
      case .literal(let range):
        guard place(literals[range]) else { return nil }
      case .year(4): guard place(\.year, 4) else { return nil }
      case .month(2): guard place(\.month, 2) else { return nil }
      case .day(2): guard place(\.day, 2) else { return nil }
      case .hour(2): guard place(\.hour, 2) else { return nil }
      case .minute(2): guard place(\.minute, 2) else { return nil }
      case .second(2): guard place(\.second, 2) else { return nil }
      default: return nil
      }
    }
    if year < 0 || month < 0 || day < 0 { return nil }
  }

  private mutating func place(_ part: WritableKeyPath<FixedDateLayout, Int>, _ width: Int) -> Bool {
    guard self[keyPath: part] < 0, self.width + width <= template.count else { return false }
    self[keyPath: part] = self.width
    self.width += width
    return true
  }

  private mutating func place(_ literal: ArraySlice<UInt8>) -> Bool {
    guard width + literal.count <= template.count, !literal.contains(0) else { return false }
    for byte in literal {
      template[width] = byte
      width += 1
    }
    return true
  }

  /// A day and time of day in numbers.
  struct Parts {
    var date: CivilDate
    var hour = 0
    var minute = 0
    var second = 0
  }

  /// The day and time of a text that has this layout; nil for others and for what does not exist.
  func parts(of text: ByteSlice) -> Parts? {
    guard text.count == width else { return nil }
    for position in text.indices {
      let wanted = template[position]
      let byte = text[position]
      if wanted == 0 ? !byte.isASCIIDigit : byte != wanted { return nil }
    }
    guard
      let date = CivilDate(
        year: twoDigits(text, year) * 100 + twoDigits(text, year + 2),
        month: twoDigits(text, month), day: twoDigits(text, day))
    else { return nil }
    var parts = Parts(date: date)
    if hour >= 0 { parts.hour = twoDigits(text, hour) }
    if minute >= 0 { parts.minute = twoDigits(text, minute) }
    if second >= 0 { parts.second = twoDigits(text, second) }
    return parts.hour > 23 || parts.minute > 59 || parts.second > 59 ? nil : parts
  }

  /// The local ticks of a text that has this layout and names a day and time that exist.
  func localTicks(of text: ByteSlice) -> Int64? {
    guard let parts = parts(of: text) else { return nil }
    return Int64(parts.date.dayNumber) * Ticks.perDay + Int64(parts.hour) * Ticks.perHour
      + Int64(parts.minute) * Ticks.perMinute + Int64(parts.second) * Ticks.perSecond
  }

  /// Adds a day and time in this layout to the open piece of a scratch.
  func append(_ local: CivilDateTime, to scratch: Scratch) {
    append(
      Parts(date: local.date, hour: local.hour, minute: local.minute, second: local.second),
      to: scratch)
  }

  /// Adds a day and time in this layout to the open piece of a scratch.
  func append(_ local: Parts, to scratch: Scratch) {
    unsafe scratch.append(upTo: template.count) { target in
      for position in 0..<width { unsafe target[position] = template[position] }
      let date = local.date
      unsafe put(date.year / 100, year, target)
      unsafe put(date.year % 100, year + 2, target)
      unsafe put(date.month, month, target)
      unsafe put(date.day, day, target)
      if hour >= 0 { unsafe put(local.hour, hour, target) }
      if minute >= 0 { unsafe put(local.minute, minute, target) }
      if second >= 0 { unsafe put(local.second, second, target) }
      return width
    }
  }

  @inline(__always)
  private func put(_ number: Int, _ position: Int, _ target: UnsafeMutablePointer<UInt8>) {
    let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
    unsafe target[position] = tens &+ 0x30
    unsafe target[position + 1] = ones &+ 0x30
  }

  @inline(__always)
  private func twoDigits(_ text: ByteSlice, _ position: Int) -> Int {
    Int(text[position] &- 0x30) * 10 + Int(text[position + 1] &- 0x30)
  }
}
