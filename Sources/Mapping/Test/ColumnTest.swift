import JSON
import Records

extension Mapping {
  /// Runs the tests of a mapping of columns: each names some columns and their values.
  func runColumnTests(_ conditions: RunConditions) -> [Diagnostic] {
    let mapper = ColumnMapper(self, conditions: conditions)
    return tests.enumerated().compactMap { number, test in
      failure(of: test, number: number + 1, mapper)
    }
  }

  private func failure(
    of test: MappingDocument.Test, number: Int, _ mapper: ColumnMapper
  ) -> Diagnostic? {
    var values: [String]?
    do throws(RecordProblem) {
      let record = try TestRecord(test.given, of: self)
      try withExtendedLifetime(record) { record throws(RecordProblem) in
        guard let cells = try mapper.map(record.cells, ordinal: number) else { return }
        values = (0..<cells.count).map { Self.json(of: cells[$0]) }
      }
    } catch {
      return rejection(error, test, number)
    }
    switch test.outcome {
    case .rejection(let reason):
      let what = values == nil ? "skipped" : "written"
      return differs(number, "the record is not rejected; it is \(what)", at: reason)
    case .requests: return nil  // Only in mappings of requests.
    case .columns(let expected):
      guard let values else {
        return expected.isNull ? nil : differs(number, "the record is skipped", at: expected)
      }
      if expected.isNull { return differs(number, "the record is not skipped", at: expected) }
      return difference(of: values, from: expected, number)
    }
  }

  /// The first column that differs from what a test expects.
  private func difference(
    of values: [String], from expected: JSONNode, _ number: Int
  ) -> Diagnostic? {
    for member in expected.object?.members ?? [] {
      guard let position = columnNames?.firstIndex(of: member.key) else {
        return differs(number, "the mapping has no column \"\(member.key)\"", at: member.value)
      }
      var wanted = ByteBuffer()
      wanted.append(json: member.value)
      if values[position] != String(wanted.slice) {
        let found = values[position] == "null" ? "has no value" : "is \(values[position])"
        return differs(number, "\(member.key) \(found)", at: member.value)
      }
    }
    return nil
  }

  private static func json(of cell: Cell) -> String {
    var buffer = ByteBuffer()
    // The mapper has made dates text, and nothing else can go wrong.
    try? JSONForm.append(cell, to: &buffer, Scratch())
    return String(buffer.slice)
  }
}
