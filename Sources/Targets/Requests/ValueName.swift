import JSON
public import Records

/// The name of a request's value as writers need it: made once for a mapping, copied for each record.
///
/// Memory: the slices belong to the scratch that they were made in, so that bytes behind them may be read.
public struct ValueName: BitwiseCopyable, Sendable {
  /// The name as a JSON string, with its quotes.
  public let json: ByteSlice
  /// The beginning of a pair of a form: `,["name","`.
  public let pairHead: ByteSlice

  /// A name whose bytes a scratch keeps.
  public init(_ name: String, in scratch: Scratch) {
    var buffer = ByteBuffer()
    buffer.append(",[")
    buffer.appendJSONString(name)
    buffer.append(",\"")
    pairHead = scratch.copy(buffer.slice)
    json = pairHead[2..<pairHead.count - 2]
  }
}
