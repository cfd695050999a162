import Records
import Targets

/// A compiled request of a mapping: what to evaluate, check and write for each record.
struct RequestPlan: Sendable {
  /// Which shape it has.
  var shape: Int
  /// The condition under which a record makes this request.
  var when: ValuePlan?
  /// The list of which each element makes one request.
  var each: ValuePlan?
  /// The path, piece by piece.
  var path: [PathPiece]
  /// Query, headers and body, in the order of the mapping.
  var values: [ValuePlan]
  /// What the body must hold.
  var body: ObjectRule?
  /// The objects of a JSON body.
  var objects: [ObjectPlan] = []
  /// What is collected from many records.
  var collect: CollectPlan?

  /// A piece of the path.
  enum PathPiece: Sendable {
    /// Fixed text, already encoded.
    case text(ByteSlice)
    /// A value, encoded when it is known.
    case value(ValuePlan)
  }
}

/// A compiled value: its expression, the rule it must keep, and what messages say about it.
struct ValuePlan: Sendable {
  /// The expression.
  var node: Int32
  /// What the target demands; nil for values that are not sent.
  var rule: ValueRule?
  /// Whether the value is the same in every record and was checked when the mapping was compiled.
  var isConstant = false
  /// Whether its expression promises texts that break no rule.
  var isWellFormed = false
  /// Whether messages must not show it.
  var isConfidential = false
  /// Where in the request it goes.
  var part = MappedRequest.Part.body
  /// Which of the mapping's names it has, for values that are sent.
  var name: Int32 = -1
  /// The number of the body's property, for required ones.
  var property: Int?
  /// What messages call it: `addOrUpdateUser.login`.
  var label: String
  /// The formula as the mapping has it; nil for plain values.
  var formula: String?
  /// The source fields that it is made from.
  var fields: [String] = []

  /// A problem with the value, told apart from those of other values.
  func explain(_ problem: RecordProblem) -> RecordProblem {
    var problem = problem
    problem.property = problem.property ?? label
    problem.expression = problem.expression ?? formula
    if problem.field == nil, !fields.isEmpty { problem.field = fields.joined(separator: "\", \"") }
    return problem
  }
}
