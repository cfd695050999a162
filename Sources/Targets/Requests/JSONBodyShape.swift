import JSON
public import Records

/// The form of a JSON body: the objects and arrays around a request's values.
///
/// Shape: pieces in the order in which they are written. Each value of the body has a number, its leaf, and
/// a request's values come in the order of their leaves, so that writing is one walk over both.
/// What ends up empty is left out, but for the body itself.
/// Memory: owns the names' bytes; immutable once it is shared.
public final class JSONBodyShape: @unchecked Sendable {
  // Unchecked: pieces are added while the mapping is compiled, before any worker has it.

  /// One piece.
  public struct Piece: BitwiseCopyable {
    /// What it is.
    public enum Kind: BitwiseCopyable {
      case objectBegin, objectEnd, arrayBegin, arrayEnd
      /// A value, or several of an array.
      case value
    }

    /// What it is.
    public let kind: Kind
    /// Whether an array holds the items of many records, of which each line here has one.
    public let isCollected: Bool
    /// The name with its colon, as JSON; empty in arrays.
    public let head: ByteSlice
    /// The leaf of a value; the first leaf of objects and arrays.
    public let leaf: Int32
    /// The first leaf behind it.
    public internal(set) var endLeaf: Int32
    /// The piece behind it.
    public internal(set) var next: Int32
  }

  private let scratch = Scratch()
  private var pieces = GrowingTable<Piece>()
  private var open: [Int] = []
  /// How many leaves there are.
  public private(set) var leafCount = 0

  /// A body without pieces.
  public init() {}

  /// How many pieces there are.
  @inline(__always)
  public var count: Int { pieces.count }

  /// A piece.
  @inline(__always)
  public subscript(position: Int) -> Piece { pieces[position] }

  /// Whether a leaf is part of a collected item.
  public func isCollected(_ leaf: Int32) -> Bool {
    (0..<pieces.count).contains { position in
      let piece = pieces[position]
      return piece.isCollected && piece.kind == .arrayBegin && piece.leaf <= leaf
        && leaf < piece.endLeaf
    }
  }

  /// Begins an object or array; without a name in arrays and for the body itself.
  public func begin(_ name: String?, isArray: Bool, isCollected: Bool = false) {
    open.append(pieces.count)
    add(isArray ? .arrayBegin : .objectBegin, name, isCollected: isCollected)
  }

  /// Ends the innermost open object or array.
  public func end() {
    guard let position = open.popLast() else { preconditionFailure("nothing is open") }
    let began = pieces[position]
    add(
      began.kind == .arrayBegin ? .arrayEnd : .objectEnd, nil, isCollected: began.isCollected)
    pieces[position].endLeaf = Int32(leafCount)
    pieces[position].next = Int32(pieces.count)
  }

  /// Adds a value and answers its leaf.
  public func addValue(_ name: String?) -> Int32 {
    add(.value, name)
    leafCount += 1
    return Int32(leafCount - 1)
  }

  private func add(_ kind: Piece.Kind, _ name: String?, isCollected: Bool = false) {
    var head = ByteSlice.empty
    if let name {
      var buffer = ByteBuffer()
      buffer.appendJSONString(name)
      buffer.append(UInt8(ascii: ":"))
      head = scratch.copy(buffer.slice)
    }
    pieces.append(
      Piece(
        kind: kind, isCollected: isCollected, head: head, leaf: Int32(leafCount),
        endLeaf: Int32(leafCount + 1), next: Int32(pieces.count + 1)))
  }
}
