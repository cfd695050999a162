import Formats
import Records

/// The values that `unique` has seen, in input order.
final class UniqueIndex {
  private let index: KeyIndex
  private let formulas: [String]
  private var key = ByteBuffer()

  /// The values of some formulas.
  init(_ index: KeyIndex, formulas: [String]) {
    self.index = index
    self.formulas = formulas
  }

  /// Takes a record's values, and says why it is rejected if an earlier record has one of them.
  func problem(with values: [ByteSlice], place: RecordPlace) throws(CommandError) -> RecordProblem?
  {
    guard let (number, first) = try add(values, place: place) else { return nil }
    return RecordProblem(
      "mapping.notUnique",
      "the value of \(formulas[number]) is already that of record \(first.record), line \(first.line)",
      advice: "correct one of the two, or leave one out")
  }

  /// Takes a record's values, one for each formula; if an earlier record has one of them, none is taken.
  ///
  /// - Returns: The number of the formula whose value is not free, and the record that has it.
  private func add(_ values: [ByteSlice], place: RecordPlace) throws(CommandError) -> (
    Int, KeyPlace
  )? {
    do throws(Diagnostic) {
      for (number, value) in values.enumerated() where !value.isEmpty {
        if let first = try index.find(prefixed(value, number)) { return (number, first) }
      }
      let here = KeyPlace(record: Int64(place.ordinal), line: Int64(place.line))
      for (number, value) in values.enumerated() where !value.isEmpty {
        _ = try index.insert(prefixed(value, number), place: here)
      }
      return nil
    } catch {
      throw CommandError(error, exitCode: .unwritableOutput)
    }
  }

  /// The value with the number of its formula in front, as each formula has values of its own.
  private func prefixed(_ value: ByteSlice, _ number: Int) -> ByteSlice {
    key.removeAll()
    key.append(decimal: number)
    key.append(UInt8(ascii: ":"))
    key.append(value)
    return key.slice
  }
}
