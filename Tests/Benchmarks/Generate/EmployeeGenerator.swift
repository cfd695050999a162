import Records

/// Makes an HR export of invented employees, record by record, as rows of CSV.
///
/// Shape: records of 21 columns, UTF-8, commas, CRLF; about 220 bytes a record. Some
/// fields are quoted and hold commas, doubled quotes and line breaks; three addresses in five have
/// letters beyond ASCII; some values have stray spaces and capitals, to be cleaned by a mapping.
/// The seed fixes every byte: figures of different machines and days speak of the same file.
struct EmployeeGenerator {
  /// The names of the columns, in order.
  static let columns: StaticString = """
    employee_number,title,first_name,initials,name_prefix,last_name,gender,birth_date,email,phone,\
    mobile,street,house_number,postal_code,city,country,job_title,department,start_date,status,\
    remarks
    """

  private static let daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private var random: SeededRandom
  private var recordsWritten = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Writes the next record.
  mutating func writeRecord(to output: inout ByteBuffer) {
    recordsWritten += 1
    let firstName = pick(firstNames)
    let lastName = pick(lastNames)
    writePerson(firstName, lastName, to: &output)
    writeContact(firstName, lastName, to: &output)
    writeAddress(to: &output)
    writeEmployment(to: &output)
    writeRemarks(to: &output)
    output.append("\r\n")
  }

  private mutating func writePerson(
    _ firstName: StaticString, _ lastName: StaticString, to output: inout ByteBuffer
  ) {
    output.append(paddedDecimal: recordsWritten, width: 7)
    output.append(",")
    writeField(pick(titles), to: &output)
    writeField(firstName, strayPercent: 6, to: &output)
    for _ in 0..<random.pick(1...3) {
      output.append(UInt8(ascii: "A") + UInt8(random.below(26)))
      output.append(".")
    }
    output.append(",")
    writeField(pick(namePrefixes), to: &output)
    writeField(lastName, to: &output)
    let genders: StaticString = "MFMFMFMX"
    output.append(ByteSlice(genders)[random.below(8)])
    output.append(",")
    writeDate(years: 1955...2005, to: &output)
  }

  private mutating func writeContact(
    _ firstName: StaticString, _ lastName: StaticString, to output: inout ByteBuffer
  ) {
    let isPadded = random.chance(percent: 10)
    if isPadded { output.append(" ") }
    output.append(firstName)
    output.append(".")
    output.append(lastName)
    output.append(decimal: recordsWritten)  // no two employees share an address
    output.append(pick(domains))
    output.append(isPadded ? "  ," : ",")
    output.append("+31 ")
    output.append(decimal: random.pick(10...79))
    output.append(" ")
    output.append(decimal: random.pick(100...999))
    output.append(" ")
    output.append(paddedDecimal: random.below(10_000), width: 4)
    output.append(",06-")
    output.append(paddedDecimal: random.below(100_000_000), width: 8)
    output.append(",")
  }

  private mutating func writeAddress(to output: inout ByteBuffer) {
    writeField(pick(streets), to: &output)
    if random.chance(percent: 5) {
      output.append("\"")
      output.append(decimal: random.pick(1...300))
      output.append(", 2nd floor\",")
    } else {
      output.append(decimal: random.pick(1...300))
      writeField(pick(houseNumberSuffixes), to: &output)
    }
    output.append(decimal: random.pick(1000...9999))
    output.append(" ")
    for _ in 0..<2 { output.append(UInt8(ascii: "A") + UInt8(random.below(26))) }
    output.append(",")
    let place = towns[random.below(towns.count)]
    writeField(place.town, strayPercent: 4, to: &output)
    writeField(place.country, to: &output)
  }

  private mutating func writeEmployment(to output: inout ByteBuffer) {
    writeField(pick(jobTitles), to: &output)
    writeField(pick(departments), to: &output)
    writeDate(years: 1990...2025, to: &output)
    writeField(pick(statuses), to: &output)
  }

  private mutating func writeRemarks(to output: inout ByteBuffer) {
    guard random.chance(percent: 33) else { return }
    output.append("\"")
    for sentence in 0..<random.pick(1...2) {
      if sentence > 0 { output.append(pick(remarkSeparators)) }
      output.append(pick(remarkSentences))
    }
    output.append("\"")
  }

  // MARK: Fields

  /// Writes a text and the comma behind it, in some records with spaces around it.
  @inline(__always)
  private mutating func writeField(
    _ text: StaticString, strayPercent: Int = 0, to output: inout ByteBuffer
  ) {
    let isStray = strayPercent > 0 && random.chance(percent: strayPercent)
    if isStray { output.append(" ") }
    output.append(text)
    output.append(isStray ? " ," : ",")
  }

  /// Writes a day that exists, as dd-MM-yyyy, and the comma behind it.
  private mutating func writeDate(years: ClosedRange<Int>, to output: inout ByteBuffer) {
    let month = random.below(12)
    output.append(paddedDecimal: random.pick(1...Self.daysOfMonths[month]), width: 2)
    output.append("-")
    output.append(paddedDecimal: month + 1, width: 2)
    output.append("-")
    output.append(decimal: random.pick(years))
    output.append(",")
  }

  @inline(__always)
  private mutating func pick(_ words: [StaticString]) -> StaticString {
    words[random.below(words.count)]
  }
}

extension ByteBuffer {
  /// Adds a number of decimal digits, with zeros in front of a shorter number.
  fileprivate mutating func append(paddedDecimal number: Int, width: Int) {
    for _ in 0..<max(0, width - Decimal.digitCount(number.magnitude)) { append(UInt8(ascii: "0")) }
    append(decimal: number)
  }
}
