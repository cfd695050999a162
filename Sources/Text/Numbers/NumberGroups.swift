import Records

/// The check that the digits of a number are grouped as numbers are.
enum NumberGroups {
  /// Lets a number through of which the decimal mark is known.
  ///
  /// Errors: `number.grouping`.
  static func check(_ body: ByteSlice, decimal: NumberMark?) throws(RecordProblem) {
    var grouping: NumberMark?
    var isBehindDecimal = false
    var digits = 0
    var position = 0
    while position < body.count {
      guard let (mark, length) = NumberMark.at(position, of: body) else {
        digits += 1
        position += 1
        continue
      }
      position += length
      // Only digits follow the decimal mark, and only one kind of mark groups.
      if isBehindDecimal { throw .numberGrouping() }
      if mark == decimal {
        if grouping != nil && digits != 3 { throw .numberGrouping() }
        isBehindDecimal = true
      } else {
        let isWellFormed = grouping == nil ? 1...3 ~= digits : grouping == mark && digits == 3
        guard isWellFormed else { throw .numberGrouping() }
        grouping = mark
      }
      digits = 0
    }
    if isBehindDecimal ? digits == 0 : grouping != nil && digits != 3 { throw .numberGrouping() }
  }
}
