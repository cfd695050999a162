import Formats
import JSON
import Records

/// Reads JSON of a layout for a test.
struct JSONRecords {
  /// What came out.
  let reading: RecordReading

  /// Reads bytes that are UTF-8, whatever they look like.
  init(
    _ bytes: some Sequence<UInt8>, _ layout: JSONLayout, fields: [String] = [""],
    records: String = ""
  ) {
    let format = FormatUnderTest.utf8JSON(layout, records)
    reading = RecordReading(format, bytes, fields: fields)
  }

  /// What keeps the input, or its only record, from being used; nil when nothing does.
  var problem: DiagnosticCode? {
    reading.failure?.code ?? reading.records.first { $0.problem != nil }?.problem?.code
  }
}

extension FormatUnderTest {
  /// JSON in UTF-8 that nobody guesses the encoding of.
  static func utf8JSON(_ layout: JSONLayout, _ records: String) -> FormatUnderTest {
    FormatUnderTest(
      name: "JSON in UTF-8",
      open: { source, _ throws(Diagnostic) in
        var settings = JSONRecordSettings()
        settings.layout = layout
        settings.encoding = .known(.utf8)
        settings.records = try JSONRecordPointer(records)
        return try JSONRecordReader(source, settings: settings)
      }, write: { _ in "" }, recordOverhead: 0, nested: nil, fieldTooLong: "json.fieldTooLong",
      recordTooLong: "json.recordTooLong", documents: [], brokenDocuments: [])
  }
}

/// What the reader of mapping files says about a text: an implementation of its own.
enum TreeOracle {
  /// The first mistake of a text as strict JSON, if there is one.
  static func mistake(in bytes: [UInt8]) -> DiagnosticCode? {
    JSONReader.read(SourceText(file: nil, bytes: bytes), as: .strict).mistakes.first?.code
  }

  /// The compact form of a text without mistakes; nil for others.
  static func compact(_ bytes: [UInt8]) -> String? {
    let reading = JSONReader.read(SourceText(file: nil, bytes: bytes), as: .strict)
    guard let root = reading.root, reading.mistakes.isEmpty else { return nil }
    return compact(root)
  }

  /// The compact form of a tree.
  static func compact(_ node: JSONNode) -> String {
    var buffer = ByteBuffer()
    buffer.append(json: node)
    return String(buffer.slice)
  }
}

extension TreeOracle {
  /// The strings of an array of strings.
  static func strings(of bytes: [UInt8]) -> [String]? {
    JSONReader.read(SourceText(file: nil, bytes: bytes), as: .strict).root?.elements?
      .compactMap(\.text)
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(text)
    var quoted = ByteBuffer()
    quoted.appendJSONString(buffer.slice)
    return String(quoted.slice)
  }
}
