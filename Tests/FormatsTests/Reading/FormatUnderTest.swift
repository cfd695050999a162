import Formats
import Records
import TestKit
import Testing

/// A format as the behaviour suite sees it: how to open it, and inputs whose meaning is known.
///
/// Adding a format to the suite is one entry in `all`.
struct FormatUnderTest: Sendable, CustomTestStringConvertible {
  /// Limits that a test sets; nil for the format's own.
  struct Limits: Sendable {
    var field: Int?
    var record: Int?
    var nesting: Int?
  }

  /// An input that is read to its end.
  struct Document: Sendable {
    let name: String
    /// The text, with a mark in front of each record.
    let marked: MarkedText
    let fields: [String]
    /// The cells of the records; none for a record with a problem.
    let cells: [[String]]
    /// The problems of records, by ordinal.
    let problems: [Int: DiagnosticCode]

    init(
      _ name: String, _ marked: String, fields: [String], _ cells: [[String]],
      problems: [Int: DiagnosticCode] = [:]
    ) {
      self.name = name
      self.marked = MarkedText(marked)
      self.fields = fields
      self.cells = cells
      self.problems = problems
    }
  }

  /// An input that cannot be read to its end.
  struct BrokenDocument: Sendable {
    let name: String
    /// The text, with a mark where the message points, if it points at a place.
    let marked: MarkedText
    /// How many records are given before.
    let recordCount: Int
    let code: DiagnosticCode
    /// Whether the message names the column too.
    let namesColumn: Bool

    init(
      _ name: String, _ marked: String, after recordCount: Int, _ code: DiagnosticCode,
      namesColumn: Bool = false
    ) {
      self.name = name
      self.marked = MarkedText(marked)
      self.recordCount = recordCount
      self.code = code
      self.namesColumn = namesColumn
    }
  }

  let name: String
  let open: @Sendable (any ByteSource, Limits) throws(Diagnostic) -> any RecordReader
  /// An input of records with the fields `id` and `note`, which hold only plain letters.
  let write: @Sendable ([(id: String, note: String)]) -> String
  /// What such a record takes beside the bytes of its two fields.
  let recordOverhead: Int
  /// An input of one record, whose values lie as deep in each other as is asked for; nil where none do.
  let nested: (@Sendable (Int) -> String)?
  /// The codes for what goes over a limit.
  let fieldTooLong: DiagnosticCode
  let recordTooLong: DiagnosticCode
  /// Whether an 8-bit encoding that nothing names is guessed from the content.
  var guessesEncodings = true
  let documents: [Document]
  let brokenDocuments: [BrokenDocument]

  var testDescription: String { name }

  /// The formats that there are.
  static let all: [FormatUnderTest] = [
    csv, jsonLines, jsonArray, jsonAtPointer, xml, xmlAtPath,
  ]

  /// Every format with each of its documents.
  static let allDocuments: [(FormatUnderTest, String)] = all.flatMap { format in
    format.documents.map { (format, $0.name) }
  }

  /// Every format with each of its broken documents.
  static let allBroken: [(FormatUnderTest, String)] = all.flatMap { format in
    format.brokenDocuments.map { (format, $0.name) }
  }

  /// The document of a name.
  func document(_ name: String) -> Document? { documents.first { $0.name == name } }

  /// The broken document of a name.
  func broken(_ name: String) -> BrokenDocument? { brokenDocuments.first { $0.name == name } }
}

extension MarkedText {
  /// The lines of the marks, from 1.
  var lines: [Int] {
    offsets.map { offset in 1 + text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } }
  }

  /// The columns of the marks, in scalars from 1.
  var columns: [Int] {
    offsets.map { offset in
      let line =
        text.utf8.prefix(offset).split(
          separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).last.map(Array.init) ?? []
      return 1 + String(decoding: line, as: UTF8.self).unicodeScalars.count
    }
  }
}
