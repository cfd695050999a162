import Targets
import Testing

@Suite struct PathTemplateTests {
  @Test(
    arguments: [
      ("/getUsers", [.text("/getUsers")]),
      ("/a/{b}", [.text("/a/"), .parameter("b")]),
      ("/a/{b}/{c}/", [.text("/a/"), .parameter("b"), .text("/"), .parameter("c"), .text("/")]),
      ("{a}{b}", [.parameter("a"), .parameter("b")]),
    ] as [(String, [PathTemplate.Piece])])
  func `tells fixed text from the places of values`(
    _ text: String, _ pieces: [PathTemplate.Piece]
  ) throws {
    let template = try #require(PathTemplate(text))
    #expect(template.pieces == pieces)
    #expect(template.text == text)
  }

  @Test(arguments: ["/{", "/}", "/{}", "/{a", "/a}", "/{a{b}}"])
  func `refuses braces that do not match`(_ text: String) {
    #expect(PathTemplate(text) == nil)
  }
}
