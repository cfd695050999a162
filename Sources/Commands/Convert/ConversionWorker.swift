import Bundles
import Mapping
import Records

/// One worker of a conversion: cuts, maps, checks and writes down the records of a batch.
final class ConversionWorker {
  let batch: RecordBatch
  private let mapper: RecordMapper
  private let line: RequestLine
  private let taken: TakenIndex?
  private let keepsUniqueValues: Bool

  init(
    _ mapping: Mapping, batch: RecordBatch, conditions: RunConditions, line: RequestLine,
    taken: TakenIndex?
  ) {
    self.batch = batch
    self.line = line
    self.taken = taken
    mapper = RecordMapper(mapping, conditions: conditions, takenValues: taken)
    keepsUniqueValues = !mapping.uniqueFormulas.isEmpty
  }

  /// Turns the records of the batch into lines.
  func convert(into output: ConvertedBatch) throws {
    output.clear()
    try batch.decode()
    for number in 0..<batch.count {
      let place = batch.places[number]
      let firstLine = output.ends.count
      let start = output.lines.count
      var entry = ConvertedBatch.Entry(
        place: place, lines: firstLine..<firstLine, outcome: .mapped)
      do throws(RecordProblem) {
        if let problem = batch.problems[number] { throw problem }
        let outcome = try mapper.map(batch.fields(of: number), ordinal: place.ordinal) { request in
          line.append(request, key: mapper.key, place: place, to: &output.lines)
          output.ends.append(output.lines.count)
        }
        entry.lines = firstLine..<output.ends.count
        if outcome == .skipped {
          entry.outcome = .skipped
        } else if keepsUniqueValues {
          let first = output.uniqueValues.count
          for value in mapper.uniqueValues { output.uniqueValues.append(output.keep(value)) }
          entry.unique = first..<output.uniqueValues.count
          entry.key = output.keep(mapper.key)
        }
      } catch {
        output.lines.truncate(to: start)
        output.ends.truncate(to: firstLine)
        entry.outcome = .rejected(output.problems.count)
        output.problems.append(error)
        if batch.problems[number] == nil { entry.key = output.keep(mapper.key) }
      }
      try taken?.end(isKept: entry.isMapped, place: place)
      output.entries.append(entry)
    }
    // The records' bytes go along, for those that are rejected; the batch gets other storage.
    swap(&batch.bytes, &output.input)
  }
}

extension ConvertedBatch.Entry {
  /// Whether the record made its requests.
  var isMapped: Bool {
    if case .mapped = outcome { return true }
    return false
  }
}
