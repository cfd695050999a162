/// What a call does to a tenant, and what that means for repeating, proving and undoing it.
///
/// It comes from the operation's `x-muster`; where a document has none, the method decides, carefully.
public struct OperationSemantics: Sendable, Equatable {
  /// What a call does.
  public enum Effect: String, Sendable, CaseIterable {
    /// Changes nothing.
    case read
    /// Makes something that was not there.
    case create
    /// Changes something that is there.
    case update
    /// Makes it, or changes it when it is there.
    case upsert
    /// Removes something.
    case delete
    /// Gives a right or a role.
    case grant
    /// Takes a right or a role away.
    case revoke
  }

  /// The effect.
  public var effect: Effect
  /// What the call is about: the request's value that identifies it.
  public var identity: Identity?
  /// Whether sending the same request twice does what sending it once does.
  public var isRepeatSafe: Bool
  /// The truth-valued properties that make repeating unsafe when they are true.
  public var repeatUnsafeWith: [String] = []
  /// Whether properties that are left out keep their values.
  public var isPartial = false
  /// The operations that an upsert behaves as.
  public var actsAs: Branches?
  /// The read that proves that the call was applied.
  public var proof: Proof?
  /// The answers that may mean that nothing was left to do.
  public var alreadyApplied: [AlreadyApplied] = []
  /// What must hold before the call.
  public var requirements: [Requirement] = []
  /// The calls that undo it, for each way it may have ended; empty when it cannot be undone.
  public var inverses: [Inverse] = []
  /// Why it cannot be undone.
  public var inverseNote: String?
  /// Why no read can show what the call did.
  public var unverifiable: String?
  /// What happens besides.
  public var sideEffects: [SideEffect] = []
  /// The step of a run that the call belongs to, from 1; steps end before the next begins.
  public var phase = 1
  /// Where in the answer of a list the elements are, as a JSON pointer.
  public var items: String?
  /// How a list comes in pages: `none`, or the target's own word.
  public var paging: String?

  /// How much of what a call did its inverse brings back.
  public enum Reversibility: String, Sendable {
    /// Nothing to bring back.
    case notNeeded = "-"
    /// All of it.
    case reversible = "yes"
    /// Not all of it.
    case withLoss = "with loss"
    /// None of it.
    case irreversible = "no"
  }

  /// How much of what the call does can be undone.
  public var reversibility: Reversibility {
    if effect == .read { return .notNeeded }
    if inverses.isEmpty { return .irreversible }
    return inverses.allSatisfy { $0.loses.isEmpty && $0.note == nil } ? .reversible : .withLoss
  }

  /// The operations that an upsert behaves as.
  public struct Branches: Sendable, Equatable {
    /// The one when the resource is not there.
    public var absent: String
    /// The one when it is.
    public var present: String
  }

  /// The request's value that says which resource a call is about.
  public struct Identity: Sendable, Equatable {
    /// The kind of resource: `user`.
    public var resource: String
    /// Where the value is: `path`, `query` or `body`.
    public var location: String
    /// Its name there; in a body a path with slashes.
    public var name: String
    /// The property of a read resource that equals it.
    public var matches: String
  }

  /// The read that proves that a call was applied.
  public struct Proof: Sendable, Equatable {
    /// What the read must show.
    public enum Shows: String, Sendable, CaseIterable {
      /// That the resource is there.
      case present
      /// That it is not there.
      case absent
      /// That it is there with the values that were sent; a list must contain them.
      case same
    }

    /// The read.
    public var operation: String
    /// Its parameters, and the request's values that fill them: `path.userID`.
    public var parameters: [Link]
    /// What it must show.
    public var shows: Shows
    /// The read properties and the request's values they must equal; empty for those of equal name.
    public var compared: [Link]
  }

  /// A name, and where its value comes from: `path.userID`, `body.role`.
  public struct Link: Sendable, Equatable {
    /// The name.
    public var name: String
    /// Where the value comes from.
    public var source: String
  }

  /// An answer that may mean that nothing was left to do.
  public struct AlreadyApplied: Sendable, Equatable {
    /// The status.
    public var status: Int
    /// Whether it means so only when the proof shows it.
    public var needsProof: Bool
    /// The setting that must be on for it to mean so.
    public var setting: String?
  }

  /// What must hold before a call.
  public struct Requirement: Sendable, Equatable {
    /// The property of the resource that must contain a value; nil when the resource must exist.
    public var property: String?
    /// The value that it must contain.
    public var value: String?
    /// The operations that bring it about, each sufficient.
    public var operations: [String]
  }

  /// A call that undoes another.
  public struct Inverse: Sendable, Equatable {
    /// What it is sent with.
    public enum Values: String, Sendable, CaseIterable {
      /// Only its parameters.
      case none
      /// The body of the call that it undoes.
      case same
      /// The values that the resource had before.
      case before
    }

    /// How the call must have ended: `created` or `updated`; nil for any end.
    public var when: String?
    /// The undoing operation.
    public var operation: String
    /// Its parameters, and the values of the undone request that fill them.
    public var parameters: [Link]
    /// What its body is.
    public var values: Values
    /// The properties that it cannot bring back.
    public var loses: [String]
    /// What else it does not bring back.
    public var note: String?
  }

  /// What happens besides the effect.
  public struct SideEffect: Sendable, Equatable {
    /// The truth-valued property that causes it; nil when the call always does.
    public var property: String?
    /// What happens.
    public var effect: String
  }
}
