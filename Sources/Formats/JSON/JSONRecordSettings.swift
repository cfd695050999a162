/// What is said about a JSON input.
public struct JSONRecordSettings: Sendable {
  /// The encoding.
  public var encoding = EncodingChoice.automatic
  /// How the records lie in it.
  public var layout = JSONLayout.document
  /// Where they are in a document.
  public var records = JSONRecordPointer.document
  /// Whether invalid bytes are replaced.
  public var isLenient = false

  /// A document whose top is an array of records, or one record.
  public init() {}
}

/// How JSON records lie in an input.
public enum JSONLayout: Sendable {
  /// One document, in which records are the elements of an array, or one value.
  case document
  /// One record on each line.
  case lines
}
