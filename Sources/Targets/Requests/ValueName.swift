import JSON
public import Records

/// The name of a request's value as writers need it: made once for a mapping, copied for each record.
///
/// Memory: the slices belong to the scratch that they were made in, so that bytes behind them may be read.
public struct ValueName: BitwiseCopyable, Sendable {
  /// The name as a JSON string, with its quotes.
  public let json: ByteSlice
  /// The end of a pair of a form and the beginning of the next one: `"],["name","`.
  public let pairHead: ByteSlice

  /// A name whose bytes a scratch keeps.
  init(_ name: String, in scratch: Scratch) {
    var buffer = ByteBuffer()
    buffer.append("\"],[")
    buffer.appendJSONString(name)
    buffer.append(",\"")
    pairHead = scratch.copy(buffer.slice)
    json = pairHead[4..<pairHead.count - 2]
  }
}

/// The names of all values of a mapping's requests, by number.
///
/// Memory: owns the names' bytes; immutable once it is shared.
public final class ValueNames: @unchecked Sendable {
  // Unchecked: names are added while the mapping is compiled, before any worker has it.

  private let scratch = Scratch()
  private var names = GrowingTable<ValueName>()
  private var numbers: [String: Int32] = [:]

  /// No names.
  public init() {}

  /// The number of a name, which is added if it is new.
  public func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    names.append(ValueName(name, in: scratch))
    numbers[name] = Int32(names.count - 1)
    return Int32(names.count - 1)
  }

  /// The name of a number.
  @inline(__always)
  public subscript(number: Int32) -> ValueName { names[Int(number)] }
}
