import Bundles
import Formats
import Mapping
import Records
import Targets

/// One worker of a conversion: cuts, maps, checks and writes down the records of a batch.
final class ConversionWorker: @unchecked Sendable {
  // Unchecked: one task holds it at a time.

  let batch: RecordBatch
  /// How far the source had been read when the batch was, in bytes.
  var position = 0
  /// The encoding of the source as far as it was known then.
  var encoding = TextEncoding.usASCII
  private let mapper: RecordMapper
  private let line: RequestLine
  private let taken: TakenIndex?
  private let unique: UniqueIndex?
  private let keepsUniqueValues: Bool
  private var indexFailure: CommandError?
  private var missing: MissingFields

  /// A worker's memory.
  ///
  /// - Parameter unique: The values that no two records may have, where the worker itself is to compare
  ///   them, as it can when records are mapped in order.
  init(
    _ mapping: Mapping, batch: RecordBatch, conditions: RunConditions, line: RequestLine,
    taken: TakenIndex?, unique: UniqueIndex?
  ) {
    self.batch = batch
    self.line = line
    self.taken = taken
    self.unique = unique
    mapper = RecordMapper(mapping, conditions: conditions, takenValues: taken)
    keepsUniqueValues = !mapping.uniqueFormulas.isEmpty
    missing = MissingFields(count: mapping.fields.count)
  }

  /// Why the current record is rejected, if an earlier one has one of its unique values.
  private func check(_ unique: UniqueIndex, _ place: RecordPlace) -> RecordProblem? {
    do throws(CommandError) {
      return try unique.problem(with: mapper.uniqueValues, place: place)
    } catch {
      // What keeps the index from working ends the run when the record ends.
      indexFailure = error
      return nil
    }
  }

  /// Writes down a request, or what a record adds to one.
  @inline(__always)
  private func add(
    _ request: borrowing MappedRequest, _ place: RecordPlace, to output: ConvertedBatch
  ) {
    if request.group.isEmpty {
      line.append(request, key: mapper.key, place: place, to: &output.lines)
      output.ends.append(output.lines.count)
    } else {
      output.collected.add(shape: request.shape, group: request.group) { lines in
        line.append(request, key: mapper.key, place: place, to: &lines)
      }
    }
  }

  /// Turns the records of the batch into lines.
  func convert(into output: ConvertedBatch) throws {
    output.clear()
    output.position = position
    output.encoding = encoding
    do throws(Diagnostic) {
      try batch.decode()
    } catch {
      // The records in front of it are told of before it is.
      output.failure = error
    }
    output.fields = missing.look(at: batch)
    let hasProblems = !batch.problems.isEmpty
    for number in 0..<batch.count {
      let place = batch.places[number]
      let firstLine = output.ends.count
      let start = output.lines.count
      let firstItem = output.collected.count
      var entry = ConvertedBatch.Entry(
        place: place, lines: firstLine..<firstLine, outcome: .mapped)
      do throws(RecordProblem) {
        if hasProblems, let problem = batch.problems[number] { throw problem }
        let outcome = try mapper.map(batch.fields(of: number), ordinal: place.ordinal) { request in
          add(request, place, to: output)
        }
        entry.lines = firstLine..<output.ends.count
        entry.collected = firstItem..<output.collected.count
        if !entry.collected.isEmpty { entry.key = output.keep(mapper.key) }
        if outcome == .skipped {
          entry.outcome = .skipped
        } else if let unique {
          if let problem = check(unique, place) { throw problem }
        } else if keepsUniqueValues {
          let first = output.uniqueValues.count
          for value in mapper.uniqueValues { output.uniqueValues.append(output.keep(value)) }
          entry.unique = first..<output.uniqueValues.count
          entry.key = output.keep(mapper.key)
        }
      } catch {
        output.lines.truncate(to: start)
        output.ends.truncate(to: firstLine)
        output.collected.truncate(to: firstItem)
        entry.outcome = .rejected(output.problems.count)
        output.problems.append(error)
        if batch.problems[number] == nil { entry.key = output.keep(mapper.key) }
      }
      if let indexFailure { throw indexFailure }
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
