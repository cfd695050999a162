internal import CVectors
public import Records

/// Writes a date of one fixed layout in another one: `31-12-2020` as `2020-12-31`.
///
/// Both layouts have digits in fixed places and at most sixteen bytes, so the text is checked in one step, and
/// its digits change places without ever being numbers, but to find out whether there is such a day.
/// Memory: plain values, which can be looked at without counting references.
public struct FixedDateRewriting: BitwiseCopyable, Sendable {
  /// A pair of digits and its places in both layouts.
  private struct Move: BitwiseCopyable {
    var from: UInt8 = 0
    var to: UInt8 = 0
  }

  private let width: Int
  private let lowest: SIMD16<UInt8>
  private let highest: SIMD16<UInt8>
  private let year: Int
  private let month: Int
  private let day: Int
  private let hour: Int
  private let minute: Int
  private let second: Int
  private let template: SIMD16<UInt8>
  private let templateWidth: Int
  private var moves = InlineArray<7, Move>(repeating: Move())
  private var moveCount = 0

  /// A rewriting that knows no text.
  public static let none = FixedDateRewriting()

  private init() {
    width = -1
    (lowest, highest, template) = (SIMD16(), SIMD16(), SIMD16())
    templateWidth = 0
    (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
  }

  /// How texts of one pattern are written in another; nil when it takes more than changing places.
  public init?(from read: DatePattern, to written: DatePattern) {
    guard !read.isZoned, !written.isZoned, let input = read.layout, let output = written.layout,
      input.width <= 16, output.width <= 16
    else { return nil }
    width = input.width
    var lowest = SIMD16<UInt8>(repeating: 0)
    var highest = SIMD16<UInt8>(repeating: 0xFF)
    var template = SIMD16<UInt8>(repeating: 0)
    for position in 0..<input.width {
      let literal = input.template[position]
      lowest[position] = literal == 0 ? UInt8(ascii: "0") : literal
      highest[position] = literal == 0 ? UInt8(ascii: "9") : literal
    }
    for position in 0..<output.width {
      let literal = output.template[position]
      template[position] = literal == 0 ? UInt8(ascii: "0") : literal
    }
    self.lowest = lowest
    self.highest = highest
    self.template = template
    templateWidth = output.width
    (year, month, day) = (input.year, input.month, input.day)
    (hour, minute, second) = (input.hour, input.minute, input.second)
    let places = [
      (input.year, output.year), (input.year + 2, output.year + 2), (input.month, output.month),
      (input.day, output.day), (input.hour, output.hour), (input.minute, output.minute),
      (input.second, output.second),
    ]
    for (from, to) in places where from >= 0 && to >= 0 {
      moves[moveCount] = Move(from: UInt8(from), to: UInt8(to))
      moveCount += 1
    }
  }

  /// The text in the other layout; nil for one that lacks the first layout, or whose day or time
  /// does not exist.
  public func rewrite(_ text: ByteSlice, into scratch: Scratch) -> ByteSlice? {
    guard text.count == width, fits(text), exists(text) else { return nil }
    unsafe scratch.append(upTo: 16) { target in
      unsafe UnsafeMutableRawPointer(target).storeBytes(of: template, as: SIMD16<UInt8>.self)
      for number in 0..<moveCount {
        let move = moves[number]
        unsafe target[Int(move.to)] = text[Int(move.from)]
        unsafe target[Int(move.to) + 1] = text[Int(move.from) + 1]
      }
      return templateWidth
    }
    return scratch.finish()
  }

  @inline(__always)
  private func fits(_ text: ByteSlice) -> Bool {
    unsafe vectors_within(vectors_load_nearby(text.start, text.count), lowest, highest)
  }

  @inline(__always)
  private func exists(_ text: ByteSlice) -> Bool {
    if hour >= 0 && number(text, hour) > 23 { return false }
    if minute >= 0 && number(text, minute) > 59 { return false }
    if second >= 0 && number(text, second) > 59 { return false }
    return CivilDate(
      year: number(text, year) * 100 + number(text, year + 2), month: number(text, month),
      day: number(text, day)) != nil
  }

  @inline(__always)
  private func number(_ text: ByteSlice, _ position: Int) -> Int {
    Int(text[position] &- 0x30) * 10 + Int(text[position + 1] &- 0x30)
  }
}
