/// A size in bytes, as people type it: `1MiB`, `64 kB`, `4096`.
public struct ByteCount: Sendable, Equatable {
  /// The number of bytes.
  public var bytes: Int

  /// A size of so many bytes.
  public init(bytes: Int) { self.bytes = bytes }

  /// The units in lower case; `kB` counts in thousands, `KiB` in 1024.
  ///
  /// Source: IEC 80000-13, prefixes for binary multiples.
  private static let units: [(name: String, bytes: Int)] = [
    ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30),
    ("kb", 1000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("b", 1), ("", 1),
  ]

  /// The size that a text spells: a whole number above 0 with an optional unit, case ignored.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let number = Int(digits), number > 0,
      let factor = ByteCount.units.first(where: { $0.name == unit })?.bytes
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    bytes = product
  }
}
