public import Records

/// An API that muster can fill: what its OpenAPI document says about requests, and what its `x-muster`
/// extensions say about their effects.
public struct Target: Sendable {
  /// The name in mappings, profiles and commands: `anewspring`.
  public var identifier: String
  /// The name for people.
  public var title: String
  /// The API's own version, as the document states it.
  public var version: String
  /// One line on what it is.
  public var summary: String
  /// The base addresses, the usual one first.
  public var servers: [Server]
  /// The ways to authorise, each sufficient, the usual one first.
  public var security: [SecurityScheme]
  /// The operations, in the document's order.
  public var operations: [Operation]
  /// What differs from tenant to tenant, or is not known for certain.
  public var settings: [Setting]
  /// What it says about pace.
  public var limits: Limits
  /// How its users are read.
  public var currentState: CurrentState?
  /// What its answers mean.
  public var answers: AnswerRules
  /// How many steps a run has, each ending before the next begins: 1 for most targets.
  public var phaseCount: Int { operations.map(\.semantics.phase).max() ?? 1 }
  /// Where the facts come from: the key used in descriptions, and the page.
  public var sources: [Fact]
  /// What cannot be done with it, one sentence each.
  public var notSupported: [String]
  /// Whether the document has `x-muster` semantics; without them nothing is known but requests.
  public var hasSemantics: Bool

  /// The operation of a name, if there is one; names are case-sensitive.
  public func operation(named name: String) -> Operation? {
    operations.first { $0.identifier == name }
  }

  /// The problem of naming an operation that the target does not have.
  public func unknownOperation(_ name: String, at place: Place? = nil) -> Diagnostic {
    Diagnostic(
      "target.unknownOperation", "\(title) has no operation \"\(name)\"",
      advice: Suggestion.advice(
        for: name, among: operations.map(\.identifier), what: "operations"),
      place: place)
  }

  /// A name and what it stands for.
  public struct Fact: Sendable, Equatable {
    /// The key.
    public var key: String
    /// What it stands for.
    public var text: String
  }
}

/// A base address of a target, with its variable parts.
public struct Server: Sendable, Equatable {
  /// The address; a part in braces is a variable.
  public var url: String
  /// What it is for.
  public var summary: String
  /// The variable parts; a setting of the same name gives the value.
  public var variables: [Variable]

  /// A variable part of a base address.
  public struct Variable: Sendable, Equatable {
    /// The name in braces.
    public var name: String
    /// The value that the document states, often only an example.
    public var standard: String
    /// What it is.
    public var summary: String
  }
}

/// A way to authorise that a target accepts.
public struct SecurityScheme: Sendable, Equatable {
  /// What kind of credential it takes.
  public enum Kind: Sendable, Equatable {
    /// A key in a header, a query parameter or a cookie of a name.
    case apiKey(in: String, name: String)
    /// An HTTP scheme: `bearer` or `basic`.
    case http(scheme: String)
    /// OAuth 2 with flows, their token addresses where known, and scopes.
    case oauth2(flows: [OAuthFlow])
    /// Another kind, by its OpenAPI name.
    case other(String)
  }

  /// A way to get an OAuth 2 token.
  public struct OAuthFlow: Sendable, Equatable {
    /// The flow: `clientCredentials`, `password`.
    public var name: String
    /// Where tokens come from.
    public var tokenURL: String?
    /// The scopes it can give.
    public var scopes: [String]
  }

  /// The name in the document.
  public var name: String
  /// The kind.
  public var kind: Kind
  /// The scopes that the target or the operation asks for.
  public var scopes: [String]
  /// What to know about it.
  public var summary: String
}
