/// Where something is wrong: as much of file, record, line, column, byte and field as is known.
///
/// Units: records, lines and columns count from 1, a header line included in lines and not in records;
/// columns count characters; bytes count from 0.
public struct Place: Sendable, Equatable {
  /// The file's name as the user gave it.
  public var file: String?
  /// The record's ordinal in the input.
  public var record: Int?
  /// The line where it begins.
  public var line: Int?
  /// The character in the line.
  public var column: Int?
  /// The byte in the file.
  public var byte: Int?
  /// The record's key, masked where it is confidential.
  public var key: String?
  /// The field or property.
  public var field: String?

  /// A place of which some parts are known.
  public init(
    file: String? = nil, record: Int? = nil, line: Int? = nil, column: Int? = nil,
    byte: Int? = nil, key: String? = nil, field: String? = nil
  ) {
    self.file = file
    self.record = record
    self.line = line
    self.column = column
    self.byte = byte
    self.key = key
    self.field = field
  }

  /// The place in the form that editors understand, with the rest in words:
  /// `staff.csv:12: record 11, field "E-mail"`.
  public var text: String {
    var head = file ?? ""
    if let line {
      head += file == nil ? "line \(line)" : ":\(line)"
      if let column { head += ":\(column)" }
    }
    var parts: [String] = []
    if let record { parts.append("record \(record)") }
    if let key { parts.append("key \"\(key)\"") }
    if let byte { parts.append("byte \(byte)") }
    if let field { parts.append("field \"\(field)\"") }
    if head.isEmpty { return parts.joined(separator: ", ") }
    return parts.isEmpty ? head : head + ": " + parts.joined(separator: ", ")
  }
}
