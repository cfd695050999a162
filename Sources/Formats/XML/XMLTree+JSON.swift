import JSON
import Records

/// The JSON form of an element.
///
/// - An element of nothing but text is that text; one that is marked as having no value and is empty is null.
/// - Any other is an object: its attributes with `@` in front of their names, its child elements, and as
///   `#text` its own text, unless that is only the white space between elements.
/// - Child elements of one name are a list, at the place of the first of them.
/// - `<field name="…">` is a child of that name; muster's own attributes say what else an element is.
extension XMLTree {
  /// What is left to write.
  struct Step: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable { case value, members, items, sameNames }

    var kind: Kind
    /// The node to go on with; below 0 at the end.
    var node: Int32
    /// The object that the members are of.
    var owner: Int32 = -1
  }

  /// The element's value, and the length of the longest text in it.
  mutating func value(isRecord: Bool, _ scratch: Scratch) -> (cell: Cell, longestText: Int) {
    longestText = 0
    let root = nodes[0]
    if !isRecord && root.valueKind == .list { return (list(scratch), longestText) }
    if isRecord || hasElements(root) || root.valueKind == .object {
      return (.nested(nested(0, isRecord: isRecord, scratch)), longestText)
    }
    return (textCell(root, scratch), longestText)
  }

  /// The text right inside the element; nil where it is only the white space between elements.
  mutating func ownText(_ scratch: Scratch) -> ByteSlice? {
    longestText = 0
    decodeText(of: nodes[0])
    return hasElements(nodes[0]) && isLayout ? nil : scratch.copy(text.slice)
  }

  // MARK: Forms

  private mutating func list(_ scratch: Scratch) -> Cell {
    let mark = scratch.beginList()
    var child = nodes[0].firstChild
    while child >= 0 {
      let node = nodes[Int(child)]
      if node.kind == .element {
        let isText = isPlainText(node)
        scratch.push(
          isText ? textCell(node, scratch) : .nested(nested(child, isRecord: false, scratch)))
      }
      child = node.next
    }
    return scratch.finishList(from: mark)
  }

  private mutating func textCell(_ node: Node, _ scratch: Scratch) -> Cell {
    decodeText(of: node)
    if node.isNil && text.isEmpty { return .null }
    return .text(scratch.copy(text.slice))
  }

  /// Whether an element is an object no matter what is asked, or else its text.
  private func isPlainText(_ node: Node) -> Bool {
    node.valueKind.isPlain && !hasElements(node) && !hasAttributes(node)
  }

  private func hasElements(_ node: Node) -> Bool { hasChild(node) { $0.kind == .element } }

  /// Whether there are attributes that are part of the value; the mark of no value is not, as long as
  /// there is none.
  private func hasAttributes(_ node: Node) -> Bool {
    hasChild(node) { $0.kind == .attribute && !(isNull(node) && $0.isNil) }
  }

  /// Whether the decoded text is only the white space between elements.
  private var isLayout: Bool { text.slice.isXMLWhitespace }

  private func isNull(_ node: Node) -> Bool {
    node.isNil && !hasChild(node) { $0.kind != .attribute && $0.textLength + $0.nameLength > 0 }
  }

  private func hasChild(_ node: Node, where fits: (Node) -> Bool) -> Bool {
    var child = node.firstChild
    while child >= 0 {
      if fits(nodes[Int(child)]) { return true }
      child = nodes[Int(child)].next
    }
    return false
  }

  /// Puts the text right inside an element into `text`.
  private mutating func decodeText(of node: Node) {
    text.removeAll()
    var child = node.firstChild
    while child >= 0 {
      let part = nodes[Int(child)]
      if part.kind == .text { text.append(xml: rawText(part), as: .content) }
      if part.kind == .characters { text.append(xml: rawText(part), as: .characters) }
      child = part.next
    }
    longestText = max(longestText, text.count)
  }

  // MARK: Writing

  /// The JSON of an element; a record is always an object.
  private mutating func nested(_ number: Int32, isRecord: Bool, _ scratch: Scratch) -> ByteSlice {
    json.removeAll()
    steps.removeAll()
    if isRecord { beginObject(number) } else { steps.append(Step(kind: .value, node: number)) }
    while steps.count > 0 {
      let step = steps[steps.count - 1]
      steps.truncate(to: steps.count - 1)
      switch step.kind {
      case .value: writeValue(step.node)
      case .members: writeMember(step)
      case .items: writeItem(step) { $0.next }
      case .sameNames: writeItem(step) { $0.nextSame }
      }
    }
    return scratch.copy(json.slice)
  }

  private mutating func writeValue(_ number: Int32) {
    let node = nodes[Int(number)]
    if node.kind == .attribute {
      text.removeAll()
      text.append(xml: rawText(node), as: .attribute)
      longestText = max(longestText, text.count)
      json.appendJSONString(text.slice)
    } else if node.valueKind == .list {
      json.append("[")
      steps.append(Step(kind: .items, node: node.firstChild))
    } else if node.valueKind == .object || hasElements(node) || hasAttributes(node) {
      beginObject(number)
    } else if isNull(node) {
      json.append("null")
    } else {
      decodeText(of: node)
      json.appendJSONString(text.slice)
    }
  }

  private mutating func beginObject(_ number: Int32) {
    gather(childrenOf: number)
    json.append("{")
    steps.append(Step(kind: .members, node: nodes[Int(number)].firstChild, owner: number))
  }

  private mutating func writeMember(_ step: Step) {
    guard step.node >= 0 else { return endObject(step.owner) }
    let node = nodes[Int(step.node)]
    steps.append(Step(kind: .members, node: node.next, owner: step.owner))
    guard node.kind == .element || node.kind == .attribute, !node.isFurther else { return }
    separate()
    json.append("\"")
    if node.kind == .attribute { json.append("@") }
    json.appendJSONEscaped(name(node))
    json.append("\":")
    if node.nextSame >= 0 || node.valueKind == .element {
      json.append("[")
      steps.append(Step(kind: .sameNames, node: step.node))
    } else {
      steps.append(Step(kind: .value, node: step.node))
    }
  }

  private mutating func endObject(_ number: Int32) {
    let node = nodes[Int(number)]
    decodeText(of: node)
    // A field of that name comes before it.
    if !text.isEmpty, !(hasElements(node) && isLayout),
      !hasChild(node, where: { $0.kind == .element && name($0) == "#text" })
    {
      separate()
      json.append("\"#text\":")
      json.appendJSONString(text.slice)
    }
    json.append("}")
  }

  private mutating func writeItem(_ step: Step, next: (Node) -> Int32) {
    guard step.node >= 0 else { return json.append("]") }
    let node = nodes[Int(step.node)]
    steps.append(Step(kind: step.kind, node: next(node)))
    guard node.kind == .element || step.kind == .sameNames else { return }
    separate()
    steps.append(Step(kind: .value, node: step.node))
  }

  /// Adds a comma behind a value.
  private mutating func separate() {
    let last = json.slice.last
    if last != UInt8(ascii: "{") && last != UInt8(ascii: "[") { json.append(",") }
  }

  // MARK: Names that occur more than once

  /// Links the children of one name, in time that grows with their number.
  private mutating func gather(childrenOf number: Int32) {
    var count = 0
    var child = nodes[Int(number)].firstChild
    while child >= 0 {
      if nodes[Int(child)].kind == .element || nodes[Int(child)].kind == .attribute { count += 1 }
      child = nodes[Int(child)].next
    }
    var bucketCount = 8
    while bucketCount < count * 2 { bucketCount *= 2 }
    buckets.removeAll()
    for _ in 0..<bucketCount { buckets.append(-1) }
    child = nodes[Int(number)].firstChild
    while child >= 0 {
      let node = nodes[Int(child)]
      if node.kind == .element || node.kind == .attribute { link(child, node, bucketCount) }
      child = node.next
    }
  }

  private mutating func link(_ number: Int32, _ node: Node, _ bucketCount: Int) {
    let key = key(of: node)
    var hasher = Hasher()
    hasher.combine(key.isAttribute)
    unsafe hasher.combine(
      bytes: UnsafeRawBufferPointer(start: key.name.start, count: key.name.count))
    var bucket = hasher.finalize() & (bucketCount - 1)
    while buckets[bucket] >= 0 {
      let first = buckets[bucket]
      let known = self.key(of: nodes[Int(first)])
      if known.isAttribute == key.isAttribute, known.name == key.name {
        let last = nodes[Int(first)].lastSame
        update(last < 0 ? first : last) { $0.nextSame = number }
        update(first) { $0.lastSame = number }
        update(number) { $0.isFurther = true }
        return
      }
      bucket = (bucket + 1) & (bucketCount - 1)
    }
    buckets[bucket] = number
  }

  /// The name that a child has in the object: `<field name="@id">` has that of an attribute.
  private func key(of node: Node) -> (isAttribute: Bool, name: ByteSlice) {
    let name = name(node)
    if node.kind == .element, name.first == UInt8(ascii: "@") { return (true, name[1...]) }
    return (node.kind == .attribute, name)
  }
}
