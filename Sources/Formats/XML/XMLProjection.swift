import Records

/// The fields that are wanted of XML records, as a tree of the steps of their paths.
///
/// Layout: nodes are numbers, 0 is the record itself. A *symbol* is the number of a name that some path
/// has; a table gives for every node and symbol the node of the next step. A *slot* takes the values
/// of a field: those of its path have the field's own number; those of `<field name="…">`, for fields
/// whose names spell something else too, come behind.
/// Memory: immutable, shared by all batches.
final class XMLProjection: Sendable {
  /// What is wanted at a place in the tree.
  struct Node: BitwiseCopyable {
    /// The next node for any child element; below 0 for none.
    var any: Int32 = -1
    /// The slots of the element's value.
    var slots = IndexRange()
    /// The slots of the text right inside it.
    var textSlots = IndexRange()
    /// Its attributes, in `attributes`.
    var attributes = IndexRange()
    /// What numbers choose among elements of this place, in `choices`.
    var choices = IndexRange()
    /// The next nodes that have choices, in `counted`.
    var counted = IndexRange()
    /// Its names in `aliases`.
    var aliases = IndexRange()
    /// Whether there are steps to child elements.
    var hasChildren = false

    /// Whether the element's value is all that is wanted.
    @inline(__always)
    var isLeaf: Bool { !hasChildren && textSlots.isEmpty && attributes.isEmpty }
    /// Whether nothing is wanted but what numbers choose.
    var isOnlyChosen: Bool {
      slots.isEmpty && textSlots.isEmpty && attributes.isEmpty && !hasChildren
    }
  }

  /// A run of entries of a table.
  struct IndexRange: BitwiseCopyable {
    var start: Int32 = 0
    var end: Int32 = 0

    @inline(__always)
    var isEmpty: Bool { start == end }
    @inline(__always)
    var indices: Range<Int> { Int(start)..<Int(end) }
  }

  /// What leads on from a node: an attribute's symbol to a slot, a number to a node.
  struct Edge: BitwiseCopyable {
    var label: Int
    var target: Int32
  }

  /// A name as a path has it, for `<field name="…">`.
  struct Alias: Sendable {
    let name: FixedBytes
    let target: Int32
  }

  /// How many fields there are.
  let fieldCount: Int
  /// How many slots there are.
  let slotCount: Int
  /// For each field, the slot of `<field name="…">` with its whole name; below 0 where it has none.
  let aliasSlots: [Int32]
  /// Whether some field's values are always a list.
  let hasLists: Bool
  /// Whether a slot's values are always a list.
  let isList: [Bool]
  /// The prefixes of the paths.
  let namespaces: XMLNamespaces

  let nodes: GrowingTable<Node>
  let slots: GrowingTable<Int32>
  let attributes: GrowingTable<Edge>
  let choices: GrowingTable<Edge>
  let counted: GrowingTable<Int32>
  let aliases: [Alias]

  private let steps: GrowingTable<Int32>
  private let symbolCount: Int
  private let elementSymbols: [String: Int32]
  private let attributeSymbols: [String: Int32]

  /// The tree of some fields' paths.
  init(fields: [String], namespaces: XMLNamespaces) {
    var builder = XMLProjectionBuilder(namespaces)
    for (number, name) in fields.enumerated() { builder.add(name, slot: number) }
    let extra = builder.addAliases(of: fields)
    self.namespaces = namespaces
    fieldCount = fields.count
    slotCount = fields.count + extra.count
    var aliasSlots = fields.map { _ in Int32(-1) }
    for (number, field) in extra.enumerated() { aliasSlots[field] = Int32(fields.count + number) }
    self.aliasSlots = aliasSlots
    isList = fields.map { XMLFieldPath($0).isAlwaysList } + extra.map { _ in false }
    hasLists = isList.contains(true)
    elementSymbols = builder.elementSymbols
    attributeSymbols = builder.attributeSymbols
    symbolCount = builder.elementSymbols.count
    let tables = builder.tables()
    nodes = tables.nodes
    slots = tables.slots
    attributes = tables.attributes
    choices = tables.choices
    counted = tables.counted
    steps = tables.steps
    aliases = builder.aliases
  }

  /// The number of an element's name; below 0 where no path has it.
  func symbol(ofElement key: String) -> Int32 { elementSymbols[key] ?? -1 }

  /// The number of an attribute's name; below 0 where no path has it.
  func symbol(ofAttribute key: String) -> Int32 { attributeSymbols[key] ?? -1 }

  /// The node of a child element with a symbol; below 0 where none is wanted.
  @inline(__always)
  func next(_ node: Int32, _ symbol: Int32) -> Int32 {
    symbol < 0 ? -1 : steps[Int(node) * symbolCount + Int(symbol)]
  }
}
