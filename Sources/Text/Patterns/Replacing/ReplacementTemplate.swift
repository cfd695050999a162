public import Records

/// What to put in place of a match: text with references to the match's groups.
///
/// Shape: `$1` and `${1}` are groups by number, `${name}` by name, `$0` is the whole match and `$$` a
/// dollar sign. Of the digits behind `$` as many are taken as name a group, as .NET does: with one
/// group, `$10` is group 1 and a zero. A group that took no part gives nothing.
/// Errors: `template.loneDollar`, `template.unclosedReference`, `template.unknownGroup`.
/// Memory: immutable, shared by all workers.
public final class ReplacementTemplate: Sendable {
  private enum Part {
    /// A range of the template's own text.
    case text(Range<Int>)
    /// The text of a group.
    case group(Int)
  }

  private let source: ByteBuffer
  private let parts: [Part]

  /// Compiles a template for the matches of a pattern.
  public init(_ source: ByteSlice, for pattern: Pattern) throws(PatternProblem) {
    var parts: [Part] = []
    var textStart = 0
    while let dollar = source.firstOffset(of: UInt8(ascii: "$"), from: textStart) {
      if dollar > textStart { parts.append(.text(textStart..<dollar)) }
      let (part, end) = try Self.reference(in: source, at: dollar, pattern)
      parts.append(part)
      textStart = end
    }
    if textStart < source.count { parts.append(.text(textStart..<source.count)) }
    var copy = ByteBuffer(capacity: source.count)
    copy.append(source)
    self.source = copy
    self.parts = parts
  }

  /// Adds the replacement of the memory's last match, which lies in a text, to the scratch's open
  /// piece.
  public func write(
    matchIn text: ByteSlice, memory: PatternMemory, into scratch: Scratch
  ) {
    for part in parts {
      switch part {
      case .text(let range): scratch.append(source.slice[range])
      case .group(let number):
        if let range = memory.range(of: number) { scratch.append(text[range]) }
      }
    }
  }

  /// Reads the reference that begins at a dollar sign; answers it and where it ends.
  private static func reference(
    in source: ByteSlice, at dollar: Int, _ pattern: Pattern
  ) throws(PatternProblem) -> (Part, end: Int) {
    guard dollar + 1 < source.count else { throw loneDollar(at: dollar) }
    switch source[dollar + 1] {
    case UInt8(ascii: "$"): return (.text(dollar..<dollar + 1), dollar + 2)
    case UInt8(ascii: "{"):
      guard let close = source.firstOffset(of: UInt8(ascii: "}"), from: dollar) else {
        throw PatternProblem(
          "template.unclosedReference", "\"${\" is not closed", advice: "write $$ for the sign",
          at: dollar)
      }
      let name = source[dollar + 2..<close]
      let group =
        name.allSatisfy(\.isASCIIDigit) ? name.decimalInteger : pattern.group(named: name)
      guard let group, group <= pattern.groupCount else {
        throw unknownGroup(source[dollar...close], pattern, at: dollar)
      }
      return (.group(group), close + 1)
    case let digit where digit.isASCIIDigit:
      return try numberedReference(in: source, at: dollar, pattern)
    default: throw loneDollar(at: dollar)
    }
  }

  private static func numberedReference(
    in source: ByteSlice, at dollar: Int, _ pattern: Pattern
  ) throws(PatternProblem) -> (Part, end: Int) {
    var end = dollar + 1
    var group: Int?
    while end < source.count, source[end].isASCIIDigit {
      let longer = (group ?? 0) * 10 + Int(source[end] - UInt8(ascii: "0"))
      guard longer <= pattern.groupCount else { break }
      group = longer
      end += 1
    }
    guard let group else {
      throw unknownGroup(source[dollar..<dollar + 2], pattern, at: dollar)
    }
    return (.group(group), end)
  }

  private static func loneDollar(at offset: Int) -> PatternProblem {
    PatternProblem(
      "template.loneDollar", "\"$\" is followed by no group",
      advice: "write $1 or ${name} for a group, $$ for the sign", at: offset)
  }

  private static func unknownGroup(
    _ reference: ByteSlice, _ pattern: Pattern, at offset: Int
  ) -> PatternProblem {
    let names = pattern.groupNames.compactMap { $0 }
    return PatternProblem(
      "template.unknownGroup", "\"\(String(reference))\" is no group of the pattern",
      advice: names.isEmpty
        ? "the pattern's groups: \(pattern.groupCount)"
        : Suggestion.advice(
          for: String(reference.trimmedReference), among: names, what: "groups"),
      at: offset)
  }
}

extension ByteSlice {
  /// The bytes from one position to another, both included.
  fileprivate subscript(range: ClosedRange<Int>) -> ByteSlice { self[Range(range)] }

  /// The name in `${name}`.
  fileprivate var trimmedReference: ByteSlice {
    hasSuffix(ByteSlice("}")) ? self[2..<count - 1] : self[1...]
  }
}
