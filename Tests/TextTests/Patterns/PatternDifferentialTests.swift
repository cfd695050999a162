import Records
import Testing
import Text

/// Random small patterns against a matcher so plain that it can hardly be wrong.
@Suite struct PatternDifferentialTests {
  @Test(arguments: 1...8)
  func `agrees with a plain backtracking matcher`(_ seed: UInt64) throws {
    var maker = PatternMaker(seed: seed)
    var given = 0
    for _ in 0..<400 {
      let node = maker.pattern()
      let run = try PatternRun(node.text)
      #expect(run.pattern.groupCount == maker.groupCount)
      for _ in 0..<6 {
        let text = maker.text()
        let reference = ReferenceMatcher(text)
        guard
          let found = try? reference.firstMatch(of: node, groupCount: maker.groupCount)
            .map({ inBytes($0, of: text) }) ?? "none"
        else {
          given += 1
          continue
        }
        for machine in Pattern.Machine.allCases {
          #expect(
            run.find(text, machine: machine) == found,
            "seed \(seed), \(machine): \(node.text) in \(text.debugDescription)")
        }
        #expect(run.isMatch(text) == (found != "none"))
        run.scratch.reset()
      }
    }
    // Where the plain one gave up, nothing was compared.
    #expect(given < 100)
  }

  private func inBytes(_ groups: [Range<Int>?], of text: String) -> String {
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + scalar.utf8.count)
    }
    return groups.map { group in
      group.map { "\(offsets[$0.lowerBound])-\(offsets[$0.upperBound])" } ?? "-"
    }.joined(separator: " ")
  }
}

/// Makes patterns and texts of few letters, so that they often meet.
private struct PatternMaker {
  private var random: SeededGenerator
  private(set) var groupCount = 0
  private let letters: [Unicode.Scalar] = ["a", "b", "é", " "]

  init(seed: UInt64) { random = SeededGenerator(seed: seed, record: 0) }

  mutating func pattern() -> ReferenceNode {
    groupCount = 0
    return node(depth: 4)
  }

  mutating func text() -> String {
    var text = ""
    for _ in 0..<below(9) { text.unicodeScalars.append(letter()) }
    return text
  }

  private mutating func node(depth: Int) -> ReferenceNode {
    switch below(depth == 0 ? 8 : 16) {
    case 0...3: return .scalar(letter())
    case 4: return .anyButLineFeed
    case 5: return .set([letter(), letter()], isNegated: below(2) == 0)
    case 6: return .sequence([])
    case 7:
      return [ReferenceNode.textStart, .textEnd, .wordBoundary][below(3)]
    case 8...9:
      groupCount += 1
      return .group(groupCount, node(depth: depth - 1))
    case 10...12: return .sequence(nodes(depth: depth - 1))
    case 13: return .alternatives(nodes(depth: depth - 1))
    default:
      let minimum = below(3)
      let maximum = below(2) == 0 ? nil : minimum + below(3)
      return .repetition(
        node(depth: depth - 1), minimum: minimum, maximum: maximum, isGreedy: below(3) > 0)
    }
  }

  private mutating func nodes(depth: Int) -> [ReferenceNode] {
    var nodes: [ReferenceNode] = []
    for _ in 0..<2 + below(2) { nodes.append(node(depth: depth)) }
    return nodes
  }

  private mutating func letter() -> Unicode.Scalar { letters[below(letters.count)] }

  private mutating func below(_ limit: Int) -> Int { random.uniform(below: limit) }
}
