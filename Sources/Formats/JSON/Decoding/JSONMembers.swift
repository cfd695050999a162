import Records

/// The members of an object that has been checked, one after the other.
struct JSONMembers: Sequence, IteratorProtocol {
  /// A member as it stands in the object.
  struct Member {
    /// Its bytes, with the white space around them.
    let bytes: ByteSlice
    /// Its name between the quotes.
    let name: ByteSlice

    /// Whether muster wrote it, and reads over it.
    ///
    /// A name with escapes is never one of muster's.
    var own: JSONOwnMember? { JSONOwnMember.allCases.first { name == $0.name } }
  }

  private let object: ByteSlice
  private var at = 1

  /// The members of an object, given with its braces.
  init(of object: ByteSlice) { self.object = object }

  /// The next member, or nil.
  mutating func next() -> Member? {
    let start = at
    var name: ByteSlice?
    var depth = 0
    while at < object.count {
      let byte = object[at]
      switch byte {
      case UInt8(ascii: "\""):
        let end = JSONText.endOfText(object, from: at)
        name = name ?? object[at + 1..<end - 1]
        at = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      if depth < 0 || depth == 0 && byte == UInt8(ascii: ",") {
        let bytes = object[start..<at]
        // Behind the brace that ends the object there is nothing more.
        at = depth < 0 ? object.count : at + 1
        return name.map { Member(bytes: bytes, name: $0) }
      }
      at += 1
    }
    return nil
  }
}

extension JSONOwnMember {
  /// The name as bytes.
  var name: ByteSlice {
    switch self {
    case .line: ByteSlice("muster:line")
    case .reason: ByteSlice("muster:reason")
    case .record: ByteSlice("muster:record")
    }
  }
}
