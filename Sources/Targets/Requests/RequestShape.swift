/// What all requests of one operation in one mapping have in common.
public struct RequestShape: Sendable, Equatable {
  /// The operation's name.
  public var operation: String
  /// The HTTP method in capital letters.
  public var method: String
  /// How the body is written; nil for requests without one.
  public var encoding: RequestBody.Encoding?

  /// The shape of an operation's requests.
  public init(operation: String, method: String, encoding: RequestBody.Encoding?) {
    self.operation = operation
    self.method = method
    self.encoding = encoding
  }
}
