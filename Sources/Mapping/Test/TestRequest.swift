import JSON
import Records
import Targets

/// A request that a test's record made, in a form that can be compared with what the test expects.
struct TestRequest {
  let operation: String
  /// Values by part of the request and name, in order.
  private var parts: [String: [String: [String]]] = [:]
  /// The body, if it is JSON.
  private var body: JSONNode?

  init(_ request: borrowing MappedRequest, _ mapping: Mapping) {
    operation = mapping.shapes[request.shape].operation
    let json = mapping.shapes[request.shape].json
    if let json {
      var first = 0
      while first < request.values.count, request.values[first].part != .body { first += 1 }
      var buffer = ByteBuffer()
      var writer = JSONBodyWriter()
      writer.append(request, from: first, json, to: &buffer)
      body = JSONReader.read(SourceText(text: String(buffer.slice)), as: .strict).root
    }
    for position in 0..<request.values.count {
      let value = request.values[position]
      if value.part == .body && json != nil { break }
      let name = JSONReader.read(
        SourceText(text: String(mapping.names[value.name].json)), as: .strict
      ).root?.text
      parts[value.part.name, default: [:]][name ?? "", default: []].append(String(value.bytes))
    }
  }

  /// The first thing that differs from an expectation, and where that stands; nil when nothing does.
  func difference(from expected: JSONNode) -> (String, JSONNode)? {
    guard let object = expected.object else {
      return ("an expected request is an object, and this is \(expected.kindName)", expected)
    }
    for member in object.members {
      if member.key == "operation" {
        if member.value.text != operation {
          return ("the request is \(operation)", member.value)
        }
        continue
      }
      guard ["path", "query", "headers", "body"].contains(member.key) else {
        return ("a request has no part \"\(member.key)\"", member.value)
      }
      if member.key == "body", let body {
        if let (what, node) = Self.difference(of: body, from: member.value, operation) {
          return (what, node)
        }
        continue
      }
      guard let values = member.value.object?.members else {
        return ("\(member.key) is an object, and this is \(member.value.kindName)", member.value)
      }
      for value in values {
        if value.value.object != nil {
          return ("\(value.key) is one value or a list, and this is an object", value.value)
        }
        let found = parts[member.key]?[value.key] ?? []
        if found != Self.texts(of: value.value) {
          let shown = found.map { "\"\($0)\"" }.joined(separator: ", ")
          let state = found.isEmpty ? "has no value" : "is \(shown)"
          return ("\(operation).\(value.key) \(state)", value.value)
        }
      }
    }
    return nil
  }

  /// The first thing in which a JSON value differs from an expectation: members that are not expected may be
  /// there, elements of arrays may not.
  private static func difference(
    of node: JSONNode?, from expected: JSONNode, _ label: String
  ) -> (String, JSONNode)? {
    switch expected.kind {
    case .object(let object):
      guard node?.object != nil else { return ("\(label) is \(shown(node))", expected) }
      for member in object.members {
        let found = difference(
          of: node?[member.key], from: member.value, "\(label).\(member.key)")
        if let found { return found }
      }
      return nil
    case .array(let elements):
      guard let found = node?.elements, found.count == elements.count else {
        return ("\(label) is \(shown(node))", expected)
      }
      for (position, element) in elements.enumerated() {
        let found = difference(of: found[position], from: element, "\(label)[\(position)]")
        if let found { return found }
      }
      return nil
    default: return shown(node) == shown(expected) ? nil : ("\(label) is \(shown(node))", expected)
    }
  }

  private static func shown(_ node: JSONNode?) -> String {
    guard let node, !node.isNull else { return "without a value" }
    var buffer = ByteBuffer()
    buffer.append(json: node)
    return String(buffer.slice)
  }

  /// The values that an expectation stands for; none for null.
  private static func texts(of node: JSONNode) -> [String] {
    switch node.kind {
    case .array(let elements): elements.flatMap { texts(of: $0) }
    case .string(let text): [text.value]
    case .number(let number): [number.decimal ?? number.text]
    case .boolean(let value): [value ? "true" : "false"]
    case .null, .object, .invalid: []
    }
  }
}

extension MappedRequest.Part {
  /// The part's key in a mapping.
  fileprivate var name: String {
    switch self {
    case .path: "path"
    case .query: "query"
    case .header: "headers"
    case .body: "body"
    }
  }
}
