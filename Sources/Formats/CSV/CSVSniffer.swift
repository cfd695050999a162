import Records

/// Finds the delimiter and the quote of a CSV text from its first records.
///
/// How it works: each pair of candidates is tried on the same records. A pair is good when many records
/// have as many fields as the first one, and better the more fields that are; quotes in odd places speak
/// against it. On a tie the earlier candidate wins: comma, semicolon, tab, bar.
/// The single quote must show itself: some field is wrapped in it, and none begins with a double quote.
/// Else a file with one unclosed double quote would be read as one in which they mean nothing.
struct CSVSniffer {
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  private static let quotes: [UInt8?] = [0x22, 0x27]
  private static let recordLimit = 100
  private static let byteLimit = 64 * 1024

  let sample: ByteSlice
  let isWhole: Bool
  let findsDelimiter: Bool
  let findsQuote: Bool

  /// The dialect that fits best, with what is known taken from another.
  func best(of known: CSVDialect) -> CSVDialect {
    var best = known
    var bestScore = -1.0
    for quote in findsQuote ? Self.quotes : [known.quote] {
      for delimiter in findsDelimiter ? Self.delimiters : [known.delimiter] {
        var candidate = known
        candidate.quote = quote
        candidate.delimiter = delimiter
        consider(candidate, &best, &bestScore)
      }
    }
    return best
  }

  private func consider(
    _ candidate: CSVDialect, _ best: inout CSVDialect, _ bestScore: inout Double
  ) {
    let score = score(of: candidate)
    if score > bestScore {
      best = candidate
      bestScore = score
    }
  }

  /// How well a dialect fits; 0 when it makes one field of every line.
  private func score(of dialect: CSVDialect) -> Double {
    let bytes = sample[..<min(sample.count, Self.byteLimit)]
    var index = CSVIndex()
    _ = CSVScanner(dialect: dialect).scan(
      bytes, isFinal: isWhole && bytes.count == sample.count, limit: Self.recordLimit, into: &index)
    guard index.records.count > 0 else { return 0 }
    func fieldCount(_ number: Int) -> Int {
      let next =
        number + 1 < index.records.count
        ? Int(index.records[number + 1].firstDelimiter) : index.delimiters.count
      return next - Int(index.records[number].firstDelimiter) + 1
    }
    let wanted = fieldCount(0)
    if wanted == 1 { return 0 }
    if dialect.quote == UInt8(ascii: "'"), findsQuote, !isWrapped(index, bytes) { return 0 }
    var fitting = 0.0
    for number in 0..<index.records.count where fieldCount(number) == wanted {
      fitting += index.records[number].oddity == .none ? 1 : 0.5
    }
    let share = fitting / Double(index.records.count)
    // Squared, so that agreement counts for more than a rare character that cuts the header often.
    return share * share * (1 + Double(min(wanted, 50)) / 50)
  }

  /// Whether some field is wrapped in single quotes and none begins with a double quote.
  private func isWrapped(_ index: borrowing CSVIndex, _ bytes: ByteSlice) -> Bool {
    var isWrapped = false
    var delimiter = 0
    for number in 0..<index.records.count {
      let record = index.records[number]
      var start = Int(record.start)
      while start <= Int(record.end) {
        var end = Int(record.end)
        if delimiter < index.delimiters.count, index.delimiters[delimiter] < record.end {
          end = Int(index.delimiters[delimiter])
          delimiter += 1
        }
        let field = bytes[start..<end]
        if field.first == UInt8(ascii: "\"") { return false }
        if field.count >= 2, field.first == UInt8(ascii: "'"),
          field[field.count - 1] == UInt8(ascii: "'")
        {
          isWrapped = true
        }
        start = end + 1
      }
    }
    return isWrapped
  }
}
