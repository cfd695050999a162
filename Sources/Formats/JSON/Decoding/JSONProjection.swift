import Records

/// Which values of a record go into which cells: the paths of all fields, compiled into one table.
///
/// How it works: the paths are followed side by side, so that one pass over a record finds them all. A
/// state stands for a place in the record and says which fields want the value there, and which states
/// its members and elements have. What no path leads to has no state.
///
/// A field's name is a path: `name/first` is a member of a member, `emails/0/value` counts elements from
/// 0, and `emails/*/value` lists the value of every element that has one. A member whose name is the
/// whole path comes first, whatever signs are in it.
/// Memory: immutable and shared by all workers.
final class JSONProjection: @unchecked Sendable {
  // Unchecked: nothing changes once it is made.

  /// The state of what no field wants.
  static let nothing: Int32 = -1
  /// What `State.field` says where more than one plain cell is to be filled.
  static let several: Int32 = -2

  /// A field that wants the value of a state.
  struct Target: Hashable {
    enum Role: Hashable {
      /// The value is the field.
      case whole
      /// The value is the field unless a member has the whole path as its name.
      case path
      /// The value is that of a member whose name is the whole path.
      case literal
      /// The value is one of a list.
      case element
      /// Not a field: what muster itself writes into records that it rejects.
      case own(JSONOwnMember)
    }

    let field: Int32
    let role: Role
  }

  /// A place in a record.
  struct State {
    /// Who wants the value.
    var targets: [Target] = []
    /// The field of a value that only one wants, whole; `nothing` or `several` else.
    var field: Int32 = JSONProjection.nothing
    /// The states of an object's members.
    var members: [(name: ByteSlice, state: Int32)] = []
    /// The states of an array's elements that are not as the others.
    var elements: [(index: Int, state: Int32)] = []
    /// The state of all other elements.
    var others: Int32 = JSONProjection.nothing
  }

  /// The states; that of the record itself is the first.
  private(set) var states: [State] = []
  /// The fields that are lists of what several elements have.
  private(set) var listFields: [Int] = []
  /// The fields that are the whole record.
  private(set) var wholeFields: [Int] = []
  /// How many cells a record has.
  let fieldCount: Int
  /// Whether some field is a path of several steps.
  private(set) var hasPaths = false
  private let names = Scratch()

  /// The projection of some fields, in the order of their cells.
  init(_ fields: [String]) {
    fieldCount = fields.count
    var builder = Builder(fields)
    wholeFields = fields.indices.filter { fields[$0] == wholeRecordField }
    listFields = builder.paths.filter { $0.isList }.map(\.field)
    hasPaths = builder.paths.contains { $0.steps.count > 1 }
    builder.build(names)
    states = builder.states
  }

  /// The state of a member of an object.
  func state(ofMember name: ByteSlice, in state: Int32) -> Int32 {
    guard state >= 0 else { return JSONProjection.nothing }
    for member in states[Int(state)].members where member.name == name { return member.state }
    return JSONProjection.nothing
  }

  /// The state of an element of an array.
  func state(ofElement index: Int, in state: Int32) -> Int32 {
    guard state >= 0 else { return JSONProjection.nothing }
    for element in states[Int(state)].elements where element.index == index {
      return element.state
    }
    return states[Int(state)].others
  }

  /// The field of a state, as `State.field`.
  func field(of state: Int32) -> Int32 {
    state < 0 ? JSONProjection.nothing : states[Int(state)].field
  }
}

/// What muster itself writes into records that it rejects, and reads over.
enum JSONOwnMember: String, CaseIterable {
  /// The line where the record began.
  case line = "muster:line"
  /// Why it was rejected.
  case reason = "muster:reason"
  /// The record as text, where it could not carry members.
  case record = "muster:record"
}

/// Follows all paths at once.
private struct Builder {
  struct Path {
    let field: Int
    let name: String
    let steps: [String]
    /// Whether it leads to several values; a single step is the name of a member, whatever it is.
    var isList: Bool { steps.count > 1 && steps.contains("*") }
  }

  /// How far a path has been followed; a literal one has come to its end at once.
  private struct Position: Hashable {
    let path: Int
    let step: Int
    var isLiteral = false
  }

  let paths: [Path]
  private(set) var states: [JSONProjection.State] = []
  private var numbers: [[Position]: Int32] = [:]

  init(_ fields: [String]) {
    paths = fields.enumerated().filter { $1 != wholeRecordField }.map { field, name in
      let steps = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return Path(field: field, name: name, steps: steps)
    }
  }

  mutating func build(_ names: Scratch) {
    let root = state(of: paths.indices.map { Position(path: $0, step: 0) }, names)
    if root == JSONProjection.nothing { states.append(JSONProjection.State()) }
    // At the record itself a member may have a whole path as its name.
    for (number, path) in paths.enumerated() where path.steps.count > 1 {
      let literal = Position(path: number, step: path.steps.count, isLiteral: true)
      states[0].members.append((names.copy(path.name), state(of: [literal], names)))
    }
    for own in JSONOwnMember.allCases {
      // A field cannot have such a name: the members are not the input's.
      let name = names.copy(own.rawValue)
      states[0].members.removeAll { $0.name == name }
      states[0].members.append((name, Int32(states.count)))
      var state = JSONProjection.State()
      state.targets = [JSONProjection.Target(field: -1, role: .own(own))]
      state.field = JSONProjection.several
      states.append(state)
    }
  }

  /// The number of the state for some positions.
  private mutating func state(of positions: [Position], _ names: Scratch) -> Int32 {
    if positions.isEmpty { return JSONProjection.nothing }
    if let number = numbers[positions] { return number }
    let number = Int32(states.count)
    numbers[positions] = number
    states.append(JSONProjection.State())
    var state = JSONProjection.State()
    state.targets = positions.filter { $0.step == paths[$0.path].steps.count }.map { position in
      let path = paths[position.path]
      return JSONProjection.Target(
        field: Int32(path.field),
        role: position.isLiteral
          ? .literal : path.isList ? .element : path.steps.count > 1 ? .path : .whole)
    }
    if let only = state.targets.first {
      let isPlain = state.targets.count == 1 && only.role == .whole
      state.field = isPlain ? only.field : JSONProjection.several
    }
    let open = positions.filter { $0.step < paths[$0.path].steps.count }
    var keys: [String] = []
    for position in open where !keys.contains(step(position)) { keys.append(step(position)) }
    for key in keys {
      let next = open.filter { step($0) == key }.map(advanced)
      state.members.append((names.copy(key), self.state(of: next, names)))
    }
    let every = open.filter { step($0) == "*" }
    state.others = self.state(of: every.map(advanced), names)
    for index in Set(open.compactMap { index($0) }).sorted() {
      let next = open.filter { step($0) == "*" || self.index($0) == index }.map(advanced)
      state.elements.append((index, self.state(of: next, names)))
    }
    states[Int(number)] = state
    return number
  }

  private func step(_ position: Position) -> String { paths[position.path].steps[position.step] }

  /// The element that a step means in an array.
  private func index(_ position: Position) -> Int? {
    let text = step(position)
    return text.utf8.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  private func advanced(_ position: Position) -> Position {
    Position(path: position.path, step: position.step + 1)
  }
}
