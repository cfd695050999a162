import Records

/// What is done on a way through a nested record.
protocol RecordVisitor {
  /// What ends the way early.
  associatedtype Failure: Error
  /// The node of a name below another node, given the child of that which was found before; below 0 at the first.
  func child(of parent: Int32, _ name: ByteSlice, after previous: Int32) throws(Failure) -> Int32
  /// Takes the value at a node that has no others below it, and reads it.
  func take(
    _ node: Int32, _ kind: JSONCursor.Kind, _ cursor: inout JSONCursor) throws(Failure)
}

/// Goes through the values of a nested record, with the node of a tree for the path to each.
///
/// It keeps the way it has come in a table of its own, so that depth costs no stack.
struct RecordWalk: ~Copyable {
  /// An object or array that the walk is in.
  struct Level: BitwiseCopyable {
    var node: Int32
    /// The child that the walk was at last; below 0 for none.
    var child: Int32 = -1
    /// The number of the next element; below 0 in an object.
    var number: Int32
  }

  private var levels = GrowingTable<Level>()

  /// Goes through a record, given as a compact JSON object.
  ///
  /// - Parameter scratch: Where names are made that have escapes, and those of elements.
  mutating func go<Visitor: RecordVisitor>(
    through record: ByteSlice, _ visitor: Visitor, _ scratch: Scratch
  ) throws(Visitor.Failure) {
    var cursor = JSONCursor(record)
    cursor.enter()
    levels.removeAll()
    levels.append(Level(node: 0, number: -1))
    while levels.count > 0 {
      let top = levels.count - 1
      var level = levels[top]
      guard let name = Self.nextName(in: &cursor, &level, scratch) else {
        levels.truncate(to: top)
        continue
      }
      level.child = try visitor.child(of: level.node, name, after: level.child)
      levels[top] = level
      switch cursor.kind {
      case .object where !cursor.isEmptyContainer:
        cursor.enter()
        levels.append(Level(node: level.child, number: -1))
      case .array where !cursor.isEmptyContainer:
        cursor.enter()
        levels.append(Level(node: level.child, number: 0))
      case let kind: try visitor.take(level.child, kind, &cursor)
      }
    }
  }

  /// The name of the next member or element, whose value the cursor then is at; nil behind the last.
  @inline(__always)
  private static func nextName(
    in cursor: inout JSONCursor, _ level: inout Level, _ scratch: Scratch
  ) -> ByteSlice? {
    if level.number < 0 { return cursor.nextMember(scratch) }
    guard cursor.nextElement() else { return nil }
    scratch.append(decimal: Int(level.number))
    level.number += 1
    return scratch.finish()
  }
}
