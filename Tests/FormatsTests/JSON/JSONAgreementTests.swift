import Formats
import Records
import TestKit
import Testing

/// The reader of records against the reader of mapping files, which was written for itself.
@Suite struct JSONAgreementTests {
  private static let seeds: [String] = [
    #"{"id":"1","name":{"first":"Zoë","last":"V\u00e9"},"tags":["a","b",[1,-2.5e3,null,true,false]]}"#,
    #"{"employee_number":"0000001","title":"prof. dr.","first_name":"Ingrid","remarks":"a \"b\" \\ c"}"#,
    #"{"a":{"b":{"c":{"d":[{},[],{"e":[[["x"]]]}]}}},"😀":"\ud83d\ude00","n":12345678901234567890.10}"#,
    #"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":"a text of more than sixteen bytes, and more"}"#,
    #" { "a" : 0 , "b" : -0.0e-0 , "c" : "" , "d" : [ ] , "e" : { } } "#,
  ]

  @Test func `both take and refuse the same damaged records`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var mutations = ByteMutations(of: Self.seeds.map { Array($0.utf8) }, seed: seed)
    var variants = mutations.truncated()
    for _ in 0..<8_000 { variants.append(mutations.next()) }
    var takenCount = 0
    for bytes in variants {
      let bytes = bytes.map { $0 == 0x0A ? 0x20 : $0 }
      let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank || bytes.starts(with: [0xEF, 0xBB]) { continue }
      let expected = TreeOracle.compact(bytes).flatMap { $0.hasPrefix("{") ? $0 : nil }
      for layout in [JSONLayout.lines, .document] {
        let records = JSONRecords(bytes, layout)
        if let expected, layout == .lines || records.reading.records.count == 1 {
          #expect(
            records.reading.records.map { $0.cells.map { TreeOracle.compact(Array($0.utf8)) } }
              == [[expected]], "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
          takenCount += 1
        }
        if expected == nil {
          // An array of objects is a document too.
          let isTaken =
            records.problem == nil
            && (layout == .lines || records.reading.records.count == 1 && bytes.first != 0x5B)
          #expect(!isTaken, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
    #expect(takenCount > 1_000)
  }

  @Test func `what earlier records looked like changes nothing`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    var mutations = ByteMutations(of: Self.seeds.map { Array($0.utf8) }, seed: seed)
    let fields = ["", "id", "name/first", "tags", "a", "a/b", "e", "g", "tags/*", "tags/2/1"]
    for _ in 0..<300 {
      let lines = (0..<Int.random(in: 2...20, using: &generator)).map { _ in
        let line =
          Int.random(in: 0..<3, using: &generator) == 0
          ? mutations.next() : Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
        return line.map { $0 == 0x0A ? 0x20 : $0 < 0x80 ? $0 : 0x3F }
      }
      let together = JSONRecords(Array(lines.joined(separator: [0x0A])), .lines, fields: fields)
      let alone = lines.flatMap { JSONRecords($0, .lines, fields: fields).reading.records }
      #expect(together.reading.records.map(\.cells) == alone.map(\.cells), "seed \(seed)")
      #expect(together.reading.records.map(\.problem) == alone.map(\.problem), "seed \(seed)")
    }
  }

  @Test func `finds the same records in an array as on lines`() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let alphabet = ["{", "}", "[", "]", "\\\"", "\\\\", ",", ":", "x", "é", "\\u0041", " "]
    for _ in 0..<500 {
      let records = (0..<Int.random(in: 1...12, using: &generator)).map { number in
        let text = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? ""
        }.joined()
        let nested = String(repeating: "[", count: number % 4)
        let close = String(repeating: "]", count: number % 4)
        return "{\"\(text)\":\(nested)\"\(text)\"\(close)}"
      }
      let gap = [",", " ,\n ", ",\r\n\t"].randomElement(using: &generator) ?? ","
      let array = "[" + records.joined(separator: gap) + "]"
      let lines = JSONRecords(records.joined(separator: "\n").utf8, .lines)
      #expect(lines.reading.failure == nil && lines.problem == nil, "seed \(seed)")
      let size = Int.random(in: 1...80, using: &generator)
      let format = FormatUnderTest.utf8JSON(.document, "")
      for sizes in [[.max], [size]] {
        let reading = RecordReading(format, array.utf8, sizes: sizes, fields: [""])
        #expect(reading.failure == nil, "seed \(seed): \(array)")
        #expect(reading.records.map(\.cells) == lines.reading.records.map(\.cells), "seed \(seed)")
      }
    }
  }
}
