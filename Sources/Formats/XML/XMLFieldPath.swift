import Records

/// The path from a record to the values of a field: `name/first`, `emails/email/0`, `phone/@type`.
///
/// - A name stands for all child elements of that name, `*` for all child elements whatever their names.
/// - A number chooses one of those that the step before it stands for, from 0, among the children of one
///   element.
/// - `@name`, as the last step, is an attribute; `#text`, as the last one, the text right inside an
///   element, without that of its children.
///
/// A name that is none of XML stands for `<field name="…">`, and so does the whole name of a field, which
/// wins over the path that it spells.
struct XMLFieldPath {
  enum Step: Equatable {
    case element(String)
    case any
    case index(Int)
    case attribute(String)
    case text
  }

  /// The steps; nil where the name spells no path.
  let steps: [Step]?
  /// Whether the field is a list even where one value is found: a `*` without a number behind it.
  var isAlwaysList: Bool {
    guard let steps else { return false }
    return zip(steps, steps.dropFirst() + [.text]).contains { step, next in
      if case .index = next { return false }
      return step == .any
    }
  }
  /// Whether the name is one step, for which `<field name="…">` is tried anyway.
  var isOneElement: Bool {
    guard let steps, steps.count == 1, case .element = steps[0] else { return false }
    return true
  }

  /// The path that a field's name spells.
  init(_ name: String) {
    var steps: [Step] = []
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      let isLast = number == parts.count - 1
      if part.isEmpty {
        self.steps = nil
        return
      }
      if part == "*" {
        steps.append(.any)
      } else if part.utf8.allSatisfy(\.isASCIIDigit), let before = steps.last, before.isElement {
        // A number that no list is long enough for chooses nothing.
        steps.append(.index(Int(part) ?? .max))
      } else if isLast, part.first == "@", part.count > 1 {
        steps.append(.attribute(String(part.dropFirst())))
      } else if isLast, part == "#text" {
        steps.append(.text)
      } else {
        steps.append(.element(String(part)))
      }
    }
    self.steps = steps
  }
}

extension XMLFieldPath.Step {
  /// Whether the step stands for elements of which a number can choose one.
  fileprivate var isElement: Bool {
    switch self {
    case .element, .any: true
    default: false
    }
  }
}
