import CLibXML2
import JSON
import Records

@testable import Formats

/// An element as libxml2's own tree has it.
struct XMLOracleElement {
  struct Attribute {
    var name: String
    var uri: String
    var value: String
  }

  enum Part {
    case element(XMLOracleElement)
    case text(String)
  }

  var name: String
  var attributes: [Attribute] = []
  var parts: [Part] = []

  /// The root of a document; nil where libxml2 refuses it, or it has a DOCTYPE.
  static func root(of bytes: [UInt8]) -> XMLOracleElement? {
    muster_xml_be_silent()
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
        Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }
    guard let document = unsafe document else { return nil }
    defer { unsafe xmlFreeDoc(document) }
    guard unsafe document.pointee.intSubset == nil,
      let root = unsafe xmlDocGetRootElement(document)
    else { return nil }
    return unsafe XMLOracleElement(root)
  }

  @unsafe
  private init(_ node: UnsafeMutablePointer<xmlNode>) {
    name = unsafe Self.name(node.pointee.name, node.pointee.ns)
    var attribute = unsafe node.pointee.properties
    while let found = unsafe attribute {
      var value = ""
      var part = unsafe found.pointee.children
      while let text = unsafe part {
        value += unsafe text.pointee.content.map { unsafe String(cString: $0) } ?? ""
        unsafe part = text.pointee.next
      }
      unsafe attributes.append(
        Attribute(
          name: Self.name(found.pointee.name, found.pointee.ns),
          uri: found.pointee.ns.map { unsafe String(cString: $0.pointee.href) } ?? "",
          value: value))
      unsafe attribute = found.pointee.next
    }
    var child = unsafe node.pointee.children
    while let found = unsafe child {
      switch unsafe found.pointee.type {
      case XML_ELEMENT_NODE: parts.append(.element(unsafe XMLOracleElement(found)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        parts.append(.text(unsafe found.pointee.content.map { unsafe String(cString: $0) } ?? ""))
      default: break
      }
      unsafe child = found.pointee.next
    }
  }

  @unsafe
  private static func name(
    _ local: UnsafePointer<xmlChar>, _ space: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    let local = unsafe String(cString: local)
    guard let prefix = unsafe space?.pointee.prefix else { return local }
    return unsafe String(cString: prefix) + ":" + local
  }
}

extension XMLOracleElement {
  /// The JSON of the elements right inside, which are records.
  var records: [String] { children.map { $0.object(isRecord: true) } }

  private var children: [XMLOracleElement] {
    parts.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  private var text: String {
    parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  private var isNull: Bool {
    children.isEmpty && text.isEmpty
      && attributes.contains { $0.isNil && ($0.value == "true" || $0.value == "1") }
  }

  /// The name of the field that the element stands for.
  private var alias: Attribute? {
    name == "field" ? attributes.first { $0.name == "name" } : nil
  }

  private func value() -> String {
    let own = attributes.filter {
      $0.uri != XMLNamespaceName.muster && !(isNull && $0.isNil) && $0.name != alias?.name
    }
    if !children.isEmpty || !own.isEmpty { return object(isRecord: false) }
    return isNull ? "null" : Self.json(text)
  }

  private func object(isRecord: Bool) -> String {
    var members: [(key: String, values: [String])] = []
    func add(_ key: String, _ value: String) {
      if let known = members.firstIndex(where: { $0.key == key }) {
        members[known].values.append(value)
      } else {
        members.append((key, [value]))
      }
    }
    for attribute in attributes where attribute.uri != XMLNamespaceName.muster {
      if isRecord || attribute.name != alias?.name {
        add("@" + attribute.name, Self.json(attribute.value))
      }
    }
    for child in children { add(child.alias?.value ?? child.name, child.value()) }
    let isLayout = text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if !text.isEmpty, children.isEmpty || !isLayout, !members.contains(where: { $0.key == "#text" })
    {
      members.append(("#text", [Self.json(text)]))
    }
    let texts = members.map { key, values in
      Self.json(key) + ":" + (values.count == 1 ? values[0] : "[\(values.joined(separator: ","))]")
    }
    return "{" + texts.joined(separator: ",") + "}"
  }

  private static func json(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.appendJSONString(text)
    return String(buffer.slice)
  }
}

extension XMLOracleElement.Attribute {
  fileprivate var isNil: Bool {
    name == "nil" || uri == XMLNamespaceName.schemaInstance && name.hasSuffix(":nil")
  }
}
