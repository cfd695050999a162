import Records
import Targets

/// A request's values as plain steps in a table, for one worker.
///
/// A `RequestPlan` knows everything about its values; most of that is for messages. What is needed for
/// each record is here, without references that would have to be counted.
struct RequestSteps: ~Copyable {
  /// One value: what to evaluate, check and write.
  struct Step: BitwiseCopyable {
    /// The expression.
    var node: Int32
    /// The field that the expression is; below 0 for others.
    var field: Int32
    /// The number of the body's property, for required ones; below 0 for none.
    var property: Int32
    /// Kinds of values that need no check, one bit for each.
    var freeKinds: UInt16
    /// Where in the request it goes.
    var part: MappedRequest.Part
    /// Whether dates are written without a time of day.
    var writesDatesOnly: Bool
    /// Which of the mapping's names it has.
    var name: Int32
    /// The question that tells for most texts whether they keep the rule.
    var quickCheck: ValueRule.QuickCheck?

    init(_ plan: ValuePlan, _ program: Program) {
      field = program.field(of: plan.node)
      name = plan.name
      quickCheck = plan.rule?.quickCheck
      node = plan.node
      property = Int32(plan.property ?? -1)
      part = plan.part
      writesDatesOnly = plan.rule?.writesDatesOnly ?? false
      freeKinds = 0
      for kind in Cell.Kind.allCases where plan.isConstant || plan.rule?.isFree(for: kind) ?? true {
        freeKinds |= 1 << UInt16(kind.rawValue)
      }
      if plan.isWellFormed { freeKinds |= 1 << UInt16(Cell.Kind.text.rawValue) }
    }

    /// Whether a value can break no rule, or is quickly told to keep it.
    @inline(__always)
    func isFine(_ cell: Cell) -> Bool {
      if freeKinds >> UInt16(cell.kind.rawValue) & 1 != 0 { return true }
      guard let quickCheck, cell.kind == .text else { return false }
      return quickCheck.passes(cell.bytes)
    }
  }

  /// A piece of the path: fixed text, or a value when there is an expression.
  struct PathStep: BitwiseCopyable {
    /// Fixed text, already encoded.
    var text = ByteSlice.empty
    /// The expression; below 0 for fixed text.
    var node: Int32 = -1
    /// Which of the mapping's names it has; below 0 for fixed text.
    var name: Int32 = -1
    /// The question that tells for most texts whether they keep the rule.
    var quickCheck: ValueRule.QuickCheck?
  }

  /// The path, piece by piece.
  let path: GrowingTable<PathStep>
  /// What messages say of the path's values, by their piece.
  let pathPlans: [ValuePlan?]
  /// What the path's values are checked by, by their piece.
  let pathRules: [ValueRule?]
  /// The condition under which a record makes this request; below 0 without one.
  let when: Int32
  /// Whether each element of a list makes one request.
  let hasEach: Bool
  /// Which shape the requests have.
  let shape: Int
  /// What the values are checked by.
  let rules: [ValueRule?]
  /// Query, headers and body, in the order of the mapping.
  let values: GrowingTable<Step>
  /// How many properties the body has, or leaves for JSON, if some of them have to be there; else 0.
  let propertyCount: Int
  /// What records that become one request have in common; empty for others.
  let by: [ValuePlan]
  /// What it was made from, for messages.
  let plan: RequestPlan

  init(_ plan: RequestPlan, _ program: Program) {
    self.plan = plan
    var values = GrowingTable<Step>()
    for value in plan.values { values.append(Step(value, program)) }
    self.values = values
    rules = plan.values.map(\.rule)
    when = plan.when?.node ?? -1
    hasEach = plan.each != nil
    shape = plan.shape
    var path = GrowingTable<PathStep>()
    for piece in plan.path {
      switch piece {
      case .text(let text): path.append(PathStep(text: text))
      case .value(let value):
        path.append(
          PathStep(node: value.node, name: value.name, quickCheck: value.rule?.quickCheck))
      }
    }
    self.path = path
    pathPlans = plan.path.map { piece in
      if case .value(let value) = piece { value } else { nil }
    }
    pathRules = pathPlans.map { $0?.rule }
    let hasRule = plan.body.map { !$0.required.isEmpty || !$0.alternatives.isEmpty } ?? false
    if plan.objects.contains(where: { $0.rule != nil }) {
      propertyCount = plan.values.count { $0.part == .body }
    } else {
      propertyCount = hasRule ? plan.body?.names.count ?? 0 : 0
    }
    by = plan.collect?.by ?? []
  }
}
