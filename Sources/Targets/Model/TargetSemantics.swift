/// What a target says about pace.
public struct Limits: Sendable, Equatable {
  /// Whether the supplier publishes limits; otherwise the windows are muster's own.
  public var isPublished = false
  /// The windows, each as `3600/h`.
  public var rates: [String] = []
  /// How many requests may be under way at once.
  public var concurrency: Int?
  /// What to know about them.
  public var summary = ""

  /// No limits.
  public init() {}
}

/// How the users that a tenant holds are read.
public struct CurrentState: Sendable, Equatable {
  /// The kind of resource: `user`.
  public var resource: String
  /// The call that lists them all, if there is one.
  public var list: List?
  /// The call that reads one in full, when the list does not.
  public var read: Read?
  /// The properties by which a wish finds its resource, in order.
  public var match: [String]
  /// The call that gives an identity to a resource found without one.
  public var withoutIdentity: Read?
  /// The JSON pointers of properties with a meaning: `active`, `roles`, `archived`.
  public var pointers: [Target.Fact]
  /// The setting that names the property which tells archived resources.
  public var archivedSetting: String?
  /// What reading cannot show.
  public var hidden: [String]

  /// A call that lists resources.
  public struct List: Sendable, Equatable {
    /// The operation.
    public var operation: String
    /// Where the elements are in its answer, as a JSON pointer.
    public var items: String
    /// How pages follow each other: `none`, or the target's own word.
    public var paging: String
  }

  /// A call about one resource.
  public struct Read: Sendable, Equatable {
    /// The operation.
    public var operation: String
    /// Its parameters, and the JSON pointers in the listed element that fill them.
    public var parameters: [OperationSemantics.Link]
  }
}

/// What a target's answers mean beyond their status.
public struct AnswerRules: Sendable, Equatable {
  /// The media types to ask for.
  public var accept = "application/json"
  /// The media type of error bodies, if it is known.
  public var errorBody: String?
  /// The setting that lists the statuses of a read that finds nothing.
  public var absentSetting: String?
  /// The setting that lists the statuses by which credentials are refused.
  public var refusedSetting: String?
  /// The answers that prove that nothing was applied.
  public var notApplied: [NotApplied] = []

  /// No special rules.
  public init() {}

  /// An answer that proves that nothing was applied.
  public struct NotApplied: Sendable, Equatable {
    /// The status.
    public var status: Int
    /// The header that it must have.
    public var header: String?
    /// The setting that must be on for it to prove so.
    public var setting: String?
  }
}
