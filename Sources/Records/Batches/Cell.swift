/// One value on the data path: a kind and the bytes, cells or number behind it.
///
/// Shape: 16 bytes, trivially copyable. Text, numbers and nested values are slices of UTF-8 bytes; a
/// number is its decimal text, so no digit is ever lost; a date is a count of ticks; a list is a run
/// of cells in a `Scratch` or a batch.
/// Memory: as `ByteSlice`, valid as long as the owner of its bytes.
@safe
public struct Cell: BitwiseCopyable, @unchecked Sendable {
  // Unchecked: as `ByteSlice`, a view for reading.

  /// What a cell holds.
  public enum Kind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// The record has no such field.
    case absent
    /// The field is there and has no value: JSON null, an empty CSV cell.
    case null
    /// UTF-8 text.
    case text
    /// A decimal number, as its text in the form of RFC 8259 section 6.
    case number
    /// True or false.
    case boolean
    /// An instant, in ticks of 100 nanoseconds since 0001-01-01T00:00:00Z.
    case date
    /// A list of cells.
    case list
    /// The source bytes of a JSON object or array.
    case nested
    /// The demand to empty a property, made by `Clear()`.
    case cleared
    /// The path of a file, made by `File()`.
    case file
  }

  /// What the cell holds.
  public let kind: Kind
  @usableFromInline let length: UInt32
  @usableFromInline let payload: UInt

  @inlinable
  init(kind: Kind, length: UInt32, payload: UInt) {
    self.kind = kind
    self.length = length
    self.payload = payload
  }

  /// A field that the record does not have.
  @inlinable
  @inline(__always)
  public static var absent: Cell { Cell(kind: .absent, length: 0, payload: 0) }
  /// A field without a value.
  @inlinable
  @inline(__always)
  public static var null: Cell { Cell(kind: .null, length: 0, payload: 0) }
  /// The demand to empty a property.
  @inlinable
  @inline(__always)
  public static var cleared: Cell { Cell(kind: .cleared, length: 0, payload: 0) }
  /// Text without characters.
  @inlinable
  @inline(__always)
  public static var emptyText: Cell { Cell.text(.empty) }

  /// A cell of UTF-8 text.
  @inlinable
  @inline(__always)
  public static func text(_ bytes: ByteSlice) -> Cell { Cell(kind: .text, bytes: bytes) }

  /// A cell of a number, given as its decimal text.
  @inlinable
  @inline(__always)
  public static func number(_ bytes: ByteSlice) -> Cell { Cell(kind: .number, bytes: bytes) }

  /// A cell of a truth value.
  @inlinable
  @inline(__always)
  public static func boolean(_ value: Bool) -> Cell {
    Cell(kind: .boolean, length: 0, payload: value ? 1 : 0)
  }

  /// A cell of an instant, in ticks of 100 nanoseconds since the year 1.
  @inlinable
  @inline(__always)
  public static func date(ticks: Int64) -> Cell {
    Cell(kind: .date, length: 0, payload: UInt(bitPattern: Int(ticks)))
  }

  /// A cell of the source bytes of a JSON object or array.
  @inlinable
  public static func nested(_ bytes: ByteSlice) -> Cell { Cell(kind: .nested, bytes: bytes) }

  /// A cell of a file's path.
  @inlinable
  public static func file(_ path: ByteSlice) -> Cell { Cell(kind: .file, bytes: path) }

  /// A cell whose kind is one of those that are bytes.
  @inlinable
  @inline(__always)
  public init(kind: Kind, bytes: ByteSlice) {
    precondition(bytes.count <= UInt32.max)
    self.kind = kind
    length = UInt32(truncatingIfNeeded: bytes.count)
    payload = unsafe UInt(bitPattern: bytes.start)
  }

  /// A cell of a list of cells that somebody else owns.
  @unsafe
  @inlinable
  public init(list start: UnsafePointer<Cell>, count: Int) {
    kind = .list
    length = UInt32(count)
    payload = UInt(bitPattern: start)
  }

  /// The bytes of text, a number, a nested value or a file's path; none for other kinds.
  @inlinable
  @inline(__always)
  public var bytes: ByteSlice {
    switch kind {
    case .text, .number, .nested, .file:
      guard let start = unsafe UnsafePointer<UInt8>(bitPattern: payload) else { return .empty }
      return unsafe ByteSlice(start: start, count: Int(length))
    default: return .empty
    }
  }

  /// The truth value; false for other kinds.
  @inlinable
  @inline(__always)
  public var isTrue: Bool { kind == .boolean && payload != 0 }

  /// The ticks of a date; 0 for other kinds.
  @inlinable
  @inline(__always)
  public var ticks: Int64 { kind == .date ? Int64(Int(bitPattern: payload)) : 0 }

  /// How many elements a list has; 0 for other kinds.
  @inlinable
  @inline(__always)
  public var elementCount: Int { kind == .list ? Int(length) : 0 }

  /// An element of a list, numbered from 0.
  @inlinable
  @inline(__always)
  public func element(_ index: Int) -> Cell {
    precondition(index >= 0 && index < elementCount, "element out of range")
    guard let start = unsafe UnsafePointer<Cell>(bitPattern: payload) else { return .absent }
    return unsafe start[index]
  }

  /// Whether there is no value at all: absent or null.
  @inlinable
  @inline(__always)
  public var hasNoValue: Bool { kind == .absent || kind == .null }

  /// Whether there is no value, or it is empty text or a list without elements.
  @inlinable
  @inline(__always)
  public var isNullOrEmpty: Bool {
    switch kind {
    case .absent, .null: true
    case .text, .list: length == 0
    default: false
    }
  }
}
