/// A Markdown file, taken apart as far as the tests need it.
struct MarkdownFile {
  /// Text between two lines of three backticks.
  struct Block {
    /// What stands behind the first backticks: `sh`, or `json5 file=mappings/x.json5`.
    let kind: String
    /// The number of the first line between the backticks.
    let line: Int
    /// The lines between the backticks.
    var lines: [String] = []

    /// The file that the block shows a part of.
    var file: String? {
      kind.split(separator: " ").first { $0.hasPrefix("file=") }.map { String($0.dropFirst(5)) }
    }
  }

  /// The path of the file.
  let path: String
  /// The blocks in order.
  let blocks: [Block]
  /// The lines that are in no block.
  private let prose: [String]

  init(_ file: RepositoryFile) {
    path = file.path
    var blocks: [Block] = []
    var prose: [String] = []
    var open: Block?
    for (offset, line) in file.lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open.take() {
          blocks.append(block)
        } else {
          open = Block(kind: String(line.dropFirst(3)), line: offset + 2)
        }
      } else if open != nil {
        open?.lines.append(String(line))
      } else {
        prose.append(String(line))
      }
    }
    self.blocks = blocks
    self.prose = prose
  }

  /// What stands between a heading and the next one that is not below it.
  static func section(_ heading: String, of file: RepositoryFile) -> MarkdownFile {
    let depth = heading.prefix { $0 == "#" }.count
    let lines = file.lines.drop { $0 != heading }
    let end = lines.dropFirst().firstIndex { line in
      let marks = line.prefix { $0 == "#" }
      return (1...depth).contains(marks.count) && line.dropFirst(marks.count).first == " "
    }
    let text = lines[..<(end ?? lines.endIndex)].joined(separator: "\n")
    return MarkdownFile(RepositoryFile(path: file.path, text: text))
  }

  /// The rows of the first table, without its head, each as its cells.
  var firstTable: [[String]] {
    let rows = prose.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
    return rows.map { row in
      // A bar in a cell is written with a backslash in front.
      row.dropFirst().dropLast().replacing("\\|", with: "\u{0}").split(separator: "|")
        .map { $0.replacing("\u{0}", with: "|").trimming(" ") }
    }
  }
}

extension StringProtocol {
  /// The text without a character at its ends.
  func trimming(_ character: Character) -> String {
    var rest = self[...]
    while rest.first == character { rest.removeFirst() }
    while rest.last == character { rest.removeLast() }
    return String(rest)
  }
}
