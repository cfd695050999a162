import Records
import TestKit
import Testing
import Text

@Suite struct FixedDateRewritingTests {
  private static let patterns = [
    "dd-MM-yyyy", "yyyy-MM-dd", "yyyyMMdd", "MM/dd/yyyy", "dd.MM.yyyy HH:mm", "yyyyMMddHHmmss",
    "yyyy'年'MM'月'dd",
  ]

  /// What reading a text and writing the date gives; nil when the text cannot be read.
  private func expected(_ text: String, _ read: DatePattern, _ written: DatePattern) -> String? {
    try? withBytes(of: text) { bytes, scratch in
      try written.format(try read.parse(bytes, zone: .utc), into: scratch)
      return String(scratch.finish())
    }
  }

  @Test(arguments: patterns, patterns)
  func `changes places as reading and writing would`(_ from: String, _ to: String) throws {
    let read = try DatePattern(reading: from)
    let written = try DatePattern(writing: to)
    let rewriting = try #require(FixedDateRewriting(from: read, to: written))
    var random = SeededGenerator(seed: 1582)
    var refusedCount = 0
    for round in 0..<500 {
      let ticks = Int64.random(in: 0..<3_155_378_975_999_999_999, using: &random)
      var text = try withBytes(of: "") { _, scratch in
        try read.format(ticks, into: scratch)
        return String(scratch.finish())
      }
      if round % 2 == 1 {
        // A digit more or less: often a day that does not exist.
        var characters = Array(text)
        characters[Int.random(in: characters.indices, using: &random)] =
          Array("0123459-x ").randomElement(using: &random) ?? "0"
        text = String(characters)
      }
      let result = withBytes(of: text) { bytes, scratch in
        rewriting.rewrite(bytes, into: scratch).map { String($0) }
      }
      #expect(result == expected(text, read, written), "\(text)")
      if result == nil { refusedCount += 1 }
    }
    #expect(refusedCount > 50)
  }

  @Test func `other patterns and zones are left to the long way`() throws {
    let plain = try DatePattern(reading: "dd-MM-yyyy")
    for other in ["d-M-yyyy", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm:ss.fff", "dd MMM yyyy"] {
      let pattern = try DatePattern(reading: other)
      #expect(FixedDateRewriting(from: plain, to: pattern) == nil)
      #expect(FixedDateRewriting(from: pattern, to: plain) == nil)
    }
  }

  @Test func `a text that ends with its page is read no further`() throws {
    let pattern = try DatePattern(reading: "dd-MM-yyyy")
    let rewriting = try #require(
      FixedDateRewriting(from: pattern, to: try DatePattern(writing: "yyyy-MM-dd")))
    let page = PageEnd()
    let scratch = Scratch()
    withExtendedLifetime(page) {
      let text = rewriting.rewrite(page.slice(of: "31-12-2020"), into: scratch)
      #expect(text.map { String($0) } == "2020-12-31")
    }
  }
}
