import Records

/// A place in a text as people count: line and column, both from 1.
///
/// Units: a column counts Unicode scalars. A line ends with a line feed: a carriage return in front of it is
/// part of the line, and one alone ends none.
struct TextPosition: Sendable, Equatable {
  var line = 1
  var column = 1

  /// The position behind some text.
  ///
  /// - Parameter lineEnds: How many line feeds the text has, where that is known already.
  func advanced(over text: ByteSlice, lineEnds: Int? = nil) -> TextPosition {
    var position = self
    position.line += lineEnds ?? text.count(of: UInt8(ascii: "\n"))
    if position.line == line {
      position.column += text.scalarCount
    } else if let end = text.lastOffset(of: UInt8(ascii: "\n")) {
      position.column = 1 + text[(end + 1)...].scalarCount
    }
    return position
  }
}
