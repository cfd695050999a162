import Records

/// Makes the tree of a projection.
struct XMLProjectionBuilder {
  /// A node while it is made.
  private struct Draft {
    var children: [(symbol: Int32, target: Int)] = []
    var any: Int?
    var slots: [Int32] = []
    var textSlots: [Int32] = []
    var attributes: [XMLProjection.Edge] = []
    var choices: [XMLProjection.Edge] = []
    var aliases: [(name: String, target: Int)] = []
  }

  private(set) var elementSymbols: [String: Int32] = [:]
  private(set) var attributeSymbols: [String: Int32] = [:]
  private(set) var aliases: [XMLProjection.Alias] = []
  private let namespaces: XMLNamespaces
  private var drafts = [Draft()]

  init(_ namespaces: XMLNamespaces) { self.namespaces = namespaces }

  /// Adds the path of a field.
  mutating func add(_ name: String, slot: Int) {
    if name == wholeRecordField {
      drafts[0].slots.append(Int32(slot))
      return
    }
    guard let steps = XMLFieldPath(name).steps else { return }
    var node = 0
    for step in steps {
      switch step {
      case .element(let name): node = child(of: node, name)
      case .any: node = anyChild(of: node)
      case .index(let number): node = choice(number, of: node)
      case .attribute(let name):
        let key = namespaces.key(ofPath: name, isAttribute: true)
        let symbol = Self.symbol(of: key, in: &attributeSymbols)
        drafts[node].attributes.append(
          XMLProjection.Edge(label: Int(symbol), target: Int32(slot)))
        return
      case .text:
        drafts[node].textSlots.append(Int32(slot))
        return
      }
    }
    drafts[node].slots.append(Int32(slot))
  }

  /// Adds the names of fields that are more than the name of one element; the fields of the slots made.
  mutating func addAliases(of fields: [String]) -> [Int] {
    var made: [Int] = []
    for (number, name) in fields.enumerated() {
      guard name != wholeRecordField, !XMLFieldPath(name).isOneElement else { continue }
      let target = drafts.count
      drafts.append(Draft(slots: [Int32(fields.count + made.count)]))
      drafts[0].aliases.append((name, target))
      made.append(number)
    }
    return made
  }

  private mutating func child(of node: Int, _ name: String) -> Int {
    let key = namespaces.key(ofPath: name, isAttribute: false)
    let symbol = Self.symbol(of: key, in: &elementSymbols)
    if let known = drafts[node].children.first(where: { $0.symbol == symbol }) {
      return known.target
    }
    drafts.append(Draft())
    drafts[node].children.append((symbol, drafts.count - 1))
    drafts[node].aliases.append((name, drafts.count - 1))
    return drafts.count - 1
  }

  private mutating func anyChild(of node: Int) -> Int {
    if let known = drafts[node].any { return known }
    drafts.append(Draft())
    drafts[node].any = drafts.count - 1
    return drafts.count - 1
  }

  private mutating func choice(_ number: Int, of node: Int) -> Int {
    if let known = drafts[node].choices.first(where: { $0.label == number }) {
      return Int(known.target)
    }
    drafts.append(Draft())
    drafts[node].choices.append(
      XMLProjection.Edge(label: number, target: Int32(drafts.count - 1)))
    return drafts.count - 1
  }

  private static func symbol(of key: String, in symbols: inout [String: Int32]) -> Int32 {
    if let known = symbols[key] { return known }
    symbols[key] = Int32(symbols.count)
    return Int32(symbols.count - 1)
  }

  // MARK: Tables

  /// The tables of a projection.
  struct Tables: ~Copyable {
    var nodes = GrowingTable<XMLProjection.Node>()
    var slots = GrowingTable<Int32>()
    var attributes = GrowingTable<XMLProjection.Edge>()
    var choices = GrowingTable<XMLProjection.Edge>()
    var counted = GrowingTable<Int32>()
    var steps = GrowingTable<Int32>()
  }

  /// Turns the drafts into tables.
  mutating func tables() -> Tables {
    var tables = Tables()
    for draft in drafts {
      var node = XMLProjection.Node()
      node.any = Int32(draft.any ?? -1)
      node.slots = Self.fill(&tables.slots, draft.slots)
      node.textSlots = Self.fill(&tables.slots, draft.textSlots)
      node.attributes = Self.fill(&tables.attributes, draft.attributes)
      node.choices = Self.fill(&tables.choices, draft.choices)
      let next = draft.children.map(\.target) + (draft.any.map { [$0] } ?? [])
      node.counted = Self.fill(
        &tables.counted, next.filter { !drafts[$0].choices.isEmpty }.map { Int32($0) })
      node.hasChildren = !next.isEmpty || !draft.aliases.isEmpty
      let firstAlias = aliases.count
      for (name, target) in draft.aliases {
        var bytes = ByteBuffer()
        bytes.append(name)
        aliases.append(XMLProjection.Alias(name: FixedBytes(bytes), target: Int32(target)))
      }
      node.aliases = XMLProjection.IndexRange(
        start: Int32(firstAlias), end: Int32(aliases.count))
      tables.nodes.append(node)
      for symbol in 0..<Int32(elementSymbols.count) {
        tables.steps.append(
          Int32(draft.children.first { $0.symbol == symbol }?.target ?? -1))
      }
    }
    return tables
  }

  private static func fill<Element>(
    _ table: inout GrowingTable<Element>, _ elements: [Element]
  ) -> XMLProjection.IndexRange {
    let start = Int32(table.count)
    for element in elements { table.append(element) }
    return XMLProjection.IndexRange(start: start, end: Int32(table.count))
  }
}
