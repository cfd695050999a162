import Formats
import Records

/// The file of a code table: records with a key and a value.
struct TableFile {
  let reader: any RecordReader
  private let batch: RecordBatch
  /// How many records there were.
  private(set) var recordCount = 0
  /// Whether some record had a key, and some a value.
  private(set) var hasKeys = false
  private(set) var hasValues = false
  /// The kinds of the values.
  private(set) var types = ValueType()

  init(_ reader: any RecordReader, key: String, value: String) {
    self.reader = reader
    batch = reader.makeBatch(fields: [key, value])
  }

  /// Opens a file by the format that its name tells.
  ///
  /// - Parameter records: Where its records are; nil for where they usually are.
  static func open(
    _ source: any ByteSource, _ path: String, records: String?
  ) throws(Diagnostic) -> any RecordReader {
    let format = SourceFormat(ofName: path) ?? .csv
    if records != nil, format == .csv || format == .jsonl {
      throw Diagnostic(
        "mapping.noRecords", "records has no meaning for \(format.title)",
        advice: "leave records out", place: Place(file: path))
    }
    switch format {
    case .csv: return try CSVReader(source, settings: CSVSettings())
    case .json, .jsonl:
      var settings = JSONRecordSettings()
      settings.layout = format == .jsonl ? .lines : .document
      if let records { settings.records = try JSONRecordPointer(records) }
      return try JSONRecordReader(source, settings: settings)
    case .xml:
      var settings = XMLSettings()
      if let records { settings.records = try XMLElementPath(records) }
      return try XMLRecordReader(source, settings: settings)
    }
  }

  /// Puts the records into a table, until it takes more memory than it may.
  mutating func fill(_ table: LookupTable, limit: Int, path: String) throws(Diagnostic) {
    while try reader.read(into: batch) {
      try batch.decode()
      for number in 0..<batch.count {
        recordCount += 1
        let fields = batch.fields(of: number)
        do throws(RecordProblem) {
          if let problem = batch.problems[number] { throw problem }
          try add(key: fields[0], value: fields[1], to: table)
        } catch {
          throw Diagnostic(
            error.code, error.summary, advice: error.advice,
            place: Place(file: path, line: batch.places[number].line))
        }
      }
      if table.byteCount > limit { return }
    }
  }

  private mutating func add(
    key: Cell, value: Cell, to table: LookupTable
  ) throws(RecordProblem) {
    hasKeys = hasKeys || key.kind != .absent
    hasValues = hasValues || value.kind != .absent
    guard !key.hasNoValue else { return }
    let isPlain: ValueType = [.text, .number, .boolean]
    guard key.kind == .text || key.kind == .number, isPlain.contains(value.kind) else {
      throw RecordProblem(
        "mapping.wrongKind", "a table's key is text or a number, and its value one value",
        advice: "name a member that is one, as in \"name/first\"")
    }
    switch value.kind {
    case .number: types.formUnion(.number)
    case .boolean: types.formUnion(.boolean)
    default: types.formUnion(.text)
    }
    guard table.insert(key.bytes, value) else {
      throw RecordProblem(
        "mapping.duplicateKey", "a key occurs twice", advice: "keep one record for each key")
    }
  }
}
