import Formats
import Mapping
import Records

/// The values that `SelectUniqueValue` has given out, in input order.
///
/// A record's values are taken when the record is kept; a rejected one leaves them free.
final class TakenIndex: TakenValues, @unchecked Sendable {
  // Unchecked: mappings that use it are mapped in order, one record at a time.

  private let index: KeyIndex
  /// What the current record has claimed, as ranges of `claimed`.
  private var claims: [Range<Int>] = []
  private var claimed = ByteBuffer()
  private var failure: Diagnostic?

  init(_ index: KeyIndex) { self.index = index }

  /// Claims a value for the current record; false when an earlier record has it.
  func claim(_ value: ByteSlice, slot: Int) throws(RecordProblem) -> Bool {
    let start = claimed.count
    claimed.append(decimal: slot)
    claimed.append(UInt8(ascii: ":"))
    claimed.append(value)
    let claim = start..<claimed.count
    do throws(Diagnostic) {
      if try index.find(claimed.slice[claim]) != nil {
        claimed.truncate(to: start)
        return false
      }
    } catch {
      failure = error
      throw RecordProblem(error.code, error.summary)
    }
    claims.append(claim)
    return true
  }

  /// Ends a record: takes what it claimed, or leaves it free.
  func end(isKept: Bool, place: RecordPlace) throws(CommandError) {
    if let failure { throw CommandError(failure, exitCode: .unwritableOutput) }
    if isKept { try take(place) }
    claims.removeAll(keepingCapacity: true)
    claimed.removeAll()
  }

  private func take(_ place: RecordPlace) throws(CommandError) {
    let here = KeyPlace(record: Int64(place.ordinal), line: Int64(place.line))
    do throws(Diagnostic) {
      for claim in claims { _ = try index.insert(claimed.slice[claim], place: here) }
    } catch {
      throw CommandError(error, exitCode: .unwritableOutput)
    }
  }
}
