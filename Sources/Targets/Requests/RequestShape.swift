/// What all requests of one operation in one mapping have in common.
public struct RequestShape: Sendable {
  /// The operation's name.
  public var operation: String
  /// The HTTP method in capital letters.
  public var method: String
  /// How the body is written; nil for requests without one.
  public var encoding: RequestBody.Encoding?
  /// The form of a JSON body.
  public var json: JSONBodyShape?
  /// How many records become one request; nil where each makes its own.
  public var collected: Collected?
  /// The name of a form's values that are collected, which come last.
  public var collectedName: Int32?

  /// How many records become one request.
  public struct Collected: Sendable {
    /// The most items of one request.
    public var most: Int
    /// Whether the records of one request stand together in the input.
    public var isSorted: Bool

    /// Rules of collecting.
    public init(most: Int, isSorted: Bool) {
      self.most = most
      self.isSorted = isSorted
    }
  }

  /// The shape of an operation's requests.
  public init(
    operation: String, method: String, encoding: RequestBody.Encoding?, json: JSONBodyShape? = nil
  ) {
    self.operation = operation
    self.method = method
    self.encoding = encoding
    self.json = json
  }
}
