import Records

/// Writes a record or a member of one, given as JSON, as elements.
///
/// Objects become child elements, `@name` an attribute, `#text` text, a list repeated elements of one name.
/// What would be read back as something else is marked, if that is asked for, with an attribute of muster's own
/// namespace: `muster:kind` is `element` for the only element of a list, `list` for a list in an element of its own
/// (an empty one, or one of lists), `object` for an object without members. Unmarked, what is empty is no value.
/// How it works: what is open lies in a table, so that depth costs no stack.
struct XMLValueWriter {
  /// An object or list whose end has not been written.
  struct Open: BitwiseCopyable {
    enum Kind: BitwiseCopyable {
      /// An element of an object's members.
      case object
      /// A list whose elements repeat a name.
      case repetition
      /// A list in an element of its own.
      case list
    }

    var kind: Kind
    var name: XMLElementName
    /// Whether the record itself is written.
    var isRecord = false
    /// Whether a member has been written, as an attribute or behind the start tag.
    var hasMembers = false
    /// Whether the start tag has ended.
    var hasContents = false
    /// Whether a repetition is marked, as it has one element.
    var isAlone = false
  }

  /// The namespace of the attributes that muster itself puts in.
  static let namespace: StaticString = " xmlns:muster=\"urn:muster:record\""
  /// The end of a tag without a value.
  static let noValue: StaticString = " nil=\"true\"/>"

  private static let item = XMLElementName(ByteSlice("item"))

  private let memory: WritingMemory
  /// Whether some name in the record may begin with `@`, so that attributes have to be looked for.
  private let hasAttributes: Bool
  private let marksKinds: Bool
  private var cursor: JSONCursor
  /// The member that is being written.
  private var member = ByteSlice.empty

  /// A writer of a value, given as compact JSON.
  init(_ json: ByteSlice, marksKinds: Bool, _ memory: WritingMemory) {
    self.memory = memory
    self.marksKinds = marksKinds
    cursor = JSONCursor(json)
    hasAttributes = json.firstOffset(of: ByteSlice("\"@")) != nil
  }

  /// Writes the value as the element of a record.
  ///
  /// Errors: `xml.forbiddenCharacter`; then a part has been added.
  mutating func append(
    record name: XMLElementName, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    memory.elements.removeAll()
    do throws(RecordProblem) {
      try name.begin(in: &output)
      try begin(object: name, isRecord: true, &output)
      try finish(&output)
    } catch {
      throw named(error)
    }
  }

  /// Writes the value as a member of a record.
  ///
  /// Errors: `xml.forbiddenCharacter`; then a part has been added.
  mutating func append(
    member name: ByteSlice, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    memory.elements.removeAll()
    member = name
    do throws(RecordProblem) {
      try begin(XMLElementName(name), &output)
      try finish(&output)
    } catch {
      throw named(error)
    }
  }

  private func named(_ problem: RecordProblem) -> RecordProblem {
    var problem = problem
    problem.property = problem.property ?? String(member)
    return problem
  }

  /// Goes on until everything is closed.
  private mutating func finish(_ output: inout ByteBuffer) throws(RecordProblem) {
    while memory.elements.count > 0 {
      let top = memory.elements.count - 1
      let open = memory.elements[top]
      switch open.kind {
      case .object: try nextMember(of: open, top, &output)
      case .repetition:
        if cursor.nextElement() {
          try begin(single: open.name, isAlone: open.isAlone, &output)
        } else {
          memory.elements.truncate(to: top)
        }
      case .list:
        if cursor.nextElement() {
          let isList = cursor.kind == .array
          try isList ? begin(list: Self.item, &output) : begin(single: Self.item, &output)
        } else {
          open.name.end(in: &output)
          memory.elements.truncate(to: top)
        }
      }
    }
  }

  private mutating func nextMember(
    of open: Open, _ top: Int, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    guard let name = cursor.nextMember(memory.scratch) else {
      if open.hasContents { open.name.end(in: &output) } else { output.append("/>") }
      return memory.elements.truncate(to: top)
    }
    memory.elements[top].hasMembers = true
    if Self.attribute(of: open.name, name, cursor.kind) != nil {
      cursor.readValue()
      return
    }
    if !open.hasContents { output.append(UInt8(ascii: ">")) }
    memory.elements[top].hasContents = true
    member = name
    if !open.isRecord, name == "#text", let text = ownText(isFirst: !open.hasMembers) {
      try output.append(xmlText: text)
      cursor.readValue()
    } else {
      try begin(XMLElementName(name), &output)
    }
  }

  // MARK: Elements

  /// Begins the element or elements of the value at the cursor.
  private mutating func begin(
    _ name: XMLElementName, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    guard cursor.kind == .array else { return try begin(single: name, &output) }
    let count = Self.repetitions(of: cursor)
    guard count > 0 else { return try begin(list: name, &output) }
    cursor.enter()
    memory.elements.append(
      Open(kind: .repetition, name: name, isAlone: count == 1 && marksKinds))
  }

  /// Begins the element of a value that is no array, and ends it if the value is a simple one.
  private mutating func begin(
    single name: XMLElementName, isAlone: Bool = false, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    try name.begin(in: &output)
    if isAlone { Self.append(kind: "element", to: &output) }
    switch cursor.kind {
    case .null:
      cursor.readValue()
      output.append(Self.noValue)
    case .object where cursor.isEmptyContainer:
      cursor.readValue()
      guard marksKinds else { return output.append(Self.noValue) }
      Self.append(kind: "object", to: &output)
      output.append("/>")
    case .object: try begin(object: name, isRecord: false, &output)
    case .string:
      output.append(UInt8(ascii: ">"))
      try output.append(xmlText: cursor.readText(memory.scratch))
      name.end(in: &output)
    case .number, .boolean, .array:
      output.append(UInt8(ascii: ">"))
      output.append(cursor.readValue())
      name.end(in: &output)
    }
  }

  /// Begins an element whose children are the elements of an array.
  private mutating func begin(
    list name: XMLElementName, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    try name.begin(in: &output)
    if !marksKinds && cursor.isEmptyContainer {
      cursor.readValue()
      return output.append(Self.noValue)
    }
    if marksKinds { Self.append(kind: "list", to: &output) }
    output.append(UInt8(ascii: ">"))
    cursor.enter()
    memory.elements.append(Open(kind: .list, name: name))
  }

  /// Adds the attributes of an object's element, whose start tag has been begun.
  private mutating func begin(
    object name: XMLElementName, isRecord: Bool, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    if hasAttributes { try appendAttributes(of: name, &output) }
    cursor.enter()
    memory.elements.append(Open(kind: .object, name: name, isRecord: isRecord))
  }

  /// How many elements of one name an array becomes; 0 where it needs an element of its own.
  private static func repetitions(of cursor: JSONCursor) -> Int {
    var cursor = cursor
    var count = 0
    var isAmbiguous = false
    cursor.enter()
    while cursor.nextElement() {
      count += 1
      if cursor.kind == .array { return 0 }
      isAmbiguous = cursor.kind == .object && cursor.isEmptyContainer
      cursor.readValue()
    }
    return count == 1 && isAmbiguous ? 0 : count
  }

  // MARK: Attributes and text

  private mutating func appendAttributes(
    of name: XMLElementName, _ output: inout ByteBuffer
  ) throws(RecordProblem) {
    var cursor = cursor
    cursor.enter()
    while let member = cursor.nextMember(memory.scratch) {
      guard let attribute = Self.attribute(of: name, member, cursor.kind) else {
        cursor.readValue()
        continue
      }
      self.member = member
      output.append(UInt8(ascii: " "))
      output.append(attribute)
      output.append("=\"")
      let isText = cursor.kind == .string
      try output.append(
        xmlAttribute: isText ? cursor.readText(memory.scratch) : cursor.readPlain())
      output.append(UInt8(ascii: "\""))
    }
  }

  /// The attribute that a member becomes, if its value is a simple one.
  private static func attribute(
    of name: XMLElementName, _ member: ByteSlice, _ kind: JSONCursor.Kind
  ) -> ByteSlice? {
    switch kind {
    case .string, .number, .boolean: name.attribute(for: member)
    case .object, .array, .null: nil
    }
  }

  /// The text that a member `#text` becomes; nil where it would not be read back as such a member: alone, it is
  /// the value of its element, and white space between elements is that of a layout.
  private func ownText(isFirst: Bool) -> ByteSlice? {
    guard cursor.kind == .string else { return nil }
    var cursor = cursor
    let text = cursor.readText(memory.scratch)
    if isFirst && cursor.nextMember(memory.scratch) == nil { return nil }
    return text.trimmedASCII.isEmpty ? nil : text
  }

  private static func append(kind: StaticString, to output: inout ByteBuffer) {
    output.append(namespace)
    output.append(" muster:kind=\"")
    output.append(kind)
    output.append(UInt8(ascii: "\""))
  }
}
