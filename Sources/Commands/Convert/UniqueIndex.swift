import Formats
import Mapping
import Records

/// The values that `unique` has seen, in input order.
final class UniqueIndex {
  private let index: KeyIndex
  private var key = ByteBuffer()

  init(_ index: KeyIndex) { self.index = index }

  /// Takes a record's values, one for each formula; if an earlier record has one of them, none is taken.
  ///
  /// - Returns: The number of the formula whose value is not free, and the record that has it.
  func add(_ values: [ByteSlice], place: RecordPlace) throws(CommandError) -> (Int, KeyPlace)? {
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
