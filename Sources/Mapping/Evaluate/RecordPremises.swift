import Records

/// What is asked of a record before it is mapped: whether it is skipped, its key, its unique values.
struct RecordPremises {
  private let mapping: Mapping

  /// The premises that a mapping makes.
  init(_ mapping: Mapping) { self.mapping = mapping }

  /// Whether the current record is skipped.
  func isSkipped(_ evaluation: Evaluation) throws(RecordProblem) -> Bool {
    guard let skip = mapping.skip else { return false }
    return try value(of: skip, evaluation).isTrue
  }

  /// The current record's key; its ordinal in mappings without one.
  ///
  /// Errors: `mapping.emptyKey`.
  func key(_ evaluation: Evaluation) throws(RecordProblem) -> ByteSlice {
    guard let key = mapping.key else {
      evaluation.scratch.append(decimal: evaluation.ordinal)
      return evaluation.scratch.finish()
    }
    let cell = try value(of: key, evaluation)
    if cell.isNullOrEmpty {
      throw key.explain(
        RecordProblem(
          "mapping.emptyKey", "the record has no key",
          advice: "fill in the field, or skip such records"))
    }
    return try TextForm.text(of: cell, evaluation.scratch)
  }

  /// The values that no other record may have, one for each formula of `unique`; empty for no value.
  func addUniqueValues(
    _ evaluation: Evaluation, to values: inout [ByteSlice]
  ) throws(RecordProblem) {
    values.removeAll(keepingCapacity: true)
    for plan in mapping.unique {
      values.append(try TextForm.text(of: value(of: plan, evaluation), evaluation.scratch))
    }
  }

  private func value(
    of plan: ValuePlan, _ evaluation: Evaluation
  ) throws(RecordProblem) -> Cell {
    do throws(RecordProblem) {
      return try evaluation.evaluate(plan.node)
    } catch {
      throw plan.explain(error)
    }
  }
}
