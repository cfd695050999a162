public import Records

/// Where the records are in a JSON document: a JSON pointer in which `*` stands for every element of an array.
///
/// `/data/employees/*` are the elements of the array `employees` in the object `data`. An array that the
/// whole pointer leads to stands for its elements too, so that the last `*` may be left out; the empty
/// pointer is the document.
/// Source: RFC 6901 sections 3 and 4; the `*` is our own.
public struct JSONRecordPointer: Sendable, Equatable {
  /// One step of the way.
  enum Step: Sendable, Equatable {
    /// Every element of an array.
    case every
    /// The member of a name, or the element of a number.
    case named(String)
  }

  /// The steps from the document to the records.
  let steps: [Step]
  /// The pointer as it was written.
  public let text: String

  /// The document itself: its array, or the one object that it is.
  public static let document = JSONRecordPointer(steps: [], text: "")

  private init(steps: [Step], text: String) {
    self.steps = steps
    self.text = text
  }

  /// Reads a pointer.
  ///
  /// Errors: `json.badPointer`, without a place.
  public init(_ text: String) throws(Diagnostic) {
    if text.isEmpty || text == "/" {
      self = .document
      return
    }
    guard text.hasPrefix("/") else {
      throw Diagnostic(
        "json.badPointer", "the place of records in JSON begins with /",
        advice: "write it as /employees/*")
    }
    var steps: [Step] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      steps.append(part == "*" ? .every : .named(try Self.unescaped(part)))
    }
    self.init(steps: steps, text: text)
  }

  /// A step without its escapes.
  private static func unescaped(_ part: Substring) throws(Diagnostic) -> String {
    let pieces = part.split(separator: "~", omittingEmptySubsequences: false)
    var name = String(pieces[0])
    for piece in pieces.dropFirst() {
      switch piece.first {
      case "0": name += "~"
      case "1": name += "/"
      default:
        throw Diagnostic(
          "json.badPointer", "a ~ in the place of records is followed by 0 or 1",
          advice: "write ~0 for a ~ in a name, and ~1 for a /")
      }
      name += piece.dropFirst()
    }
    return name
  }

  /// The text of the first steps.
  func prefix(_ count: Int) -> String {
    text.split(separator: "/", omittingEmptySubsequences: false).prefix(count + 1)
      .joined(separator: "/")
  }
}

extension JSONRecordPointer.Step {
  /// Whether the step leads to a member.
  func leads(toMember name: ByteSlice) -> Bool {
    switch self {
    case .every: name == "*"
    case .named(let wanted): name.elementsEqual(wanted.utf8)
    }
  }

  /// Whether the step leads to an element.
  func leads(toElement index: Int) -> Bool {
    switch self {
    case .every: true
    case .named(let wanted): wanted.utf8.allSatisfy(\.isASCIIDigit) && Int(wanted) == index
    }
  }
}
