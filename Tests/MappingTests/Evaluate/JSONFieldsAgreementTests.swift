import Formats
import JSON
import Records
import TestKit
import Testing

@testable import Mapping

/// `muster eval` and tests look in trees, the reader in bytes: both must find the same.
@Suite struct JSONFieldsAgreementTests {
  private static let names = ["a", "b", "*", "0", "1", "", "a/b", "*/a"]
  private static let fields = [
    "a", "b", "a/b", "a/0", "a/*", "*", "*/a", "0", "0/1", "a/*/b", "a/*/0", "a/1/b", "a/00",
    "a/*/*", "a//b", "b/a/*/b", "missing", "a/b/a", "*/*", "b/*/a/1", "a/01/*",
  ]

  @Test func `both find the same values at the same paths`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let reference = JSONFields(Self.fields)
    for _ in 0..<3_000 {
      let text = Self.object(&generator, depth: 0)
      let tree = try JSONReader.tree(of: SourceText(text: text), as: .strict)
      var wanted = GrowingTable<Cell>()
      reference.read(tree, into: &wanted)
      let batch = try Self.batch(of: text)
      let found = batch.fields(of: 0)
      for (number, field) in Self.fields.enumerated() {
        #expect(
          Self.text(of: found[number]) == Self.text(of: wanted[number]),
          "[\(field)] of \(text), seed \(seed)")
      }
    }
  }

  private static func batch(of text: String) throws -> RecordBatch {
    var settings = JSONRecordSettings()
    settings.layout = .lines
    let reader = try JSONRecordReader(TextSource(text), settings: settings)
    let batch = reader.makeBatch(fields: fields)
    #expect(try reader.read(into: batch))
    try batch.decode()
    #expect(batch.problems.isEmpty)
    return batch
  }

  private static func object(_ generator: inout SeededGenerator, depth: Int) -> String {
    let keys = names.filter { _ in Int.random(in: 0..<2, using: &generator) == 0 }
    return "{"
      + keys.map { "\"\($0)\":" + value(&generator, depth: depth + 1) }.joined(separator: ",") + "}"
  }

  private static func value(_ generator: inout SeededGenerator, depth: Int) -> String {
    switch Int.random(in: depth > 3 ? 3..<8 : 0..<8, using: &generator) {
    case 0: return object(&generator, depth: depth)
    case 1, 2:
      let count = Int.random(in: 0..<4, using: &generator)
      return "["
        + (0..<count).map { _ in value(&generator, depth: depth + 1) }
        .joined(separator: ",") + "]"
    case 3: return "null"
    case 4: return ["true", "false"].randomElement(using: &generator) ?? ""
    case 5: return "\(Int.random(in: -9...9, using: &generator)).50"
    default: return "\"\(Int.random(in: 0...9, using: &generator))\""
    }
  }

  private static func text(of cell: Cell) -> String {
    cell.kind == .list
      ? "[" + (0..<cell.elementCount).map { text(of: cell.element($0)) }.joined(separator: ", ")
        + "]"
      : "\(cell.kind) \(String(cell.bytes)) \(cell.isTrue)"
  }
}

/// A text as a source.
private final class TextSource: ByteSource {
  let name = "text"
  private let text: String

  init(_ text: String) { self.text = text }

  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    if !buffer.isEmpty { return 0 }
    buffer.append(text)
    return text.utf8.count
  }
}
