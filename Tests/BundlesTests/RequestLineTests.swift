import Bundles
import Records
import Targets
import Testing

@Suite struct RequestLineTests {
  /// A value of a request.
  struct Given: Sendable {
    var part: MappedRequest.Part
    var name: String
    var text: StaticString
    var kind = Cell.Kind.text
  }

  private static func line(
    _ shape: RequestShape, path: StaticString, _ values: [Given], key: StaticString = "4711"
  ) -> String {
    let names = ValueNames()
    var request = MappedRequest()
    request.path = ByteSlice(path)
    for given in values {
      request.values.append(
        MappedRequest.Value(
          part: given.part, kind: given.kind, name: names.number(of: given.name),
          bytes: ByteSlice(given.text)))
      if given.kind == .file { request.files.append(.init(size: 12, digest: 255)) }
    }
    var output = ByteBuffer()
    RequestLine([shape], names).append(
      request, key: ByteSlice(key), place: RecordPlace(ordinal: 3, line: 5, raw: 0..<0),
      to: &output)
    return String(output.slice)
  }

  private static let get = RequestShape(operation: "getUser", method: "GET", encoding: nil)
  private static let post = RequestShape(operation: "addUser", method: "POST", encoding: .form)
  private static let upload = RequestShape(
    operation: "addPhoto", method: "POST", encoding: .multipart)
  private static let head = #","key":"4711","record":3,"line":5,"#

  @Test func `writes a request without values`() {
    #expect(
      Self.line(Self.get, path: "/getUser/4711", []) == Self.head
        + #""operation":"getUser","method":"GET","path":"/getUser/4711"}"# + "\n")
  }

  @Test func `escapes keys and values as JSON text`() {
    let line = Self.line(
      Self.post, path: "/a", [Given(part: .body, name: "name", text: "\"Zoë\"\n\\")],
      key: "a\"b")
    #expect(line.hasPrefix(#","key":"a\"b","record":3"#))
    #expect(line.hasSuffix(#","form":[["name","\"Zoë\"\n\\"]]}"# + "\n"))
  }

  @Test func `writes query and headers as objects, and a list under its name`() {
    let values = [
      Given(part: .path, name: "id", text: "4711"),
      Given(part: .query, name: "a", text: "1"),
      Given(part: .query, name: "b", text: "2"),
      Given(part: .query, name: "b", text: "3"),
      Given(part: .header, name: "X-H", text: "4"),
    ]
    #expect(
      Self.line(Self.get, path: "/x", values).hasSuffix(
        #""path":"/x","query":{"a":"1","b":["2","3"]},"headers":{"X-H":"4"}}"# + "\n"))
  }

  @Test func `repeats the name of a list in a form`() {
    let values = [
      Given(part: .body, name: "role", text: "student"),
      Given(part: .body, name: "role", text: "author"),
    ]
    #expect(
      Self.line(Self.post, path: "/x", values).hasSuffix(
        #","form":[["role","student"],["role","author"]]}"# + "\n"))
  }

  @Test func `writes an empty form`() {
    #expect(Self.line(Self.post, path: "/x", []).hasSuffix(#","form":[]}"# + "\n"))
  }

  @Test func `writes files as parts with their size and checksum`() {
    let values = [
      Given(part: .body, name: "title", text: "Me"),
      Given(part: .body, name: "photo", text: "photos/1.jpg", kind: .file),
    ]
    #expect(
      Self.line(Self.upload, path: "/x", values).hasSuffix(
        #","multipart":[{"name":"title","value":"Me"},"#
          + #"{"name":"photo","file":"photos/1.jpg","size":12,"digest":"00000000000000ff"}]}"#
          + "\n"))
  }

  @Test func `writes a form where a multipart operation gets no file`() {
    let values = [Given(part: .body, name: "title", text: "Me")]
    #expect(
      Self.line(Self.upload, path: "/x", values).hasSuffix(#","form":[["title","Me"]]}"# + "\n"))
  }
}
