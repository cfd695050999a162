import Foundation
import Records
import Testing
import Text

@Suite struct CodesTests {
  @Test(arguments: [
    ("", "", ""), ("Hello world!", "SABlAGwAbABvACAAdwBvAHIAbABkACEA", "48656C6C6F20776F726C6421"),
    ("a", "YQA=", "61"), ("ab", "YQBiAA==", "6162"), ("é", "6QA=", "C3A9"),
    ("😀", "PdgA3g==", "F09F9880"),
  ])
  func `encodes UTF-16 in Base64 and UTF-8 in hexadecimal`(
    _ text: String, _ base64: String, _ hexadecimal: String
  ) {
    #expect(Texts.result(of: text) { UTF16Base64.encoded($0, scratch: $1) } == base64)
    #expect(Texts.result(of: text) { Hexadecimal.encoded($0, scratch: $1) } == hexadecimal)
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `encodes naughty strings as Foundation does`() throws {
    for text in NaughtyStrings.all {
      let units = try #require(text.data(using: .utf16LittleEndian))
      let base64 = Texts.result(of: text) { UTF16Base64.encoded($0, scratch: $1) }
      #expect(base64 == units.base64EncodedString())
      let digits = text.utf8.map { String(format: "%02X", $0) }.joined()
      #expect(Texts.result(of: text) { Hexadecimal.encoded($0, scratch: $1) } == digits)
    }
  }
}
