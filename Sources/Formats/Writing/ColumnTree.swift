import Records

/// The paths of the values in nested records, as a tree of names in the order in which they were first seen.
///
/// A path is the names of members and the numbers of elements on the way to a value. Members mostly come in the
/// order of the record before, so the sibling behind the last one found is tried first; only others are looked
/// up by hash.
/// Memory: a few dozen bytes and a name for each node; the owner bounds how many there are.
struct ColumnTree: ~Copyable {
  /// A name on the way to a value.
  struct Node: BitwiseCopyable {
    var parent: Int32
    /// The node's name, in `names`.
    var nameStart: Int
    var nameCount: Int32
    /// The next sibling and the first and last child; below 0 for none.
    var next: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    /// The number of the column of values at this very path; below 0 for none.
    var column: Int32 = -1
    /// Whether such a value has been anything but null.
    var hasValue = false
  }

  /// The nodes; the first one is the record itself.
  private(set) var nodes = GrowingTable<Node>()
  /// The nodes that values are at, in the order in which they were found.
  private(set) var columns = GrowingTable<Int32>()
  private var names = ByteBuffer()
  /// Positions in `nodes` by hash, 0 for free: a table with at least twice as many places as nodes.
  private var slots = GrowingTable<Int32>()

  /// How many bytes the names of all nodes have.
  var nameByteCount: Int { names.count }

  init() {
    nodes.append(Node(parent: -1, nameStart: 0, nameCount: 0))
    rehash(places: 64)
  }

  /// The name of a node.
  func name(of node: Int32) -> ByteSlice {
    let node = nodes[Int(node)]
    return names.slice[node.nameStart..<node.nameStart + Int(node.nameCount)]
  }

  /// The child of a node by its name; below 0 if there is none.
  ///
  /// - Parameter previous: The child that was found before it, below 0 at the first.
  @inline(__always)
  func child(of parent: Int32, _ name: ByteSlice, after previous: Int32) -> Int32 {
    let likely = previous < 0 ? nodes[Int(parent)].firstChild : nodes[Int(previous)].next
    if likely >= 0, self.name(of: likely) == name { return likely }
    return nodes[Int(parent)].firstChild < 0 ? -1 : slots[slot(of: parent, name)] - 1
  }

  /// Adds a child that is not there yet.
  mutating func add(_ name: ByteSlice, to parent: Int32) -> Int32 {
    if nodes.count * 2 >= slots.count { rehash(places: slots.count * 2) }
    let number = Int32(nodes.count)
    slots[slot(of: parent, name)] = number + 1
    nodes.append(
      Node(parent: parent, nameStart: names.count, nameCount: Int32(name.count)))
    names.append(name)
    let last = nodes[Int(parent)].lastChild
    if last < 0 {
      nodes[Int(parent)].firstChild = number
    } else {
      nodes[Int(last)].next = number
    }
    nodes[Int(parent)].lastChild = number
    return number
  }

  /// Notes that there is a value at a node.
  @inline(__always)
  mutating func note(_ node: Int32, hasValue: Bool) {
    if nodes[Int(node)].column < 0 {
      nodes[Int(node)].column = Int32(columns.count)
      columns.append(node)
    }
    if hasValue { nodes[Int(node)].hasValue = true }
  }

  /// Gives a node's column another number.
  mutating func setColumn(of node: Int32, to number: Int32) {
    nodes[Int(node)].column = number
  }

  /// Adds the columns of another tree behind those that both have.
  mutating func merge(_ other: borrowing ColumnTree) {
    for position in 0..<other.columns.count {
      let node = other.columns[position]
      note(place(of: node, in: other), hasValue: other.nodes[Int(node)].hasValue)
    }
  }

  /// The node of the path that a node of another tree has.
  private mutating func place(of node: Int32, in other: borrowing ColumnTree) -> Int32 {
    var way: [Int32] = []
    var step = node
    while step > 0 {
      way.append(step)
      step = other.nodes[Int(step)].parent
    }
    var place: Int32 = 0
    for step in way.reversed() {
      let name = other.name(of: step)
      let found = child(of: place, name, after: -1)
      place = found < 0 ? add(name, to: place) : found
    }
    return place
  }

  /// Leaves out columns that never had a value where others stand below their path: there null only says that
  /// the record has nothing nested.
  mutating func dropEmptyParents() {
    var kept = GrowingTable<Int32>()
    for position in 0..<columns.count {
      let node = columns[position]
      let isEmptyParent = !nodes[Int(node)].hasValue && nodes[Int(node)].firstChild >= 0
      nodes[Int(node)].column = isEmptyParent ? -1 : Int32(kept.count)
      if !isEmptyParent { kept.append(node) }
    }
    columns = kept
  }

  /// Where a name is in the table, or the free place where it would be.
  private func slot(of parent: Int32, _ name: ByteSlice) -> Int {
    // FNV-1a, whose length does not matter: names are short.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(UInt32(bitPattern: parent)) &* 0x9E37_79B9
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(slots.count - 1))
    while slots[place] != 0 {
      let node = slots[place] - 1
      if nodes[Int(node)].parent == parent && self.name(of: node) == name { break }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func rehash(places: Int) {
    slots.removeAll()
    for _ in 0..<places { slots.append(0) }
    for node in 1..<Int32(max(1, nodes.count)) {
      slots[slot(of: nodes[Int(node)].parent, name(of: node))] = node + 1
    }
  }
}
