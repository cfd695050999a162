import Commands
import Foundation
import Testing

@Suite struct GoldenCaseTests {
  @Test func `there are cases`() {
    #expect(!CommandCase.all.isEmpty)
  }

  @Test(arguments: CommandCase.all)
  func `prints and writes what the case expects`(_ example: CommandCase) async throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let verdict = try await CaseVerdict(of: example, with: .muster, isRecording: isRecording)
    #expect(verdict == .asExpected)
  }
}

/// How a case went.
enum CaseVerdict: Equatable, CustomTestStringConvertible {
  /// Everything is as expected.
  case asExpected
  /// Something is not, and this is what.
  case different(String)
  /// The expectations were made anew, which is a failure so that no recording passes unseen.
  case recorded(String)

  init(of example: CommandCase, with table: CommandTable, isRecording: Bool) async throws {
    let outcome = try await CaseOutcome(running: example, with: table)
    let differences = outcome.differences(from: CaseOutcome(expectedBy: example))
    if differences.isEmpty {
      self = .asExpected
    } else if isRecording {
      try outcome.record(in: example)
      self = .recorded(differences)
    } else {
      self = .different(differences)
    }
  }

  var testDescription: String {
    switch self {
    case .asExpected: "as expected"
    case .different(let text): "different:\n" + text
    case .recorded(let text): "recorded; read it and run again:\n" + text
    }
  }
}
