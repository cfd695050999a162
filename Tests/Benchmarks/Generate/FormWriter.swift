import Records

/// The formats in which the generated employees can be written.
enum RecordForm: String, CaseIterable {
  case csv
  case json
  case jsonl
  case xml
}

/// Writes the generator's rows in a format: the same records in each.
///
/// Shape: rows of CSV in, as `EmployeeGenerator` makes them. A field without a value is `null` in JSON and
/// an empty element marked `nil` in XML.
struct FormWriter: ~Copyable {
  private let form: RecordForm
  private let names: [ByteSlice]
  private var hasRecords = false
  private var text = ByteBuffer()

  init(_ form: RecordForm) {
    self.form = form
    var names: [ByteSlice] = []
    let columns = ByteSlice(EmployeeGenerator.columns)
    var start = 0
    for position in columns.indices where columns[position] == UInt8(ascii: ",") {
      names.append(columns[start..<position])
      start = position + 1
    }
    self.names = names + [columns[start...]]
  }

  /// Writes what stands before the records.
  func begin(to output: inout ByteBuffer) {
    switch form {
    case .csv:
      output.append(EmployeeGenerator.columns)
      output.append("\r\n")
    case .json: output.append("[")
    case .jsonl: break
    case .xml: output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<employees>\n")
    }
  }

  /// Writes a record, given as a row of CSV with its line end.
  mutating func write(_ row: ByteSlice, to output: inout ByteBuffer) {
    switch form {
    case .csv: return output.append(row)
    case .json: output.append(hasRecords ? ",\n{" : "\n{")
    case .jsonl: output.append("{")
    case .xml: output.append("<employee>")
    }
    hasRecords = true
    var at = 0
    for number in names.indices {
      cutField(of: row, from: &at)
      if form == .xml {
        writeElement(names[number], to: &output)
      } else {
        if number > 0 { output.append(",") }
        writeMember(names[number], to: &output)
      }
    }
    switch form {
    case .csv: break
    case .json: output.append("}")
    case .jsonl: output.append("}\n")
    case .xml: output.append("</employee>\n")
    }
  }

  /// Writes what stands behind the records.
  func end(to output: inout ByteBuffer) {
    switch form {
    case .csv, .jsonl: break
    case .json: output.append("\n]\n")
    case .xml: output.append("</employees>\n")
    }
  }

  /// Takes the text of the next field and goes on behind its comma or line end.
  private mutating func cutField(of row: ByteSlice, from at: inout Int) {
    text.removeAll()
    var isQuoted = false
    while at < row.count {
      let byte = row[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        // A doubled quote inside quotes stands for one.
        if !isQuoted || row[at] != UInt8(ascii: "\"") {
          isQuoted.toggle()
          continue
        }
        at += 1
      } else if !isQuoted && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r")) {
        return
      }
      text.append(byte)
    }
  }

  private func writeMember(_ name: ByteSlice, to output: inout ByteBuffer) {
    output.append("\"")
    output.append(name)
    guard !text.isEmpty else { return output.append("\":null") }
    output.append("\":\"")
    for byte in text.slice {
      switch byte {
      case UInt8(ascii: "\""): output.append("\\\"")
      case UInt8(ascii: "\\"): output.append("\\\\")
      case UInt8(ascii: "\n"): output.append("\\n")
      case UInt8(ascii: "\r"): output.append("\\r")
      default: output.append(byte)
      }
    }
    output.append("\"")
  }

  private func writeElement(_ name: ByteSlice, to output: inout ByteBuffer) {
    output.append("<")
    output.append(name)
    guard !text.isEmpty else { return output.append(" nil=\"true\"/>") }
    output.append(">")
    for byte in text.slice {
      switch byte {
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      // As itself a parser would make a line feed of it.
      case UInt8(ascii: "\r"): output.append("&#13;")
      default: output.append(byte)
      }
    }
    output.append("</")
    output.append(name)
    output.append(">")
  }
}
