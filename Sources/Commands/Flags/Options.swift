internal import Records

/// What the words behind a command mean: every flag known, given as often as allowed and of its kind,
/// every argument there.
public struct Options: Sendable {
  /// The arguments in order; those that the command's definition demands are there.
  public let arguments: [String]
  private let values: [String: [FlagValue]]

  /// The options of a command line.
  ///
  /// Errors: all that is wrong with it, with exit code 2.
  public init(
    _ words: [String], of command: CommandDefinition, in table: CommandTable
  ) throws(CommandError) {
    let raw = RawOptions(words, of: command, in: table)
    var problems = raw.problems
    var values: [String: [FlagValue]] = [:]
    for occurrence in raw.occurrences {
      let flag = occurrence.flag
      if values[flag.name] != nil, !flag.isRepeatable {
        problems.append(UsageProblem.repeated(flag: flag))
      } else if let text = occurrence.value {
        if let value = flag.kind.value(of: text) {
          values[flag.name, default: []].append(value)
        } else {
          problems.append(UsageProblem.wrongKind(text, of: flag, spelled: occurrence.spelling))
        }
      } else {
        values[flag.name] = [.none]
      }
    }
    // A flag that was not understood may have left its value among the arguments.
    if raw.problems.isEmpty {
      problems += UsageProblem.arity(of: raw.arguments, for: command)
    }
    guard problems.isEmpty else { throw CommandError(problems, exitCode: .wrongUsage) }
    arguments = raw.arguments
    self.values = values
  }

  /// An argument by its position, or nil when it was left out.
  public func argument(_ position: Int) -> String? {
    arguments.indices.contains(position) ? arguments[position] : nil
  }

  /// Whether a flag was given.
  public subscript(flag: Flag<Bool>) -> Bool { values[flag.definition.name] != nil }

  /// Whether a flag was given, whatever its value.
  func has(_ flag: any DefinedFlag) -> Bool { values[flag.definition.name] != nil }

  /// The text given with a flag.
  public subscript(flag: Flag<String>) -> String? { texts(flag.definition).first }

  /// The texts given with a flag, in order.
  public subscript(flag: Flag<[String]>) -> [String] { texts(flag.definition) }

  /// The number given with a flag.
  public subscript(flag: Flag<Int>) -> Int? {
    guard case .number(let number)? = values[flag.definition.name]?.first else { return nil }
    return number
  }

  /// The size given with a flag.
  public subscript(flag: Flag<ByteCount>) -> ByteCount? {
    guard case .size(let size)? = values[flag.definition.name]?.first else { return nil }
    return size
  }

  private func texts(_ flag: FlagDefinition) -> [String] {
    (values[flag.name] ?? []).compactMap { value in
      guard case .text(let text) = value else { return nil }
      return text
    }
  }
}
