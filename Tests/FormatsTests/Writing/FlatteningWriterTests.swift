import Formats
import Records
import TestKit
import Testing

/// Nested records as rows, and rows as nested records.
@Suite struct FlatteningWriterTests {
  /// The columns of records, looked through in batches of a size.
  private func columns(
    of objects: [String], limit: Int = 1_000, batch: Int = .max
  ) throws -> RecordColumns {
    let all = RecordColumns(limit: limit)
    let some = RecordColumns(limit: limit)
    for (number, object) in objects.enumerated() {
      try withSlice(object.utf8) { slice throws(Diagnostic) in try some.add(slice) }
      if (number + 1) % batch == 0 || number + 1 == objects.count {
        try all.merge(some)
        some.removeAll()
      }
    }
    try all.finish()
    return all
  }

  private func rows(of objects: [String]) throws -> WrittenRecords {
    let columns = try columns(of: objects)
    return WrittenRecords(
      objects: objects, FlatteningWriter(columns, to: try CSVRecordWriter(columns.names)))
  }

  @Test(arguments: [
    ([#"{"a":"x","b":1}"#, #"{"b":true,"c":null}"#], "a,b,c\nx,1,\n,true,\n"),
    ([#"{"name":{"first":"A","last":"B"}}"#], "name/first,name/last\nA,B\n"),
    ([#"{"t":["x","y"]}"#, #"{"t":["z"]}"#], "t/0,t/1\nx,y\nz,\n"),
    ([#"{"e":[{"v":1},{"v":2,"w":3}]}"#], "e/0/v,e/1/v,e/1/w\n1,2,3\n"),
    ([#"{"b":1,"a":2}"#, #"{"a":3,"c":4,"b":5}"#], "b,a,c\n1,2,\n5,3,4\n"),
    ([#"{"a":{}}"#, #"{"a":[]}"#], "a\n{}\n[]\n"),
    ([#"{"a":null}"#, #"{"a":{"b":1}}"#], "a/b\n\"\"\n1\n"),
    ([#"{"a":"x"}"#, #"{"a":{"b":1}}"#], "a,a/b\nx,\n,1\n"),
    ([#"{"a":{"b":null}}"#], "a/b\n\"\"\n"),
    ([#"{"a/b":1,"~":2}"#], "a/b,~\n1,2\n"), ([#"{"a":{"b/c":1,"~":2}}"#], "a/b~1c,a/~0\n1,2\n"),
    ([#"{"\u0061\u00e9":1}"#, #"{"aé":2}"#], "aé\n1\n2\n"), ([#"{"":1,"a":{"":2}}"#], ",a/\n1,2\n"),
    ([#"{"a":"\u20ac\n\ud83d\ude00"}"#], "a\n\"€\n😀\"\n"), ([String](), ""),
  ])
  func `names columns by path, in the order in which they are first seen`(
    _ objects: [String], _ want: String
  ) throws {
    let rows = try rows(of: objects)
    #expect(rows.text.replacing("\r\n", with: "\n") == want)
    #expect(rows.problems == [])
  }

  @Test func `values share a column whose names look like one path`() throws {
    let members = try rows(of: [#"{"a":{"0":1}}"#, #"{"a":["x"]}"#])
    #expect(members.text == "a/0\r\n1\r\nx\r\n")
    let slashes = try rows(of: [
      #"{"a/b":1}"#, #"{"c":2,"a":{"b":3}}"#, #"{"a/b":4,"a":{"b":5}}"#, #"{"c":6}"#,
    ])
    #expect(slashes.text == "a/b,c\r\n1,\r\n3,2\r\n,6\r\n")
    #expect(slashes.problems == ["record: csv.ambiguousColumn"])
  }

  @Test func `a value that came later than the columns is refused`() throws {
    let columns = try columns(of: [#"{"a":{"b":1}}"#])
    let written = WrittenRecords(
      objects: [#"{"a":{"c":1}}"#, #"{"a":"x"}"#, #"{"a":null}"#, #"{"a":{"b":2}}"#],
      FlatteningWriter(columns, to: try CSVRecordWriter(columns.names)))
    #expect(written.problems == ["record: csv.newColumn", "record: csv.newColumn"])
    #expect(written.text == "a/b\r\n\"\"\r\n2\r\n")
  }

  @Test func `columns do not depend on how the records are cut into batches`() throws {
    var generator = SeededGenerator(seed: 7)
    let objects = (0..<60).map { _ in RandomObject(&generator).json }
    let want = try columns(of: objects).names
    #expect(want.count > 50)
    for batch in [1, 2, 7] { #expect(try columns(of: objects, batch: batch).names == want) }
  }

  @Test func `more paths than the limit end the search`() throws {
    let object = #"{"a":{"b":1,"c":2},"d":3}"#
    #expect(try columns(of: [object], limit: 4).names.count == 3)
    #expect(throws: Diagnostic.self) { try columns(of: [object], limit: 3) }
    let many = (0..<5).map { "{\"c\($0)\":1}" }
    #expect(throws: Diagnostic.self) { try columns(of: many, limit: 4, batch: 1) }
  }

  @Test func `depth costs no stack`() throws {
    let depth = 50_000
    let lists = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    let objects =
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    let xml = WrittenRecords(objects: [objects, "{\"a\":\(lists)}"], try XMLRecordWriter(.object))
    #expect(xml.problems == [] && xml.text.hasSuffix("</a></record>\n</records>\n"))
    let columns = try columns(of: [objects], limit: depth)
    #expect(columns.names == [String(repeating: "a/", count: depth - 1) + "a"])
    let csv = FlatteningWriter(columns, to: try CSVRecordWriter(columns.names))
    #expect(WrittenRecords(objects: [objects], csv).text.hasSuffix("a\r\n1\r\n"))
    #expect(throws: Diagnostic.self) { try self.columns(of: [objects], limit: depth - 1) }
  }

  private func nested(_ names: [String], _ rows: [[Value]]) throws -> WrittenRecords {
    WrittenRecords(
      rows, try NestingWriter(names, to: JSONRecordWriter(.object, as: .lines)))
  }

  @Test(arguments: [
    (["a", "b"], ["x", nil] as [Value], #"{"a":"x","b":null}"#),
    (["n/f", "id", "n/l"], ["A", "1", "B"], #"{"n":{"f":"A","l":"B"},"id":"1"}"#),
    (["n/f", "n/l"], [nil, "B"], #"{"n":{"l":"B"}}"#),
    (["n/f", "n/l"], [nil, nil], #"{"n":null}"#),
    (["t/0", "t/1", "t/2"], ["x", nil, "z"], #"{"t":["x",null,"z"]}"#),
    (["t/0", "t/1", "t/2"], ["x", nil, nil], #"{"t":["x"]}"#),
    (["t/1", "t/0"], ["y", "x"], #"{"t":["x","y"]}"#),
    (["t/1", "t/2"], ["y", "x"], #"{"t":{"1":"y","2":"x"}}"#),
    (["t/0", "t/b", "t/1"], ["x", nil, "y"], #"{"t":["x","y"]}"#),
    (["t/0", "t/b", "t/1"], [nil, "x", nil], #"{"t":{"b":"x"}}"#),
    (["t/0", "t/b"], ["x", "y"], #"{"t":{"0":"x","b":"y"}}"#),
    (["t/00", "t/-0"], ["x", "y"], #"{"t":{"00":"x","-0":"y"}}"#),
    (["e/0/v", "e/1/v", "e/1/w"], ["1", nil, "2"], #"{"e":[{"v":"1"},{"w":"2"}]}"#),
    (["a", "a/b"], ["x", nil], #"{"a":"x"}"#), (["a", "a/b"], [nil, "x"], #"{"a":{"b":"x"}}"#),
    (["a"], ["{}"], #"{"a":{}}"#), (["a/b"], ["[]"], #"{"a":{"b":[]}}"#),
    (["a"], ["{} "], #"{"a":"{} "}"#),
    (["a/b~1c", "a/~0", "~1"], ["1", "2", "3"], #"{"a":{"b/c":"1","~":"2"},"~1":"3"}"#),
    (["0", "1"], ["x", "y"], #"{"0":"x","1":"y"}"#), (["a//b"], ["x"], #"{"a":{"":{"b":"x"}}}"#),
    ([], [], "{}"),
  ])
  func `puts columns named by path back together`(
    _ names: [String], _ row: [Value], _ want: String
  ) throws {
    let written = try nested(names, [row])
    #expect(written.text == want + "\n")
  }

  @Test func `a value where others lie below it is refused`() throws {
    #expect(try nested(["a", "a/b"], [["x", "y"]]).problems == ["record: nest.conflict"])
  }

  @Test func `a path of endless steps is refused`() {
    let name = String(repeating: "a/", count: 600)
    #expect(throws: Diagnostic.self) { try nested([name], []) }
  }

  @Test func `nested records survive the way through rows`() throws {
    var generator = SeededGenerator(seed: 11)
    let objects = (0..<200).map { _ in RandomObject(&generator).json }
    let columns = try columns(of: objects)
    let lines = JSONRecordWriter(.object, as: .lines)
    let writer = FlatteningWriter(columns, to: try NestingWriter(columns.names, to: lines))
    let back = WrittenRecords(objects: objects, writer)
    #expect(back.problems == [])
    let lineSet = back.text.split(separator: "\n").map(Canonical.form)
    for (number, line) in lineSet.enumerated() {
      #expect(line == Canonical.form(objects[number][...]), "record \(number)")
    }
  }
}

/// A random record with values at every depth, none of them null.
private struct RandomObject {
  var json = ""

  init(_ generator: inout SeededGenerator) { addObject(depth: 0, &generator) }

  private mutating func addObject(depth: Int, _ generator: inout SeededGenerator) {
    let names = ["a", "b/c", "d~", "é\\n", "f"].shuffled(using: &generator)
    json += "{"
    for (position, name) in names.prefix(Int.random(in: 0...4, using: &generator)).enumerated() {
      // A name at the top with a slash would be cut when it comes back.
      json +=
        (position > 0 ? "," : "") + "\"\(depth == 0 ? name.replacing("/", with: "-") : name)\":"
      addValue(depth: depth + 1, &generator)
    }
    json += "}"
  }

  private mutating func addValue(depth: Int, _ generator: inout SeededGenerator) {
    switch Int.random(in: 0..<(depth > 3 ? 3 : 5), using: &generator) {
    case 0: json += "\"x\(Int.random(in: 0..<100, using: &generator))\\\"\""
    case 1: json += "\(Int.random(in: -99..<100, using: &generator)).50"
    case 2: json += "true"
    case 3: addObject(depth: depth, &generator)
    default:
      json += "["
      for position in 0..<Int.random(in: 0...3, using: &generator) {
        if position > 0 { json += "," }
        addValue(depth: depth + 1, &generator)
      }
      json += "]"
    }
  }
}

/// JSON with members in the order of their names: the way through columns may change their order, and what is
/// not there in a record comes back as null at its top.
private enum Canonical {
  static func form(_ json: Substring) -> String {
    var rest = json[...]
    return value(&rest, isTop: true)
  }

  private static func value(_ rest: inout Substring, isTop: Bool = false) -> String {
    switch rest.first {
    case "{":
      let members = list(&rest, until: "}") { rest in
        let name = string(&rest)
        rest.removeFirst()
        let value = value(&rest)
        return isTop && value == "null" ? "" : name + ":" + value
      }
      return "{" + members.filter { !$0.isEmpty }.sorted().joined(separator: ",") + "}"
    case "[": return "[" + list(&rest, until: "]") { value(&$0) }.joined(separator: ",") + "]"
    case "\"": return string(&rest)
    default:
      let plain = rest.prefix { !",]}".contains($0) }
      rest = rest[plain.endIndex...]
      return String(plain)
    }
  }

  private static func list(
    _ rest: inout Substring, until end: Character, _ item: (inout Substring) -> String
  ) -> [String] {
    var items: [String] = []
    rest.removeFirst()
    while rest.first != end {
      items.append(item(&rest))
      if rest.first == "," { rest.removeFirst() }
    }
    rest.removeFirst()
    return items
  }

  private static func string(_ rest: inout Substring) -> String {
    var end = rest.index(after: rest.startIndex)
    while rest[end] != "\"" {
      end = rest.index(end, offsetBy: rest[end] == "\\" ? 2 : 1)
    }
    end = rest.index(after: end)
    defer { rest = rest[end...] }
    return String(rest[..<end])
  }
}
