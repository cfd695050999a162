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
  private let requests: FixedTable<RequestSteps>
  /// The expressions of `skip` and `key`; below 0 without one.
  private let skip: Int32
  private let keyNode: Int32
  private var present = GrowingTable<Bool>()

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
    requests = FixedTable(count: mapping.requests.count) {
      RequestSteps(mapping.requests[$0], mapping.program)
    }
    var propertyCount = 0
    for number in 0..<requests.count {
      propertyCount = max(propertyCount, requests[number].propertyCount)
    }
    skip = mapping.skip?.node ?? -1
    keyNode = mapping.key?.node ?? -1
    for _ in 0..<propertyCount { present.append(false) }
  }

  /// Maps a record and gives its requests to a closure, in the order of the mapping.
  public func map(
    _ fields: CellList, ordinal: Int, _ take: (borrowing MappedRequest) -> Void
  ) throws(RecordProblem) -> Outcome {
    evaluation.begin(fields, ordinal: ordinal)
    key = .empty
    if skip >= 0, try isSkipped() { return .skipped }
    try findKey(ordinal)
    if !mapping.unique.isEmpty { try findUniqueValues() }
    for number in 0..<requests.count {
      if requests[number].hasEach {
        try makeEach(requests[number], take)
      } else {
        try make(requests[number], take)
      }
    }
    return .mapped
  }

  /// Makes one request for each element of a list.
  private func makeEach(
    _ steps: borrowing RequestSteps, _ take: (borrowing MappedRequest) -> Void
  ) throws(RecordProblem) {
    guard let each = steps.plan.each else { return }
    defer { evaluation.element = .absent }
    let list = try value(of: each)
    if list.kind == .list {
      for number in 0..<list.elementCount where !list.element(number).isNullOrEmpty {
        evaluation.element = list.element(number)
        try make(steps, take)
      }
    } else if !list.isNullOrEmpty {
      evaluation.element = list
      try make(steps, take)
    }
  }

  private func isSkipped() throws(RecordProblem) -> Bool {
    do throws(RecordProblem) {
      return try evaluation.value(skip).isTrue
    } catch {
      throw mapping.skip?.explain(error) ?? error
    }
  }

  private func findKey(_ ordinal: Int) throws(RecordProblem) {
    if keyNode < 0 {
      evaluation.scratch.append(decimal: ordinal)
      key = evaluation.scratch.finish()
      return
    }
    do throws(RecordProblem) {
      let cell = try evaluation.value(keyNode)
      if cell.isNullOrEmpty {
        throw RecordProblem(
          "mapping.emptyKey", "the record has no key",
          advice: "fill in the field, or skip such records")
      }
      key = try TextForm.text(of: cell, evaluation.scratch)
    } catch {
      throw mapping.key?.explain(error) ?? error
    }
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
    _ steps: borrowing RequestSteps, _ take: (borrowing MappedRequest) -> Void
  ) throws(RecordProblem) {
    if steps.when >= 0, !(try condition(of: steps)) { return }
    request.shape = steps.shape
    request.values.removeAll()
    if request.hasFile { request.files.removeAll() }
    request.path = try path(of: steps)
    for number in 0..<steps.propertyCount { present[number] = false }
    for number in 0..<steps.values.count { try add(steps.values[number], number, steps) }
    if steps.propertyCount > 0 { try checkPresence(steps) }
    request.group = steps.by.isEmpty ? .empty : try group(of: steps)
    take(request)
  }

  /// Whether everything that the body must have is there.
  private func checkPresence(_ steps: borrowing RequestSteps) throws(RecordProblem) {
    for object in steps.plan.objects { try checkPresence(in: object) }
    guard let body = steps.plan.body, let breach = body.check(isPresent: { present[$0] }) else {
      return
    }
    var problem = breach.problem
    problem.property = mapping.shapes[steps.plan.shape].operation
    throw problem
  }

  /// Whether everything that an object of a JSON body must have is there; an inner one without any value
  /// is left out.
  private func checkPresence(in object: ObjectPlan) throws(RecordProblem) {
    let isBody = object.label == mapping.shapes[request.shape].operation
    guard let rule = object.rule, isBody || object.leaves.contains(where: { present[$0] }) else {
      return
    }
    let breach = rule.check { number in
      object.properties.contains { property in
        property.number == number && property.leaves.contains { present[$0] }
      }
    }
    guard let breach else { return }
    var problem = breach.problem
    problem.property = object.label
    throw problem
  }

  /// What the record has in common with those that become the same request: the values of `by`, each with
  /// its length, so that no two lists of values look alike.
  private func group(of steps: borrowing RequestSteps) throws(RecordProblem) -> ByteSlice {
    var key = ByteBuffer()
    for plan in steps.by {
      let value = try TextForm.text(of: value(of: plan), evaluation.scratch)
      key.append(decimal: value.count)
      key.append(UInt8(ascii: ":"))
      key.append(value)
    }
    return withExtendedLifetime(key) { evaluation.scratch.copy($0.slice) }
  }

  private func condition(of steps: borrowing RequestSteps) throws(RecordProblem) -> Bool {
    do throws(RecordProblem) {
      return try evaluation.evaluate(steps.when).isTrue
    } catch {
      throw steps.plan.when?.explain(error) ?? error
    }
  }

  /// Evaluates the path's values, which become the request's first ones, and puts the path together.
  private func path(of steps: borrowing RequestSteps) throws(RecordProblem) -> ByteSlice {
    for number in 0..<steps.path.count where steps.path[number].node >= 0 {
      do throws(RecordProblem) {
        try addPathValue(steps.path[number], number, steps)
      } catch {
        throw steps.pathPlans[number]?.explain(error) ?? error
      }
    }
    var position = 0
    for number in 0..<steps.path.count {
      let step = steps.path[number]
      if step.node < 0 {
        evaluation.scratch.append(step.text)
      } else {
        PercentEncoding.append(segment: request.values[position].bytes, to: evaluation.scratch)
        position += 1
      }
    }
    return evaluation.scratch.finish()
  }

  private func addPathValue(
    _ step: RequestSteps.PathStep, _ number: Int, _ steps: borrowing RequestSteps
  ) throws(RecordProblem) {
    let cell = try evaluation.value(step.node)
    if cell.isNullOrEmpty {
      throw RecordProblem(
        "request.required", "is a part of the path and has no value",
        advice: "fill in the field, or skip such records")
    }
    if cell.kind != .text || step.quickCheck?.passes(cell.bytes) != true,
      let breach = steps.pathRules[number]?.check(cell, memory: patterns)
    {
      throw breach.problem
    }
    request.values.append(
      MappedRequest.Value(
        part: .path, kind: .text, name: step.name,
        bytes: try TextForm.text(of: cell, evaluation.scratch)))
  }

  /// Evaluates a value, checks it, and adds what there is of it.
  @inline(__always)
  private func add(
    _ step: RequestSteps.Step, _ number: Int, _ steps: borrowing RequestSteps
  ) throws(RecordProblem) {
    let cell: Cell
    if step.field >= 0 {
      cell = evaluation.field(step.field)
    } else {
      do throws(RecordProblem) {
        cell = try evaluation.value(step.node)
      } catch {
        throw steps.plan.values[number].explain(error)
      }
    }
    if cell.hasNoValue { return }
    if !step.isFine(cell) { try check(cell, number, steps) }
    if cell.kind == .list {
      var count = 0
      for position in 0..<cell.elementCount where !cell.element(position).hasNoValue {
        try append(cell.element(position), step)
        request.values[request.values.count - 1].isElement = true
        count += 1
      }
      if count == 0 { return }
    } else {
      try append(cell, step)
    }
    if steps.propertyCount > 0, step.property >= 0 { present[Int(step.property)] = true }
  }

  private func check(_ cell: Cell, _ number: Int, _ steps: borrowing RequestSteps)
    throws(RecordProblem)
  {
    guard let breach = steps.rules[number]?.check(cell, memory: patterns) else { return }
    throw steps.plan.values[number].explain(breach.problem)
  }

  @inline(__always)
  private func append(_ cell: Cell, _ step: RequestSteps.Step) throws(RecordProblem) {
    if cell.kind != .text { return try appendConverted(cell, step) }
    request.values.append(
      MappedRequest.Value(part: step.part, kind: .text, name: step.name, bytes: cell.bytes))
  }

  /// Adds a value that is no text.
  private func appendConverted(
    _ cell: Cell, _ step: RequestSteps.Step
  ) throws(RecordProblem) {
    if cell.kind == .list {
      // A list in a list, as JSON has them.
      var buffer = ByteBuffer()
      try JSONForm.append(cell, to: &buffer, evaluation.scratch)
      let bytes = withExtendedLifetime(buffer) { evaluation.scratch.copy($0.slice) }
      return try append(.nested(bytes), step)
    }
    let bytes =
      cell.kind == .date
      ? try dateText(cell.ticks, datesOnly: step.writesDatesOnly)
      : try TextForm.text(of: cell, evaluation.scratch)
    if cell.kind == .file, let folder = evaluation.conditions.files {
      request.files.append(try folder.facts(of: bytes))
    }
    request.values.append(
      MappedRequest.Value(part: step.part, kind: cell.kind, name: step.name, bytes: bytes))
  }

  private func dateText(_ ticks: Int64, datesOnly: Bool) throws(RecordProblem) -> ByteSlice {
    if datesOnly {
      // The day that it is where the source is: midnight there is the day before in UTC.
      try DateWriter.appendDate(
        ticks, zone: evaluation.conditions.timeZone, to: evaluation.scratch)
    } else {
      try DateWriter.appendDateTime(ticks, to: evaluation.scratch)
    }
    return evaluation.scratch.finish()
  }
}
