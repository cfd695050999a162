import Commands
import Foundation
import TestKit
import Testing

/// The same records in one format after the other: what any chain of formats must leave as it was.
@Suite struct RoundTripTests {
  /// Every format behind every other one, CSV at both ends.
  private static let chain = [
    "csv", "json", "xml", "jsonl", "csv", "xml", "json", "jsonl", "xml", "csv",
  ]

  /// Formats that hold nested records.
  private static let nestedChain = ["xml", "json", "xml", "jsonl"]

  private static let naughtyStrings = ConformanceFolder("naughty-strings")

  /// Converts a file of the folder through formats, and gives the text of the last.
  private func convert(
    _ input: String, through formats: [String], in run: ConvertRun
  ) async throws -> String {
    var input = input
    for (step, format) in formats.enumerated() {
      let output = "\(step + 1).\(format)"
      let flags = input.hasSuffix(".csv") ? ["--empty", "quoted"] : []
      let (exitCode, messages) = await run.plain(input, to: output, flags)
      let told = "\(input) to \(output): \(messages)"
      try #require(exitCode == .done, Comment(rawValue: told))
      input = output
    }
    return try run.folder.text(of: input)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `random tables are the same behind every chain`(_ seed: UInt64) async throws {
    let run = try ConvertRun()
    let table = RandomTable(seed: seed)
    try run.folder.write(table.csv, to: "table.csv")
    let text = try await convert("table.csv", through: Self.chain, in: run)
    try run.folder.write(text, to: "back.csv")
    let wanted = try await rows("table.csv", in: run)
    let found = try await rows("back.csv", in: run)
    #expect(found.count == wanted.count)
    for number in 0..<min(found.count, wanted.count) {
      #expect(found[number] == wanted[number], "seed \(seed), record \(number + 1)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `random nested records are the same behind formats that hold them`(_ seed: UInt64)
    async throws
  {
    let run = try ConvertRun()
    let records = RandomRecords(seed: seed)
    try run.folder.write(records.lines, to: "records.jsonl")
    _ = try await convert("records.jsonl", through: Self.nestedChain, in: run)
    let back = try run.folder.text(of: "\(Self.nestedChain.count).jsonl").split(separator: "\n").map
    { try value(of: $0) }
    let wanted = try records.lines.split(separator: "\n").map { try value(of: $0) }
    #expect(back.count == wanted.count)
    for number in 0..<min(back.count, wanted.count) {
      #expect(back[number] == wanted[number], "seed \(seed), record \(number + 1)")
    }
  }

  @Test(.enabled(if: naughtyStrings.isPresent))
  func `naughty strings are the same behind every chain`() async throws {
    let bytes = try Self.naughtyStrings.bytes(of: "blns.json")
    let all = try JSONDecoder().decode([String].self, from: Data(bytes))
    let strings = all.filter { !$0.unicodeScalars.contains(where: RandomText.isForbiddenInXML) }
    #expect(all.count > 500 && strings.count > 450 && strings.count < all.count)
    let run = try ConvertRun()
    let lines = try strings.map { string in
      String(decoding: try JSONEncoder().encode(["n": string]), as: UTF8.self)
    }
    try run.folder.write(lines.joined(separator: "\n"), to: "naughty.jsonl")
    _ = try await convert("naughty.jsonl", through: Self.chain + ["jsonl"], in: run)
    let back = try run.folder.text(of: "\(Self.chain.count + 1).jsonl").split(separator: "\n")
    let found = try back.map { line in
      try JSONDecoder().decode([String: String].self, from: Data(line.utf8))["n"]
    }
    #expect(found == strings)
  }

  /// The records of a CSV file, each as the bytes of its cells by column.
  private func rows(_ name: String, in run: ConvertRun) async throws -> [[[UInt8]: [UInt8]?]] {
    _ = try await convert(name, through: ["jsonl"], in: run)
    return try run.folder.text(of: "1.jsonl").split(separator: "\n").map { line in
      let cells = try JSONDecoder().decode([String: String?].self, from: Data(line.utf8))
      return Dictionary(
        uniqueKeysWithValues: cells.map { (Array($0.utf8), $1.map { Array($0.utf8) }) })
    }
  }

  private func value(of line: Substring) throws -> NSObject {
    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSObject)
  }
}

/// Text with everything that some format has to take care of.
private enum RandomText {
  private static let pieces = [
    "a", "Zoë", " ", "  ", "\n", "\r\n", "\r", "\t", "\"", "'", ",", ";", "|", "<", ">", "&",
    "&amp;", "]]>", "<![CDATA[",
    "<!--", "\\", "\\u0041", "/", "~", "{}", "[]", "null", "true", "0", "007", "-1.50", "1e5",
    "=1+1", "@", "#",
    "\u{FEFF}", "\u{85}", "\u{2028}", "\u{FFFD}", "😀", "e\u{301}", "\u{7F}", "\u{A0}", "nil",
    "muster:",
  ]

  /// Whether XML 1.0 has no form for a character.
  static func isForbiddenInXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": false
    case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": true
    default: false
    }
  }

  static func make(_ generator: inout SeededGenerator, upTo count: Int) -> String {
    (0..<Int.random(in: 1...count, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }
}

/// A table of random cells under random names, as CSV with quotes around everything that has text.
private struct RandomTable {
  private static let names = [
    "id", "E-mail", "naam/kort", "@id", "@a b", "#text", "field", "nil", "@nil", "xmlns", "Größe",
    "1", "a:b", "{}",
    "records", "record", "item", "muster", "e\u{301}",
  ]

  let csv: String

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var names = Array(
      Self.names.shuffled(using: &generator).prefix(Int.random(in: 1...6, using: &generator)))
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let name = RandomText.make(&generator, upTo: 4)
      if !names.contains(name) { names.append(name) }
    }
    var csv = names.map(Self.quoted).joined(separator: ",") + "\n"
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
      let cells = names.map { _ in
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...1 where names.count > 1: ""
        case 2: "\"\""
        default: Self.quoted(RandomText.make(&generator, upTo: 6))
        }
      }
      csv += cells.joined(separator: ",") + "\n"
    }
    self.csv = csv
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// Random nested records of texts, with no value here and there.
private struct RandomRecords {
  private(set) var lines = ""
  private static let names = [
    "a", "b c", "@id", "#text", "item", "field", "@name", "é", "x:y", "@nil", "nil",
  ]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      lines += object(0, &generator) + "\n"
    }
  }

  private func object(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    let names = Self.names.shuffled(using: &generator)
    let members = names.prefix(Int.random(in: 0...4, using: &generator)).map { name in
      quoted(name) + ":" + value(depth + 1, &generator)
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private func value(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<(depth > 3 ? 4 : 7), using: &generator) {
    case 0: return "null"
    case 1: return "\"\""
    case 2, 3: return quoted(RandomText.make(&generator, upTo: 4))
    case 4: return object(depth, &generator)
    default:
      let elements = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        value(depth + 1, &generator)
      }
      return "[" + elements.joined(separator: ",") + "]"
    }
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\u{0}"..<" ":
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
