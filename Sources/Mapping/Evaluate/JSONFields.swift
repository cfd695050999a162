import JSON
import Records

/// Finds the fields of a projection in JSON records that are held as trees, as that of `muster eval` is.
///
/// A field's name is a path: `name/first` is a member of a member, `emails/0/value` counts elements from
/// 0, and `emails/*/value` lists the value of every element that has one. A member whose key is the whole
/// name comes first, whatever signs are in it. An array is a list, an object stays its JSON.
/// Errors: none; what is not there is no value, and so is a number that JSON has no form for.
/// Memory: its cells are valid until the next record is read.
final class JSONFields {
  private struct Path {
    let name: String
    let steps: [String]
  }

  private let paths: [Path]
  private let scratch = Scratch()

  /// The fields of some names, in the order in which their cells are wanted.
  init(_ names: [String]) {
    paths = names.map { name in
      let steps = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return Path(name: name, steps: steps)
    }
  }

  /// Replaces the cells of the record before by those of a record.
  func read(_ record: JSONNode, into cells: inout GrowingTable<Cell>) {
    scratch.reset()
    cells.removeAll()
    for path in paths { cells.append(value(at: path, in: record)) }
  }

  private func value(at path: Path, in record: JSONNode) -> Cell {
    if let literal = record[path.name] { return cell(literal) }
    var found: [JSONNode] = []
    Self.follow(path.steps[...], from: record, into: &found)
    guard let first = found.first else { return .absent }
    return path.steps.contains("*") ? list(found) : cell(first)
  }

  /// Collects the nodes that the steps lead to: one at most, unless some step is `*`.
  private static func follow(
    _ steps: ArraySlice<String>, from node: JSONNode, into found: inout [JSONNode]
  ) {
    guard let step = steps.first else { return found.append(node) }
    let rest = steps.dropFirst()
    if let elements = node.elements {
      if step == "*" {
        for element in elements { follow(rest, from: element, into: &found) }
      } else if step.utf8.allSatisfy(\.isASCIIDigit), let index = Int(step),
        elements.indices.contains(index)
      {
        follow(rest, from: elements[index], into: &found)
      }
    } else if let member = node[step] {
      follow(rest, from: member, into: &found)
    }
  }

  private func cell(_ node: JSONNode) -> Cell {
    switch node.kind {
    case .null, .invalid: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let number): return number.decimal.map { .number(scratch.copy($0)) } ?? .null
    case .string(let string): return .text(scratch.copy(string.value))
    case .array(let elements): return list(elements)
    case .object:
      var buffer = ByteBuffer()
      buffer.append(json: node)
      return .nested(scratch.copy(buffer.slice))
    }
  }

  private func list(_ elements: [JSONNode]) -> Cell {
    let mark = scratch.beginList()
    for element in elements { scratch.push(cell(element)) }
    return scratch.finishList(from: mark)
  }
}
