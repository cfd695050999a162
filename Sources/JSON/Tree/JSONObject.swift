/// The members of a JSON object, in the order of the source, with lookup by key.
///
/// Keys are equal when their bytes are: `é` as one scalar and as two are two keys, as in every other
/// JSON reader, although Swift's `String` takes them for the same.
public struct JSONObject: Sendable {
  /// From this size on, keys are found by hash and no longer one by one.
  private static let indexedCount = 12

  /// The members, in the order of the source.
  public private(set) var members: [JSONMember] = []
  private var index: [[UInt8]: Int] = [:]

  /// An object of some members; of those with equal keys the first stays.
  public init(_ members: [JSONMember] = []) {
    for member in members { append(member) }
  }

  /// The member of a key.
  public subscript(key: String) -> JSONMember? {
    if members.count < Self.indexedCount {
      return members.first { $0.key.utf8.elementsEqual(key.utf8) }
    }
    return index[Array(key.utf8)].map { members[$0] }
  }

  /// The keys, in the order of the source.
  public var keys: [String] { members.map(\.key) }

  /// Adds a member, unless its key is taken: then the one that has it is the answer.
  @discardableResult
  public mutating func append(_ member: JSONMember) -> JSONMember? {
    if let earlier = self[member.key] { return earlier }
    members.append(member)
    if members.count == Self.indexedCount {
      for (position, member) in members.enumerated() { index[Array(member.key.utf8)] = position }
    } else if members.count > Self.indexedCount {
      index[Array(member.key.utf8)] = members.count - 1
    }
    return nil
  }
}

/// One key of a JSON object with its value.
public struct JSONMember: Sendable {
  /// The key, with escapes resolved.
  public let key: String
  /// The key's bytes in the source, quotes included.
  public let keyRange: Range<Int>
  /// The value.
  public let value: JSONNode

  /// A member of an object.
  public init(key: String, keyRange: Range<Int> = 0..<0, value: JSONNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}
