import Records
import TestKit
import Testing

@testable import Formats

/// What a scan found, as values that can be compared.
struct ScanResult: Equatable {
  var records: [[String]] = []
  var lines: [Int] = []
  var oddities: [CSVIndex.Oddity] = []
  var end = CSVScanEnd(consumed: 0, lines: 0, isInsideQuotes: false, quoteLine: 0)
}

/// Which engine scans.
enum Engine: CaseIterable {
  case bytes, blocks

  func scan(_ bytes: ByteSlice, _ dialect: CSVDialect, isFinal: Bool, _ index: inout CSVIndex)
    -> CSVScanEnd
  {
    switch self {
    case .bytes: CSVScanner(dialect: dialect).scan(bytes, isFinal: isFinal, into: &index)
    case .blocks: CSVBlockScanner(dialect: dialect).scan(bytes, isFinal: isFinal, into: &index)
    }
  }

  /// Scans an input given in pieces, as a reader does: what was not consumed stays for the next scan.
  func scan(_ pieces: [[UInt8]], _ dialect: CSVDialect) -> ScanResult {
    var result = ScanResult()
    var buffer = ByteBuffer()
    var line = 0
    for (number, piece) in pieces.enumerated() {
      for byte in piece { buffer.append(byte) }
      var index = CSVIndex()
      let end = scan(buffer.slice, dialect, isFinal: number == pieces.count - 1, &index)
      for position in 0..<index.records.count {
        let record = index.records[position]
        let next =
          position + 1 < index.records.count
          ? Int(index.records[position + 1].firstDelimiter) : index.delimiters.count
        let cuts = (Int(record.firstDelimiter)..<next).map { Int(index.delimiters[$0]) }
        let starts = [Int(record.start)] + cuts.map { $0 + 1 }
        result.records.append(
          zip(starts, cuts + [Int(record.end)]).map { String(buffer.slice[$0..<$1]) })
        result.lines.append(line + record.line)
        result.oddities.append(record.oddity)
      }
      line += end.lines
      result.end = end
      result.end.lines = line
      result.end.quoteLine += line - end.lines
      buffer.removeFirst(end.consumed)
    }
    return result
  }
}

@Suite struct CSVScannerTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var input: String
    var want: [[String]]
    var lines: [Int]
    var dialect = CSVDialect()

    init(
      _ name: String, _ input: String, _ want: [[String]], lines: [Int],
      dialect: CSVDialect = CSVDialect()
    ) {
      (testDescription, self.input, self.want, self.lines) = (name, input, want, lines)
      self.dialect = dialect
    }
  }

  static let cases = [
    Case("nothing", "", [], lines: []),
    Case("one field", "a", [["a"]], lines: [0]),
    Case("no final line end", "a,b\nc,d", [["a", "b"], ["c", "d"]], lines: [0, 1]),
    Case("CRLF", "a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]], lines: [0, 1]),
    Case("CR alone", "a,b\rc,d\r", [["a", "b"], ["c", "d"]], lines: [0, 1]),
    Case("mixed line ends", "a\nb\r\nc\rd", [["a"], ["b"], ["c"], ["d"]], lines: [0, 1, 2, 3]),
    Case("empty lines are no records", "\n\na\r\n\r\nb\n\n", [["a"], ["b"]], lines: [2, 4]),
    Case("a line of delimiters is a record", ",,\n", [["", "", ""]], lines: [0]),
    Case("quotes", "\"a,b\",c\n", [["\"a,b\"", "c"]], lines: [0]),
    Case(
      "line ends in quotes", "\"a\nb\r\nc\rd\",e\nf\n", [["\"a\nb\r\nc\rd\"", "e"], ["f"]],
      lines: [0, 4]),
    Case("doubled quotes", "\"a\"\"b\",\"\"\n", [["\"a\"\"b\"", "\"\""]], lines: [0]),
    Case(
      "a long record", String(repeating: "abcdefg,", count: 40) + "\nx\n",
      [Array(repeating: "abcdefg", count: 40) + [""], ["x"]], lines: [0, 1]),
    Case(
      "comments", "#a\"b\nc\n#d,e\nf", [["c"], ["f"]], lines: [1, 3],
      dialect: CSVDialect(comment: UInt8(ascii: "#"))),
    Case(
      "no quote byte", "\"a,b\n", [["\"a", "b"]], lines: [0],
      dialect: CSVDialect(quote: nil)),
    Case(
      "semicolons", "a;b,c\n", [["a", "b,c"]], lines: [0],
      dialect: CSVDialect(delimiter: UInt8(ascii: ";"))),
    Case(
      "a quote in a field stays one record", "a\"b,c\nd\"e\n", [["a\"b", "c"], ["d\"e"]],
      lines: [0, 1]),
    Case("text after a quote", "\"a\"b,c\nd\n", [["\"a\"b", "c"], ["d"]], lines: [0, 1]),
  ]

  @Test(arguments: cases, Engine.allCases)
  func `finds records, fields and lines`(_ example: Case, _ engine: Engine) {
    let result = engine.scan([Array(example.input.utf8)], example.dialect)
    #expect(result.records == example.want)
    #expect(result.lines == example.lines)
    #expect(result.end.consumed == example.input.utf8.count)
  }

  @Test(arguments: cases, Engine.allCases)
  func `finds the same at every chunking`(_ example: Case, _ engine: Engine) {
    let bytes = Array(example.input.utf8)
    let whole = engine.scan([bytes], example.dialect)
    for size in 1...max(1, bytes.count) {
      let pieces = stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
      }
      let result = engine.scan(pieces + [[]], example.dialect)
      #expect(result.records == whole.records && result.lines == whole.lines, "chunks of \(size)")
      #expect(result.oddities == whole.oddities)
    }
  }

  @Test func `both engines agree on random bytes of every kind`() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab,,\"\"\n\r#;".utf8)
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        // Long stretches without special bytes make whole blocks regular.
        Int.random(in: 0..<3, using: &generator) == 0
          ? alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] : UInt8(ascii: "x")
      }
      for dialect in [
        CSVDialect(), CSVDialect(quote: nil), CSVDialect(comment: UInt8(ascii: "#")),
      ] {
        let cut = Int.random(in: 0...bytes.count, using: &generator)
        let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
        let want = Engine.bytes.scan([bytes], dialect)
        for engine in Engine.allCases {
          let got = engine.scan(pieces, dialect)
          #expect(
            got.records == want.records && got.lines == want.lines
              && got.oddities == want.oddities
              && got.end.isInsideQuotes == want.end.isInsideQuotes,
            "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription) at \(cut)")
          if want.end.isInsideQuotes { #expect(got.end.quoteLine == want.end.quoteLine) }
        }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `says where a quote began that does not end`(_ engine: Engine) {
    let result = engine.scan([Array("a,b\nc,\"d\ne\nf".utf8)], CSVDialect())
    #expect(result.end.isInsideQuotes)
    #expect(result.end.quoteLine == 1)
    #expect(result.records == [["a", "b"]])
  }
}
