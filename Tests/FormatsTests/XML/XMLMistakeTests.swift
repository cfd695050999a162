import Records
import TestKit
import Testing

@testable import Formats

/// What is said about documents that cannot be read, and where.
@Suite struct XMLMistakeTests {
  /// A document with `‸` where the message points.
  struct Example: CustomTestStringConvertible, Sendable {
    var marked: String
    var code: DiagnosticCode
    var summary: String
    /// How many records come before the mistake.
    var recordCount: Int

    init(_ marked: String, _ code: DiagnosticCode, _ summary: String, records: Int = 0) {
      self.marked = marked
      self.code = code
      self.summary = summary
      recordCount = records
    }

    var testDescription: String { marked }
  }

  static let good = "<p>1</p>\n<p>2</p>"

  private func check(_ example: Example) throws {
    let marked = MarkedText(example.marked)
    let reading = try XMLReading(marked.text)
    let failure = try #require(reading.failure)
    #expect(failure.code == example.code)
    #expect(failure.summary == example.summary)
    #expect(reading.records.count == example.recordCount)
    #expect(failure.advice?.isEmpty == false)
    let before = String(decoding: marked.text.utf8.prefix(marked.offsets[0]), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(failure.place?.file == "staff.csv")
    #expect(failure.place?.line == lines.count)
    #expect(failure.place?.column == lines[lines.count - 1].unicodeScalars.count + 1)
  }

  @Test(arguments: [
    Example(
      "<r>\n\(good)<p>\n<a>x</b>‸</p></r>", "xml.malformed",
      "<a>, which begins on line 4, is closed by </b>", records: 2),
    Example(
      "<r>\(good)<p><é>ö</ö>‸</p></r>", "xml.malformed",
      "<é>, which begins on line 2, is closed by </ö>", records: 2),
    Example(
      "<r>\n<p>x</q>‸</r>", "xml.malformed", "<p>, which begins on line 2, is closed by </q>"),
    Example("<r>\n<p a='1' a='2'‸/></r>", "xml.malformed", "an attribute is there twice"),
    Example("<r>\n<p a=‸1/></r>", "xml.malformed", "an attribute without a value in quotes"),
    Example("<r>\n<p a‸/></r>", "xml.malformed", "an attribute without a value in quotes"),
    Example("<r>\n<p a='‸<'/></r>", "xml.malformed", "a < inside the value of an attribute"),
    Example(
      "<r>\n<p a='1'‸b='2'/></r>", "xml.malformed", "attributes without a space between them"),
    Example("<r>\n<p>‸]]></p></r>", "xml.malformed", "]]> outside of CDATA"),
    Example("<r>\n<!-- a ‸-- b --></r>", "xml.malformed", "two hyphens inside a comment"),
    Example("<r>\n<p>a <‸ b</p></r>", "xml.malformed", "a < that begins no tag"),
    Example("<r>\n<p><‸<", "xml.malformed", "a < that begins no tag"),
    Example("<‸ r>", "xml.malformed", "a < that begins no tag"),
    Example("<r>\n<p>x</p ‸y></r>", "xml.malformed", "a tag that does not end with >"),
    Example(
      "<r>\n\(good)</r>\n‸<r/>", "xml.malformed", "something follows the end of the root element",
      records: 2),
    Example(
      "<r>\n\(good)</r>\n‸x", "xml.malformed", "something follows the end of the root element",
      records: 2),
    Example(
      "\n<?xml‸ version='1.0'?><r/>", "xml.malformed",
      "an XML declaration that is not at the very beginning"),
    Example(
      "<?xml version='2.0'‸?><r/>", "xml.malformed", "an XML declaration that is not well-formed"),
  ]) func `names the place and keeps the records in front of it`(_ example: Example) throws {
    try check(example)
  }

  @Test(arguments: [
    Example(
      "<r>\n<p>é ö ‸& x</p></r>", "xml.entity", "an ampersand that begins no entity"),
    Example("<r>\n<p>‸&lt</p></r>", "xml.entity", "an ampersand that begins no entity"),
    Example("<r>\n<p>&eacute;‸</p></r>", "xml.entity", "the entity &eacute; is not declared"),
    Example(
      "<r>\n<p>‸\u{1}</p></r>", "xml.forbiddenCharacter",
      "a character that XML does not allow"),
    Example(
      "<r>\n<p>&#1;‸</p></r>", "xml.forbiddenCharacter", "a character that XML does not allow"),
    Example(
      "<r>\n<p>&#xD800;‸</p></r>", "xml.forbiddenCharacter",
      "a character that XML does not allow"),
    Example("<r>\n<q:p‸/></r>", "xml.namespace", "the prefix q is not declared"),
    Example("<r>\n<p q:a='1'‸/></r>", "xml.namespace", "the prefix q is not declared"),
    Example(
      "<r>\n<a:b‸:c/></r>", "xml.namespace", "a name that does not fit the rules of namespaces"),
    Example(
      "<r>\n<p xmlns:a=''‸/></r>", "xml.namespace",
      "a name that does not fit the rules of namespaces"),
  ]) func `names what cannot be in a document`(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example(
      "<r>\n\(good)\n<p><a>‸", "xml.truncated",
      "the document ends inside <a> with 3 elements not closed", records: 2),
    Example(
      "<r>\n\(good)\n<p><a>text‸", "xml.truncated",
      "the document ends inside <a> with 3 elements not closed", records: 2),
    Example(
      "<r>\n<p‸", "xml.truncated", "the document ends inside <r>, which is not closed"),
    Example(
      "<r>\n<p a='‸", "xml.truncated", "the document ends inside <r>, which is not closed"),
    Example(
      "<r>\n<p/>\n‸", "xml.truncated", "the document ends inside <r>, which is not closed",
      records: 1),
    Example("<r a='1‸", "xml.truncated", "the document ends inside a tag"),
    Example(
      "<r>\n\(good)\n‸<!-- <p>3</p></r>", "xml.truncated",
      "a comment that begins here is not closed", records: 2),
    Example(
      "<r>\n<p>x‸<?php 1</p></r>", "xml.truncated",
      "a processing instruction that begins here is not closed"),
  ]) func `tells a document that ends too early`(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example(
      "‸<!DOCTYPE r><r/>", "xml.doctype", "the document has a DOCTYPE, which muster does not read"),
    Example(
      "<?xml version='1.0'?>\n<!-- ö -->\n ‸<!DOCTYPE r [ <!ENTITY a 'b'> ]>\n<r>&a;</r>",
      "xml.doctype", "the document has a DOCTYPE, which muster does not read"),
    Example(
      "<!-- --> ‸<!DOCTYPE\n r\nSYSTEM 'x'><r/>", "xml.doctype",
      "the document has a DOCTYPE, which muster does not read"),
  ]) func `refuses a DOCTYPE where it stands`(_ example: Example) throws { try check(example) }

  @Test(
    arguments: [
      ("", "xml.empty", nil), (" \r\n\t ", "xml.empty", nil), ("\u{FEFF}", "xml.empty", nil),
      ("<?xml version='1.0'?>", "xml.empty", nil), ("<!-- -->\n", "xml.empty", nil),
      ("{\"a\": 1}", "xml.noMarkup", 1), ("\n\na,b\n1,2\n", "xml.noMarkup", 3),
    ] as [(String, DiagnosticCode, Int?)])
  func `tells what is no document`(_ text: String, _ code: DiagnosticCode, _ line: Int?) throws {
    let failure = try #require(try XMLReading(text).failure)
    #expect(failure.code == code && failure.place?.line == line)
    #expect(failure.advice != nil)
  }

  @Test(arguments: [
    "<r xmlns='a b'><p/></r>", "<r xmlns='relative'><p/></r>",
    "<r xml:space='x' xml:lang='_'><p/></r>", "<?xml version='1.1'?><r><p/></r>",
    "<?xml-stylesheet href='x'?><r><p/></r>", "<r><p/></r>\n<!-- --><?x?>\n",
  ]) func `accepts what is odd and well-formed`(_ text: String) throws {
    let reading = try XMLReading(text)
    #expect(reading.failure == nil && reading.records.count == 1)
  }

  @Test func `shortens names in messages`() throws {
    let name = String(repeating: "n", count: 1000)
    let failure = try #require(try XMLReading("<r><\(name)></r>").failure)
    #expect(failure.summary.count < 200)
  }

  @Test func `says nothing about values`() throws {
    for text in [
      "<r><p>SECRET</q></r>", "<r><p a='SECRET' a='SECRET'/></r>", "<r><p>SECRET & more</p></r>",
      "<r><p>SECRET\u{1}</p></r>", "<r><p xmlns:SECRET=''/></r>", "<r><p a='SECRET<'/></r>",
      "<r><p>SECRET", "<r><p>SECRET<!-- SECRET", "SECRET",
    ] {
      let failure = try #require(try XMLReading(text).failure)
      #expect(!failure.text.contains("SECRET"))
    }
  }
}
