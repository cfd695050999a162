import JSON
import Records

/// How columns named by path become nested records again.
///
/// Layout: the nodes of a tree in the order of their first column, each followed by those below it, so that a
/// subtree is a range. Names that count from 0 without a gap are the elements of a list, and come first; where
/// there are other names too, each record has one or the other.
struct NestPlan: Sendable {
  /// A place in the record.
  struct Node: Sendable {
    /// The column with the value of this very place; nil where there are only places below it.
    var column: Int?
    /// Where the nodes below it end.
    var end: Int
    /// Where those end that are the elements of a list.
    var listEnd: Int
    /// What stands before the value in an object, in `heads`: `"name":`.
    var head: Range<Int>
  }

  /// The nodes; the first one is the record.
  let nodes: [Node]
  /// The names as JSON, with their colons.
  let heads: FixedBytes

  /// How many steps a path may have.
  private static let maximumDepth = 512

  /// The plan for columns of some names.
  ///
  /// Errors: `nest.tooDeep`, without a place.
  init(_ names: [String]) throws(Diagnostic) {
    let root = Tree()
    for (column, name) in names.enumerated() {
      let steps = ColumnPath(name).steps
      guard steps.count <= Self.maximumDepth else {
        throw Diagnostic(
          "nest.tooDeep",
          "the name of column \(column + 1) is a path of more than \(Self.maximumDepth) steps",
          advice: "leave --nest out, or give the column another name")
      }
      root.descendant(at: steps).column = column
    }
    var nodes: [Node] = []
    var heads = ByteBuffer()
    root.addNodes(to: &nodes, &heads, isRecord: true)
    self.nodes = nodes
    self.heads = FixedBytes(heads)
  }

  /// The places while the plan is made.
  private final class Tree {
    var column: Int?
    private var names: [String] = []
    private var children: [String: Tree] = [:]

    func descendant(at steps: [String]) -> Tree {
      var tree = self
      for step in steps {
        let known = tree.children[step]
        let child = known ?? Tree()
        if known == nil {
          tree.children[step] = child
          tree.names.append(step)
        }
        tree = child
      }
      return tree
    }

    /// Adds the node and those below it.
    func addNodes(to nodes: inout [Node], _ heads: inout ByteBuffer, isRecord: Bool = false) {
      let number = nodes.count
      nodes.append(Node(column: column, end: 0, listEnd: 0, head: 0..<0))
      let numbered = isRecord ? [] : numberedNames
      let isNumbered = Set(numbered)
      for (position, name) in (numbered + names.filter { !isNumbered.contains($0) }).enumerated() {
        if position == numbered.count { nodes[number].listEnd = nodes.count }
        guard let child = children[name] else { continue }
        let start = heads.count
        heads.appendJSONString(name)
        heads.append(UInt8(ascii: ":"))
        let head = start..<heads.count
        let position = nodes.count
        child.addNodes(to: &nodes, &heads)
        nodes[position].head = head
      }
      nodes[number].end = nodes.count
      if names.count == numbered.count { nodes[number].listEnd = nodes.count }
    }

    /// The names 0, 1, 2 and so on that are there, if no further number is.
    private var numberedNames: [String] {
      let isNumber = { (name: String) in Int(name).map(String.init) == name && name.first != "-" }
      let count = names.count(where: isNumber)
      let numbers = (0..<count).map(String.init)
      return numbers.allSatisfy { children[$0] != nil } ? numbers : []
    }
  }
}
