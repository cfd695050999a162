/// A table of text in columns, whose last column is wrapped.
struct TextTable {
  /// How wide a line may be, in characters.
  static let width = 100

  private var rows: [[String]]
  private let indent: Int

  /// A table with a first row of names.
  init(_ header: [String], indent: Int = 0) {
    rows = header.isEmpty ? [] : [header]
    self.indent = indent
  }

  /// Adds a row.
  mutating func add(_ row: String...) { rows.append(row) }

  /// The table, with a line end behind each line.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<max(0, count - 1)).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let margin = widths.reduce(indent) { $0 + $1 + 2 }
    var text = ""
    for row in rows {
      var line = String(repeating: " ", count: indent)
      for (column, width) in widths.enumerated() {
        let cell = column < row.count ? row[column] : ""
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      let last = row.count == count ? row[count - 1] : ""
      for (number, piece) in Self.wrap(last, to: max(30, Self.width - margin)).enumerated() {
        let start = number == 0 ? line : String(repeating: " ", count: margin)
        text += Self.trimmed(start + piece) + "\n"
      }
    }
    return text
  }

  /// The words of a text on lines of a width; longer words stand alone.
  static func wrap(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
