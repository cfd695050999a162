public import Records
import Synchronization

/// What rejects need to know of the document, which shows when its first record has been read.
final class XMLRejectsContext: Sendable {
  private let state = Mutex<XMLSurroundings?>(nil)

  /// What is around the records; nothing before there was one.
  var surroundings: XMLSurroundings { state.withLock { $0 } ?? XMLSurroundings([]) }

  /// Keeps what is around the first record.
  func note(_ surroundings: XMLSurroundings) {
    state.withLock { if $0 == nil { $0 = surroundings } }
  }
}

/// Writes rejected XML records as a document of their own, in UTF-8.
///
/// The records stand below elements of the same names as in the input, so that the same settings fit. Each
/// has its line and the reason as attributes of muster's namespace, which the reader passes over; those of
/// an earlier rejects file are left out.
/// Source: DESIGN.md section 7.
public struct XMLRejects: RecordRejects {
  private let context: XMLRejectsContext
  /// Whether the start tags have been written: what is around records shows with the first of them.
  private var hasTags = false

  init(_ context: XMLRejectsContext) { self.context = context }

  /// The reasons are attributes of the records.
  public var separatesReasons: Bool { false }

  /// Adds the XML declaration.
  public mutating func begin(to output: inout ByteBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Adds the start tags of the elements around the records.
  private func appendStartTags(_ surroundings: XMLSurroundings, to output: inout ByteBuffer) {
    for (number, element) in surroundings.elements.enumerated() {
      output.append("<\(element.name)")
      for declaration in element.declarations { output.append(declaration.text) }
      if number == surroundings.elements.count - 1,
        let prefix = Self.undeclaredPrefix(surroundings)
      {
        output.append(XMLNamespaceDeclaration(prefix: prefix, uri: XMLNamespaceName.muster).text)
      }
      output.append(">\n")
    }
  }

  /// Adds a record.
  public mutating func append(
    _ record: ByteSlice, line: Int, reason: String, in encoding: TextEncoding,
    to output: inout ByteBuffer
  ) {
    let surroundings = context.surroundings
    if !hasTags {
      appendStartTags(surroundings, to: &output)
      hasTags = true
    }
    var attributes = XMLAttributes()
    let nameEnd = record.endOfName(from: 1)
    attributes.read(record, from: nameEnd)
    var scopes = XMLScopes(surroundings.scope)
    let scope = scopes.scope(in: 0, record, attributes)
    let prefix = prefix(in: surroundings, scopes, scope)
    output.append(record[..<nameEnd])
    if prefix.isNew {
      output.append(
        XMLNamespaceDeclaration(prefix: prefix.text, uri: XMLNamespaceName.muster).text)
    }
    output.append(" \(prefix.text):line=\"\(line)\" \(prefix.text):reason=\"")
    output.append(xmlAttributeOf: reason)
    output.append("\"")
    var at = nameEnd
    for number in 0..<attributes.all.count {
      let attribute = attributes.all[number]
      let (prefix, local) = XMLNamespaces.split(String(record[attribute.name]))
      let isOwn =
        (local == "line" || local == "reason")
        && scopes.uri(of: prefix, in: scope) == XMLNamespaceName.muster && !prefix.isEmpty
      if isOwn {
        output.append(record[at..<attribute.start])
        at = attribute.value.upperBound + 1
      }
    }
    output.append(record[at...])
    output.append("\n")
  }

  /// Adds the end tags behind the records.
  public mutating func end(to output: inout ByteBuffer) {
    guard hasTags else { return }
    for element in context.surroundings.elements.reversed() {
      output.append("</\(element.name)>\n")
    }
  }

  // MARK: The prefix of the attributes

  /// The first of muster, muster2, muster3 … of which something holds.
  private static func firstPrefix(where fits: (String) -> Bool) -> String {
    var prefix = "muster"
    var number = 1
    while !fits(prefix) {
      number += 1
      prefix = "muster\(number)"
    }
    return prefix
  }

  /// The prefix that the rejects declare around the records; nil where the input does so already.
  private static func undeclaredPrefix(_ surroundings: XMLSurroundings) -> String? {
    if surroundings.scope.contains(where: { $0.uri == XMLNamespaceName.muster }) { return nil }
    return firstPrefix { prefix in !surroundings.scope.contains { $0.prefix == prefix } }
  }

  /// The prefix for the attributes of a record, and whether the record has to declare it: where nothing
  /// is around it, or where it means something else by the prefix.
  private func prefix(
    in surroundings: XMLSurroundings, _ scopes: XMLScopes, _ scope: Int32
  ) -> (text: String, isNew: Bool) {
    if !surroundings.elements.isEmpty {
      let around =
        Self.undeclaredPrefix(surroundings)
        ?? surroundings.scope.first { $0.uri == XMLNamespaceName.muster }?.prefix
      if let around, !around.isEmpty,
        ["", XMLNamespaceName.muster].contains(scopes.uri(of: around, in: scope))
      {
        return (around, false)
      }
    }
    return (Self.firstPrefix { scopes.uri(of: $0, in: scope).isEmpty }, true)
  }
}
