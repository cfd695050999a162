import JSON
import Records

/// What stands around the records of an input: what rejects need so that the same settings find them.
struct JSONSurroundings: Sendable {
  /// Whether records stand on lines of their own, with nothing around them.
  var isLines = false
  /// Before the first record, and behind the last one.
  private(set) var prefix = ""
  private(set) var suffix = ""
  /// Before and behind each record.
  private(set) var opening = ""
  private(set) var closing = ""

  /// JSON Lines, which have nothing around them.
  static let lines = JSONSurroundings(isLines: true)

  private init(isLines: Bool) { self.isLines = isLines }

  /// What is around a record.
  ///
  /// - Parameter levels: The arrays and objects that it lies in, from the document on.
  init(_ levels: [JSONDocumentWalker.Level], _ pointer: JSONRecordPointer) {
    // Records repeat in the innermost array that stands for all its elements.
    let array = levels.lastIndex { level in
      level.isArray && (level.isSpread || pointer.steps[level.steps] == .every)
    }
    for (number, level) in levels.enumerated() {
      var opener = level.isArray ? "[" : "{"
      if !level.isSpread, case .named(let name) = pointer.steps[level.steps] {
        opener +=
          level.isArray
          ? String(repeating: "null,", count: level.index) : JSONSurroundings.quoted(name) + ":"
      }
      let closer = level.isArray ? "]" : "}"
      if let array, number > array {
        opening += opener
        closing = closer + closing
      } else {
        prefix += opener
        suffix = closer + suffix
      }
    }
  }

  /// A name as a JSON string of ASCII, which every encoding has.
  private static func quoted(_ name: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(name)
    var quoted = ByteBuffer()
    quoted.appendJSONString(buffer.slice)
    return ASCIIEscapes.text(of: quoted.slice)
  }
}
