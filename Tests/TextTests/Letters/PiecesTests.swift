import Records
import Testing
import Text

@Suite struct PiecesTests {
  private static func texts(of list: Cell) -> [String] {
    (0..<list.elementCount).map { String(list.element($0).bytes) }
  }

  @Test(arguments: [
    ("a;b;c", ";", ["a", "b", "c"]), (" a ; b;; ;c", ";", ["a", "b", "c"]), ("", ";", []),
    (";", ";", []), ("abc", ";", ["abc"]), (" abc ", "", ["abc"]),
    ("a--b---c", "--", ["a", "b", "-c"]),
    ("a , b, c", ", ", ["a", "b", "c"]), ("x é y è z", "é", ["x", "y è z"]),
    ("\u{A0}a\u{A0}|b", "|", ["a", "b"]), ("a b  c", " ", ["a", "b", "c"]), ("ab", "abc", ["ab"]),
  ])
  func `splits into trimmed pieces that have text`(
    _ text: String, _ separator: String, _ expected: [String]
  ) {
    let scratch = Scratch()
    let list = Pieces.split(
      scratch.copy(text), separator: scratch.copy(separator), scratch: scratch)
    #expect(list.kind == .list)
    #expect(Self.texts(of: list) == expected)
  }

  @Test(arguments: [
    ("The quick brown fox", 3, " ", "brown"), ("This,string!has&many separators", 3, ",!&#", "has"),
    ("Jansen, Jan", 2, ", ", "Jan"), ("a", 1, "", "a"), ("a b", 1, "", "a b"), ("a b", 3, " ", ""),
    ("a b", 0, " ", ""), ("a b", -1, " ", ""), ("", 1, " ", ""), ("aéb–c", 2, "é–", "b"),
    ("ëé", 1, "é", "ë"), (";;a;", 1, ";", "a"), (";;", 1, ";", ""),
  ])
  func `counts words between separators`(
    _ text: String, _ number: Int, _ separators: String, _ expected: String
  ) {
    let word = Texts.result(of: text) {
      Pieces.word(number, of: $0, separators: $1.copy(separators))
    }
    #expect(word == expected)
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `splits naughty strings as the standard library does`() {
    for text in NaughtyStrings.all {
      let scratch = Scratch()
      let list = Pieces.split(scratch.copy(text), separator: ByteSlice("e"), scratch: scratch)
      let expected = text.utf8.split(separator: UInt8(ascii: "e")).map {
        Texts.result(of: String(decoding: $0, as: UTF8.self)) { text, _ in
          Whitespace.trimmed(text)
        }
      }
      #expect(Self.texts(of: list) == expected.filter { !$0.isEmpty })
      let word = Pieces.word(2, of: scratch.copy(text), separators: ByteSlice("ae"))
      let words = text.utf8.split { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "e") }
      #expect(String(word).utf8.elementsEqual(words.dropFirst().first ?? ""[...].utf8))
    }
  }

  @Test(arguments: [0, 1, 3, 16, 17, 40, 1000])
  func `keeps the first of equal elements in short and long lists`(_ distinct: Int) {
    let scratch = Scratch()
    let mark = scratch.beginList()
    for number in 0..<distinct * 3 {
      scratch.push(.text(scratch.copy("v\(number % max(distinct, 1))")))
    }
    let result = Duplicates.removed(from: scratch.finishList(from: mark), scratch: scratch)
    #expect(Self.texts(of: result) == (0..<distinct).map { "v\($0)" })
  }

  @Test(arguments: [1, 20])
  func `elements of different kinds differ`(_ copies: Int) {
    let scratch = Scratch()
    let inner = scratch.beginList()
    scratch.push(.text(ByteSlice("a")))
    let list = scratch.finishList(from: inner)
    let cells: [Cell] = [
      .text(ByteSlice("1")), .number(ByteSlice("1")), .number(ByteSlice("1.0")), .boolean(true),
      .boolean(false), .null, .emptyText, .date(ticks: 5), .date(ticks: 6), list,
    ]
    let mark = scratch.beginList()
    for _ in 0..<copies { for cell in cells { scratch.push(cell) } }
    let source = scratch.finishList(from: mark)
    let result = Duplicates.removed(from: source, scratch: scratch)
    #expect((0..<result.elementCount).map { result.element($0).kind } == cells.map(\.kind))
  }
}
