public import Records

/// The columns that nested records become, named by path: `name/first`, `emails/0/value`.
///
/// A name of a path of several steps has `~0` for `~` and `~1` for `/`, as in a JSON pointer; a path of one step
/// is the name as it is. An empty object or array is a value of its own, written as `{}` or `[]`.
/// How it works: batches are looked through side by side, each into columns of its own, which are merged in the
/// order of the input.
/// Source: DESIGN.md section 5; RFC 6901 section 3 for the escapes.
public final class RecordColumns: @unchecked Sendable {
  // Unchecked: filled by one task at a time; workers only read it afterwards.

  /// Names are held in memory, and a hostile input has long ones.
  private static let maximumNameBytes = 16 << 20

  /// The names of the columns, in the order in which they were first seen; none before the end of the search.
  public private(set) var names: [String] = []
  private(set) var tree = ColumnTree()
  private var walk = RecordWalk()
  private let scratch = Scratch()
  private let limit: Int

  /// No columns yet.
  ///
  /// - Parameter limit: How many paths there may be, those that only lead to others included.
  public init(limit: Int) { self.limit = limit }

  /// Adds the columns of a record, given as a compact JSON object.
  ///
  /// Errors: `csv.tooManyColumns`, without a place.
  public func add(_ record: ByteSlice) throws(Diagnostic) {
    scratch.reset()
    try walk.go(through: record, self, scratch)
  }

  /// Adds the columns of later records behind those that are there already.
  ///
  /// Errors: `csv.tooManyColumns`, without a place.
  public func merge(_ later: RecordColumns) throws(Diagnostic) {
    tree.merge(later.tree)
    try check()
  }

  /// Forgets all columns.
  public func removeAll() { tree = ColumnTree() }

  /// Ends the search: a path that only ever was null is no column if others lie below it, and a name with a slash
  /// in it shares its column with the path that it looks like.
  ///
  /// Errors: `csv.tooManyColumns`, without a place, when the header would be endless.
  public func finish() throws(Diagnostic) {
    tree.dropEmptyParents()
    var numbers: [String: Int32] = [:]
    var headerSize = 0
    for position in 0..<tree.columns.count {
      let node = tree.columns[position]
      let name = path(of: node).name
      let number = numbers[name] ?? Int32(names.count)
      if numbers.updateValue(number, forKey: name) == nil { names.append(name) }
      headerSize += name.utf8.count
      if headerSize > Self.maximumNameBytes { throw tooLong }
      tree.setColumn(of: node, to: number)
    }
  }

  private func path(of node: Int32) -> ColumnPath {
    var steps: [String] = []
    var node = node
    while node > 0 {
      steps.append(String(tree.name(of: node)))
      node = tree.nodes[Int(node)].parent
    }
    return ColumnPath(steps: steps.reversed())
  }

  private func check() throws(Diagnostic) {
    // The record itself is a node and no path.
    if tree.nodes.count - 1 > limit { throw tooMany }
    if tree.nameByteCount > Self.maximumNameBytes { throw tooLong }
  }

  private var tooMany: Diagnostic {
    Diagnostic(
      "csv.tooManyColumns",
      "the nested records have more than \(limit) paths that become columns or lead to some",
      advice:
        "write JSON or XML, choose columns with a mapping, or raise the limit with --max-columns")
  }

  private var tooLong: Diagnostic {
    Diagnostic(
      "csv.headerTooLong",
      "the names of the columns that nested records become have more than 16 MiB",
      advice: "write JSON or XML, or choose columns with a mapping")
  }
}

extension RecordColumns: RecordVisitor {
  typealias Failure = Diagnostic

  func child(
    of parent: Int32, _ name: ByteSlice, after previous: Int32
  ) throws(Diagnostic) -> Int32 {
    let found = tree.child(of: parent, name, after: previous)
    if found >= 0 { return found }
    let added = tree.add(name, to: parent)
    try check()
    return added
  }

  func take(_ node: Int32, _ kind: JSONCursor.Kind, _ cursor: inout JSONCursor) {
    cursor.readValue()
    tree.note(node, hasValue: kind != .null)
  }
}
