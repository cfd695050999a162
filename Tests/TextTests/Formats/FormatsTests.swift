import Records
import Testing
import Text

@Suite struct FormatsTests {
  @Test(arguments: [
    "a@b.nl", "jan.jansen+x@sub.example.co.uk", "zoë@müller.de", "o'neil@x-y.ie", "иван@пример.рф",
    "राम@मोहन.ईन्फो", "1@2.x3", "a_b!#$%&*/=?^`{|}~-@example.com", "A@B.C",
    "用户@例子.广告",
  ])
  func `mail addresses of any script are valid`(_ text: String) {
    #expect(Texts.holds(text, EMailAddress.isValid))
  }

  @Test(arguments: [
    "", "@", "a", "a@", "@b.nl", "a@b", "a@@b.nl", "a@b@c.nl", "a b@c.nl", "a@b c.nl", " a@b.nl",
    "a@b.nl ", "a@.nl", "a@b.", "a@b..nl", ".a@b.nl", "a.@b.nl", "a..b@c.nl", "a@-b.nl", "a@b-.nl",
    "a@b_c.nl", "a@1.2.3.4", "\"a b\"@c.nl", "a,b@c.nl", "a;b@c.nl", "Jan <a@b.nl>", "a@[1.2.3.4]",
    "a\u{A0}@b.nl", "😀@b.nl", "a@b.nl\n", "a@\u{200B}b.nl", "mailto:a@b.nl;c",
    "\(String(repeating: "a", count: 65))@b.nl", "a@\(String(repeating: "b", count: 64)).nl",
    "a@\(String(repeating: "b.", count: 130))nl",
  ])
  func `other texts are no mail addresses`(_ text: String) {
    #expect(!Texts.holds(text, EMailAddress.isValid))
  }

  @Test(arguments: [
    ("0f9c2c4e-5a3b-4d5e-8f60-718293a4b5c6", true), ("00000000-0000-0000-0000-000000000000", true),
    ("0F9C2C4E-5A3B-4D5E-8F60-718293A4B5C6", true), ("", false),
    ("0f9c2c4e5a3b4d5e8f60718293a4b5c6", false), ("{0f9c2c4e-5a3b-4d5e-8f60-718293a4b5c6}", false),
    ("0f9c2c4e-5a3b-4d5e-8f60-718293a4b5cg", false), ("0f9c2c4e-5a3b-4d5e-8f60-718293a4b5c", false),
    ("0f9c2c4e-5a3b-4d5e-8f60-718293a4b5c67", false),
    ("0f9c2c4e_5a3b-4d5e-8f60-718293a4b5c6", false),
    ("0f9c2c4e-5a3b4-d5e-8f60-718293a4b5c6", false),
  ])
  func `UUIDs have one form`(_ text: String, _ expected: Bool) {
    #expect(Texts.holds(text, UUIDText.isValid) == expected)
  }

  @Test(arguments: [
    "https://example.com", "http://a.b:8080/c/d?e=f&g=/?#h/?", "HTTPS://X", "ftp://user:pw@host/",
    "https://[2001:db8::1]:443/x", "mailto:a@b.nl", "urn:isbn:123", "tel:+31-20-1", "file:///etc/x",
    "a:", "https://x/%C3%A9", "https://x?q", "https://x#f", "x-y.z+1:abc", "https://x//y",
  ])
  func `absolute addresses are URIs`(_ text: String) {
    #expect(Texts.holds(text, URIText.isValid))
  }

  @Test(arguments: [
    "", "example.com", "/a/b", "//x/y", "1a:b", ":x", "https:", "https://", "https:///x", "http:x",
    "https://x y", "https://x/é", "https://x/%", "https://x/%4", "https://x/%zz", "https://x/#a#b",
    "https://x:80a", "https://a@b@c", "https://[::1", "https://[]", "https://x/[1]",
    "https://x/<a>",
    "https://x/a\\b", "https://x/\"", "ht tp://x", "https://:80", "https://x/\n", "https://x:1:2/",
  ])
  func `other texts are no URIs`(_ text: String) {
    #expect(!Texts.holds(text, URIText.isValid))
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `no naughty string with white space passes as a value of a format`() {
    for text in NaughtyStrings.all where text.contains(where: \.isWhitespace) || text.isEmpty {
      #expect(!Texts.holds(text, EMailAddress.isValid))
      #expect(!Texts.holds(text, UUIDText.isValid))
      #expect(!Texts.holds(text, URIText.isValid))
    }
  }
}
