internal import JSON
internal import Records
internal import Text

/// Lists, and objects and arrays that come as source bytes.
extension ValueRule {
  /// Checks each element that has a value; elements without one are left out of requests.
  func checkList(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    guard types.contains(.array) else {
      return RuleBreach(
        "request.type", "must be \(types.phrase), not a list",
        advice: "choose one with Item(), join them with Join(), or make a request of each")
    }
    var count = 0
    for index in 0..<cell.elementCount {
      let element = cell.element(index)
      if element.hasNoValue { continue }
      if let breach = items?.check(element, memory: memory) { return breach.of(element: index) }
      count += 1
    }
    // A list that ends up empty is left out, so it is for `required` to miss it.
    return count == 0 ? nil : checkCount(count)
  }

  /// Checks one value where a list of one is meant.
  func checkSingleElement(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    items?.check(cell, memory: memory) ?? checkCount(1)
  }

  func checkCount(_ count: Int) -> RuleBreach? {
    if count < minItems {
      return RuleBreach("request.items", "must have at least \(Self.elements(minItems))")
    }
    if count > maxItems {
      return RuleBreach("request.items", "must have at most \(Self.elements(maxItems))")
    }
    return nil
  }

  private static func elements(_ count: Int) -> String {
    count == 1 ? "1 element" : "\(count) elements"
  }

  /// Checks the source bytes of a JSON object or array.
  func checkNested(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    let isArray = cell.bytes.first == UInt8(ascii: "[")
    guard wire == .json || isArray && wire != .path else {
      return RuleBreach(
        "request.type", "must be \(types.phrase), not an object",
        advice: "choose one of its members by path, such as [name/first]")
    }
    guard types.contains(isArray ? .array : .object) else {
      return RuleBreach(
        "request.type", "must be \(types.phrase), not \(isArray ? "an array" : "an object")",
        advice: isArray ? "choose its elements by path, such as [emails/*/value]" : nil)
    }
    guard isArray ? items != nil || minItems > 0 || maxItems < .max : object != nil else {
      return nil
    }
    let source = SourceText(file: nil, bytes: cell.bytes, isConfidential: true)
    guard let root = JSONReader.read(source, as: .strict).root else {
      return RuleBreach("request.type", "is not JSON")
    }
    return check(root, memory: memory)
  }

  /// Checks a value of a JSON tree.
  func check(_ node: JSONNode, memory: PatternMemory) -> RuleBreach? {
    switch node.kind {
    case .null, .invalid:
      return nil
    case .boolean(let value):
      return check(.boolean(value), memory: memory)
    case .number(let number):
      return withCell(.number, of: number.text) { check($0, memory: memory) }
    case .string(let string):
      return withCell(.text, of: string.value) { check($0, memory: memory) }
    case .array(let elements):
      guard types.contains(.array) else { return typeBreach(of: .list) }
      for (index, element) in elements.enumerated() {
        if let breach = items?.check(element, memory: memory) { return breach.of(element: index) }
      }
      return checkCount(elements.count)
    case .object(let members):
      guard types.contains(.object) else { return typeBreach(of: .nested) }
      return object?.check(members, memory: memory)
    }
  }

  private func withCell(
    _ kind: Cell.Kind, of text: String, _ check: (Cell) -> RuleBreach?
  ) -> RuleBreach? {
    var buffer = ByteBuffer(capacity: text.utf8.count)
    buffer.append(text)
    return check(Cell(kind: kind, bytes: buffer.slice))
  }
}
