/// What stops a benchmark, in words for the person who runs it.
struct BenchmarkFailure: Error {
  let text: String

  init(_ text: String) { self.text = text }
}

/// The words behind a subcommand; each method takes out what it reads.
struct Arguments {
  private var words: [String]

  init(_ words: [String]) { self.words = words }

  /// The text behind an option, if it is given.
  mutating func text(of option: String) throws(BenchmarkFailure) -> String? {
    guard let position = words.firstIndex(of: option) else { return nil }
    guard position + 1 < words.count else { throw BenchmarkFailure("\(option) needs a value") }
    let value = words[position + 1]
    words.removeSubrange(position...position + 1)
    return value
  }

  /// The whole number behind an option, if it is given.
  mutating func number(of option: String) throws(BenchmarkFailure) -> Int? {
    guard let text = try text(of: option) else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw BenchmarkFailure("\(option) needs a whole number, not \"\(text)\"")
    }
    return number
  }

  /// The words behind `--`, which is taken out with them.
  mutating func command() throws(BenchmarkFailure) -> [String] {
    guard let position = words.firstIndex(of: "--"), position + 1 < words.count else {
      throw BenchmarkFailure("a command is needed behind --")
    }
    let command = Array(words[(position + 1)...])
    words.removeSubrange(position...)
    return command
  }

  /// The one word that is left when all options are read.
  func onlyOperand(named name: String) throws(BenchmarkFailure) -> String {
    guard words.count == 1, let operand = words.first, !operand.hasPrefix("-") else {
      throw BenchmarkFailure("\(name) is needed, and nothing else is known here: \(words)")
    }
    return operand
  }

  /// Refuses words that no option has taken.
  func expectNothingElse() throws(BenchmarkFailure) {
    if !words.isEmpty { throw BenchmarkFailure("not known here: \(words)") }
  }
}
