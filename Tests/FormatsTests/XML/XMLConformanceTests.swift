import JSON
import Records
import TestKit
import Testing

@testable import Formats

/// Where libxml2's files are, and which there are.
enum LibXML2Files {
  static let folder = ConformanceFolder("libxml2")
  static let all = folder.files().filter { $0 != "Copyright" }
}

/// libxml2's files of errors and of entities that contain themselves.
///
/// All of them are refused. What libxml2 accepts of them, and why muster does not, is written here; an
/// entry that is no longer needed fails.
@Suite(
  .enabled(if: LibXML2Files.folder.isPresent, "libxml2's files are not beside this package"))
struct XMLConformanceTests {

  /// Documents without a DOCTYPE: the code that they are refused with, and how many records come first.
  static let refused: [String: (code: DiagnosticCode, records: Int)] = [
    "errors/754947.xml": ("input.invalidBytes", 0),
    "errors/758588.xml": ("xml.namespace", 0),
    "errors/759020.xml": ("xml.truncated", 0),
    "errors/attr1.xml": ("xml.truncated", 0),
    "errors/attr2.xml": ("xml.truncated", 0),
    "errors/attr4.xml": ("xml.forbiddenCharacter", 0),
    "errors/attr5.xml": ("xml.malformed", 0),
    "errors/attr6.xml": ("xml.malformed", 1),
    "errors/cdata.xml": ("input.invalidBytes", 0),
    "errors/charref1.xml": ("xml.forbiddenCharacter", 0),
    "errors/dup-xml-attr.xml": ("xml.malformed", 0),
    "errors/dup-xml-attr2.xml": ("xml.namespace", 0),
    "errors/empty.xml": ("xml.empty", 0),
    "errors/extra-content.xml": ("xml.malformed", 0),
    "errors/invalid-start-tag-1.xml": ("xml.noMarkup", 0),
    "errors/invalid-start-tag-2.xml": ("xml.malformed", 0),
    "errors/issue151.xml": ("xml.malformed", 1),
    "errors/name.xml": ("xml.truncated", 0),
    "errors/name2.xml": ("xml.truncated", 0),
    "errors/name3.xml": ("xml.malformed", 0),
    "errors/ns-undeclared.xml": ("xml.namespace", 0),
    "errors/rec_ext.ent": ("xml.entity", 0),
    "errors/trailing-null-1.xml": ("xml.malformed", 0),
    "errors/trailing-null-2.xml": ("xml.truncated", 0),
    "errors/truncated-utf16.xml": ("input.invalidBytes", 0),
    "errors/unclosed-element.xml": ("xml.truncated", 0),
    "errors/unsupported-encoding.xml": ("xml.unknownEncoding", 0),
    "errors/utf8-1.xml": ("xml.malformed", 0),
    "errors/utf8-2.xml": ("xml.malformed", 0),
    "recurse/lol_ip_content.dtd": ("xml.malformed", 0),
    "recurse/lol_ip_value.dtd": ("xml.malformed", 0),
  ]

  /// Files without a DOCTYPE that libxml2 makes a tree of.
  static let strict = [
    "errors/dup-xml-attr2.xml": "two attributes of one name are not well-formed with namespaces",
    "errors/ns-undeclared.xml": "a prefix that is not declared is not well-formed with namespaces",
    "errors/trailing-null-1.xml": "a NUL behind the root is no character of XML",
    "errors/truncated-utf16.xml": "half a character behind the root is none",
  ]

  private func bytes(of path: String) throws -> [UInt8] { try LibXML2Files.folder.bytes(of: path) }

  @Test func `has the files it was written for`() throws {
    #expect(LibXML2Files.all.count == 76)
    #expect(LibXML2Files.all.filter { $0.hasSuffix(".xml") }.count == 58)
    #expect(LibXML2Files.all.filter { $0.hasPrefix("test/recurse/") }.count == 29)
    let doctypes = try LibXML2Files.all.filter {
      String(decoding: try bytes(of: $0), as: UTF8.self).contains("<!DOCTYPE")
    }
    #expect(doctypes.count == 31)
    // The rest, beside the documents of the table, is parts of DTDs and of texts.
    let parts = LibXML2Files.all.filter {
      $0.hasSuffix(".ent") && Self.refused[Self.short($0)] == nil
    }
    #expect(parts.count == 14)
    #expect(doctypes.count + Self.refused.count + parts.count == LibXML2Files.all.count)
  }

  private static func short(_ path: String) -> String { String(path.dropFirst("test/".count)) }

  @Test(arguments: LibXML2Files.all) func `refuses every file for its reason`(_ path: String) throws
  {
    let bytes = try bytes(of: path)
    let reading = XMLReading(ChunkedSource(bytes))
    let failure = try #require(reading.failure)
    #expect(failure.advice != nil && failure.place?.file != nil)
    if let want = Self.refused[Self.short(path)] {
      #expect(failure.code == want.code && reading.records.count == want.records)
    } else if String(decoding: bytes, as: UTF8.self).contains("<!DOCTYPE") {
      #expect(failure.code == "xml.doctype")
    } else {
      #expect(["xml.noMarkup", "xml.empty"].contains(failure.code))
    }
  }

  @Test(arguments: LibXML2Files.all) func `refuses at every chunking`(_ path: String) throws {
    let bytes = try bytes(of: path)
    for size in [1, 3, 64] where bytes.count < 10_000 || size > 1 {
      let reading = XMLReading(ChunkedSource(bytes), feedSize: size)
      #expect(reading.failure != nil)
      #expect(reading.records.count == Self.refused[Self.short(path)]?.records ?? 0)
    }
  }

  @Test(arguments: LibXML2Files.all) func `is as strict as libxml2, and stricter where listed`(
    _ path: String
  ) throws {
    let tree = XMLOracleElement.root(of: try bytes(of: path))
    #expect((tree != nil) == (Self.strict[Self.short(path)] != nil))
  }
}

/// The Big List of Naughty Strings as text, attributes and names of fields.
@Suite(
  .enabled(
    if: ConformanceFolder("naughty-strings").isPresent, "the strings are not beside this package"))
struct XMLNaughtyStringsTests {
  private static func strings() throws -> [String] {
    let bytes = try ConformanceFolder("naughty-strings").bytes(of: "blns.json")
    // Characters that XML does not allow cannot be written at all.
    let list = try JSONReader.tree(of: SourceText(file: "blns.json", bytes: bytes), as: .strict)
    return (list.elements ?? []).compactMap(\.text).map { text in
      String(String.UnicodeScalarView(text.unicodeScalars.filter { isAllowed($0) }))
    }
  }

  /// Source: XML 1.0, production Char.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      || ["\t", "\n", "\r"].contains(scalar)
  }

  private static func escaped(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(xmlAttributeOf: text)
    return String(buffer.slice)
  }

  @Test func `come back as they are`() throws {
    let strings = try Self.strings()
    #expect(strings.count == 515)
    for text in strings {
      let escaped = Self.escaped(text)
      let document =
        "<r><p b=\"\(escaped)\"><a>\(escaped)</a><field name=\"\(escaped)\">x</field></p></r>"
      let fields = ["a", "@b", text.isEmpty ? "none" : text]
      let reading = try XMLReading(document, fields: fields)
      #expect(reading.failure == nil)
      #expect(
        reading.records == [["'\(text)'", "'\(text)'", text.isEmpty ? "-" : "'x'"]], "\(text)")
    }
  }
}
