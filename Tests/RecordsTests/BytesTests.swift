import Records
import TestKit
import Testing

@Suite struct BytesTests {
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
  ])
  func `checksums agree with published values of XXH64`(_ text: String, _ expected: String) {
    var buffer = ByteBuffer()
    buffer.append(text)
    #expect(Checksum.text(Checksum.of(buffer.slice)) == expected)
  }

  @Test(arguments: [
    ("", "ac75fda2929b17ef"), ("a", "393da8b78992279b"), ("abc", "1318df30094a85fd"),
    ("Nobody inspects the spammish repetition", "56db22dd5b051147"),
  ])
  func `checksums with a seed agree with the reference library`(
    _ text: String, _ expected: String
  ) {
    var buffer = ByteBuffer()
    buffer.append(text)
    #expect(Checksum.text(Checksum.of(buffer.slice, seed: 2_654_435_761)) == expected)
  }

  @Test(
    arguments: [
      ([0x41, 0xC3, 0xA9], nil), ([0xC3], 0), ([0x41, 0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF0, 0x9F, 0x98, 0x80], nil), ([0xE0, 0x9F, 0xBF], 0),
      (Array(repeating: 0x41, count: 20) + [0xFF], 20),
    ] as [([UInt8], Int?)])
  func `finds the first byte that is not UTF-8`(_ bytes: [UInt8], _ offset: Int?) {
    var buffer = ByteBuffer()
    for byte in bytes { buffer.append(byte) }
    #expect(buffer.slice.firstInvalidUTF8Offset() == offset)
  }

  @Test(
    arguments: [
      ([0x41], "A", 1), ([0xC3, 0xA9], "é", 2), ([0xE2, 0x82, 0xAC, 0x41], "€", 3),
      ([0xF0, 0x9F, 0x98, 0x80], "😀", 4), ([0xF4, 0x8F, 0xBF, 0xBF], "\u{10FFFF}", 4),
      ([0xA9], nil, nil), ([0xC3], nil, nil), ([0xC0, 0x80], nil, nil),
      ([0xED, 0xA0, 0x80], nil, nil), ([0xE2, 0x82, 0x41], nil, nil),
    ] as [([UInt8], Unicode.Scalar?, Int?)])
  func `decodes the scalar at a position`(
    _ bytes: [UInt8], _ value: Unicode.Scalar?, _ length: Int?
  ) {
    var buffer = ByteBuffer()
    for byte in bytes { buffer.append(byte) }
    let scalar = buffer.slice.scalar(at: 0)
    #expect(scalar?.value == value)
    #expect(scalar?.length == length)
  }

  @Test func `pieces and lists stay where they are while more is written`() {
    let scratch = Scratch()
    for round in 0..<3 {
      scratch.reset()
      var pieces: [ByteSlice] = []
      let mark = scratch.beginList()
      for number in 0..<20_000 {
        scratch.append("piece ")
        scratch.append(decimal: number + round)
        pieces.append(scratch.finish())
        scratch.push(.text(pieces[number]))
      }
      let list = scratch.finishList(from: mark)
      #expect(list.elementCount == 20_000)
      for (number, piece) in pieces.enumerated() {
        #expect(String(piece) == "piece \(number + round)")
        #expect(list.element(number).bytes == piece)
      }
    }
  }

  @Test func `checksums do not depend on how the bytes are cut`() {
    var buffer = ByteBuffer()
    for number in 0..<300 { buffer.append(decimal: number) }
    let want = Checksum.of(buffer.slice)
    for size in 1...70 {
      var stream = ChecksumStream()
      var at = 0
      while at < buffer.count {
        let next = min(at + size, buffer.count)
        stream.append(buffer.slice[at..<next])
        at = next
      }
      #expect(stream.value == want)
    }
  }

  @Test(arguments: [
    ("-m", ["--mapping", "--to"], nil), ("--maping", ["--mapping", "--to"], "--mapping"),
    ("tolwoer", ["ToLower", "ToUpper"], "ToLower"),
  ])
  func `suggests the nearest name`(_ name: String, _ known: [String], _ expected: String?) {
    #expect(Suggestion.nearest(to: name, among: known) == expected)
  }

  @Test func `numbers are written as their decimal digits`() {
    var random = SeededGenerator(seed: 10)
    var numbers = [0, 9, 10, 99, 100, 9_999, 10_000, 99_999_999, 100_000_000, .max, .min, -1, -10]
    for digits in 1...18 {
      let bound = (1...digits).reduce(1) { product, _ in product * 10 }
      for _ in 0..<200 { numbers.append(Int.random(in: 0..<bound, using: &random)) }
      numbers += [bound - 1, bound, bound / 10 * 3]
    }
    for number in numbers {
      var buffer = ByteBuffer()
      buffer.append(decimal: number)
      #expect(String(buffer.slice) == String(number))
    }
  }
}
