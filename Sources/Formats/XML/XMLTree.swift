import Records

/// An element with all that is in it, for values that are more than plain text.
///
/// Layout: nodes in the order of the document, each with its first and last child and the next one of its
/// parent; texts and names are offsets in the element's bytes, so nothing is copied.
/// Memory: 44 bytes for each element, attribute and text, given back when they were many.
struct XMLTree: ~Copyable {
  private static let keptCount = 1 << 16

  /// A part of an element.
  struct Node: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable { case element, attribute, text, characters }

    var kind: Kind
    /// What the element is, where an attribute says so.
    var valueKind = XMLElementSpan.Kind.plain
    var isNil = false
    /// Whether the name is in `extraNames`.
    var hasExtraName = false
    var nameStart: UInt32 = 0
    var nameLength: UInt32 = 0
    /// The raw text, or an attribute's value.
    var textStart: UInt32 = 0
    var textLength: UInt32 = 0
    var next: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    /// The next one of the same name, once they have been gathered; and for the first of them the last.
    var nextSame: Int32 = -1
    var lastSame: Int32 = -1
    /// Whether one of the same name came before.
    var isFurther = false
  }

  private(set) var nodes = GrowingTable<Node>()
  private(set) var extraNames = ByteBuffer()
  private(set) var record = ByteSlice.empty

  private var attributes = XMLAttributes()
  private var open = GrowingTable<Int32>()
  private var scopes = GrowingTable<Int32>()

  // For writing, see XMLTree+JSON.swift.
  var steps = GrowingTable<Step>()
  var buckets = GrowingTable<Int32>()
  var json = ByteBuffer()
  var text = ByteBuffer()
  var longestText = 0

  /// Reads an element, given what prefixes mean around it.
  mutating func build(_ element: ByteSlice, in scope: Int32, _ names: inout XMLNames) {
    if nodes.count > Self.keptCount { nodes = GrowingTable() }
    nodes.removeAll()
    extraNames.removeAll()
    open.removeAll()
    scopes.removeAll()
    record = element
    scopes.append(scope)
    var at = openElement(at: 0, &names)
    while open.count > 0 {
      let textEnd = record.markupOffset(from: at)
      addText(at..<textEnd, .text)
      at = textEnd
      guard at + 1 < record.count else { break }
      switch record[at + 1] {
      case UInt8(ascii: "/"):
        at = record.endOfEndTag(at: at)
        closeElement()
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        let kind = record.miscellany(at: at)
        let end = record.endOfMiscellany(at: at)
        if kind == .characters {
          let start = at + kind.opening
          addText(start..<max(start, end - kind.closing.count), .characters)
        }
        at = end
      default: at = openElement(at: at, &names)
      }
    }
  }

  private mutating func openElement(at position: Int, _ names: inout XMLNames) -> Int {
    let nameEnd = record.endOfName(from: position + 1)
    var node = Node(kind: .element)
    node.nameStart = UInt32(position + 1)
    node.nameLength = UInt32(nameEnd - position - 1)
    let number = add(node)
    attributes.read(record, from: nameEnd)
    let scope = names.scope(in: scopes[scopes.count - 1], record, attributes)
    open.append(number)
    scopes.append(scope)
    var span = XMLElementSpan(start: position, nameLength: 0, contentStart: attributes.end)
    // The element that the tree is made of has its name from who asks for it.
    let isField = open.count > 1 && record[position + 1..<nameEnd] == "field"
    for index in 0..<attributes.all.count {
      let attribute = attributes.all[index]
      let role = names.role(of: record, attribute.name, in: scope)
      let value = record[attribute.value]
      span.note(role, value)
      if role == .fieldName && isField {
        nodes[Int(number)].hasExtraName = true
        nodes[Int(number)].nameStart = UInt32(extraNames.count)
        extraNames.append(xml: value, as: .attribute)
        nodes[Int(number)].nameLength =
          UInt32(extraNames.count) - nodes[Int(number)].nameStart
      } else if role == .plain || role == .fieldName || role == .nilMark {
        var child = Node(kind: .attribute)
        child.isNil = role == .nilMark
        child.nameStart = UInt32(attribute.name.lowerBound)
        child.nameLength = UInt32(attribute.name.count)
        child.textStart = UInt32(attribute.value.lowerBound)
        child.textLength = UInt32(attribute.value.count)
        _ = add(child)
      }
    }
    nodes[Int(number)].isNil = span.isNil
    nodes[Int(number)].valueKind = span.kind
    if attributes.isEmptyElement { closeElement() }
    return attributes.end
  }

  private mutating func closeElement() {
    open.truncate(to: open.count - 1)
    scopes.truncate(to: scopes.count - 1)
  }

  private mutating func addText(_ range: Range<Int>, _ kind: Node.Kind) {
    guard !range.isEmpty else { return }
    var node = Node(kind: kind)
    node.textStart = UInt32(range.lowerBound)
    node.textLength = UInt32(range.count)
    _ = add(node)
  }

  /// Adds a node to the element that is open.
  private mutating func add(_ node: Node) -> Int32 {
    let number = Int32(nodes.count)
    nodes.append(node)
    if open.count > 0 {
      let parent = Int(open[open.count - 1])
      let last = nodes[parent].lastChild
      if last >= 0 { nodes[Int(last)].next = number } else { nodes[parent].firstChild = number }
      nodes[parent].lastChild = number
    }
    return number
  }

  // MARK: Looking at it

  /// A node's name.
  func name(_ node: Node) -> ByteSlice {
    let range = Int(node.nameStart)..<Int(node.nameStart) + Int(node.nameLength)
    return node.hasExtraName ? extraNames.slice[range] : record[range]
  }

  /// A node's raw text.
  func rawText(_ node: Node) -> ByteSlice {
    record[Int(node.textStart)..<Int(node.textStart) + Int(node.textLength)]
  }

  /// Changes what gathering finds out about a node.
  mutating func update(_ number: Int32, _ change: (inout Node) -> Void) {
    change(&nodes[Int(number)])
  }
}
