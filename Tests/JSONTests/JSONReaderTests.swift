import JSON
import Records
import TestKit
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: [
    (#"{a: 1, "b": [true, false, null,], 'c': {},}"#, #"{"a":1,"b":[true,false,null],"c":{}}"#),
    ("// one\n{ /* two\n */ a: 1 // three\n}\n// four", #"{"a":1}"#),
    (
      #"{ $a_1: 1, ümlåût: 2, sig\u03A3ma: 3, while: 4, a\#u{200C}b: 5 }"#,
      "{\"$a_1\":1,\"ümlåût\":2,\"sigΣma\":3,\"while\":4,\"a\u{200C}b\":5}"
    ),
    (
      #"['it\'s', "say 'x'", '\x41\v\0\a', 'one\\#ntwo', 'a\#u{2028}b\\#u{2028}']"#,
      "[\"it's\",\"say 'x'\",\"A\\u000b\\u0000a\",\"onetwo\",\"a\u{2028}b\"]"
    ),
    (#"["\ud83d\uDE00", "\u00e9", "\/"]"#, #"["😀","é","/"]"#),
    ("[0x1F, -0XfF, .5, 5., +1, -.5e3, 5.e-2, 0, 1.10]", "[31,-255,0.5,5,1,-0.5e3,5e-2,0,1.10]"),
    ("[0xFFFFFFFFFFFFFFFFFFFFFFFF, -0x0, 0x00010]", "[79228162514264337593543950335,-0,16]"),
    ("[Infinity, -Infinity, NaN]", "[null,null,null]"),
    ("\u{FEFF}\u{A0}\u{2028}\u{3000}[\u{0B}1\u{0C}]", "[1]"),
    (#"{"é": 1, "e\#u{301}": 2}"#, "{\"é\":1,\"e\u{301}\":2}"),
  ])
  func `reads JSON5`(_ text: String, _ want: String) throws {
    #expect(try compactForm(of: text, as: .json5) == want)
  }

  @Test(arguments: [
    "[1,2.50,-0,1E+2,123456789012345678901234567890]", #"{"a":{"b":[[],{}]},"":null}"#,
    #""text \"\\\n""#, "true", "12",
  ])
  func `reads JSON and keeps its digits`(_ text: String) throws {
    #expect(try compactForm(of: text, as: .strict) == text)
    #expect(try compactForm(of: text, as: .json5) == text)
  }

  @Test func `knows where every node and key stands`() throws {
    let text = #"{ a: [1, 'x'], "b" : { c: null } }"#
    let root = try JSONReader.tree(of: SourceText(text: text), as: .json5)
    func source(_ range: Range<Int>?) -> String? {
      range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    #expect(source(root.range) == text)
    #expect(source(root["a"]?.range) == "[1, 'x']")
    #expect(root["a"]?.elements?.map { source($0.range) } == ["1", "'x'"])
    #expect(source(root.object?["b"]?.keyRange) == #""b""#)
    #expect(source(root["b"]?["c"]?.range) == "null")
    #expect(root.object?.keys == ["a", "b"])
    #expect(root["missing"] == nil && root["a"]?["b"] == nil)
  }

  @Test(arguments: [1, 11, 12, 13, 200])
  func `finds members by key in objects of any size`(_ count: Int) throws {
    let members = (0..<count).map { "k\($0): \($0)" }.joined(separator: ",")
    let root = try JSONReader.tree(of: SourceText(text: "{\(members)}"), as: .json5)
    for number in 0..<count { #expect(root["k\(number)"]?.number?.integer == number) }
    #expect(root["k\(count)"] == nil)
    #expect(root.object?.members.count == count)
  }

  @Test func `tells the kinds of nodes apart`() throws {
    let root = try JSONReader.tree(
      of: SourceText(text: "[null, true, 1, 'x', [], {}]"), as: .json5)
    let nodes = try #require(root.elements)
    #expect(
      nodes.map(\.kindName) == ["null", "a boolean", "a number", "text", "an array", "an object"])
    #expect(nodes.map(\.isNull) == [true, false, false, false, false, false])
    #expect(nodes.map(\.boolean) == [nil, true, nil, nil, nil, nil])
    #expect(nodes.map(\.text) == [nil, nil, nil, "x", nil, nil])
    #expect(nodes.map { $0.number?.text } == [nil, nil, "1", nil, nil, nil])
  }

  @Test(arguments: [
    // Text, the byte of the value, and the marked place in the source.
    (#"["‸abc"]"#, 0), (#"["ab‸c"]"#, 2), (#"["abc‸"]"#, 3),
    (#"["a‸\nb"]"#, 1), (#"["a\n‸b"]"#, 2), (#"["\u00e9‸b"]"#, 2), (#"["‸\u00e9b"]"#, 1),
    (#"["a‸\ud83d\ude00b"]"#, 3), (#"["a\ud83d\ude00‸b"]"#, 5), (#"["a\ud83d\ude00b‸"]"#, 6),
    ("['a\\\n\\\n‸b']", 1), ("['é‸b']", 2), (#"['\t\t‸\tx']"#, 2), (#"['\t\t\tx\t‸y']"#, 5),
  ])
  func `leads from a byte of text back to the source`(_ marked: String, _ byte: Int) throws {
    let text = MarkedText(marked)
    let root = try JSONReader.tree(of: SourceText(text: text.text), as: .json5)
    #expect(root.elements?[0].string?.sourceOffset(ofByte: byte) == text.offsets[0])
  }

  @Test func `takes as much nesting as the limit and no more`() throws {
    for (open, close) in [("[", "]"), ("{a:", "}")] {
      func nested(_ depth: Int) -> SourceText {
        let middle = open == "[" ? "" : "1"
        return SourceText(
          text: String(repeating: open, count: depth) + middle
            + String(repeating: close, count: depth))
      }
      #expect(throws: Never.self) { try JSONReader.tree(of: nested(512), as: .json5) }
      let reading = JSONReader.read(nested(513), as: .json5)
      #expect(reading.mistakes.map(\.code) == ["json.tooDeep"])
      #expect(reading.mistakes.first?.place?.column == 512 * open.count + 1)
      #expect(reading.root == nil)
    }
  }

  @Test func `takes as many bytes as the limit and no more`() {
    var limits = JSONLimits()
    limits.byteCount = 4
    #expect(JSONReader.read(SourceText(text: "1234"), as: .strict, limits: limits).root != nil)
    let reading = JSONReader.read(SourceText(text: "12345"), as: .strict, limits: limits)
    #expect(reading.mistakes.map(\.code) == ["json.tooLarge"])
  }

  private func compactForm(of text: String, as dialect: JSONDialect) throws -> String {
    var buffer = ByteBuffer()
    buffer.append(json: try JSONReader.tree(of: SourceText(text: text), as: dialect))
    return String(buffer.slice)
  }
}
