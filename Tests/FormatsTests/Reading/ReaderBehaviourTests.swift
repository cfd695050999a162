import Formats
import Records
import Synchronization
import TestKit
import Testing

/// What every reader does, whatever its format.
@Suite struct ReaderBehaviourTests {
  @Test(arguments: FormatUnderTest.allDocuments)
  func `gives records with their places`(_ format: FormatUnderTest, _ name: String) throws {
    let document = try #require(format.document(name))
    let reading = RecordReading(format, document.marked.text.utf8, fields: document.fields)
    #expect(reading.failure == nil)
    #expect(reading.records.map(\.cells) == document.cells)
    #expect(reading.records.map(\.line) == document.marked.lines)
    #expect(reading.records.map(\.ordinal) == Array(1..<document.cells.count + 1))
    let problems = reading.records.filter { $0.problem != nil }
    #expect(
      Dictionary(uniqueKeysWithValues: problems.map { ($0.ordinal, $0.problem?.code) })
        == document.problems)
    for problem in problems { #expect(problem.problem?.advice != nil) }
  }

  @Test(arguments: FormatUnderTest.allDocuments)
  func `reads the same at every size of chunks`(
    _ format: FormatUnderTest, _ name: String
  ) throws {
    let document = try #require(format.document(name))
    expectSameAtEveryCut(format, Array(document.marked.text.utf8), document.fields)
  }

  @Test(arguments: FormatUnderTest.allBroken)
  func `names the place where an input breaks, and gives the records before it`(
    _ format: FormatUnderTest, _ name: String
  ) throws {
    let document = try #require(format.broken(name))
    let reading = RecordReading(format, document.marked.text.utf8, fields: ["id"])
    let failure = try #require(reading.failure)
    #expect(failure.code == document.code)
    #expect(failure.advice != nil)
    #expect(failure.place?.file == "staff.csv")
    #expect(reading.records.count == document.recordCount)
    #expect(reading.codes.allSatisfy { $0 == nil })
    if let line = document.marked.lines.first { #expect(failure.place?.line == line) }
    if document.namesColumn {
      #expect(failure.place?.column == document.marked.columns.first)
    }
  }

  @Test(arguments: FormatUnderTest.allBroken)
  func `breaks the same at every size of chunks`(
    _ format: FormatUnderTest, _ name: String
  ) throws {
    let document = try #require(format.broken(name))
    expectSameAtEveryCut(format, Array(document.marked.text.utf8), ["id"])
  }

  private func expectSameAtEveryCut(
    _ format: FormatUnderTest, _ bytes: [UInt8], _ fields: [String]
  ) {
    let whole = RecordReading(format, bytes, fields: fields)
    for size in 1..<max(2, bytes.count) {
      #expect(
        RecordReading(format, bytes, sizes: [size], fields: fields) == whole, "chunks of \(size)")
    }
    for cut in bytes.indices {
      #expect(
        RecordReading(format, bytes, sizes: [cut + 1, .max], fields: fields) == whole,
        "cut behind byte \(cut)")
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `reads many batches in order, at any size of chunks`(_ format: FormatUnderTest) {
    let records = (1...20_000).map { ("i\($0)", String(repeating: "n", count: $0 % 90)) }
    let bytes = Array(format.write(records).utf8)
    let whole = RecordReading(format, bytes, fields: ["id", "note"])
    #expect(whole.failure == nil)
    #expect(whole.records.map(\.ordinal) == Array(1...20_000))
    #expect(whole.firstCells == records.map { "\"\($0.0)\"" })
    for size in [4_093, 65_536, 200_000] {
      #expect(RecordReading(format, bytes, sizes: [size], fields: ["id", "note"]) == whole)
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `takes a field of the limit, and rejects the record of one byte more`(
    _ format: FormatUnderTest
  ) {
    for (size, code) in [(100, nil), (101, format.fieldTooLong)] as [(Int, DiagnosticCode?)] {
      let text = format.write([("1", String(repeating: "n", count: size)), ("2", "x")])
      let reading = RecordReading(
        format, text.utf8, fields: ["id", "note"], limits: .init(field: 100))
      #expect(reading.failure == nil)
      #expect(reading.codes == [code, nil])
      let message = reading.records.first?.problem?.summary ?? "100"
      #expect(message.contains("100"))
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `a field over the limit that nobody asked for does no harm`(_ format: FormatUnderTest) {
    let text = format.write([("1", String(repeating: "n", count: 101))])
    let reading = RecordReading(format, text.utf8, fields: ["id"], limits: .init(field: 100))
    #expect(reading.failure == nil && reading.codes == [nil])
  }

  @Test(arguments: FormatUnderTest.all, [200, 500_000])
  func `takes a record of the limit, and stops at one byte more`(
    _ format: FormatUnderTest, _ limit: Int
  ) {
    let fit = limit - format.recordOverhead - 1
    for size in [fit, fit + 1] {
      let text = format.write([("1", "x"), ("2", String(repeating: "n", count: size)), ("3", "x")])
      for chunk in [.max, 1_000] {
        let reading = RecordReading(
          format, text.utf8, sizes: [chunk], fields: ["id"], limits: .init(record: limit))
        #expect(reading.records.count == (size == fit ? 3 : 1))
        #expect(reading.failure?.code == (size == fit ? nil : format.recordTooLong))
        if let failure = reading.failure {
          #expect(failure.summary.contains("\(limit)") && failure.place?.line != nil)
        }
      }
    }
  }

  @Test(arguments: FormatUnderTest.all.filter { $0.nested != nil })
  func `takes nesting of the limit, and refuses one level more`(_ format: FormatUnderTest) throws {
    let nested = try #require(format.nested)
    for (limit, isSet) in [(512, false), (3, true), (2_000, true)] {
      let limits = FormatUnderTest.Limits(nesting: isSet ? limit : nil)
      let fit = RecordReading(format, nested(limit).utf8, fields: ["id"], limits: limits)
      #expect(fit.failure == nil && fit.codes == [nil])
      let deep = RecordReading(format, nested(limit + 1).utf8, fields: ["id"], limits: limits)
      let problem = deep.failure ?? deep.records.first?.problem?.diagnostic
      #expect(problem?.code.description.hasSuffix(".tooDeep") == true)
      #expect(problem?.summary.contains("\(limit)") == true)
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `invalid bytes are named by line and byte, behind the records before them`(
    _ format: FormatUnderTest
  ) throws {
    // Enough valid letters that nobody takes the file for another encoding.
    let letters = String(repeating: "é", count: 60_000)
    let text = format.write([("1", letters), ("2", "x#y"), ("3", "z")])
    var bytes = Array(text.utf8)
    let position = try #require(bytes.firstIndex(of: UInt8(ascii: "#")))
    bytes[position] = 0xE9
    for chunk in [.max, 10_000, 7] {
      let reading = RecordReading(format, bytes, sizes: [chunk], fields: ["id", "note"])
      let failure = try #require(reading.failure)
      #expect(failure.code == "input.invalidBytes")
      #expect(failure.place?.byte == position)
      let line = 1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") }
      #expect(failure.place?.line == line)
      #expect(reading.firstCells == ["\"1\""])
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `reads every encoding`(_ format: FormatUnderTest) {
    let text = format.write([("1", "café"), ("2", "Zoë")])
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let inputs: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      format.guessesEncodings ? latin : Array(text.utf8),
      [0xFF, 0xFE] + utf16(text, highByteFirst: false),
      [0xFE, 0xFF] + utf16(text, highByteFirst: true),
      utf16(text, highByteFirst: false),
    ]
    for (number, bytes) in inputs.enumerated() {
      for size in [1, 3, .max] {
        let reading = RecordReading(format, bytes, sizes: [size], fields: ["note"])
        #expect(reading.failure == nil, "input \(number)")
        #expect(reading.firstCells == ["\"café\"", "\"Zoë\""], "input \(number)")
      }
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `a source that fails is told of behind the whole records before it`(
    _ format: FormatUnderTest
  ) {
    let records = (1...5_000).map { ("i\($0)", String(repeating: "n", count: 90)) }
    let bytes = Array(format.write(records).utf8)
    for size in [bytes.count / 2, bytes.count - 20] {
      let reading = RecordReading(
        format, FailingSource(Array(bytes[..<size])), fields: ["id", "note"])
      #expect(reading.failure?.code == "input.unreadable")
      let whole = RecordReading(format, bytes, fields: ["id", "note"])
      #expect(Array(whole.records.prefix(reading.records.count)) == reading.records)
      #expect(reading.records.count >= records.count * size / bytes.count - 2)
    }
  }

  @Test(arguments: FormatUnderTest.all)
  func `has no more records at its end, however often it is asked`(
    _ format: FormatUnderTest
  ) throws {
    let source = ChunkedSource(Array(format.write([("1", "x")]).utf8))
    let reader = try format.open(source, FormatUnderTest.Limits())
    let batch = reader.makeBatch(fields: ["id"])
    #expect(try reader.read(into: batch))
    for _ in 1...3 { #expect(try !reader.read(into: batch)) }
    #expect(batch.count == 0)
  }

  @Test(arguments: FormatUnderTest.all)
  func `asks for no more than is needed to give the first records`(
    _ format: FormatUnderTest
  ) throws {
    let records = (1...50_000).map { ("i\($0)", String(repeating: "n", count: 90)) }
    let bytes = Array(format.write(records).utf8)
    let reader = try format.open(ChunkedSource(bytes, sizes: [16_384]), FormatUnderTest.Limits())
    #expect(try reader.read(into: reader.makeBatch(fields: ["id"])))
    #expect(reader.byteCount < 500_000)
  }

  @Test(arguments: FormatUnderTest.all)
  func `rejects can be converted again as they are, and again`(_ format: FormatUnderTest) throws {
    let text = format.write([("1", "café"), ("2", "x"), ("3", "Zoë")])
    for input in [Array(text.utf8), [0xFF, 0xFE] + utf16(text, highByteFirst: false)] {
      var bytes = input
      var lines: [Int] = []
      for _ in 1...3 {
        let reader = try format.open(ChunkedSource(bytes), FormatUnderTest.Limits())
        let batch = reader.makeBatch(fields: ["id", "note", ""])
        var rejects = reader.makeRejects()
        var output = ByteBuffer()
        rejects.begin(to: &output)
        #expect(try reader.read(into: batch))
        try batch.decode()
        #expect(batch.problems.isEmpty && batch.count == 3)
        for number in 0..<batch.count {
          let place = batch.places[number]
          let note = RecordReading.text(of: batch.fields(of: number)[1])
          #expect(note == ["\"café\"", "\"x\"", "\"Zoë\""][number])
          rejects.append(
            batch.bytes.slice[place.raw], line: place.line, reason: "wrong, \"quoted\" – ë",
            in: reader.encoding, to: &output)
        }
        rejects.end(to: &output)
        lines.append(batch.places[2].line)
        bytes = Array(output.slice)
      }
      // The third time changes no more than the lines.
      #expect(lines[1] == lines[2])
    }
  }
}

/// A source that breaks down behind its bytes.
final class FailingSource: ByteSource {
  let name = "staff.csv"
  private let bytes: [UInt8]
  private let isRead = Mutex(false)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let wasRead = isRead.withLock { state in
      defer { state = true }
      return state
    }
    if wasRead {
      throw Diagnostic("input.unreadable", "the disk is gone", place: Place(file: name))
    }
    for byte in bytes { buffer.append(byte) }
    return bytes.count
  }
}
