import JSON
public import Records
import Targets

extension Mapping {
  /// How many tests the mapping carries.
  public var testCount: Int { tests.count }

  /// Runs the tests that the mapping carries.
  ///
  /// - Returns: One problem for each test that fails, at the first value that differs. They show values,
  ///   since these are the test's own.
  public func runTests(_ conditions: RunConditions) -> [Diagnostic] {
    if columnNames != nil { return runColumnTests(conditions) }
    let mapper = RecordMapper(self, conditions: conditions)
    return tests.enumerated().compactMap { number, test in
      failure(of: test, number: number + 1, mapper)
    }
  }

  private func failure(
    of test: MappingDocument.Test, number: Int, _ mapper: RecordMapper
  ) -> Diagnostic? {
    var requests: [TestRequest] = []
    do throws(RecordProblem) {
      let record = try TestRecord(test.given, of: self)
      try withExtendedLifetime(record) { record throws(RecordProblem) in
        _ = try mapper.map(record.cells, ordinal: number) { request in
          requests.append(TestRequest(request, self))
        }
      }
    } catch {
      return rejection(error, test, number)
    }
    switch test.outcome {
    case .columns: return nil  // Only in mappings of columns.
    case .rejection(let reason):
      return differs(
        number, "the record is not rejected; it makes \(counted(requests.count))", at: reason)
    case .requests(let expected):
      for (position, node) in expected.enumerated() {
        guard position < requests.count else {
          return differs(
            number,
            "the record makes \(counted(requests.count)) where \(expected.count) are expected",
            at: node)
        }
        if let (what, place) = requests[position].difference(from: node) {
          return differs(number, what, at: place)
        }
      }
      guard requests.count > expected.count else { return nil }
      return differs(
        number, "the record also makes \(requests[expected.count].operation)", at: test.node)
    }
  }

  /// What a rejection means for a test.
  func rejection(
    _ problem: RecordProblem, _ test: MappingDocument.Test, _ number: Int
  ) -> Diagnostic? {
    guard case .rejection(let reason) = test.outcome else {
      return differs(number, "the record is rejected: \(problem.text)", at: test.node)
    }
    if problem.text.contains(reason.text ?? "") { return nil }
    return differs(number, "the record is rejected for another reason: \(problem.text)", at: reason)
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 request" : "\(count) requests" }

  func differs(_ number: Int, _ what: String, at node: JSONNode) -> Diagnostic {
    source.diagnostic(
      "mapping.testFailed", "test \(number): \(what)",
      advice: "correct the mapping, or the test if it expects the wrong thing",
      at: node.range.lowerBound)
  }
}
