public import JSON
public import Records

/// One expression on its own, compiled for records in JSON: what `muster eval` computes.
///
/// Fields may hold values of any kind and are paths, as in a mapping of JSON; a field that the record
/// lacks has no value. There are no tables, no derived fields and no other records, so that
/// `SelectUniqueValue` gives its first candidate.
public final class Formula {
  /// The fields that the expression uses, in the order of their first use.
  public let fieldNames: [String]

  private let root: Int32
  private let evaluation: Evaluation
  private let fields: JSONFields
  private var cells = GrowingTable<Cell>()

  /// Compiles an expression, with or without the leading `=` that it has in a mapping.
  public init(_ expression: String, conditions: RunConditions) throws(FormulaMistakes) {
    var compiler = ExpressionCompiler(fieldType: .any)
    let start = Self.start(of: expression)
    let root = compiler.compile(expression, from: start, formula: 0)
    guard let root, compiler.problems.isEmpty else {
      throw FormulaMistakes(compiler.problems, in: expression)
    }
    fieldNames = compiler.scope.fields.map(\.name)
    fields = JSONFields(fieldNames)
    evaluation = Evaluation(compiler.finish(), conditions: conditions)
    self.root = root.node
  }

  /// The expression's value for a record, as JSON; the empty string for no value.
  ///
  /// A date is text of the form `M/d/yyyy h:mm:ss tt` in UTC, `Clear()` is null, a file its path.
  public func value(of record: JSONNode) throws(RecordProblem) -> String {
    fields.read(record, into: &cells)
    evaluation.begin(CellList(cells, from: 0, count: cells.count), ordinal: 1)
    let value = try evaluation.evaluate(root)
    if value.hasNoValue { return "" }
    var buffer = ByteBuffer()
    try JSONForm.append(value, to: &buffer, evaluation.scratch)
    return String(buffer.slice)
  }

  /// Where the expression begins: behind white space and the `=`.
  private static func start(of expression: String) -> Int {
    var position = 0
    for byte in expression.utf8 {
      if byte == UInt8(ascii: "=") { return position + 1 }
      guard byte.isASCIIWhitespace else { break }
      position += 1
    }
    return 0
  }
}

/// What is wrong with an expression that stands alone.
public struct FormulaMistakes: Error, Sendable {
  /// The mistakes in the order of the expression, each with its column and a caret; at least one.
  public let diagnostics: [Diagnostic]

  init(_ problems: [ExpressionProblem], in expression: String) {
    let source = SourceText(text: expression)
    diagnostics = problems.sorted { $0.offset < $1.offset }.map { problem in
      source.diagnostic(
        problem.code, problem.summary, advice: problem.advice, at: problem.offset)
    }
  }
}
