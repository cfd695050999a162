import JSON
import Records
import TestKit
import Testing

@Suite struct JSONWriterTests {
  @Test func `texts at the end of a page are written whole, at every length`() {
    let page = PageEnd()
    for length in 0..<40 {
      for special in ["x", "\"", "\\", "\n", "é"] {
        let text = String(repeating: "a", count: length) + special
        var fromPage = ByteBuffer()
        withExtendedLifetime(page) { fromPage.appendJSONString(page.slice(of: text)) }
        var fromText = ByteBuffer()
        fromText.appendJSONString(text)
        #expect(String(fromPage.slice) == String(fromText.slice))
        let escaped =
          special == "\n" ? "\\n" : special == "x" || special == "é" ? special : "\\" + special
        #expect(
          String(fromPage.slice) == "\"" + String(repeating: "a", count: length) + escaped + "\"")
      }
    }
  }

  @Test(arguments: [
    ("", #""""#), ("Zoë", #""Zoë""#), ("a\"b\\c/", #""a\"b\\c/""#),
    ("\n\t\r\u{08}\u{0C}\u{01}\u{1F}\u{0}", #""\n\t\r\b\f\u0001\u001f\u0000""#),
    ("\u{7F}\u{80}\u{2028}😀", "\"\u{7F}\u{80}\u{2028}😀\""),
  ])
  func `writes text as a JSON string`(_ text: String, _ want: String) {
    var buffer = ByteBuffer()
    buffer.appendJSONString(text)
    #expect(String(buffer.slice) == want)
  }

  @Test func `escapes at every position of texts of every length`() {
    // Beside the special bytes stand those that a wrong word test would take for them.
    let specials: [UInt8] = [
      0x00, 0x1F, 0x22, 0x5C, 0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xFF,
    ]
    var wrong: [[UInt8]] = []
    for length in 1...40 {
      for position in 0..<length {
        for special in specials {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes[position] = special
          if position + 1 < length { bytes[position + 1] = 0x21 }
          if escaped(bytes) != escapedByteByByte(bytes) { wrong.append(bytes) }
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func `escapes random bytes as a byte by byte writer does`() {
    var generator = SeededGenerator(seed: 1)
    var wrong: [[UInt8]] = []
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<60, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...0x7F, using: &generator) }
      if escaped(bytes) != escapedByteByByte(bytes) { wrong.append(bytes) }
    }
    #expect(wrong == [])
  }

  @Test func `writes behind what the buffer holds and grows as needed`() {
    var buffer = ByteBuffer()
    var text = ByteBuffer()
    text.append(String(repeating: "line\n", count: 500))
    buffer.append("[")
    buffer.appendJSONString(text.slice)
    buffer.append("]")
    #expect(String(buffer.slice) == "[\"" + String(repeating: "line\\n", count: 500) + "\"]")
  }

  @Test func `writes a tree that was made by hand`() {
    let object = JSONObject([
      JSONMember(key: "b\n", value: JSONNode(.string(JSONString("x\"y")))),
      JSONMember(key: "a", value: JSONNode(.array([JSONNode(.null), JSONNode(.boolean(true))]))),
      JSONMember(key: "a", value: JSONNode(.null)),
      JSONMember(key: "n", value: JSONNode(.number(JSONNumber("0x10")))),
      JSONMember(key: "i", value: JSONNode(.invalid)),
    ])
    var buffer = ByteBuffer()
    buffer.append(json: JSONNode(.object(object)))
    #expect(String(buffer.slice) == #"{"b\n":"x\"y","a":[null,true],"n":16,"i":null}"#)
  }

  @Test(arguments: [
    ("0", true), ("-0", true), ("10", true), ("1.5", true), ("-1.5e+10", true), ("1E5", true),
    ("0.0", true), ("0e1", true), ("", false), ("-", false), ("+1", false), ("01", false),
    ("-01", false), (".5", false), ("5.", false), ("1e", false), ("1e+", false), ("1.e5", false),
    ("0x1", false), ("1 ", false), (" 1", false), ("1,5", false), ("--1", false),
    ("Infinity", false), ("NaN", false), ("1e5.5", false), ("１", false),
  ])
  func `knows the grammar of JSON numbers`(_ text: String, _ isNumber: Bool) {
    var buffer = ByteBuffer()
    buffer.append(text)
    #expect(buffer.slice.isJSONNumber == isNumber)
  }

  @Test(
    arguments: [
      ("12", "12", 12), ("-0x1F", "-31", -31), ("+7", "7", 7), (".5", "0.5", nil),
      ("5.", "5", 5), ("-.5E3", "-0.5E3", nil), ("1e3", "1e3", nil), ("007", nil, nil),
      ("Infinity", nil, nil), ("-NaN", nil, nil),
      ("99999999999999999999", "99999999999999999999", nil),
      ("0xDE0B6B3A7640000", "1000000000000000000", 1_000_000_000_000_000_000), ("", nil, nil),
      ("0x", nil, nil),
    ] as [(String, String?, Int?)])
  func `gives numbers in JSON's form`(_ text: String, _ decimal: String?, _ integer: Int?) {
    #expect(JSONNumber(text).decimal == decimal)
    #expect(JSONNumber(text).integer == integer)
  }

  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var text = ByteBuffer()
    for byte in bytes { text.append(byte) }
    var buffer = ByteBuffer()
    buffer.appendJSONEscaped(text.slice)
    return Array(buffer.slice)
  }

  private func escapedByteByByte(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22: Array(#"\""#.utf8)
      case 0x5C: Array(#"\\"#.utf8)
      case 0x0A: Array(#"\n"#.utf8)
      case 0x09: Array(#"\t"#.utf8)
      case 0x0D: Array(#"\r"#.utf8)
      case 0x08: Array(#"\b"#.utf8)
      case 0x0C: Array(#"\f"#.utf8)
      case 0..<0x20:
        Array((byte < 0x10 ? #"\u000"# : #"\u00"#).utf8) + Array(String(byte, radix: 16).utf8)
      default: [byte]
      }
    }
  }
}
