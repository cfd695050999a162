extension ByteSlice {
  /// Whether the bytes spell a word, given in lower case, in any mixture of cases.
  ///
  /// Case is ignored for the letters of ASCII and Latin-1 (å, ø): enough for fixed words of
  /// English, Dutch and Norwegian, without Unicode's tables.
  public func spells(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && startsWithWord(word)
  }

  /// Whether the bytes begin with a word, given in lower case, in any mixture of cases.
  ///
  /// Case is ignored as in `spells`.
  public func startsWithWord(_ word: StaticString) -> Bool {
    let word = ByteSlice(word)
    guard count >= word.count else { return false }
    var lead: UInt8 = 0
    for position in word.indices {
      let byte = self[position]
      guard byte.lowercased(after: lead) == word[position] else { return false }
      lead = byte
    }
    return true
  }
}

extension UInt8 {
  /// The code unit in lower case, given the one before it.
  fileprivate func lowercased(after lead: UInt8) -> UInt8 {
    if self &- 0x41 < 26 { return self | 0x20 }
    // U+00C0 to U+00DE are 0xC3 and 0x80 to 0x9E; U+00D7 among them is the multiplication sign.
    if lead == 0xC3, 0x80...0x9E ~= self, self != 0x97 { return self + 0x20 }
    return self
  }
}
