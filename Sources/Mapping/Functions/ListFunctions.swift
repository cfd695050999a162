import Records
import Text

extension FunctionCatalog {
  /// Lists: made of text, counted, searched and picked from.
  static let listFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Count", [.required("list", .everything)], gives: .number,
      "How many elements a list has; 1 for a single value, 0 for no value and empty text. Elements without a "
        + "value do not count, as they reach no request either.",
      examples: [
        .gives(#"Count(Split("a;b;;c", ";"))"#, "3"),
        .gives(#"Count("a")"#, "1"),
        .gives(#"Count("")"#, "0"),
        .gives("Count([roles])", "0"),
        .gives("Count([roles]) > 0", "false"),
      ], passesNoValue: false
    ) { arguments, evaluation in
      let list = arguments[0]
      var count: Int64 = list.kind == .list || list.isNullOrEmpty ? 0 : 1
      for index in 0..<list.elementCount where !list.element(index).hasNoValue { count += 1 }
      return .number(count, in: evaluation.scratch)
    },
    FunctionEntry(
      "Item", [.required("list", .everything), .required("index", .number)], gives: .any,
      "The element of a list at an index, which counts from 1; no value outside. A single value is a list of "
        + "one.",
      examples: [
        .gives(#"Item(Split("a;b;c", ";"), 2)"#, #""b""#),
        .gives(#"Item(Split("a;b;c", ";"), 4)"#, ""),
        .gives(#"Item(Split("a;b;c", ";"), 0)"#, ""),
        .gives(#"Item("a", 1)"#, #""a""#),
        .rejects(#"Item("a", Number("1.5"))"#),
      ],
      prepare: [itemIndex].checked
    ) { arguments, _ throws(RecordProblem) in
      let list = arguments[0]
      guard let index = try itemIndex.value(in: arguments) else { return .null }
      guard list.kind == .list else { return index == 1 ? list : .null }
      guard index >= 1, index <= list.elementCount else { return .null }
      return list.element(index - 1)
    },
    FunctionEntry(
      "Split", [.required("text", .textual.union(.list)), .required("separator", .text)],
      gives: .list,
      "The parts of a text between separators, as a list. Parts are trimmed of white space, and empty ones "
        + "left out. Of a list each element is split, into one list.",
      examples: [
        .gives(#"Split("a; b;;c ", ";")"#, #"["a","b","c"]"#),
        .gives(#"Split("a, b", ", ")"#, #"["a","b"]"#),
        .gives(#"Split("a", ";")"#, #"["a"]"#),
        .gives(#"Split("", ";")"#, "[]"),
        .gives(#"Split(Split("a,b;c", ";"), ",")"#, #"["a","b","c"]"#),
        .gives(#"Split([roles], ";")"#, ""),
      ]
    ) { arguments, evaluation throws(RecordProblem) in
      try split(arguments[0], at: arguments[1].bytes, evaluation.scratch)
    },
    FunctionEntry(
      "RemoveDuplicates", [.required("list", .everything)], gives: .any,
      "The list with only the first of equal elements. Case counts.",
      examples: [
        .gives(#"RemoveDuplicates(Split("a;b;A;a", ";"))"#, #"["a","b","A"]"#),
        .gives(#"RemoveDuplicates("a")"#, #""a""#),
        .gives("RemoveDuplicates([roles])", ""),
      ]
    ) { arguments, evaluation in
      let list = arguments[0]
      return list.kind == .list ? Duplicates.removed(from: list, scratch: evaluation.scratch) : list
    },
    FunctionEntry(
      "Contains", [.required("listOrText", [.text, .list]), .required("part", .scalar)],
      gives: .boolean,
      "Whether some element of a list equals the part, or a text has it somewhere. Case counts. An "
        + "empty part is in nothing.",
      examples: [
        .gives(#"Contains(Split("author;tutor", ";"), "tutor")"#, "true"),
        .gives(#"Contains(Split("author;tutor", ";"), "auth")"#, "false"),
        .gives(#"Contains("author;tutor", "auth")"#, "true"),
        .gives(#"Contains("Author", "auth")"#, "false"),
        .gives(#"Contains([roles], "author")"#, "false"),
        .gives(#"Contains("author", [role])"#, "false"),
        .rejects(#"Contains(Split("1;2", ";"), 1)"#),
      ], passesNoValue: false
    ) { arguments, _ throws(RecordProblem) in
      .boolean(try contains(arguments[0], arguments[1]))
    },
  ]

  private static let itemIndex = WholeNumberArgument("index", of: "Item", at: 1)

  private static func split(
    _ value: Cell, at separator: ByteSlice, _ scratch: Scratch
  ) throws(RecordProblem) -> Cell {
    guard value.kind == .list else {
      let text = try TextForm.text(of: value, scratch)
      return Pieces.split(text, separator: separator, scratch: scratch)
    }
    let mark = scratch.beginList()
    for index in 0..<value.elementCount {
      let parts = try split(value.element(index), at: separator, scratch)
      for part in 0..<parts.elementCount { scratch.push(parts.element(part)) }
    }
    return scratch.finishList(from: mark)
  }

  private static func contains(_ value: Cell, _ part: Cell) throws(RecordProblem) -> Bool {
    // An empty part equals no value: a missing field must not be found in a list that has a gap.
    if value.hasNoValue || part.isNullOrEmpty { return false }
    if value.kind == .list {
      for index in 0..<value.elementCount
      where try Comparison.order(value.element(index), part) == .same {
        return true
      }
      return false
    }
    guard part.kind == .text else { throw .unexpectedKind(.text) }
    return Characters.position(of: part.bytes, in: value.bytes) > 0
  }
}
