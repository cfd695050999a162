import Records
import TestKit
import Testing

@Suite struct UTF8ValidationTests {
  /// The answer found scalar by scalar.
  private func reference(_ slice: ByteSlice) -> Int? {
    var at = 0
    while at < slice.count {
      guard let scalar = slice.scalar(at: at) else { return at }
      at += scalar.length
    }
    return nil
  }

  @Test func `blocks of sixty-four bytes and single scalars give the same answer`() {
    var random = SeededGenerator(seed: 64)
    let letters = ["a", "é", "Я", "€", "語", "😀", "\u{7FF}", "\u{800}", "\u{10FFFF}", "bcdefgh"]
    var invalidCount = 0
    for length in 0..<400 {
      var buffer = ByteBuffer()
      for _ in 0..<length { buffer.append(letters.randomElement(using: &random) ?? "") }
      #expect(buffer.slice.firstInvalidUTF8Offset() == nil)
      // One byte replaced, and the text cut, at places all over it.
      for _ in 0..<10 where !buffer.isEmpty {
        var bytes = Array(buffer.slice)
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
        var changed = ByteBuffer()
        for byte in bytes.prefix(Int.random(in: 0...bytes.count, using: &random)) {
          changed.append(byte)
        }
        let expected = reference(changed.slice)
        if expected != nil { invalidCount += 1 }
        #expect(changed.slice.firstInvalidUTF8Offset() == expected)
      }
    }
    #expect(invalidCount > 1000)
  }

  @Test func `pieces copied from the end of a page are whole`() {
    let page = PageEnd()
    let scratch = Scratch()
    withExtendedLifetime(page) {
      for length in 0..<40 {
        let text = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN".prefix(length))
        #expect(String(scratch.copy(page.slice(of: text))) == text)
      }
    }
  }
}
