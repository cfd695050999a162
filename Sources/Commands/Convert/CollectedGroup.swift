import Formats
import Records
import Targets

/// A request that many records make, as far as it has come; used again for the next one.
///
/// Errors: `collect.tooLong`.
final class CollectedGroup {
  /// Takes a whole line and where it ends.
  typealias Write =
    (borrowing ByteBuffer, borrowing GrowingTable<Int>) throws(CommandError) -> Void

  /// The most bytes of one request's items.
  private static let longest = 8 << 20

  /// The last record so far.
  private(set) var last = RecordPlace(ordinal: 0, line: 0, raw: 0..<0)
  /// Whether it has begun.
  private(set) var isOpen = false

  private let shapes: [RequestShape]
  private let write: Write
  private var most = 0
  private var key = ByteBuffer()
  private var head = ByteBuffer()
  private var tail = ByteBuffer()
  private var items = ByteBuffer()
  private var ends = GrowingTable<Int>()
  private var count = 0

  /// Memory for the requests of some shapes.
  init(_ shapes: [RequestShape], _ write: @escaping Write) {
    self.shapes = shapes
    self.write = write
  }

  /// Whether it is the group of records that have this in common.
  func isOpen(for key: ByteSlice) -> Bool { isOpen && self.key.slice == key }

  /// What its records have in common.
  var commonKey: ByteSlice { key.slice }

  /// Adds the first line of a group to a buffer, in the form that `begin` reads.
  static func pack(_ line: ByteSlice, item: Range<Int>, shape: Int, to buffer: inout ByteBuffer) {
    for number in [shape, item.lowerBound, item.upperBound] {
      for shift in stride(from: 0, to: 32, by: 8) {
        buffer.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    buffer.append(line)
  }

  /// Begins a group with its packed first line.
  func begin(_ packed: ByteSlice) throws(CommandError) {
    func number(_ position: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(packed[position * 4 + $1]) << ($1 * 8) }
    }
    try begin(packed[12...], item: number(1)..<number(2), shape: number(0))
  }

  /// Begins a group with its first line.
  func begin(_ line: ByteSlice, item: Range<Int>, shape: Int) throws(CommandError) {
    precondition(!isOpen, "the group before it has to end first")
    most = shapes[shape].collected?.most ?? .max
    head.removeAll()
    head.append(line[..<item.lowerBound])
    tail.removeAll()
    tail.append(line[item.upperBound...])
    isOpen = true
    try add(line[item])
  }

  /// Notes what the records have in common and which the last one is.
  func remember(_ key: ByteSlice, _ place: RecordPlace) {
    self.key.removeAll()
    self.key.append(key)
    last = place
  }

  /// Adds an item; a request that is full is written first.
  func add(_ item: ByteSlice) throws(CommandError) {
    if count == most { try writeRequest() }
    if items.count + item.count > Self.longest {
      throw CommandError(
        Diagnostic(
          "collect.tooLong",
          "a request of collect has more than \(Self.longest) bytes of items",
          advice: "add max: 500 to collect, so that it becomes several"), exitCode: .wrongUsage)
    }
    if count > 0 { items.append(",") }
    items.append(item)
    count += 1
  }

  /// Ends the group and writes what is left of it.
  func end() throws(CommandError) {
    guard isOpen else { return }
    isOpen = false
    try writeRequest()
  }

  private func writeRequest() throws(CommandError) {
    guard count > 0 else { return }
    head.append(items.slice)
    head.append(tail.slice)
    ends.removeAll()
    ends.append(head.count)
    defer {
      head.truncate(to: head.count - items.count - tail.count)
      items.removeAll()
      count = 0
    }
    try write(head, ends)
  }
}
