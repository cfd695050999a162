import CLibXML2
import Records

extension Diagnostic {
  /// A document that is not well-formed, in the words that fit an error of libxml2.
  ///
  /// libxml2's own words may quote what the document holds; ours only name elements and attributes.
  static func malformedXML(
    code: Int32, names: [String], line: Int?, _ place: Place
  ) -> Diagnostic {
    let known = XMLMistake.of(code, names: names, line: line)
    return Diagnostic(
      known.code, known.summary, advice: known.advice, place: place)
  }

  /// A document that ends inside an element.
  static func truncatedXML(_ place: Place, openElement: String?, openCount: Int) -> Diagnostic {
    var summary = "the document ends"
    if let openElement { summary += " inside <\(XMLMistake.shortened(openElement))>" }
    summary += openCount == 1 ? ", which is" : " with \(openCount) elements"
    return Diagnostic(
      "xml.truncated", summary + " not closed",
      advice: "check that the export has finished, and copy the file again", place: place)
  }

  /// A document that ends inside a tag outside of all elements.
  static func truncatedXML(_ place: Place) -> Diagnostic {
    Diagnostic(
      "xml.truncated", "the document ends inside a tag",
      advice: "check that the export has finished, and copy the file again", place: place)
  }

  /// A document that ends inside something that began long before.
  static func unclosedXML(_ what: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "xml.truncated", "\(what) that begins here is not closed",
      advice: "close it, or check that the export has finished", place: place)
  }

  /// A document without an element.
  static func noRoot(_ place: Place) -> Diagnostic {
    Diagnostic(
      "xml.empty", "the document has no element",
      advice: "check that the export has finished and is the right file",
      place: Place(file: place.file))
  }

  /// Text that is no XML from its first character on.
  static func notXML(_ place: Place) -> Diagnostic {
    Diagnostic(
      "xml.noMarkup", "the input is not XML, which begins with <",
      advice: "check that this is the right file, or name its format with --format", place: place)
  }

  /// A DOCTYPE, which could declare entities.
  static func doctype(_ place: Place) -> Diagnostic {
    Diagnostic(
      "xml.doctype", "the document has a DOCTYPE, which muster does not read",
      advice: "remove it; without its entities nothing can be read from other files, nor grow "
        + "without end", place: place)
  }

  /// Elements in elements in elements.
  static func nestedTooDeep(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      "xml.tooDeep", "elements are nested more than \(limit) deep",
      advice: "raise the limit with --max-nesting, if the document is meant to be that deep",
      place: place)
  }

  /// A record over the limit.
  static func recordTooLong(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      "xml.recordTooLong", "the record that begins on this line is longer than \(limit) bytes",
      advice: "check the path of the records, or raise the limit with --max-record", place: place)
  }

  /// A tag, comment or instruction over the limit, outside of records.
  static func markupTooLong(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      "xml.markupTooLong",
      "a tag, comment or processing instruction is longer than \(limit) bytes",
      advice: "raise the limit with --max-record, if it is meant to be that long", place: place)
  }
}

extension RecordProblem {
  /// A text or attribute over the limit.
  static func xmlFieldTooLong(limit: Int) -> RecordProblem {
    RecordProblem(
      "xml.fieldTooLong", "a text or attribute is longer than \(limit) bytes",
      advice: "raise the limit with --max-field, if it is meant to be that long")
  }
}

/// What is wrong with a document, in words of our own.
struct XMLMistake {
  var code: DiagnosticCode
  var summary: String
  var advice: String

  private init(_ summary: String, _ advice: String, code: DiagnosticCode = "xml.malformed") {
    self.code = code
    self.summary = summary
    self.advice = advice
  }

  /// A name that is short enough for a message.
  static func shortened(_ name: String) -> String {
    name.count <= 60 ? name : name.prefix(60) + "…"
  }

  /// What an error of libxml2 means.
  static func of(_ number: Int32, names: [String], line: Int?) -> XMLMistake {
    let names = names.map(shortened)
    switch UInt32(bitPattern: number) {
    case XML_ERR_TAG_NAME_MISMATCH.rawValue:
      var summary = "an element is closed by the end tag of another"
      if names.count == 2 {
        let since = line.map { ", which begins on line \($0)," } ?? ""
        summary = "<\(names[0])>\(since) is closed by </\(names[1])>"
      }
      return XMLMistake(summary, "correct one of the two tags, or add the end tag that is missing")
    case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue:
      let name = names.first.map { " &\($0);" } ?? ""
      return XMLMistake(
        "the entity\(name) is not declared",
        "write the character itself or its number, as in &#233;", code: "xml.entity")
    case XML_ERR_ENTITYREF_NO_NAME.rawValue, XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue:
      return XMLMistake(
        "an ampersand that begins no entity", "write it as &amp;", code: "xml.entity")
    case XML_ERR_INVALID_CHAR.rawValue, XML_ERR_INVALID_CHARREF.rawValue,
      XML_ERR_INVALID_HEX_CHARREF.rawValue, XML_ERR_INVALID_DEC_CHARREF.rawValue:
      return XMLMistake(
        "a character that XML does not allow",
        "remove it from the data; control characters cannot be in XML, not as numbers either",
        code: "xml.forbiddenCharacter")
    case XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue:
      let name = names.first.map { " \($0)" } ?? ""
      return XMLMistake(
        "the prefix\(name) is not declared", "declare it on the root, as in xmlns:p=\"…\"",
        code: "xml.namespace")
    case XML_NS_ERR_XML_NAMESPACE.rawValue..<XML_NS_ERR_XML_NAMESPACE.rawValue + 10:
      return XMLMistake(
        "a name that does not fit the rules of namespaces",
        "use one colon at most, and prefixes that are declared", code: "xml.namespace")
    case XML_ERR_NAME_REQUIRED.rawValue:
      return XMLMistake("a < that begins no tag", "write it as &lt; where it is text")
    case XML_ERR_GT_REQUIRED.rawValue:
      return XMLMistake("a tag that does not end with >", "close the tag, or write < as &lt;")
    case XML_ERR_SPACE_REQUIRED.rawValue:
      return XMLMistake("attributes without a space between them", "put a space between them")
    case XML_ERR_XMLDECL_NOT_FINISHED.rawValue, XML_ERR_VERSION_MISSING.rawValue,
      XML_ERR_UNKNOWN_VERSION.rawValue, XML_ERR_STANDALONE_VALUE.rawValue,
      XML_ERR_ENCODING_NAME.rawValue:
      return XMLMistake(
        "an XML declaration that is not well-formed",
        "write it as <?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    case XML_ERR_ATTRIBUTE_REDEFINED.rawValue:
      return XMLMistake("an attribute is there twice", "leave one of the two out")
    case XML_ERR_LT_IN_ATTRIBUTE.rawValue:
      return XMLMistake(
        "a < inside the value of an attribute", "write it as &lt;, or close the quote before it")
    case XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue, XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue,
      XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue:
      return XMLMistake(
        "an attribute without a value in quotes", "write attributes as name=\"value\"")
    case XML_ERR_MISPLACED_CDATA_END.rawValue:
      return XMLMistake("]]> outside of CDATA", "write it as ]]&gt;")
    case XML_ERR_HYPHEN_IN_COMMENT.rawValue:
      return XMLMistake("two hyphens inside a comment", "take one of them out")
    case XML_ERR_DOCUMENT_END.rawValue, XML_ERR_EXTRA_CONTENT.rawValue:
      return XMLMistake(
        "something follows the end of the root element",
        "a document has one root; check whether two exports were put together")
    case XML_ERR_RESERVED_XML_NAME.rawValue:
      return XMLMistake(
        "an XML declaration that is not at the very beginning",
        "remove what stands in front of <?xml, or the second declaration")
    case XML_ERR_NAME_TOO_LONG.rawValue:
      return XMLMistake("a name of more than 50,000 characters", "check the tags at this place")
    case XML_ERR_INTERNAL_ERROR.rawValue, XML_ERR_NO_MEMORY.rawValue:
      return XMLMistake(
        "a tag, comment, name or value is longer than libxml2 reads",
        "check whether a quote or a comment is not closed", code: "xml.markupTooLong")
    default:
      return XMLMistake(
        "the markup is not well-formed (libxml2 error \(number))",
        "look at this place for a stray <, > or quote; xmllint --noout FILE says more")
    }
  }
}
