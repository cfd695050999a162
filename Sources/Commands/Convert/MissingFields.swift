import Formats
import Mapping
import Records

/// The fields that no record has had so far, where records may lack any of them.
struct MissingFields {
  /// What one batch tells of them.
  struct Finding {
    /// The fields that its records have, by their number.
    var present: [Int] = []
    /// How many of its records could have them.
    var recordCount = 0
  }

  /// The fields, by their number.
  private(set) var numbers: [Int]
  /// How many records could have had them.
  private(set) var recordCount = 0

  /// All fields of some.
  init(count: Int) { numbers = Array(0..<count) }

  /// Strikes the fields out that a record of a batch has, and tells which these are.
  mutating func look(at batch: RecordBatch) -> Finding {
    var finding = Finding(recordCount: batch.count - batch.problems.count)
    for record in 0..<batch.count where !numbers.isEmpty {
      let fields = batch.fields(of: record)
      for number in numbers where fields[number].kind != .absent { finding.present.append(number) }
      numbers.removeAll { fields[$0].kind != .absent }
    }
    recordCount += finding.recordCount
    return finding
  }

  /// Takes over what a batch told somebody else.
  mutating func take(_ finding: Finding) {
    recordCount += finding.recordCount
    if !finding.present.isEmpty { numbers.removeAll { finding.present.contains($0) } }
  }

  /// What to tell of the fields of a mapping that no record of an input had.
  func warnings(for mapping: Mapping, _ reader: any RecordReader) -> [Diagnostic] {
    // Where the input declares its fields, this has been told of as a mistake.
    guard reader.declaredFields == nil, recordCount > 0 else { return [] }
    return numbers.map { mapping.fields[$0] }.filter { !$0.isOptional }.map { field in
      mapping.absentField(field, file: reader.name)
    }
  }
}
