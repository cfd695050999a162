import FoundationEssentials
import JSON
import Records
import TestKit
import Testing

/// The suites json5-tests and JSONTestSuite.
///
/// A second reader, the one of Foundation, says what the accepted files mean; where it errs, the
/// meaning is written here, and an entry that is no longer needed fails.
enum ConformanceData {
  static let json5 = ConformanceFolder("json5-tests")
  static let parsing = ConformanceFolder("JSONTestSuite/test_parsing")
}

@Suite(.enabled(if: ConformanceData.json5.isPresent, "json5-tests are not beside this package"))
struct JSON5SuiteTests {
  /// Files that are valid in the suite and refused here, with the reason.
  static let refused = [
    "objects/duplicate-keys.json":
      "a key twice in one object is a mistake in files that people write"
  ]

  /// Files that Foundation of Swift 6.3 misreads: it keeps the line end of a line continuation, and the
  /// escape in a key.
  static let misreadByFoundation = [
    "misc/readme-example.json5": #"{"foo":"bar","while":true,"this":"is a multi-line string","#
      + #""here":"is another","hex":3735928559,"half":0.5,"delta":10,"to":null,"#
      + #""finally":"a trailing comma","#
      + #""oh":["we shouldn't forget","arrays can have","trailing commas too"]}"#,
    "new-lines/escaped-cr.json5": #"{"a":"line 1 line 2"}"#,
    "new-lines/escaped-crlf.json5": #"{"a":"line 1 line 2"}"#,
    "new-lines/escaped-lf.json5": #"{"a":"line 1 line 2"}"#,
    "strings/multi-line-string.json5": #""hello world""#,
    "todo/unicode-escaped-unquoted-key.json5": #"{"sigΣma":"the sum of all things"}"#,
  ]

  static let accepted = ConformanceData.json5.files(endingIn: ".json", ".json5")
    .filter { refused[$0] == nil }
  static let broken = ConformanceData.json5.files(endingIn: ".js", ".txt")

  @Test func `has the files it was written for`() {
    let folder = ConformanceData.json5
    #expect(folder.files(endingIn: ".json").count == 25)
    #expect(folder.files(endingIn: ".json5").count == 57)
    #expect(folder.files(endingIn: ".js").count == 6)
    #expect(folder.files(endingIn: ".txt").count == 25)
    #expect(Self.accepted.count == 25 + 57 - Self.refused.count)
    #expect(Set(Self.misreadByFoundation.keys).isSubset(of: Self.accepted))
  }

  @Test(arguments: accepted) func `reads what is JSON5`(_ path: String) throws {
    let bytes = try ConformanceData.json5.bytes(of: path)
    let tree = try JSONReader.tree(of: SourceText(file: path, bytes: bytes), as: .json5)
    let compact = compactForm(of: tree)
    if let want = Self.misreadByFoundation[path] {
      #expect(String(decoding: compact, as: UTF8.self) == want)
      #expect((try? AnyValue(bytes, allowsJSON5: true)) != (try AnyValue(compact)))
    } else {
      #expect(try AnyValue(compact) == AnyValue(bytes, allowsJSON5: true))
    }
  }

  @Test(arguments: broken) func `refuses what is not JSON5`(_ path: String) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.json5.bytes(of: path))
    let mistakes = JSONReader.read(source, as: .json5).mistakes
    #expect(!mistakes.isEmpty && mistakes.count <= 2)
    for mistake in mistakes { #expect(mistake.advice != nil || mistake.code == "json.empty") }
  }

  @Test(arguments: refused.keys.sorted()) func `refuses listed files for the listed reason`(
    _ path: String
  ) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.json5.bytes(of: path))
    #expect(JSONReader.read(source, as: .json5).mistakes.map(\.code) == ["json.duplicateKey"])
  }

  @Test(arguments: ConformanceData.json5.files(endingIn: ".json5"))
  func `says in strict mode that a form is JSON5`(_ path: String) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.json5.bytes(of: path))
    var limits = JSONLimits()
    limits.mistakeCount = 1_000
    let mistakes = JSONReader.read(source, as: .strict, limits: limits).mistakes
    #expect(!mistakes.isEmpty)
    for mistake in mistakes { #expect(mistake.code == "json.onlyJSON5") }
  }
}

@Suite(.enabled(if: ConformanceData.parsing.isPresent, "JSONTestSuite is not beside this package"))
struct JSONTestSuiteTests {
  /// Files that are valid in the suite and refused here, with the reason.
  static let refused = [
    "y_object_duplicated_key.json": "a key twice in one object loses a value",
    "y_object_duplicated_key_and_value.json": "a key twice in one object loses a value",
  ]

  /// A file whose number Foundation of Swift 6.3 cannot read.
  static let misreadByFoundation = ["y_number_0e1.json": "[0e1]"]

  /// Of the files that a reader may take or refuse, those that this one takes: numbers of any size,
  /// nesting below the limit, a byte order mark.
  static let acceptedOptional: Set<String> = [
    "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
    "i_structure_500_nested_arrays.json", "i_structure_UTF-8_BOM_empty_object.json",
  ]

  static let files = ConformanceData.parsing.files(endingIn: ".json")
  static let valid = files.filter { $0.hasPrefix("y_") && refused[$0] == nil }
  static let invalid = files.filter { $0.hasPrefix("n_") }
  static let optional = files.filter { $0.hasPrefix("i_") }

  @Test func `has the files it was written for`() {
    #expect(Self.valid.count == 95 - Self.refused.count)
    #expect(Self.invalid.count == 188)
    #expect(Self.optional.count == 35)
  }

  @Test(arguments: valid) func `reads valid JSON`(_ path: String) throws {
    let bytes = try ConformanceData.parsing.bytes(of: path)
    let tree = try JSONReader.tree(of: SourceText(file: path, bytes: bytes), as: .strict)
    let compact = compactForm(of: tree)
    if let want = Self.misreadByFoundation[path] {
      #expect(String(decoding: compact, as: UTF8.self) == want)
      #expect((try? AnyValue(bytes)) == nil)
    } else {
      #expect(try AnyValue(compact) == AnyValue(bytes))
    }
    let again = try JSONReader.tree(of: SourceText(file: path, bytes: compact), as: .strict)
    #expect(compactForm(of: again) == compact)
  }

  @Test(arguments: invalid) func `refuses invalid JSON`(_ path: String) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.parsing.bytes(of: path))
    #expect(!JSONReader.read(source, as: .strict).mistakes.isEmpty)
  }

  @Test(arguments: refused.keys.sorted()) func `refuses listed files for the listed reason`(
    _ path: String
  ) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.parsing.bytes(of: path))
    #expect(JSONReader.read(source, as: .strict).mistakes.map(\.code) == ["json.duplicateKey"])
  }

  @Test(arguments: optional) func `makes a settled choice where JSON leaves one`(
    _ path: String
  ) throws {
    let source = SourceText(file: path, bytes: try ConformanceData.parsing.bytes(of: path))
    let isAccepted = JSONReader.read(source, as: .strict).mistakes.isEmpty
    #expect(isAccepted == Self.acceptedOptional.contains(path))
  }
}

private func compactForm(of tree: JSONNode) -> [UInt8] {
  var buffer = ByteBuffer()
  buffer.append(json: tree)
  return Array(buffer.slice)
}

/// A JSON value as Foundation reads it.
private enum AnyValue: Decodable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([AnyValue])
  case object([String: AnyValue])

  init(_ bytes: [UInt8], allowsJSON5: Bool = false) throws {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = allowsJSON5
    self = try decoder.decode(AnyValue.self, from: Data(bytes))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      // JSON has no form for what is not finite: our writer makes it null.
      self = value.isFinite ? .number(value) : .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([AnyValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: AnyValue].self))
    }
  }
}
