import Records

/// Cuts the fields of a projection from records.
///
/// How it works: one walk over the tags of a record, with the places in the projection's tree that the
/// open elements stand for. An element that nothing leads to is skipped whole; one of which only
/// the text is wanted, as most are, is cut without further ado. What is more than plain text is left to
/// `XMLTree`.
/// Memory: cells point into the record or into the scratch.
final class XMLFieldCutter {
  /// An element that is open and leads to fields.
  private struct Frame: BitwiseCopyable {
    var element: XMLElementSpan
    /// Where its places in the projection's tree begin in `active`; they end where those of the next
    /// frame begin.
    var activeStart: Int32
    /// What prefixes mean inside it.
    var scope: Int32
    /// Whether it has child elements.
    var hasChildren = false
    /// Whether there is something between its texts that is no element: a comment, CDATA.
    var isInterrupted = false
  }

  private let projection: XMLProjection
  private let limit: Int
  private var names: XMLNames
  private var attributes = XMLAttributes()
  private var tree = XMLTree()
  private var text = ByteBuffer()

  private var row: XMLRow
  private var frames = GrowingTable<Frame>()
  private var active = GrowingTable<Int32>()
  /// For each node, how many elements of its parent have come to it.
  private var counts = GrowingTable<Int>()
  private var previous: Int32 = 0
  private var previousAttribute: Int32 = 0
  private var problem: RecordProblem?
  private var scratch = Scratch()

  /// A cutter of records that begin where prefixes mean something.
  ///
  /// - Parameter limit: The longest text or attribute, in bytes.
  init(_ projection: XMLProjection, scope: [XMLNamespaceDeclaration], limit: Int) {
    self.projection = projection
    self.limit = limit
    names = XMLNames(projection, scope: scope)
    row = XMLRow(slotCount: projection.slotCount)
    for _ in 0..<projection.nodes.count { counts.append(0) }
  }

  /// Adds a record's cells, and says what is wrong with it.
  func cut(
    _ record: ByteSlice, into cells: inout GrowingTable<Cell>, _ scratch: Scratch
  ) -> RecordProblem? {
    self.scratch = scratch
    begin()
    var at = openRecord(record)
    while frames.count > 0 {
      at = record.markupOffset(from: at)
      guard at + 1 < record.count else { break }
      switch record[at + 1] {
      case UInt8(ascii: "/"): at = close(record, at)
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        frames[frames.count - 1].isInterrupted = true
        at = record.endOfMiscellany(at: at)
      default: at = open(record, at)
      }
    }
    row.append(to: &cells, projection, scratch)
    return problem
  }

  private func begin() {
    names.tidy()
    row.removeAll()
    frames.removeAll()
    active.removeAll()
    previous = 0
    previousAttribute = 0
    problem = nil
  }

  // MARK: Tags

  /// Opens the record's own element; the position behind its start tag.
  private func openRecord(_ record: ByteSlice) -> Int {
    let nameEnd = record.endOfName(from: 1)
    attributes.read(record, from: nameEnd)
    active.append(0)
    let scope = names.scope(in: 0, record, attributes)
    var element = XMLElementSpan(
      start: 0, nameLength: nameEnd - 1, contentStart: attributes.end)
    apply(attributesOf: record, from: 0, scope, &element, symbol: nil)
    push(element, activeStart: 0, scope)
    if attributes.isEmptyElement { finish(record, contentEnd: attributes.end, end: attributes.end) }
    return attributes.end
  }

  /// Opens an element inside the record, or passes over it whole.
  @inline(__always)
  private func open(_ record: ByteSlice, _ at: Int) -> Int {
    let top = frames.count - 1
    let frame = frames[top]
    frames[top].hasChildren = true
    let name = names.element(record, at: at + 1, in: frame.scope, behind: previous)
    previous = name
    let entry = names.element(name)
    let nameEnd = at + 1 + Int(entry.length)
    guard record[nameEnd] == UInt8(ascii: ">") else {
      return openWithAttributes(record, at, nameEnd: nameEnd, entry)
    }
    let activeStart = active.count
    lead(from: frame, to: entry.symbol)
    let contentStart = nameEnd + 1
    if active.count == activeStart {
      return record.endOfElement(from: contentStart, nameLength: Int(entry.length))
    }
    let element = XMLElementSpan(
      start: at, nameLength: Int(entry.length), contentStart: contentStart)
    if active.count == activeStart + 1 {
      let node = projection.nodes[Int(active[activeStart])]
      if node.isLeaf {
        let end = record.plainTextEnd(from: contentStart)
        if end + 1 < record.count, record[end] == UInt8(ascii: "<"),
          record[end + 1] == UInt8(ascii: "/")
        {
          active.truncate(to: activeStart)
          put(.text(record[contentStart..<end]), in: node.slots)
          return record.endOfEndTag(at: end, nameLength: element.nameLength)
        }
      }
    }
    push(element, activeStart: activeStart, frame.scope)
    return contentStart
  }

  /// Opens an element whose tag has more than a name.
  private func openWithAttributes(
    _ record: ByteSlice, _ at: Int, nameEnd: Int, _ found: XMLNameCache.Entry
  ) -> Int {
    let frame = frames[frames.count - 1]
    var entry = found
    attributes.read(record, from: nameEnd)
    let scope = names.scope(in: frame.scope, record, attributes)
    if scope != frame.scope {
      previous = names.element(record, at: at + 1, in: scope, behind: previous)
      entry = names.element(previous)
    }
    let activeStart = active.count
    var element = XMLElementSpan(
      start: at, nameLength: Int(entry.length), contentStart: attributes.end)
    let alias = entry.role == .field ? fieldName(of: record, scope) : nil
    if let alias {
      lead(from: frame, toFieldNamed: record, alias)
    } else {
      lead(from: frame, to: entry.symbol)
    }
    if active.count == activeStart {
      return attributes.isEmptyElement
        ? attributes.end
        : record.endOfElement(from: attributes.end, nameLength: element.nameLength)
    }
    apply(attributesOf: record, from: activeStart, scope, &element, symbol: entry.symbol)
    push(element, activeStart: activeStart, scope)
    let end = attributes.end
    if attributes.isEmptyElement { finish(record, contentEnd: end, end: end) }
    return end
  }

  private func push(_ element: XMLElementSpan, activeStart: Int, _ scope: Int32) {
    frames.append(Frame(element: element, activeStart: Int32(activeStart), scope: scope))
    for position in activeStart..<active.count {
      for index in projection.nodes[Int(active[position])].counted.indices {
        counts[Int(projection.counted[index])] = 0
      }
    }
  }

  /// Closes the innermost element; the position behind its end tag.
  @inline(__always)
  private func close(_ record: ByteSlice, _ at: Int) -> Int {
    let end = record.endOfEndTag(
      at: at, nameLength: frames[frames.count - 1].element.nameLength)
    finish(record, contentEnd: at, end: end)
    return end
  }

  // MARK: Places in the tree

  /// Adds the places that a child element leads to.
  @inline(__always)
  private func lead(from frame: Frame, to symbol: Int32) {
    let end = active.count
    for position in Int(frame.activeStart)..<end {
      let node = active[position]
      let next = projection.next(node, symbol)
      if next >= 0 { reach(next) }
      let any = projection.nodes[Int(node)].any
      if any >= 0 { reach(any) }
    }
  }

  /// Adds the places that `<field name="…">` leads to.
  private func lead(from frame: Frame, toFieldNamed record: ByteSlice, _ name: Range<Int>) {
    text.removeAll()
    text.append(xml: record[name], as: .attribute)
    row.hasAliases = true
    let end = active.count
    for position in Int(frame.activeStart)..<end {
      let node = projection.nodes[Int(active[position])]
      for index in node.aliases.indices
      where projection.aliases[index].name.slice == text.slice {
        reach(projection.aliases[index].target)
      }
      if node.any >= 0 { reach(node.any) }
    }
  }

  /// Adds a place, and those that numbers choose of the elements that come to it.
  @inline(__always)
  private func reach(_ node: Int32) {
    let facts = projection.nodes[Int(node)]
    if !facts.isOnlyChosen { active.append(node) }
    if facts.choices.isEmpty { return }
    let number = counts[Int(node)]
    counts[Int(node)] = number + 1
    for index in facts.choices.indices where projection.choices[index].label == number {
      active.append(projection.choices[index].target)
    }
  }

  /// The value of the attribute that names a field.
  private func fieldName(of record: ByteSlice, _ scope: Int32) -> Range<Int>? {
    for number in 0..<attributes.all.count {
      let name = names.attribute(
        record, attributes.all[number].name, in: scope, behind: previousAttribute)
      if names.attribute(name).role == .fieldName { return attributes.all[number].value }
    }
    return nil
  }

  /// Takes the values of attributes, and what they say about the element.
  private func apply(
    attributesOf record: ByteSlice, from activeStart: Int, _ scope: Int32,
    _ element: inout XMLElementSpan, symbol: Int32?
  ) {
    for number in 0..<attributes.all.count {
      let attribute = attributes.all[number]
      previousAttribute = names.attribute(
        record, attribute.name, in: scope, behind: previousAttribute)
      let entry = names.attribute(previousAttribute)
      element.note(entry.role, record[attribute.value])
      if entry.symbol < 0 { continue }
      for position in activeStart..<active.count {
        let node = projection.nodes[Int(active[position])]
        for index in node.attributes.indices
        where projection.attributes[index].label == Int(entry.symbol) {
          put(
            .text(decoded(record[attribute.value], as: .attribute)),
            slot: projection.attributes[index].target)
        }
      }
    }
  }

  // MARK: Values

  /// Takes the values of the innermost element, which ends.
  private func finish(_ record: ByteSlice, contentEnd: Int, end: Int) {
    let frame = frames[frames.count - 1]
    for position in Int(frame.activeStart)..<active.count {
      let node = projection.nodes[Int(active[position])]
      if !node.slots.isEmpty {
        put(value(of: frame, record, contentEnd, end), in: node.slots)
        if frame.element.kind == .element { mark(node.slots) }
      }
      if !node.textSlots.isEmpty, let own = ownText(of: frame, record, contentEnd, end) {
        put(.text(own), in: node.textSlots)
      }
    }
    active.truncate(to: Int(frame.activeStart))
    frames.truncate(to: frames.count - 1)
  }

  private func value(
    of frame: Frame, _ record: ByteSlice, _ contentEnd: Int, _ end: Int
  ) -> Cell {
    let isRecord = frames.count == 1
    let element = frame.element
    if !isRecord, !frame.hasChildren, !frame.isInterrupted, element.kind.isPlain {
      let content = record[element.contentStart..<contentEnd]
      return element.isNil && content.isEmpty ? .null : .text(decoded(content, as: .content))
    }
    build(frame, record, end)
    let (cell, longest) = tree.value(isRecord: isRecord, scratch)
    check(longest)
    return cell
  }

  /// The text right inside an element; nil where it is nothing but the white space between elements.
  private func ownText(
    of frame: Frame, _ record: ByteSlice, _ contentEnd: Int, _ end: Int
  ) -> ByteSlice? {
    if !frame.hasChildren, !frame.isInterrupted {
      return decoded(record[frame.element.contentStart..<contentEnd], as: .content)
    }
    build(frame, record, end)
    return tree.ownText(scratch)
  }

  private func build(_ frame: Frame, _ record: ByteSlice, _ end: Int) {
    // The tree reads the element's own tag again, which may declare something.
    let outer = frames.count > 1 ? frames[frames.count - 2].scope : 0
    tree.build(record[frame.element.start..<end], in: outer, &names)
  }

  /// What raw text means; the text itself where that is the same.
  @inline(__always)
  private func decoded(_ raw: ByteSlice, as kind: XMLTextKind) -> ByteSlice {
    let isPlain =
      kind == .content ? raw.plainTextEnd(from: 0) == raw.count : raw.isPlainAttribute
    if isPlain { return raw }
    text.removeAll()
    text.append(xml: raw, as: kind)
    return scratch.copy(text.slice)
  }

  @inline(__always)
  private func put(_ cell: Cell, in slots: XMLProjection.IndexRange) {
    for index in slots.indices { put(cell, slot: projection.slots[index]) }
  }

  @inline(__always)
  private func put(_ cell: Cell, slot: Int32) {
    if cell.kind == .text { check(cell.bytes.count) }
    row.put(cell, slot: slot)
  }

  private func mark(_ slots: XMLProjection.IndexRange) {
    for index in slots.indices { row.markAsList(projection.slots[index]) }
  }

  @inline(__always)
  private func check(_ count: Int) {
    if count > limit, problem == nil { problem = .xmlFieldTooLong(limit: limit) }
  }
}

extension ByteSlice {
  /// Whether the inside of an attribute means itself.
  @inline(__always)
  fileprivate var isPlainAttribute: Bool {
    for byte in self where byte < 0x20 || byte == UInt8(ascii: "&") { return false }
    return true
  }
}
