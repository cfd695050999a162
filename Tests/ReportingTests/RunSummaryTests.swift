import Records
import Reporting
import Testing

@Suite struct RunSummaryTests {
  private var summary: RunSummary {
    RunSummary(
      tool: "muster \"1\"", command: "convert", exitCode: 1,
      accounting: Accounting(records: RecordAccount(read: 10, mapped: 7, skipped: 1, rejected: 2)),
      problems: ["csv.fieldCount": 1, "csv.bareQuote": 1], elapsed: .milliseconds(2500),
      bytesRead: 1000)
  }

  @Test func `counts come first, times and rates stand apart`() {
    #expect(
      summary.json == """
        {
          "muster": "summary",
          "version": 1,
          "tool": "muster \\"1\\"",
          "command": "convert",
          "exitCode": 1,
          "sumsHold": true,
          "bytesRead": 1000,
          "records": { "read": 10, "mapped": 7, "skipped": 1, "rejected": 2 },
          "problems": { "csv.bareQuote": 1, "csv.fieldCount": 1 },
          "timing": { "milliseconds": 2500, "recordsPerSecond": 4, "bytesPerSecond": 400 }
        }

        """)
  }

  @Test func `requests have their own sum`() {
    var summary = summary
    var requests = RequestAccount()
    requests.made = 5
    requests.left = 4
    summary.accounting.requests = requests
    #expect(
      summary.json.contains(
        "  \"requests\": { \"made\": 5, \"applied\": 0, \"alreadyApplied\": 0, \"failed\": 0, "
          + "\"blocked\": 0, \"inDoubt\": 0, \"left\": 4 },\n"))
    #expect(summary.json.contains("\"sumsHold\": false"))
  }

  @Test func `no time gives no rates and no problems an empty object`() {
    var summary = summary
    summary.elapsed = .zero
    summary.problems = [:]
    #expect(summary.json.hasSuffix("\"problems\": {},\n  \"timing\": { \"milliseconds\": 0 }\n}\n"))
  }
}
