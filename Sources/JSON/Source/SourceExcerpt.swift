internal import Records

/// A source line as it is shown under a message, with a caret below the place that is meant.
///
/// Units: widths count terminal cells. A tab takes four; characters that would move the cursor or turn
/// the writing direction are shown as U+FFFD, so that a hostile file cannot paint over the message.
struct SourceExcerpt {
  private static let maximumWidth = 88
  /// Bytes looked at on each side: enough for the widest excerpt of any characters.
  private static let reach = 1024
  private static let ellipsis = Cell(text: "…", width: 1)

  private struct Cell {
    let text: String
    let width: Int
  }

  private let line: Int
  private var before: [Cell]
  private var after: [Cell]

  /// The excerpt of a line that is split at the place of the caret.
  init(line: Int, before: ByteSlice, after: ByteSlice) {
    self.line = line
    self.before = Self.cells(before[Self.scalarStart(in: before, at: before.count - Self.reach)...])
    self.after = Self.cells(after[..<Self.scalarStart(in: after, at: Self.reach)])
    cut(
      moreBefore: before.count > Self.reach, moreAfter: after.count > Self.reach)
  }

  /// Two lines: the source line behind its number, and the caret.
  var text: String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: Self.width(of: before))
    let source = (before + after).map(\.text).joined()
    return "  \(number) | \(source)\n  \(margin) | \(indent)^"
  }

  /// Shortens an overlong line on both sides of the caret.
  private mutating func cut(moreBefore: Bool, moreAfter: Bool) {
    let total = Self.width(of: before) + Self.width(of: after)
    guard total > Self.maximumWidth || moreBefore || moreAfter else { return }
    let half = Self.maximumWidth / 2
    let roomBefore = max(half, Self.maximumWidth - Self.width(of: after))
    let tail = Self.fitting(before.reversed(), into: roomBefore)
    let head = Self.fitting(after, into: Self.maximumWidth - Self.width(of: tail))
    let cutsBefore = moreBefore || tail.count < before.count
    let cutsAfter = moreAfter || head.count < after.count
    before = (cutsBefore ? [Self.ellipsis] : []) + tail.reversed()
    after = head + (cutsAfter ? [Self.ellipsis] : [])
  }

  private static func fitting(_ cells: [Cell], into room: Int) -> [Cell] {
    var left = room
    return Array(
      cells.prefix { cell in
        left -= cell.width
        return left >= 0
      })
  }

  private static func width(of cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  private static func cells(_ bytes: ByteSlice) -> [Cell] { String(bytes).map(cell) }

  private static func cell(_ character: Character) -> Cell {
    let first = character.unicodeScalars.first ?? "\u{FFFD}"
    if first == "\t" { return Cell(text: "    ", width: 4) }
    switch first.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      return Cell(text: "\u{FFFD}", width: 1)
    default:
      let isEmoji = character.unicodeScalars.contains("\u{FE0F}")
      return Cell(text: String(character), width: isEmoji || isWide(first) ? 2 : 1)
    }
  }

  /// Whether terminals give a scalar two cells.
  ///
  /// Source: Unicode Standard Annex 11, East Asian Width W and F, in whole blocks.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The nearest start of a scalar at or before a position.
  private static func scalarStart(in bytes: ByteSlice, at position: Int) -> Int {
    guard position > 0 else { return 0 }
    guard position < bytes.count else { return bytes.count }
    var start = position
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
