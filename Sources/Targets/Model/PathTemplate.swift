/// The path of an operation with its variable parts: `/initializeId/{login}/{userID}`.
///
/// Source: OpenAPI 3.1.1, section "Path Templating".
public struct PathTemplate: Sendable, Equatable {
  /// A piece of the path.
  public enum Piece: Sendable, Equatable {
    /// Fixed text, already percent-encoded.
    case text(String)
    /// The place of a path parameter's value, which is percent-encoded as one segment.
    case parameter(String)
  }

  /// The pieces in order.
  public var pieces: [Piece]

  /// The pieces of a template; nil if a brace has no partner or a name is empty.
  public init?(_ template: String) {
    pieces = []
    var rest = template[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{" else { return nil }
      let behind = rest[rest.index(after: open)...]
      guard let close = behind.firstIndex(where: { $0 == "{" || $0 == "}" }),
        behind[close] == "}", close > behind.startIndex
      else { return nil }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.parameter(String(behind[..<close])))
      rest = behind[behind.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
  }

  /// The names of the variable parts, in order.
  public var parameterNames: [String] {
    pieces.compactMap { piece in
      guard case .parameter(let name) = piece else { return nil }
      return name
    }
  }

  /// The template as the document has it.
  public var text: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .parameter(let name): "{\(name)}"
      }
    }.joined()
  }
}
