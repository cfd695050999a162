import Testing

/// A call of muster that a document shows.
struct DocumentedCommand: CustomTestStringConvertible {
  /// Where it is shown: `README.md:12`.
  let place: String
  /// What is typed.
  let line: String
  /// What is printed, when the document shows that too.
  let output: String?

  var testDescription: String { place + " " + line }

  /// The calls in a document: lines that begin with `muster`, and in blocks of the kind `console` lines
  /// behind a `$`, each with what follows up to the next one.
  static func all(in file: RepositoryFile) -> [DocumentedCommand] {
    let document = MarkdownFile(file)
    return document.blocks.flatMap { block in
      block.kind == "console" ? shown(in: block, document.path) : typed(in: block, document.path)
    }
  }

  private static func typed(in block: MarkdownFile.Block, _ path: String) -> [DocumentedCommand] {
    block.lines.enumerated().filter { $0.element.hasPrefix("muster ") }.map { offset, line in
      DocumentedCommand(place: "\(path):\(block.line + offset)", line: line, output: nil)
    }
  }

  private static func shown(in block: MarkdownFile.Block, _ path: String) -> [DocumentedCommand] {
    let prompts = block.lines.indices.filter { block.lines[$0].hasPrefix("$ ") }
    return prompts.enumerated().map { number, start in
      let end = number + 1 < prompts.count ? prompts[number + 1] : block.lines.endIndex
      return DocumentedCommand(
        place: "\(path):\(block.line + start)", line: String(block.lines[start].dropFirst(2)),
        output: block.lines[(start + 1)..<end].map { $0 + "\n" }.joined())
    }
  }
}
