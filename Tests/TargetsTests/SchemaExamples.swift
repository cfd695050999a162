import Records
import Targets
import Testing
import Text

/// Documents for tests, made around the part that a test is about.
enum SchemaExamples {
  /// Reads a document given as text.
  static func read(_ text: String, file: String = "acme.openapi.json") -> TargetReading {
    var buffer = ByteBuffer(capacity: text.utf8.count)
    buffer.append(text)
    return TargetReading(document: buffer.slice, file: file)
  }

  /// Reads a document of one operation `make` whose JSON body has a schema.
  static func read(
    schema: String, components: String = "{}", version: String = "3.1.0",
    mediaType: String = "application/json"
  ) -> TargetReading {
    read(
      """
      {"openapi": "\(version)", "info": {"title": "Acme", "version": "1"},
       "paths": {"/things": {"post": {"operationId": "make",
         "requestBody": {"content": {"\(mediaType)": {"schema": \(schema)}}},
         "responses": {"200": {"description": "ok"}}}}},
       "components": {"schemas": \(components)}}
      """)
  }

  /// The schema of that body.
  static func schema(_ reading: TargetReading) throws -> Schema {
    let target = try #require(reading.target, "\(reading.diagnostics.map(\.text))")
    let body = try #require(target.operation(named: "make")?.body)
    return try #require(body.contents.first).schema
  }

  /// The rule of a schema given as JSON.
  static func rule(_ schema: String, as wire: ValueRule.Wire = .json) throws -> ValueRule {
    var problems: [Diagnostic] = []
    let rule = try ValueRule(Self.schema(read(schema: schema)), as: wire, problems: &problems)
    #expect(problems.isEmpty)
    return rule
  }
}

extension ValueRule {
  /// Checks a value, whose bytes live as long as the check.
  func breach(of value: Value) -> RuleBreach? {
    let scratch = Scratch()
    return withExtendedLifetime(scratch) {
      check(value.cell(in: scratch), memory: PatternMemory())
    }
  }
}

/// A value on the data path, written down in a test.
enum Value: CustomTestStringConvertible {
  case none, cleared
  case text(String)
  case number(String)
  case boolean(Bool)
  case date
  case nested(String)
  case file(String)
  indirect case list([Value])

  /// The value as a cell in a scratch.
  func cell(in scratch: Scratch) -> Cell {
    switch self {
    case .none: return .null
    case .cleared: return .cleared
    case .text(let text): return .text(scratch.copy(text))
    case .number(let text): return .number(scratch.copy(text))
    case .boolean(let value): return .boolean(value)
    case .date: return .date(ticks: 630_000_000_000_000_000)
    case .nested(let text): return .nested(scratch.copy(text))
    case .file(let path): return .file(scratch.copy(path))
    case .list(let values):
      let mark = scratch.beginList()
      for value in values { scratch.push(value.cell(in: scratch)) }
      return scratch.finishList(from: mark)
    }
  }

  var testDescription: String {
    switch self {
    case .none: "no value"
    case .cleared: "Clear()"
    case .text(let text): "text \(text)"
    case .number(let text): "number \(text)"
    case .boolean(let value): "\(value)"
    case .date: "a date"
    case .nested(let text): "nested \(text)"
    case .file(let path): "file \(path)"
    case .list(let values): "[" + values.map(\.testDescription).joined(separator: ", ") + "]"
    }
  }
}
