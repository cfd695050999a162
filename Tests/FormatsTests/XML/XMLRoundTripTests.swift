import JSON
import Records
import TestKit
import Testing

@testable import Formats

/// Records go to XML and come back, whatever JSON they are.
@Suite struct XMLRoundTripTests {
  /// The document of some records, given as JSON objects, as the writer makes it.
  private static func document(_ records: [String]) throws -> [UInt8] {
    let writer = try XMLRecordWriter(.object)
    let memory = WritingMemory()
    var output = ByteBuffer()
    writer.begin(to: &output)
    for record in records {
      var json = ByteBuffer()
      json.append(record)
      var cells = GrowingTable<Cell>()
      cells.append(.nested(json.slice))
      try writer.append(CellList(cells, from: 0, count: 1), memory, to: &output)
    }
    writer.end(to: &output)
    return Array(output.slice)
  }

  /// JSON with the members of every object in order, and numbers and truth values as text.
  private static func normal(_ text: String) throws -> String {
    let tree = try JSONReader.tree(
      of: SourceText(file: "t", bytes: Array(text.utf8)), as: .strict)
    return form(tree)
  }

  private static func form(_ node: JSONNode) -> String {
    if let object = node.object {
      return "{"
        + object.members.map { "\($0.key.debugDescription):\(form($0.value))" }.sorted()
        .joined(separator: ",") + "}"
    }
    if let elements = node.elements { return "[" + elements.map(form).joined(separator: ",") + "]" }
    switch node.kind {
    case .null: return "null"
    case .boolean(let value): return "\"\(value)\""
    case .number(let number): return number.text.debugDescription
    default: return (node.text ?? "").debugDescription
    }
  }

  @Test(arguments: [
    #"{"a":"x","b":"","c":null,"d":" ","e":"a\nb\tc\r"}"#,
    #"{"a":{},"b":[],"c":[[]],"d":[{}],"e":[null],"f":[""],"g":[[1,[2]],[3]],"h":{"i":{}}}"#,
    #"{"a":["x"],"b":["x","y"],"c":[{"d":"1"},{"d":"2"}],"e":[{"f":["g"]}]}"#,
    ##"{"@id":"7","#text":"x","a":{"@b":"c","#text":"d"},"e":{"#text":"f"},"@g":null,"@h":["i"]}"##,
    ##"{"a":{"#text":" x"},"b":{"#text":"","c":"1"},"d":{"#text":null}}"##,
    #"{"":"1","1":"2","a b":"3","xml":"4","p:q":"5","field":"6","@name":"7","é":"8","//":"9"}"#,
    #"{"field":{"@name":"x","y":"z"},"name":{"@nil":"true"},"nil":"true","@nil":"1"}"#,
    #"{"a b":{"c d":{"e f":["g","h"]}},"i j":[],"k l":null}"#,
    #"{"muster:line":"1","muster:kind":"list","@muster:kind":"list"}"#,
  ]) func `JSON comes back as it was`(_ record: String) throws {
    let reading = XMLReading(ChunkedSource(try Self.document([record])))
    #expect(reading.failure == nil)
    #expect(try Self.normal(reading.records[0][0]) == Self.normal(record))
  }

  /// Random JSON, small and odd.
  private struct RandomJSON {
    var generator: SeededGenerator
    private static let names = [
      "a", "b", "name", "field", "@id", "@x y", "#text", "nil", "@nil", "1", "a b", "xmlns", "é",
      "",
    ]
    private static let texts = ["", " ", "x", "a & <b>", "\"q\"", "é😀", "two\nlines", "]]>", " x "]

    mutating func value(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth > 3 ? 3 : 6), using: &generator) {
      case 0, 1: return Self.texts.randomElement(using: &generator)?.debugJSON ?? ""
      case 2: return ["null", "true", "-1.50"].randomElement(using: &generator) ?? ""
      case 3, 4: return object(depth + 1)
      default:
        let count = Int.random(in: 0...3, using: &generator)
        return "[" + (0..<count).map { _ in value(depth + 1) }.joined(separator: ",") + "]"
      }
    }

    mutating func object(_ depth: Int) -> String {
      let names = Self.names.shuffled(using: &generator).prefix(
        Int.random(in: 0...4, using: &generator))
      return "{" + names.map { "\($0.debugJSON):\(value(depth))" }.joined(separator: ",") + "}"
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `random records come back as they were`(
    _ seed: UInt64
  ) throws {
    var random = RandomJSON(generator: SeededGenerator(seed: seed))
    let records = (0..<400).map { _ in random.object(0) }
    let reading = XMLReading(ChunkedSource(try Self.document(records)))
    #expect(reading.failure == nil && reading.records.count == records.count)
    for (record, read) in zip(records, reading.records) {
      #expect(try Self.normal(read[0]) == Self.normal(record))
    }
  }
}

extension String {
  /// The text as JSON.
  fileprivate var debugJSON: String {
    var buffer = ByteBuffer()
    buffer.appendJSONString(self)
    return String(buffer.slice)
  }
}
