public import Records

/// Where bytes come from, one chunk after the other.
public protocol ByteSource: Sendable {
  /// What messages call it: the path as given, or "standard input".
  var name: String { get }

  /// Appends the next bytes and says how many there were; 0 only at the end.
  ///
  /// Errors: `input.unreadable`.
  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int
}
