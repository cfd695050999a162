import Records

extension Scratch {
  /// Adds a number of 0 to 99 in two digits.
  @inline(__always)
  func append(twoDigits number: Int) {
    append(UInt8(truncatingIfNeeded: number / 10) &+ 0x30)
    append(UInt8(truncatingIfNeeded: number % 10) &+ 0x30)
  }

  /// Adds a number of 0 to 99 in one digit where that does, or in two.
  @inline(__always)
  func append(number: Int, width: Int) {
    if width == 1 && number < 10 {
      append(UInt8(truncatingIfNeeded: number) &+ 0x30)
    } else {
      append(twoDigits: number)
    }
  }

  /// Adds a year in at least so many digits.
  func append(year: Int, width: Int) {
    guard width == 4 else { return append(decimal: year, width: width) }
    append(twoDigits: year / 100)
    append(twoDigits: year % 100)
  }

  /// Adds the first digits of a fraction of a second.
  func append(fraction: Int, digits: Int) {
    var divisor = 1_000_000
    for _ in 0..<digits {
      append(UInt8(truncatingIfNeeded: fraction / divisor % 10) &+ 0x30)
      divisor /= 10
    }
  }

  /// Adds up to so many digits of a fraction of a second, without the zeros at their end; in front
  /// of the first of them a point, where there is to be one.
  func append(significantFraction fraction: Int, upTo width: Int, withPoint hasPoint: Bool) {
    var digits = 7
    var rest = fraction
    while digits > width || digits > 0 && rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    if digits > 0, hasPoint { append(UInt8(ascii: ".")) }
    append(fraction: fraction, digits: digits)
  }
}
