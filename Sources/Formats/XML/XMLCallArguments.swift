import CLibXML2
import Records

/// The name of an element, as libxml2 passes it; the pointers live as long as the parser.
@unsafe
struct XMLCalledName {
  let local: UnsafePointer<xmlChar>?
  let prefix: UnsafePointer<xmlChar>?
  let uri: UnsafePointer<xmlChar>?

  /// Whether two names are the same pointers, and so the same names.
  static func == (left: XMLCalledName, right: XMLCalledName) -> Bool {
    unsafe left.local == right.local && left.prefix == right.prefix && left.uri == right.uri
  }

  /// The name as it is written.
  var text: String {
    let name = unsafe local.map { unsafe String(cString: $0) } ?? ""
    guard let prefix = unsafe prefix else { return name }
    return unsafe String(cString: prefix) + ":" + name
  }

  /// The namespace; empty for none.
  var uriText: String { unsafe uri.map { unsafe String(cString: $0) } ?? "" }
}

/// The namespaces that an element declares, as libxml2 passes them: pairs of prefix and URI.
@unsafe
struct XMLDeclarations {
  let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  var declarations: [XMLNamespaceDeclaration] {
    guard let start = unsafe start else { return [] }
    return (0..<(unsafe count)).map { number in
      unsafe XMLNamespaceDeclaration(
        prefix: Self.text(start[number * 2]), uri: Self.text(start[number * 2 + 1]))
    }
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}

/// What libxml2 says about an error.
struct XMLError {
  /// Its number, an `xmlParserErrors`.
  let code: Int32
  /// The names that its message mentions, in order.
  let names: [String]
  /// Where the parser is, if it knows.
  let line: Int?
  let column: Int?
  /// The line of something else that the message mentions.
  let otherLine: Int?
  private let level: xmlErrorLevel

  init(_ error: xmlError) {
    code = unsafe error.code
    level = unsafe error.level
    names = unsafe [error.str1, error.str2].compactMap {
      unsafe $0.map { unsafe String(cString: $0) }
    }
    line = unsafe error.line > 0 ? Int(error.line) : nil
    column = unsafe error.int2 > 0 ? Int(error.int2) : nil
    otherLine = unsafe error.int1 > 0 ? Int(error.int1) : nil
  }

  /// Whether the document is not well-formed, names and namespaces included; a namespace that is no URI is
  /// nobody's problem.
  var isSerious: Bool {
    level.rawValue >= XML_ERR_ERROR.rawValue && code != XML_WAR_NS_URI.rawValue
  }
}
