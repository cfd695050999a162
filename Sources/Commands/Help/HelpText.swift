/// The layout of help: two columns, wrapped at a fixed width, so that help reads the same everywhere.
enum HelpText {
  private static let width = 88
  private static let indent = 2
  private static let gap = 2
  private static let widestTerm = 26

  /// Rows of a term and its explanation, each line ended.
  static func columns(_ rows: [(term: String, help: String)]) -> String {
    let fitting = rows.map(\.term.count).filter { $0 <= widestTerm }
    let column = indent + (fitting.max() ?? 0) + gap
    var text = ""
    for row in rows {
      let lines = wrap(row.help, width: width - column)
      text += spaces(indent) + row.term
      var position = indent + row.term.count
      for line in lines {
        if position + gap > column, position > 0 {
          text += "\n"
          position = 0
        }
        text += spaces(column - position) + line
        position = column + line.count
      }
      text += "\n"
    }
    return text
  }

  /// The lines of a text, broken at spaces.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    lines.append(line)
    return lines
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
