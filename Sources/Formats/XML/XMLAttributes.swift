import Records

/// One attribute as it stands in a tag: offsets in the record.
struct XMLAttribute: BitwiseCopyable {
  /// Where it begins, with the white space in front of it.
  let start: Int
  /// Whether it declares a namespace.
  let isDeclaration: Bool
  private let nameStart: Int
  private let nameEnd: Int
  private let valueStart: Int
  private let valueEnd: Int

  init(start: Int, name: Range<Int>, value: Range<Int>, isDeclaration: Bool) {
    self.start = start
    self.isDeclaration = isDeclaration
    nameStart = name.lowerBound
    nameEnd = name.upperBound
    valueStart = value.lowerBound
    valueEnd = value.upperBound
  }

  var name: Range<Int> { nameStart..<nameEnd }
  /// What is between the quotes.
  var value: Range<Int> { valueStart..<valueEnd }
}

/// The attributes of a start tag.
struct XMLAttributes: ~Copyable {
  /// The attributes in order.
  private(set) var all = GrowingTable<XMLAttribute>()
  /// The position behind the tag.
  private(set) var end = 0
  /// Whether the tag is a whole element: `<a/>`.
  private(set) var isEmptyElement = false
  /// Whether some attribute declares a namespace.
  private(set) var declares = false

  /// Forgets the attributes: the tag ends behind its name.
  @inline(__always)
  mutating func clear(end: Int) {
    all.removeAll()
    self.end = end
    isEmptyElement = false
    declares = false
  }

  /// Reads the attributes behind the name of a tag.
  mutating func read(_ record: ByteSlice, from nameEnd: Int) {
    clear(end: record.count)
    var at = nameEnd
    while at < record.count {
      let start = at
      at = record.skippingWhitespace(from: at)
      guard at < record.count else { return }
      if record[at] == UInt8(ascii: ">") {
        end = at + 1
        return
      }
      if record[at] == UInt8(ascii: "/") {
        isEmptyElement = true
        end = min(at + 2, record.count)
        return
      }
      let name = at..<max(record.endOfName(from: at), at + 1)
      at = record.skippingWhitespace(from: name.upperBound)
      // The equals sign, and the quote behind it.
      at = record.skippingWhitespace(from: at + 1)
      guard at < record.count,
        let close = record.firstOffset(of: record[at], from: at + 1)
      else { return }
      let isDeclaration = Self.isDeclaration(record[name])
      if isDeclaration { declares = true }
      all.append(
        XMLAttribute(
          start: start, name: name, value: at + 1..<close, isDeclaration: isDeclaration))
      at = close + 1
    }
  }

  /// Whether an attribute of some name declares a namespace.
  ///
  /// Source: Namespaces in XML 1.0, section 3.
  private static func isDeclaration(_ name: ByteSlice) -> Bool {
    guard name.first == UInt8(ascii: "x"), name.hasPrefix(ByteSlice("xmlns")) else { return false }
    return name.count == 5 || name[5] == UInt8(ascii: ":")
  }
}
