import Formats
import Records
import Testing

@Suite struct FormatGuessTests {
  private func guess(
    _ bytes: some Sequence<UInt8>, isWhole: Bool = true, _ encoding: EncodingChoice = .automatic
  ) -> FormatGuess {
    withSlice(bytes) { FormatGuess($0, isWhole: isWhole, encoding: encoding) }
  }

  @Test(arguments: [
    ("id,name\n1,Ada\n", SourceFormat.csv, false), ("", .csv, false), ("\n\n", .csv, false),
    ("<?xml version='1.0'?><a/>", .xml, true), (" \n<staff><p/></staff>", .xml, false),
    ("<!-- export --><a/>", .xml, true), ("<été/>", .xml, false), ("<", .csv, false),
    ("<>,a\n", .csv, false),
    ("[{\"id\" :1}]", .json, true), ("[ 1 ]", .json, false), ("[]", .json, false),
    ("[\n\n{}\n]", .json, false),
    ("[id],[name]\n", .csv, false), ("[null]", .json, false), ("[number],a\n", .csv, false),
    ("{\"id\":1}", .json, true), ("{\n\"id\":1\n}", .json, true), ("{}", .json, false),
    ("{\"a\"}", .json, false),
    ("{id},b\n", .csv, false),
    ("{\"id\":1}\n{\"id\":2}\n", .jsonl, true),
    ("{\"a\":{\"b\":[\"}\\\"{\"]}}\r\n\n {\"a\":1}", .jsonl, true),
    ("{\"a\":\n1}\n{\"a\":2}", .json, true), ("{\"id\":1}\n", .json, true),
    ("{\"a\":1}\nx", .json, true),
  ])
  func `goes by how the content begins`(_ text: String, _ format: SourceFormat, _ isPlain: Bool) {
    #expect(guess(text.utf8).format == format)
    #expect(guess(text.utf8).isPlain == isPlain)
    #expect(guess([0xEF, 0xBB, 0xBF] + Array(text.utf8)).format == format, "with a mark")
    #expect(guess(utf16("\u{FEFF}" + text, highByteFirst: true)).format == format, "in UTF-16")
    #expect(guess(utf16(text, highByteFirst: false), .utf16).format == format, "in named UTF-16")
  }

  @Test func `a line that ends an object may be followed by another out of sight`() {
    #expect(guess("{\"id\":1}\n".utf8, isWhole: false).format == .jsonl)
    #expect(guess("{\"employees\":[".utf8, isWhole: false).format == .json)
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"a\":2}", SourceFormat.json, true), ("{\"a\":1}", .jsonl, true),
    ("[{\"a\":1}]", .jsonl, false), ("[1]", .jsonl, true), ("<?xml?>", .json, false),
    ("{\"a\":1}", .csv, false), ("[a],b", .csv, true), ("<a>,b", .csv, true), ("a,b", .xml, true),
  ])
  func `content may be in a file of another name unless it is plainly something else`(
    _ text: String, _ name: SourceFormat, _ fits: Bool
  ) {
    #expect(guess(text.utf8).fits(name) == fits)
  }

  @Test func `what cannot be decoded is no other format`() {
    #expect(guess([0x50, 0x4B, 0x03, 0x04, 0x00]).format == .csv)
    #expect(guess([0xFF, 0xFE, 0x3C]).format == .csv)
  }

  @Test(arguments: [
    ("staff.csv", SourceFormat.csv), ("a/b.TSV", .csv), ("x.json", .json), ("x.JSONL", .jsonl),
    ("x.ndjson", .jsonl), ("x.xml", .xml), ("x.json.txt", nil), ("json", nil), ("-", nil),
    ("folder.csv/x", nil), ("staff.xml.rejects.xml", .xml),
  ])
  func `a file's ending names a format`(_ path: String, _ format: SourceFormat?) {
    #expect(SourceFormat(ofName: path) == format)
  }
}

@Suite struct PeekedSourceTests {
  @Test(arguments: [0, 1, 3, 5, 100])
  func `gives everything from the beginning`(_ peeked: Int) throws {
    let bytes = Array("hello".utf8)
    for sizes in [[1], [2], [.max]] {
      let source = try PeekedSource(ChunkedSource(bytes, sizes: sizes), count: peeked)
      #expect(Array(source.firstBytes) == Array(bytes.prefix(peeked)))
      #expect(source.name == "staff.csv")
      var buffer = ByteBuffer()
      while try source.read(into: &buffer, upTo: 2) > 0 {}
      #expect(Array(buffer.slice) == bytes)
      #expect(try source.read(into: &buffer, upTo: 2) == 0)
    }
  }
}
