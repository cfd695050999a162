import Records

/// Texts of the tests as the slices that the functions under test take.
enum Texts {
  /// What a function from slice to slice makes of a text.
  static func result(
    of text: String, _ function: (ByteSlice, Scratch) -> ByteSlice
  ) -> String {
    let scratch = Scratch()
    return String(function(scratch.copy(text), scratch))
  }

  /// Whether a check holds for a text.
  static func holds(_ text: String, _ check: (ByteSlice) -> Bool) -> Bool {
    withExtendedLifetime(Scratch()) { check($0.copy(text)) }
  }

  /// Whether two slices are the same memory, not only the same bytes.
  static func areIdentical(_ left: ByteSlice, _ right: ByteSlice) -> Bool {
    unsafe left.start == right.start && left.count == right.count
  }

  /// Texts of Latin letters in every length up to 40, so that every position in a word of eight bytes and
  /// every tail is met.
  static let ofLatinLetters: [String] = {
    let letters = Array("aZß9 é.Ğø@ŠþĐzÄA{[ĳ`łÿ")
    return (0...40).flatMap { length in
      (0..<letters.count).map { start in
        String((0..<length).map { letters[(start + $0 * 5) % letters.count] })
      }
    }
  }()
}
