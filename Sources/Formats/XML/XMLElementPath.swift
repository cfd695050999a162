public import Records

/// The path from the root of a document to the elements that are its records: `/employees/employee`.
///
/// Each step is the name of an element, with or without a prefix, or `*` for any.
public struct XMLElementPath: Sendable {
  /// One level of the document, from the root on.
  enum Step: Sendable, Equatable {
    /// Any element.
    case any
    /// Elements with this name, as the path writes it.
    case name(String)
  }

  /// The path as it was written.
  let text: String
  let steps: [Step]

  /// The elements right below the root, whatever their names.
  public static let childrenOfRoot = XMLElementPath(text: "/*/*", steps: [.any, .any])

  private init(text: String, steps: [Step]) {
    self.text = text
    self.steps = steps
  }

  /// The path that a text spells.
  ///
  /// Errors: `xml.badPath`, without a place.
  public init(_ text: String) throws(Diagnostic) {
    guard text.hasPrefix("/") else {
      throw Self.problem("the path of the records begins with a slash", text)
    }
    var steps: [Step] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if part == "*" {
        steps.append(.any)
      } else if Self.isName(part) {
        steps.append(.name(String(part)))
      } else {
        throw Self.problem(
          part.isEmpty
            ? "the path of the records has a step without a name"
            : "a step of the path of the records is no name of an element", text)
      }
    }
    self.init(text: text, steps: steps)
  }

  /// Whether a text may be the name of an element; letters beyond ASCII are not looked at.
  ///
  /// Source: Namespaces in XML 1.0, section 4, QName.
  private static func isName(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        guard let first = part.utf8.first, first.canBeginXMLName else { return false }
        return part.utf8.allSatisfy(\.canBeInXMLName)
      }
  }

  private static func problem(_ summary: String, _ text: String) -> Diagnostic {
    Diagnostic(
      "xml.badPath", "\(summary): \"\(text)\"",
      advice: "name the elements from the root to the records, as in /employees/employee, "
        + "with * for any")
  }
}

extension UInt8 {
  /// Whether a name without a prefix may have this byte; all bytes beyond ASCII count as letters.
  ///
  /// Source: XML 1.0, production NameChar.
  var canBeInXMLName: Bool {
    isASCIILetter || isASCIIDigit || self >= 0x80 || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }

  /// Whether a name without a prefix may begin with this byte.
  ///
  /// Source: XML 1.0, production NameStartChar.
  var canBeginXMLName: Bool { isASCIILetter || self >= 0x80 || self == UInt8(ascii: "_") }
}
