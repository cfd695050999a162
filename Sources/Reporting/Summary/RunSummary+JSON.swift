internal import JSON
internal import Records

extension RunSummary {
  /// The summary as a JSON document: one member a line, always in the same order.
  public var json: String {
    var members = [
      "\"muster\": \"summary\"",
      "\"version\": \(RunSummary.formatVersion)",
      "\"tool\": " + quoted(tool),
      "\"command\": " + quoted(command),
      "\"exitCode\": \(exitCode)",
      "\"sumsHold\": \(accounting.holds)",
      "\"bytesRead\": \(bytesRead)",
      "\"records\": " + object(accounting.records.members),
    ]
    if let requests = accounting.requests {
      members.append("\"requests\": " + object(requests.members))
    }
    let counted = problems.map { (name: $0.key.description, value: "\($0.value)") }
    members.append("\"problems\": " + object(counted.sorted { $0.name < $1.name }))
    members.append("\"timing\": " + object(timing))
    return "{\n" + members.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
  }

  /// How long it took and what that makes per second; no rates where the clock did not move.
  private var timing: [(name: String, value: String)] {
    let milliseconds = Int((elapsed / .milliseconds(1)).rounded())
    var members = [(name: "milliseconds", value: "\(milliseconds)")]
    if milliseconds > 0 {
      let seconds = Double(milliseconds) / 1000
      func rate(_ count: Int) -> String { "\(Int((Double(count) / seconds).rounded()))" }
      members.append(("recordsPerSecond", rate(accounting.records.read)))
      members.append(("bytesPerSecond", rate(bytesRead)))
    }
    return members
  }

  private func object(_ members: [(name: String, value: String)]) -> String {
    guard !members.isEmpty else { return "{}" }
    return "{ " + members.map { quoted($0.name) + ": " + $0.value }.joined(separator: ", ") + " }"
  }
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String {
  var buffer = ByteBuffer()
  buffer.appendJSONString(text)
  return String(buffer.slice)
}

extension RecordAccount {
  fileprivate var members: [(name: String, value: String)] {
    [
      ("read", "\(read)"), ("mapped", "\(mapped)"), ("skipped", "\(skipped)"),
      ("rejected", "\(rejected)"),
    ]
  }
}

extension RequestAccount {
  fileprivate var members: [(name: String, value: String)] {
    [
      ("made", "\(made)"), ("applied", "\(applied)"), ("alreadyApplied", "\(alreadyApplied)"),
      ("failed", "\(failed)"), ("blocked", "\(blocked)"), ("inDoubt", "\(inDoubt)"),
      ("left", "\(left)"),
    ]
  }
}
