import Records

/// The compiled expressions of a mapping: plain values in tables, which every worker reads at once.
///
/// Layout: an expression is the position of its node in `nodes`; the arguments of a node are `count`
/// positions in `children` from `first`. Constants live in `constants`, whose bytes the program owns.
final class Program: @unchecked Sendable {
  // Unchecked: nothing changes once the compiler has finished it.

  /// One step of an expression; 20 bytes.
  struct Node: BitwiseCopyable {
    var operation: Operation
    /// What `require` lets through.
    var accepts: UInt8 = 0
    /// For a call: whether a list as first argument means each of its elements.
    var mapsLists = false
    /// For a call: whether a first argument without a value gives no value.
    var passesNoValue = false
    /// How many arguments there are.
    var count: UInt16 = 0
    /// Position of the first argument in `children`.
    var first: Int32 = 0
    /// Which constant, field, derived field, function or table.
    var operand: Int32 = 0
    /// Which preparation, or which slot of `SelectUniqueValue`.
    var preparation: Int32 = 0
  }

  /// What a node does.
  enum Operation: UInt8, BitwiseCopyable {
    case constant, field, derived, element
    case call, iif, switchCase, coalesce, lookup, selectUniqueValue
    case and, or, not, join, list
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Calls that nearly every mapping makes, without the way round by their functions' bodies; where an
    /// argument is no plain text they are `call`.
    case trim, lowercase, rewriteDate, joinLeaves
    /// Lets values of some kinds through and rejects the record for others.
    case require
    /// Makes a date the text that text functions read.
    case dateText
  }

  let nodes: GrowingTable<Node>
  let children: GrowingTable<Int32>
  let constants: GrowingTable<Cell>
  private let constantBytes: Scratch
  /// The bodies of functions, by `Node.operand`.
  let functions: [Function]
  /// What the calls prepare, by `Node.preparation`.
  let preparations: [Preparation]
  /// The derived fields' expressions, in order.
  let derived: [Int32]
  let tables: [LookupTable]
  /// How many calls of `SelectUniqueValue` there are.
  let uniqueSlots: Int

  /// A function's body; in a type of its own, as an array of closures would wrap each of them.
  struct Function {
    let body: FunctionEntry.Eager.Body
  }

  /// A call whose constant arguments are made ready before the first record.
  struct Preparation {
    let prepare: FunctionEntry.Eager.Preparation
    let constants: [Cell?]
  }

  /// The field that an expression is; below 0 for others.
  func field(of expression: Int32) -> Int32 {
    let node = nodes[Int(expression)]
    return node.operation == .field ? node.operand : -1
  }

  init(
    nodes: consuming GrowingTable<Node>, children: consuming GrowingTable<Int32>,
    constants: consuming GrowingTable<Cell>, constantBytes: Scratch,
    functions: [Function], preparations: [Preparation], derived: [Int32],
    tables: [LookupTable], uniqueSlots: Int
  ) {
    self.nodes = nodes
    self.children = children
    self.constants = constants
    self.constantBytes = constantBytes
    self.functions = functions
    self.preparations = preparations
    self.derived = derived
    self.tables = tables
    self.uniqueSlots = uniqueSlots
  }
}
