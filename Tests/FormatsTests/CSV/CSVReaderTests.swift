import Formats
import Records
import TestKit
import Testing

/// What a reader made of an input: everything that a user could see of it.
struct CSVReading: Equatable {
  var names: [String] = []
  var records: [[String?]] = []
  var lines: [Int] = []
  var ordinals: [Int] = []
  var raw: [String] = []
  var problems: [Int: DiagnosticCode] = [:]
  var failure: Diagnostic?

  init(_ source: any ByteSource, _ settings: CSVSettings = CSVSettings()) {
    do throws(Diagnostic) {
      let reader = try CSVReader(source, settings: settings)
      names = reader.fieldNames
      let batch = reader.makeBatch(fields: names)
      while try reader.read(into: batch) {
        try batch.decode()
        take(batch)
      }
    } catch {
      failure = error
    }
  }

  private mutating func take(_ batch: RecordBatch) {
    for number in 0..<batch.count {
      let fields = batch.fields(of: number)
      records.append(
        (0..<fields.count).map { fields[$0].hasNoValue ? nil : String(fields[$0].bytes) })
      lines.append(batch.places[number].line)
      ordinals.append(batch.places[number].ordinal)
      raw.append(String(batch.bytes.slice[batch.places[number].raw]))
      if let problem = batch.problems[number] { problems[ordinals.count] = problem.code }
    }
  }
}

@Suite struct CSVReaderTests {
  private static let tricky = """
    \u{FEFF}id;"na;me";note\r
    1;Zoë;"a ""b""\r
    c"\r
    \r
    2;"x;y";\r
    3;too few\r
    4;a"b;c\r
    "5";"";"é"
    6;last;one
    """

  private static let inputs: [[UInt8]] = [
    Array(tricky.utf8),
    Array("a,b\n1,2\n3,4".utf8),
    Array("a|b\r1|'2\r3|4'\r".utf8),
    utf16("a;b\r\n1;é\r\n", highByteFirst: true),
    [0x61, 0x2C, 0x62, 0x0A, 0xE9, 0x2C, 0x80, 0x0A],
    Array("muster:line,muster:reason,a,b\n7,\"x, y\",1,2\n".utf8),
  ]

  @Test func `reads fields, lines, raw records and faults`() {
    let reading = CSVReading(ChunkedSource(Array(Self.tricky.utf8)))
    #expect(reading.failure == nil)
    #expect(reading.names == ["id", "na;me", "note"])
    #expect(
      reading.records == [
        ["1", "Zoë", "a \"b\"\r\nc"], ["2", "x;y", nil], [nil, nil, nil], ["4", "a\"b", "c"],
        ["5", nil, "é"], ["6", "last", "one"],
      ])
    #expect(reading.lines == [2, 5, 6, 7, 8, 9])
    #expect(reading.ordinals == [1, 2, 3, 4, 5, 6])
    #expect(reading.problems == [3: "csv.tooFewFields", 4: "csv.quoteInField"])
    #expect(reading.raw[1] == "2;\"x;y\";")
  }

  @Test(arguments: inputs)
  func `reads the same at every chunking`(_ input: [UInt8]) {
    let whole = CSVReading(ChunkedSource(input))
    for size in 1...input.count {
      #expect(CSVReading(ChunkedSource(input, sizes: [size])) == whole, "chunks of \(size)")
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let sizes = (0..<input.count).map { _ in Int.random(in: 1...9, using: &generator) }
      #expect(CSVReading(ChunkedSource(input, sizes: sizes)) == whole, "chunks of \(sizes)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `survives mutated inputs, and reads them the same in chunks`(_ seed: UInt64) {
    var mutations = ByteMutations(of: Self.inputs, seed: seed)
    var lenient = CSVSettings()
    lenient.isLenient = true
    for input in mutations.truncated() + (0..<600).map({ _ in mutations.next() }) {
      let whole = CSVReading(ChunkedSource(input))
      #expect(CSVReading(ChunkedSource(input, sizes: [3, 1, 64, 2])) == whole)
      #expect(whole.ordinals == whole.ordinals.indices.map { $0 + 1 })
      _ = CSVReading(ChunkedSource(input), lenient)
    }
  }

  @Test(arguments: [
    ("a,b", ["a", "b"]), ("a,,", ["a", "2", "3"]), (",a", ["1", "a"]), ("3,,", ["3", "2", "3_"]),
    ("2_,,2", ["2_", "2__", "2"]),
  ])
  func `columns without a name are called by their number`(
    _ header: String, _ names: [String]
  ) throws {
    let source = ChunkedSource(Array((header + "\nx,y,z\n").utf8))
    var settings = CSVSettings()
    settings.delimiter = .byte(UInt8(ascii: ","))
    #expect(try CSVReader(source, settings: settings).fieldNames == names)
  }
}
