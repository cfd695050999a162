import Formats
import Mapping
import Records

/// Looks for the fields of a mapping in an input.
final class InputCheck {
  private let mapping: Mapping
  private let reader: any RecordReader
  /// Whether there are records that cannot be read.
  private(set) var hasProblems = false

  init(_ mapping: Mapping, _ reader: any RecordReader) {
    self.mapping = mapping
    self.reader = reader
  }

  /// What the input has of the mapping's fields, in words.
  ///
  /// - Throws: The fields that an input lacks which declares them, or what makes it unreadable.
  func result(_ messages: Messages) throws(CommandError) -> String {
    if let names = reader.declaredFields { return try result(declared: names) }
    let missing = try readAll(messages)
    for warning in missing.warnings(for: mapping, reader) { messages.report(warning) }
    let found = mapping.fields.count - missing.numbers.count
    let records = missing.recordCount == 1 ? "1 record has" : "\(missing.recordCount) records have"
    return "\(reader.name): \(records) \(found) of the \(mapping.fields.count) fields"
      + " that the mapping uses\n" + without(missing.numbers.map { mapping.fields[$0].name })
  }

  /// What a header says.
  private func result(declared names: [String]) throws(CommandError) -> String {
    try Conversion.checkFields(of: mapping, in: reader)
    let missing = mapping.fields.map(\.name).filter { !names.contains($0) }
    let found = mapping.fields.count - missing.count
    return "\(reader.name): has \(found) of the \(mapping.fields.count) columns"
      + " that the mapping uses, and \(names.count - found) more\n" + without(missing)
  }

  private func without(_ names: [String]) -> String {
    names.isEmpty
      ? "" : "  without: " + names.map { "\"\($0)\"" }.joined(separator: ", ") + "\n"
  }

  /// Reads the whole input, and tells what is wrong with its records.
  private func readAll(_ messages: Messages) throws(CommandError) -> MissingFields {
    var missing = MissingFields(count: mapping.fields.count)
    let batch = reader.makeBatch(fields: mapping.fields.map(\.name))
    do throws(Diagnostic) {
      while try reader.read(into: batch) {
        try batch.decode()
        _ = missing.look(at: batch)
        report(batch, messages)
      }
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
    return missing
  }

  private func report(_ batch: RecordBatch, _ messages: Messages) {
    for (number, problem) in batch.problems.sorted(by: { $0.key < $1.key }) {
      hasProblems = true
      var diagnostic = problem.diagnostic
      diagnostic.place = Place(
        file: reader.name, record: batch.places[number].ordinal, line: batch.places[number].line)
      messages.report(diagnostic)
    }
  }
}
