public import Records
public import Targets
import Text

/// Turns records into requests, one after the other: what each worker has of a mapping.
///
/// Errors: a `RecordProblem` rejects the record whole, also the requests already given for it, so the
/// caller keeps them apart until `map` has ended.
public final class RecordMapper {
  /// What became of a record.
  public enum Outcome: Sendable {
    /// It made its requests, or none.
    case mapped
    /// The mapping skips it.
    case skipped
  }

  private let mapping: Mapping
  private let evaluation: Evaluation
  private let patterns = PatternMemory()
  private var request = MappedRequest()
  private var present: [Bool]

  /// The identity of the current record; its ordinal in mappings without a key.
  public private(set) var key = ByteSlice.empty
  /// The values of the current record that no other record may have, one for each formula of `unique`;
  /// empty for no value.
  public private(set) var uniqueValues: [ByteSlice] = []

  /// A worker's part of a mapping.
  ///
  /// - Parameter takenValues: What `SelectUniqueValue` has given to earlier records; nil gives every
  ///   record its first candidate.
  public init(_ mapping: Mapping, conditions: RunConditions, takenValues: (any TakenValues)? = nil)
  {
    self.mapping = mapping
    var conditions = conditions
    conditions.files = conditions.files ?? mapping.files
    evaluation = Evaluation(mapping.program, conditions: conditions)
    evaluation.takenValues = takenValues
    let properties = mapping.requests.map { $0.body?.names.count ?? 0 }
    present = Array(repeating: false, count: properties.max() ?? 0)
  }

  /// Maps a record and gives its requests to a closure, in the order of the mapping.
  public func map(
    _ fields: CellList, ordinal: Int, _ take: (borrowing MappedRequest) -> Void
  ) throws(RecordProblem) -> Outcome {
    evaluation.begin(fields, ordinal: ordinal)
    if let skip = mapping.skip, try value(of: skip).isTrue { return .skipped }
    try findKey(ordinal)
    try findUniqueValues()
    for plan in mapping.requests {
      guard let each = plan.each else {
        try make(plan, take)
        continue
      }
      let list = try value(of: each)
      if list.kind == .list {
        for number in 0..<list.elementCount where !list.element(number).isNullOrEmpty {
          evaluation.element = list.element(number)
          try make(plan, take)
        }
      } else if !list.isNullOrEmpty {
        evaluation.element = list
        try make(plan, take)
      }
      evaluation.element = .absent
    }
    return .mapped
  }

  private func findKey(_ ordinal: Int) throws(RecordProblem) {
    guard let plan = mapping.key else {
      evaluation.scratch.append(decimal: ordinal)
      key = evaluation.scratch.finish()
      return
    }
    let cell = try value(of: plan)
    if cell.isNullOrEmpty {
      throw plan.explain(
        RecordProblem(
          "mapping.emptyKey", "the record has no key",
          advice: "fill in the field, or skip such records"))
    }
    key = try TextForm.text(of: cell, evaluation.scratch)
  }

  private func findUniqueValues() throws(RecordProblem) {
    uniqueValues.removeAll(keepingCapacity: true)
    for plan in mapping.unique {
      uniqueValues.append(try TextForm.text(of: value(of: plan), evaluation.scratch))
    }
  }

  private func value(of plan: ValuePlan) throws(RecordProblem) -> Cell {
    do throws(RecordProblem) {
      return try evaluation.evaluate(plan.node)
    } catch {
      throw plan.explain(error)
    }
  }

  /// Evaluates, checks and gives one request.
  private func make(
    _ plan: RequestPlan, _ take: (borrowing MappedRequest) -> Void
  ) throws(RecordProblem) {
    if let when = plan.when, !(try value(of: when).isTrue) { return }
    request.shape = plan.shape
    request.values.removeAll()
    request.path = try path(of: plan)
    if let body = plan.body { for number in body.names.indices { present[number] = false } }
    for value in plan.values { try add(value) }
    if let body = plan.body, let breach = body.check(isPresent: { present[$0] }) {
      var problem = breach.problem
      problem.property = mapping.shapes[plan.shape].operation
      throw problem
    }
    take(request)
  }

  /// Evaluates the path's values, which become the request's first ones, and puts the path together.
  private func path(of plan: RequestPlan) throws(RecordProblem) -> ByteSlice {
    for case .value(let piece) in plan.path {
      let cell = try value(of: piece)
      if cell.isNullOrEmpty {
        throw piece.explain(
          RecordProblem(
            "request.required", "is a part of the path and has no value",
            advice: "fill in the field, or skip such records"))
      }
      if let breach = piece.rule?.check(cell, memory: patterns) {
        throw piece.explain(breach.problem)
      }
      request.values.append(
        MappedRequest.Value(
          part: .path, kind: .text, jsonName: piece.jsonName,
          bytes: try TextForm.text(of: cell, evaluation.scratch)))
    }
    var position = 0
    for piece in plan.path {
      switch piece {
      case .text(let text): evaluation.scratch.append(text)
      case .value:
        PercentEncoding.append(segment: request.values[position].bytes, to: evaluation.scratch)
        position += 1
      }
    }
    return evaluation.scratch.finish()
  }

  /// Evaluates a value, checks it, and adds what there is of it.
  private func add(_ plan: ValuePlan) throws(RecordProblem) {
    let cell = try value(of: plan)
    if cell.hasNoValue { return }
    if !plan.isConstant, let breach = plan.rule?.check(cell, memory: patterns) {
      throw plan.explain(breach.problem)
    }
    var count = 0
    if cell.kind == .list {
      for number in 0..<cell.elementCount where !cell.element(number).hasNoValue {
        try append(cell.element(number), plan)
        count += 1
      }
    } else {
      try append(cell, plan)
      count = 1
    }
    if count > 0, let property = plan.property { present[property] = true }
  }

  private func append(_ cell: Cell, _ plan: ValuePlan) throws(RecordProblem) {
    let bytes: ByteSlice
    if cell.kind == .date {
      if plan.rule?.writesDatesOnly ?? false {
        try DateWriter.appendDate(cell.ticks, to: evaluation.scratch)
      } else {
        try DateWriter.appendDateTime(cell.ticks, to: evaluation.scratch)
      }
      bytes = evaluation.scratch.finish()
    } else {
      bytes = try TextForm.text(of: cell, evaluation.scratch)
    }
    request.values.append(
      MappedRequest.Value(part: plan.part, kind: cell.kind, jsonName: plan.jsonName, bytes: bytes))
  }
}
