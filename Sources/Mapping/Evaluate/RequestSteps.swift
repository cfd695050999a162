import Records
import Targets

/// A request's values as plain steps in a table, for one worker.
///
/// A `RequestPlan` knows everything about its values; most of that is for messages. What is needed for
/// each record is here, without references that would have to be counted.
final class RequestSteps {
  /// One value: what to evaluate, check and write.
  struct Step: BitwiseCopyable {
    /// The expression.
    var node: Int32
    /// The number of the body's property, for required ones; below 0 for none.
    var property: Int32
    /// Kinds of values that need no check, one bit for each.
    var freeKinds: UInt16
    /// Where in the request it goes.
    var part: MappedRequest.Part
    /// Whether dates are written without a time of day.
    var writesDatesOnly: Bool
    /// The name as a JSON string.
    var jsonName: ByteSlice

    init(_ plan: ValuePlan) {
      node = plan.node
      property = Int32(plan.property ?? -1)
      part = plan.part
      jsonName = plan.jsonName
      writesDatesOnly = plan.rule?.writesDatesOnly ?? false
      freeKinds = 0
      for kind in Cell.Kind.allCases where plan.isConstant || plan.rule?.isFree(for: kind) ?? true {
        freeKinds |= 1 << UInt16(kind.rawValue)
      }
    }

    /// Whether a value of a kind can break no rule.
    @inline(__always)
    func isFree(for kind: Cell.Kind) -> Bool { freeKinds >> UInt16(kind.rawValue) & 1 != 0 }
  }

  /// Query, headers and body, in the order of the mapping.
  let values: GrowingTable<Step>
  /// The numbers of the body's properties that must have a value.
  let required: GrowingTable<Int32>
  /// How many properties the body has.
  let propertyCount: Int
  /// What it was made from, for messages.
  let plan: RequestPlan

  init(_ plan: RequestPlan) {
    self.plan = plan
    var values = GrowingTable<Step>()
    for value in plan.values { values.append(Step(value)) }
    self.values = values
    var required = GrowingTable<Int32>()
    for number in plan.body?.required ?? [] { required.append(Int32(number)) }
    self.required = required
    propertyCount = plan.body?.names.count ?? 0
  }
}
