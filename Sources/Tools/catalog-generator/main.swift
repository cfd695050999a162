internal import FoundationEssentials

// Writes the Swift source that holds the targets' documents:
//   catalog-generator OUTPUT DOCUMENT...
//
// A string literal compiles at once and lies in the binary as it is; an array of bytes of this size
// takes the compiler seconds.

/// The Swift literal of a text.
func literal(of text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case "\n": literal += "\\n"
    case "\0"..<" ": literal += "\\u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}

let documents = CommandLine.arguments.dropFirst(2).map { URL(filePath: $0) }
  .sorted { $0.lastPathComponent < $1.lastPathComponent }
var source = """
  // Written by catalog-generator at each build; do not edit.

  extension EmbeddedDocument {
    static let all: [EmbeddedDocument] = [

  """
for document in documents {
  let folder = document.deletingLastPathComponent().lastPathComponent
  let text = String(decoding: try Data(contentsOf: document), as: UTF8.self)
  source += "    EmbeddedDocument(\n"
  source += "      file: \(literal(of: folder + "/" + document.lastPathComponent)),\n"
  source += "      text: \(literal(of: text))),\n"
}
source += "  ]\n}\n"
try Data(source.utf8).write(to: URL(filePath: CommandLine.arguments[1]))
