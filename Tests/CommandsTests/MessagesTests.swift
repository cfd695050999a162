import Commands
import Records
import Reporting
import Testing

@Suite struct MessagesTests {
  private let table = CommandTable([
    command { invocation in
      for number in 0..<3 {
        invocation.messages.report(problem("csv.fieldCount"))
        if number > 0 { invocation.messages.report(problem("csv.bareQuote")) }
      }
      return .someRejected
    }
  ])

  @Test(
    arguments: [
      (
        "0", 0,
        "note: 5 more problems: 2 csv.bareQuote, 3 csv.fieldCount [run.moreProblems]\n"
      ),
      ("4", 4, "note: 1 more problem: 1 csv.bareQuote [run.moreProblems]\n"),
      ("5", 5, nil),
      ("6", 5, nil),
    ] as [(String, Int, String?)])
  func `problems beyond the limit are summed up by kind`(
    _ limit: String, _ told: Int, _ sum: String?
  ) async {
    let world = TestWorld()
    #expect(await world.run(["try", "--max-messages", limit], table) == .someRejected)
    var text = world.messages.text
    if let sum {
      let end = sum + "  --max-messages sets how many are told one by one\n"
      #expect(text.hasSuffix(end))
      text.removeLast(end.count)
    }
    #expect(text.split(separator: "\n").count == told)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("error: something is wrong") })
  }

  @Test func `what ends a run is told whatever the limit`() async {
    let world = TestWorld()
    let table = CommandTable([
      command { (_) throws(CommandError) in
        throw CommandError([problem("first.one"), problem("other.one")], exitCode: .wrongUsage)
      }
    ])
    #expect(await world.run(["try", "--max-messages=0"], table) == .wrongUsage)
    #expect(world.messages.text.hasPrefix("error: something is wrong [first.one]\nnote: 1 more"))
  }

  @Test func `all problems are counted, told or not`() {
    let messages = Messages(TestWorld().environment, limit: 1)
    for _ in 0..<3 { messages.report(problem("csv.fieldCount")) }
    messages.report(problem("csv.bareQuote"))
    #expect(messages.found == ["csv.fieldCount": 3, "csv.bareQuote": 1])
  }

  @Test(
    arguments: [
      (nil, [:], false),
      (80, [:], true),
      (80, ["NO_COLOR": "1"], false),
      (80, ["NO_COLOR": ""], true),
      (80, ["TERM": "dumb"], false),
      (80, ["TERM": "xterm"], true),
    ] as [(Int?, [String: String], Bool)])
  func `severities are coloured on a capable terminal that wants colour`(
    _ width: Int?, _ variables: [String: String], _ isColoured: Bool
  ) {
    let world = TestWorld(terminalWidth: width, variables: variables)
    Messages(world.environment).report(problem("some.code"))
    let word = isColoured ? "\u{1B}[1;31merror\u{1B}[0m" : "error"
    #expect(world.messages.text == "\(word): something is wrong [some.code]\n")
  }

  @Test func `progress is taken away before a message and at the end`() async {
    let world = TestWorld(terminalWidth: 30, variables: ["NO_COLOR": "1"])
    let table = CommandTable([
      command { invocation in
        for done in [1, 2] {
          world.clock.advance(by: .seconds(1))
          invocation.messages.show(ProgressFigures(done: done, problems: 0))
          if done == 1 { invocation.messages.report(problem("some.code")) }
        }
        return .done
      }
    ])
    #expect(await world.run(["try"], table) == .done)
    let erase = "\r\u{1B}[K"
    #expect(
      world.messages.text == erase + "1 records  0 rejected  1 s" + erase
        + "error: something is wrong [some.code]\n" + erase + "2 records  0 rejected  2 s" + erase)
  }

  @Test(
    arguments: [
      (nil, [:]), (80, ["TERM": "dumb"]),
    ] as [(Int?, [String: String])])
  func `without a capable terminal progress is a line now and then`(
    _ width: Int?, _ variables: [String: String]
  ) {
    let world = TestWorld(terminalWidth: width, variables: variables)
    let messages = Messages(world.environment)
    for _ in 0..<25 {
      world.clock.advance(by: .seconds(1))
      messages.show(ProgressFigures(done: 10, problems: 0))
    }
    #expect(
      world.messages.text
        == "10 records, 1/s, 0 rejected, 10 s\n10 records, 1/s, 0 rejected, 20 s\n")
  }

  @Test func `a quiet run shows problems only`() {
    let world = TestWorld(terminalWidth: 80, variables: ["NO_COLOR": "1"])
    let messages = Messages(world.environment, isQuiet: true)
    world.clock.advance(by: .seconds(20))
    messages.show(ProgressFigures(done: 10, problems: 0))
    messages.report(Accounting(records: RecordAccount(read: 1, mapped: 1, skipped: 0, rejected: 0)))
    messages.report(problem("some.code"))
    messages.report(Accounting(records: RecordAccount(read: 1, mapped: 0, skipped: 0, rejected: 0)))
    #expect(
      world.messages.text.split(separator: "\n").map { $0.prefix(11) }
        == ["error: some", "error: the ", "  do not us"])
  }

  @Test func `sums are printed`() {
    let world = TestWorld()
    Messages(world.environment).report(
      Accounting(records: RecordAccount(read: 1, mapped: 1, skipped: 0, rejected: 0)))
    #expect(world.messages.text == "records: 1 read = 1 mapped + 0 skipped + 0 rejected\n")
  }
}
