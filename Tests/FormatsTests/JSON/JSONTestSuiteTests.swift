import Formats
import Records
import TestKit
import Testing

/// JSONTestSuite through the reader of records.
///
/// Its texts are of every kind, records are objects: so each is read as the value of a member too, in both
/// layouts.
@Suite(
  .enabled(
    if: ConformanceFolder("JSONTestSuite/test_parsing").isPresent,
    "JSONTestSuite is not beside this package"))
struct JSONRecordSuiteTests {
  private static let folder = ConformanceFolder("JSONTestSuite/test_parsing")
  private static let files = folder.files(endingIn: ".json")

  /// Files that are valid in the suite and refused here, with the reason.
  private static let refused = [
    "y_object_duplicated_key.json": "of two members of one name one would be lost",
    "y_object_duplicated_key_and_value.json": "of two members of one name one would be lost",
  ]

  /// Of the files that a reader may take or refuse, those that this one takes, with the reason.
  private static let takenOptional: [String: String] = [
    "i_number_double_huge_neg_exp.json": number, "i_number_huge_exp.json": number,
    "i_number_neg_int_huge_exp.json": number, "i_number_pos_double_huge_exp.json": number,
    "i_number_real_neg_overflow.json": number, "i_number_real_pos_overflow.json": number,
    "i_number_real_underflow.json": number, "i_number_too_big_neg_int.json": number,
    "i_number_too_big_pos_int.json": number, "i_number_very_big_negative_int.json": number,
    "i_structure_500_nested_arrays.json": "below the limit of 512",
    "i_structure_UTF-8_BOM_empty_object.json":
      "a byte order mark at the very beginning is read over",
  ]

  private static let number = "numbers keep their text, so that none is too large"

  /// The reason why the others are refused, by what they are refused for.
  private static let refusedOptional: [String: DiagnosticCode] = [
    "i_object_key_lone_2nd_surrogate.json": "json.loneSurrogate",
    "i_string_1st_surrogate_but_2nd_missing.json": "json.loneSurrogate",
    "i_string_1st_valid_surrogate_2nd_invalid.json": "json.loneSurrogate",
    "i_string_UTF-16LE_with_BOM.json": "json.unexpected",
    "i_string_UTF-8_invalid_sequence.json": "input.invalidBytes",
    "i_string_UTF8_surrogate_U+D800.json": "input.invalidBytes",
    "i_string_incomplete_surrogate_and_escape_valid.json": "json.loneSurrogate",
    "i_string_incomplete_surrogate_pair.json": "json.loneSurrogate",
    "i_string_incomplete_surrogates_escape_valid.json": "json.loneSurrogate",
    "i_string_invalid_lonely_surrogate.json": "json.loneSurrogate",
    "i_string_invalid_surrogate.json": "json.loneSurrogate",
    "i_string_invalid_utf-8.json": "input.invalidBytes",
    "i_string_inverted_surrogates_U+1D11E.json": "json.loneSurrogate",
    "i_string_iso_latin_1.json": "input.invalidBytes",
    "i_string_lone_second_surrogate.json": "json.loneSurrogate",
    "i_string_lone_utf8_continuation_byte.json": "input.invalidBytes",
    "i_string_not_in_unicode_range.json": "input.invalidBytes",
    "i_string_overlong_sequence_2_bytes.json": "input.invalidBytes",
    "i_string_overlong_sequence_6_bytes.json": "input.invalidBytes",
    "i_string_overlong_sequence_6_bytes_null.json": "input.invalidBytes",
    "i_string_truncated-utf-8.json": "input.invalidBytes",
    "i_string_utf16BE_no_BOM.json": "json.unexpected",
    "i_string_utf16LE_no_BOM.json": "json.unexpected",
  ]

  /// The values of a text in the places where one can be.
  ///
  /// - Parameter isOneLine: Whether line ends are only white space, so that a record of one line says the same.
  private static func readings(_ text: [UInt8], isOneLine: Bool = true) -> [JSONRecords] {
    // A mark stands at the beginning of a file only.
    let marked = text.starts(with: [0xEF, 0xBB, 0xBF])
    let value = (marked ? Array(text.dropFirst(3)) : text)
    let member = Array("{\"v\":".utf8) + value + Array("}".utf8)
    let line = isOneLine ? member.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } : member
    return [
      JSONRecords(Array("[".utf8) + member + Array("]".utf8), .document, fields: ["v", ""]),
      JSONRecords(member, .document, fields: ["v", ""]),
      JSONRecords(
        Array("{\"a\":{\"b\":[".utf8) + member + Array("]}}".utf8), .document,
        fields: ["v", ""], records: "/a/b/*"),
      JSONRecords(line, .lines, fields: ["v", ""]),
    ]
  }

  @Test func `has the files it was written for`() {
    #expect(Self.files.count { $0.hasPrefix("y_") } == 95)
    #expect(Self.files.count { $0.hasPrefix("n_") } == 188)
    #expect(Self.files.count { $0.hasPrefix("i_") } == 35)
    #expect(
      Set(Self.takenOptional.keys).union(Self.refusedOptional.keys)
        == Set(Self.files.filter { $0.hasPrefix("i_") }))
  }

  @Test(arguments: files.filter { $0.hasPrefix("y_") && refused[$0] == nil })
  func `takes valid JSON, and gives it as it is`(_ path: String) throws {
    let bytes = try Self.folder.bytes(of: path)
    let compact = try #require(TreeOracle.compact(bytes))
    for records in Self.readings(bytes) {
      #expect(records.problem == nil)
      let cells = try #require(records.reading.records.first?.cells)
      #expect(TreeOracle.compact(Array(cells[1].utf8)) == "{\"v\":\(compact)}")
    }
  }

  @Test(arguments: files.filter { $0.hasPrefix("n_") })
  func `refuses invalid JSON`(_ path: String) throws {
    let bytes = try Self.folder.bytes(of: path)
    for records in Self.readings(bytes, isOneLine: false) { #expect(records.problem != nil) }
    for layout in [JSONLayout.document, .lines] {
      let records = JSONRecords(bytes, layout)
      // A file without any value is JSON Lines without records.
      let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A } || bytes == [0xEF, 0xBB, 0xBF]
      #expect(records.problem != nil || layout == .lines && isBlank)
    }
  }

  @Test(arguments: refused.keys.sorted())
  func `refuses listed files for the listed reason`(_ path: String) throws {
    for records in Self.readings(try Self.folder.bytes(of: path)) {
      #expect(records.problem == "json.duplicateKey")
    }
  }

  @Test(arguments: files.filter { $0.hasPrefix("i_") })
  func `makes a settled choice where JSON leaves one`(_ path: String) throws {
    for records in Self.readings(try Self.folder.bytes(of: path)) {
      #expect(records.problem == Self.refusedOptional[path])
    }
  }
}
