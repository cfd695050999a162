/// The name of a column of nested values as the steps that lead to them, and back.
///
/// Source: RFC 6901 section 3 for the escapes `~0` and `~1`.
struct ColumnPath: Equatable {
  /// Names of members and numbers of elements, from the record on; at least one.
  let steps: [String]

  /// A path of some steps.
  init(steps: [String]) { self.steps = steps }

  /// The path of a name: one step unless there is a slash in it.
  init(_ name: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    steps = parts.count == 1 ? parts : parts.map(Self.unescaped)
  }

  /// The name: of one step, that step as it is.
  var name: String {
    steps.count == 1 ? steps[0] : steps.map(Self.escaped).joined(separator: "/")
  }

  private static func escaped(_ step: String) -> String {
    guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return step
    }
    return step.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  private static func unescaped(_ step: String) -> String {
    guard step.utf8.contains(UInt8(ascii: "~")) else { return step }
    return step.replacing("~1", with: "/").replacing("~0", with: "~")
  }
}
