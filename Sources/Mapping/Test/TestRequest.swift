import JSON
import Records
import Targets

/// A request that a test's record made, in a form that can be compared with what the test expects.
struct TestRequest {
  let operation: String
  /// Values by part of the request and name, in order.
  private var parts: [String: [String: [String]]] = [:]

  init(_ request: borrowing MappedRequest, _ mapping: Mapping) {
    operation = mapping.shapes[request.shape].operation
    for position in 0..<request.values.count {
      let value = request.values[position]
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
