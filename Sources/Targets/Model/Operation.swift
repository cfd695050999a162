/// One call of a target.
public struct Operation: Sendable {
  /// The name in mappings: the document's `operationId`.
  public var identifier: String
  /// The HTTP method in capital letters.
  public var method: String
  /// The path below the base address.
  public var path: PathTemplate
  /// One line on what it does.
  public var summary: String
  /// What else to know.
  public var details: String
  /// The values outside the body, in the document's order.
  public var parameters: [Parameter]
  /// The body, if the call has one.
  public var body: RequestBody?
  /// The documented answers.
  public var responses: [Response]
  /// Ways to authorise that differ from the target's own, each sufficient.
  public var security: [SecurityScheme]?
  /// What the call does to the tenant, and what that means for repeating and undoing it.
  public var semantics: OperationSemantics

  /// The parameters at a location.
  public func parameters(in location: Parameter.Location) -> [Parameter] {
    parameters.filter { $0.location == location }
  }
}

/// A value outside the body.
public struct Parameter: Sendable {
  /// Where in the request it goes.
  public enum Location: String, Sendable, CaseIterable {
    /// A segment of the path.
    case path
    /// Behind the question mark.
    case query
    /// A header.
    case header
    /// A cookie.
    case cookie
  }

  /// The name on the wire.
  public var name: String
  /// Where it goes.
  public var location: Location
  /// Whether a request must have it.
  public var isRequired: Bool
  /// What values it takes.
  public var schema: Schema
  /// How lists are written.
  public var style: ListStyle
  /// What it is.
  public var summary: String
}

/// How a list becomes parameters or form fields.
public struct ListStyle: Sendable, Equatable {
  /// OpenAPI's name of the style, such as `form` or `spaceDelimited`.
  public var name: String
  /// Whether each element gets a parameter of its own, by repeating the name.
  public var isExploded: Bool

  /// The style of forms: the name repeated for each element.
  public static let repeated = ListStyle(name: "form", isExploded: true)
}

/// The body of a call.
public struct RequestBody: Sendable {
  /// Whether a request must have one.
  public var isRequired: Bool
  /// The forms that it may take, the usual one first.
  public var contents: [Content]

  /// The content of a kind, if the call takes it.
  public func content(_ encoding: Encoding) -> Content? {
    contents.first { $0.encoding == encoding }
  }

  /// A form that a body may take.
  public struct Content: Sendable {
    /// The media type as the document has it.
    public var mediaType: String
    /// The way to write it.
    public var encoding: Encoding
    /// What it holds.
    public var schema: Schema
    /// How lists of single properties are written, where the document says it.
    public var listStyles: [String: ListStyle]
  }

  /// A way to write a body.
  public enum Encoding: String, Sendable {
    /// Pairs of names and values, percent-encoded.
    case form
    /// Parts, of which some may be files.
    case multipart
    /// JSON.
    case json

    /// The way to write a media type, if muster can.
    public init?(mediaType: String) {
      let essence =
        mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
      switch essence {
      case "application/x-www-form-urlencoded": self = .form
      case "multipart/form-data": self = .multipart
      case "application/json": self = .json
      default:
        guard essence.hasSuffix("+json") else { return nil }
        self = .json
      }
    }
  }
}

/// A documented answer of a call.
public struct Response: Sendable {
  /// The status: `200`, `5XX` or `default`.
  public var status: String
  /// What it means.
  public var summary: String
  /// What its JSON body holds, where there is one.
  public var schema: Schema?

  /// Whether it is a success.
  public var isSuccess: Bool { status.hasPrefix("2") }
}
